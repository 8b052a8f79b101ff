"""The bytes of a table file in; its sheets as pages of cells out. The bytes decide what it is, never its name."""

from collections.abc import Callable

from lib.pages import Reading
from lib.read.rows import ReadingRows, rows_of
from lib.read.sheet_delimited import read_delimited

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")
_EXCEL_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def is_workbook(data: bytes) -> bool:
    """Return True for the bytes of an XLSX, ODS or XLS workbook, or a locked one."""
    if data[:4] == b"PK\x03\x04":
        return b"xl/workbook" in data or data[30:90].startswith(b"mimetypeapplication/vnd.oasis.opendocument.spread")
    return data.startswith(_OLE) and any(name in data for name in (*_BOOKS, _LOCKED))


def read_sheet_rows(data: bytes, on_page: Callable[[int], None]) -> ReadingRows:
    """Return the reading of a table file as plain rows; `on_page` hears each sheet's number."""
    return rows_of(read_sheet(data, on_page))


def read_sheet(data: bytes, on_page: Callable[[int], None] = lambda page: None) -> Reading:
    """Read a workbook, or else a table of text; what is neither gets a status and a reason."""
    if not data.strip():
        return Reading("empty", "nothing but white space stands in the file")
    if data.startswith(_OLE) and _LOCKED in data:
        return Reading("password_needed", "the workbook is locked with a password")
    if b"xl/workbook.bin" in data and data[:2] == b"PK":
        return Reading("unsupported", "a binary workbook (XLSB); save a copy as XLSX")
    if is_workbook(data):
        from lib.read.sheet_workbook import read_workbook

        return read_workbook(data, on_page)
    if data[:2] == b"PK" or data.startswith(_OLE):
        return Reading("unsupported", "an office file or archive that holds no workbook")
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4000].lower()
    if start.startswith(_MARKUP):
        return Reading("unsupported", "a web page saved under the name of a table file")
    if start.startswith(b"<?xml"):
        what = "an Excel file of the 2003 XML kind" if _EXCEL_XML in start else "an XML file"
        return Reading("unsupported", f"{what} under the name of a table file; save a copy as XLSX")
    return read_delimited(data)
