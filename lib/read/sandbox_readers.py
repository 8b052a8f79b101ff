"""The name of a reader in; out come the function that reads with it, and a mark that changes with its code."""

import hashlib
import importlib
import platform
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from lib.pages import Reading
from lib.read.pdf_bytes import is_pdf
from lib.read.rows import ReadingRows, rows_of
from lib.read.sheet import is_workbook
from lib.read.webpage_bytes import is_webpage

OnPage = Callable[[int], None]
Reader = Callable[[bytes, OnPage], ReadingRows]

_HERE = Path(__file__).parent
# How Outlook's own packages of attachments begin (TNEF).
_OUTLOOK_PACKAGE = b"\x78\x9f\x3e\x22"
_EVERY = ("pypdfium2", "pillow", "python-calamine", "defusedxml", "lxml")
# Module, function, whether it speaks in rows and tells its pages, its source files, the packages it stands on.
_READERS = {
    "pdf": ("lib.read.pdf", "read_pdf_rows", True, "pdf*.py", ("pypdfium2", "pillow")),
    "pdf_slow": ("lib.read.pdf_slow", "read_pdf_slowly_rows", True, "pdf*.py", ("pypdfium2", "pillow", "pdfplumber")),
    "text": ("lib.read.text", "read_text", False, "text.py", ()),
    "content": (__name__, "read_by_content", True, "*.py", _EVERY),
    "sheet": ("lib.read.sheet", "read_sheet_rows", True, "*.py", ("python-calamine", "defusedxml")),
    "table": (__name__, "read_table_file", True, "*.py", _EVERY),
}
_READERS |= {
    "webpage": (__name__, "read_webpage_by_content", True, "*.py", _EVERY),
    "mail": ("lib.read.mail", "read_mail", False, "*.py", ("lxml",)),
    "outlook": ("lib.read.outlook", "read_outlook", False, "*.py", ("lxml",)),
}
_READERS["picture"] = (__name__, "read_picture_by_content", True, "*.py", _EVERY)
# Pages read from their pictures, one at a time (lib.read.ocr); it has no function of its own here.
_SCANS = ("rapidocr", "onnxruntime", "opencv-python-headless", "numpy", "pypdfium2", "pillow")
_READERS["ocr"] = ("lib.read.ocr", "", True, "ocr*.py", _SCANS)
READERS = tuple(_READERS)


def reader(name: str) -> Reader:
    """Return the function of a reader: bytes, and what hears each page number, in; plain rows out."""
    module, function, speaks_rows, *_ = _READERS[name]
    read = getattr(importlib.import_module(module), function)
    return read if speaks_rows else lambda data, on_page: rows_of(read(data))


def read_by_content(data: bytes, on_page: OnPage) -> ReadingRows:
    """Read a PDF, workbook or web page that goes by another ending as what it is, anything else as text."""
    if data.startswith(_OUTLOOK_PACKAGE):
        return rows_of(Reading("unsupported", "an Outlook package (winmail.dat); ask for the files themselves"))
    from lib.read.picture_file import is_picture_file

    kinds = (("pdf", is_pdf), ("sheet", is_workbook), ("picture", is_picture_file), ("webpage", is_webpage))
    return reader(next((name for name, takes in kinds if takes(data)), "text"))(data, on_page)


def read_picture_by_content(data: bytes, on_page: OnPage) -> ReadingRows:
    """Read a file that goes by a picture's ending: a PDF under that name is a PDF."""
    from lib.read.picture_file import read_picture_rows

    return reader("pdf")(data, on_page) if is_pdf(data) else read_picture_rows(data, on_page)


def read_webpage_by_content(data: bytes, on_page: OnPage) -> ReadingRows:
    """Read a file that goes by a web page's ending: a PDF under that name is a PDF."""
    from lib.read.webpage import read_webpage

    if is_pdf(data) and not is_webpage(data):
        return reader("pdf")(data, on_page)
    return rows_of(read_webpage(data))


def read_table_file(data: bytes, on_page: OnPage) -> ReadingRows:
    """Read a PDF that goes by a table's ending as a PDF, anything else as a workbook or a table of text."""
    return reader("pdf" if is_pdf(data) else "sheet")(data, on_page)


@cache
def reader_code(name: str) -> str:
    """Return a mark (hex) of the code of a reader: its sources, its packages, and Python."""
    *_, pattern, packages = _READERS[name]
    files = [*sorted(_HERE.glob(pattern)), _HERE / "rows.py", _HERE / "sandbox_wire.py", _HERE.parent / "pages.py"]
    mark = hashlib.sha256(f"{name} {sys.version_info[:2]} {platform.machine()}".encode())
    for package in packages:
        mark.update(f"{package} {version(package)}".encode())
    for file in files:
        mark.update(file.name.encode() + b"\0" + file.read_bytes())
    return mark.hexdigest()
