"""The name of a file in; the reader that takes it, if there is one, out."""

from pathlib import PurePosixPath

# By the file's ending. The reader looks at the bytes (a PDF under another ending is a PDF); what a document *is* is
# decided later, by what stands on it.
READERS = {".txt": "content", ".pdf": "content"}
READERS |= dict.fromkeys((".html", ".htm", ".xhtml", ".mhtml", ".mht"), "webpage")
READERS |= {".eml": "mail", ".msg": "outlook", ".dat": "content"}
READERS |= dict.fromkeys((".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"), "table")
READERS |= dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp"), "picture")


def ending(path: str) -> str:
    """Return a file name's ending in small letters, such as `.pdf`."""
    return PurePosixPath(path).suffix.casefold()


def reader_of(path: str) -> str | None:
    """Return the name of the reader for a file; None if this version has none."""
    return READERS.get(ending(path))
