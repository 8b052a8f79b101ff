"""The documents table of an inventory in; the same table with what became of each file, and its pages, out."""

import hashlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pandas as pd

from lib.pages import Reading
from lib.read.text import read_text
from lib.tables import DOCUMENTS, PAGES, as_frame

Reader = Callable[[bytes], Reading]

# By the file's ending; what a document *is* is decided later, by what stands on it.
READERS: dict[str, Reader] = {".txt": read_text}


def read_documents(documents: pd.DataFrame, raw: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read every document whose status is `read`; return (documents, pages).

    A file no reader takes becomes `unsupported` with a reason; a file whose bytes changed since the
    inventory raises RuntimeError, since a citation would then point at other words.
    """
    rows, pages = [], []
    for row in documents.to_dict("records"):
        if row["status"] == "read":
            reading = _read(row, raw)
            row = row | {"status": reading.status, "reason": reading.reason, "pages": len(reading.pages)}
            for page in reading.pages:
                row["text_source"] = page.text_source
                pages.append({"document_id": row["document_id"], "page": page.number, "text": page.text})
        rows.append(row)
    return as_frame(DOCUMENTS, rows), as_frame(PAGES, pages)


def _read(row: dict[str, object], raw: Path) -> Reading:
    path = str(row["path"])
    ending = PurePosixPath(path).suffix.casefold()
    reader = READERS.get(ending)
    if reader is None:
        what = f"{ending[1:].upper()} files" if ending else "files without an ending"
        return Reading("unsupported", f"this version has no reader for {what}")
    try:
        data = (raw / path).read_bytes()
    except OSError as error:
        return Reading("damaged", f"could not be opened: {error.strerror}")
    if hashlib.sha256(data).hexdigest() != row["sha256"]:
        raise RuntimeError(f"{path} changed while it was being read; run again when nobody writes into raw/")
    return reader(data)
