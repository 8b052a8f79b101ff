"""Sheets of cells in; out comes an XLSX whose bytes depend on the cells alone."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter

_CREATED = dt.datetime(2000, 1, 1)
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Cells:
    """A sheet: its name and rows of text or whole numbers (shown with thousands commas); None is an empty cell."""

    name: str
    rows: Sequence[Sequence[str | int | None]]
    has_commas: bool = True


def workbook(sheets: Sequence[Cells], title: str) -> bytes:
    """Return the file; the parts lie in it uncompressed, since two versions of zlib write two kinds of bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties({"title": f"{title} (made up, no real agency)", "created": _CREATED})
    number = book.add_format({"num_format": "#,##0"})
    for cells in sheets:
        sheet = book.add_worksheet(cells.name)
        for r, row in enumerate(cells.rows):
            for c, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(r, c, value, number if cells.has_commas else None)
                elif value is not None:
                    sheet.write_string(r, c, value)
    book.close()
    return _stored(out.getvalue())


def _stored(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as plain:
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.create_system = 3
            plain.writestr(entry, packed.read(name))
    return out.getvalue()


def address(row: int, column: int) -> str:
    """Return a cell's address of its row and column, both from 0; up to 26 columns."""
    return f"{chr(ord('A') + column)}{row + 1}"
