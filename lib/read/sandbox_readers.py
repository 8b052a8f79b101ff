"""The name of a reader in; out come the function that reads with it, and a mark that changes with its code."""

import hashlib
import importlib
import platform
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from lib.read.pdf_bytes import is_pdf
from lib.read.rows import ReadingRows, rows_of
from lib.read.sheet import is_workbook

OnPage = Callable[[int], None]
Reader = Callable[[bytes, OnPage], ReadingRows]

_HERE = Path(__file__).parent
# Module, function, whether it speaks in rows and tells its pages, its source files, the packages it stands on.
_READERS = {
    "pdf": ("lib.read.pdf", "read_pdf_rows", True, "pdf*.py", ("pypdfium2", "pillow")),
    "pdf_slow": ("lib.read.pdf_slow", "read_pdf_slowly_rows", True, "pdf*.py", ("pypdfium2", "pillow", "pdfplumber")),
    "text": ("lib.read.text", "read_text", False, "text.py", ()),
    "content": (__name__, "read_by_content", True, "*.py", ("pypdfium2", "pillow", "python-calamine", "defusedxml")),
    "sheet": ("lib.read.sheet", "read_sheet_rows", True, "*.py", ("python-calamine", "defusedxml")),
    "table": (__name__, "read_table_file", True, "*.py", ("pypdfium2", "pillow", "python-calamine", "defusedxml")),
}
READERS = tuple(_READERS)


def reader(name: str) -> Reader:
    """Return the function of a reader: bytes, and what hears each page number, in; plain rows out."""
    module, function, speaks_rows, *_ = _READERS[name]
    read = getattr(importlib.import_module(module), function)
    return read if speaks_rows else lambda data, on_page: rows_of(read(data))


def read_by_content(data: bytes, on_page: OnPage) -> ReadingRows:
    """Read a PDF or a workbook that goes by another ending as what it is, anything else as text."""
    return reader("pdf" if is_pdf(data) else "sheet" if is_workbook(data) else "text")(data, on_page)


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
