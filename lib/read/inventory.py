"""A raw folder in; out comes a row for each file in it: whose it is, its hash, and why it cannot be used if so."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from lib.names import id_problem
from lib.paths import DESK_FOLDERS
from lib.read.readers import reader_of
from lib.refusals import PlainError
from lib.tables import DOCUMENTS, as_frame

MAX_BYTES = 500_000_000
# The project's own files at the top of raw/.
OWN_FILES = ("README.md", "requests.csv")
# Left by file managers and git in any folder.
SYSTEM_FILES = (".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore")
EXPECTED = "expected raw/<agency>/<request>/<file>, for instance raw/tracy-pd-ca/87865/request-page.txt"


class LayoutError(PlainError):
    """The raw folder is not laid out as raw/<agency>/<request>/<file>; the message is one sentence."""


def inventory(raw: Path) -> pd.DataFrame:
    """Return the documents table of every file below `raw`, nothing opened but to hash it.

    Columns as in documents.csv; `status` is `read` for a file that a reader should now try. Files with
    the same bytes in one request keep the first, in order of path; the rest are `duplicate`.
    """
    rows, ids = [], set()
    for path in _files(raw):
        row = _row(path, path.relative_to(raw).parts)
        row["document_id"] = unused(row["document_id"], ids)
        rows.append(row)
    return as_frame(DOCUMENTS, _duplicates_marked(rows))


def only(documents: pd.DataFrame, agencies: list[str] | str) -> pd.DataFrame:
    """Return the documents of the named agencies; all of them if none is named.

    Raises ValueError naming the known agencies if one has no folder.
    """
    wanted = agencies.split() if isinstance(agencies, str) else list(agencies)
    known = sorted(documents["agency_id"].dropna().unique())
    unknown = [agency for agency in wanted if agency not in known]
    if unknown:
        raise ValueError(f"no folder for agency {unknown[0]!r}; known: {', '.join(known)}")
    return documents[documents["agency_id"].isin(wanted)].reset_index(drop=True) if wanted else documents


def check_layout(raw: Path) -> None:
    """Raise LayoutError unless `raw` holds at least one request folder or a roster."""
    if not raw.is_dir():
        raise LayoutError(f"The folder {raw} does not exist; {EXPECTED}.")
    agencies = [p for p in sorted(raw.iterdir()) if p.is_dir() and p.name not in DESK_FOLDERS]
    agencies = [p for p in agencies if not p.name.startswith(".")]
    if (raw / "requests.csv").is_file():
        return
    legal = [p for p in agencies if not id_problem(p.name)]
    if any(child.is_dir() and not id_problem(child.name) for p in legal for child in p.iterdir()):
        return
    stray = next((p for p in _files(raw)), None)
    if stray is None:
        raise LayoutError(f"The folder {raw} holds no request folder and no requests.csv; {EXPECTED}.")
    where = stray.relative_to(raw).as_posix()
    raise LayoutError(f"{where} does not lie in a request folder of an agency; {EXPECTED}.")


def _files(raw: Path) -> Iterator[Path]:
    for entry in sorted(raw.iterdir(), key=lambda p: p.name):
        if entry.is_dir() and not entry.is_symlink():
            if entry.name not in DESK_FOLDERS:
                yield from _below(entry)
        elif entry.name not in OWN_FILES:
            yield entry


def _below(folder: Path) -> Iterator[Path]:
    for here, names, files in os.walk(folder):
        links = [name for name in names if (Path(here) / name).is_symlink()]
        names[:] = sorted(set(names) - set(links))
        for name in sorted([*files, *links]):
            yield Path(here) / name


def _row(path: Path, parts: tuple[str, ...]) -> dict[str, object]:
    agency, request = (parts[0], parts[1]) if len(parts) >= 3 else ("", "")
    status, reason = _usable(path, parts)
    row: dict[str, object] = {
        "document_id": "d-" + slug("-".join(parts)),
        "agency_id": agency if not id_problem(agency) else "",
        "request_id": request if not id_problem(request) else "",
        "path": _printable("/".join(parts)),
        "status": status,
        "reason": reason,
        "kind": "unknown",
    }
    if not path.is_symlink() and path.is_file():
        try:
            row["sha256"], row["bytes"] = _sha256(path), path.stat().st_size
        except OSError as error:
            row |= {"status": "damaged", "reason": f"could not be opened: {error.strerror}"}
    return row


def _usable(path: Path, parts: tuple[str, ...]) -> tuple[str, str]:
    if path.name in SYSTEM_FILES or any(part.startswith(".") for part in parts):
        return "not_used", "a system file, not a record"
    if _printable("/".join(parts)) != "/".join(parts):
        return "unsupported", "its name holds characters that cannot be printed; rename a copy"
    if path.is_symlink():
        return "unsupported", "a link to somewhere else; copy the file itself into the folder"
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        return "unsupported", "not an ordinary file"
    if len(parts) < 3:
        return "not_used", f"lies outside a request folder; {EXPECTED}"
    problem = id_problem(parts[0]) or id_problem(parts[1])
    if problem:
        return "not_used", f"{problem}; {EXPECTED}"
    if path.lstat().st_size == 0:
        return "empty", "the file holds 0 bytes; ask for it again"
    if path.lstat().st_size > MAX_BYTES:
        return "resource_limit", f"larger than {MAX_BYTES // 1_000_000} MB"
    return "read", ""


def _duplicates_marked(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Mark all but one of the files with the same bytes in one request; one that a reader takes is kept."""
    kept: dict[tuple[object, ...], dict[str, object]] = {}
    usable = [row for row in rows if row["status"] == "read"]
    for row in sorted(usable, key=lambda r: (reader_of(str(r["path"])) is None, str(r["path"]))):
        key = (row["agency_id"], row["request_id"], row["sha256"])
        if key in kept:
            row |= {"status": "duplicate", "reason": f"the same bytes as {kept[key]['path']}"}
        else:
            kept[key] = row
    return rows


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def slug(name: str) -> str:
    """Return a name in small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "file"


def unused(name: str, taken: set[str]) -> str:
    """Return the name, with a number behind it if it is taken, and add it to `taken`."""
    found, n = name, 1
    while found in taken:
        n += 1
        found = f"{name}-{n}"
    taken.add(found)
    return found


def _printable(name: str) -> str:
    """Return a file name that can be stored as text: odd bytes and control characters spelled out."""
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)
