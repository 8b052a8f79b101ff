"""One file a person names in; its reading out, made in the limited child like that of any received file."""

import hashlib
from pathlib import Path

from lib.pages import Reading
from lib.read.readers import ending, reader_of
from lib.read.sandbox import read_in_child


def read_file(path: Path) -> Reading:
    """Return the reading of one file; `unsupported` if no reader takes a file of its ending. Raises OSError."""
    reader = reader_of(path.name)
    if reader is None:
        what = f"{ending(path.name)[1:].upper()} files" if ending(path.name) else "files without an ending"
        return Reading("unsupported", f"there is no reader for {what}")
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return read_in_child(path.resolve(), sha256, reader)
