"""The pages of a sheet that were read in; its header and rows by column, and the cells nobody would see, out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lib.desk.entry import DeskError
from lib.pages import Page, Word
from lib.read import read_file

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as a table: its name, the header by column letter, and rows of cells by column letter."""

    sheet: str
    header_row: int
    header: dict[str, str]
    rows: list[dict[str, Word]]


def read_sheet_pages(path: Path) -> Sequence[Page]:
    """Return the sheets of a file a person names, read in the limited child. Raises DeskError if it is no table."""
    if not path.is_file():
        raise DeskError(f"there is no file {path}.")
    reading = read_file(path)
    if not any(word.cell for page in reading.pages for word in page.words):
        raise DeskError(
            f"{path.name} holds no cells ({reading.status}{': ' if reading.reason else ''}{reading.reason})."
        )
    return reading.pages


def read_table(pages: Sequence[Page], sheet: str = "", header_row: int = 0) -> Table:
    """Return one sheet as a table; without a name the first with cells, without a row the first that is filled.

    Raises DeskError if there is no such sheet, no row below the header, or a column is named twice.
    """
    page = _page(pages, sheet)
    grid: dict[int, dict[str, Word]] = {}
    for word in page.words:
        column, row = _ADDRESS.fullmatch(word.cell).groups()
        grid.setdefault(int(row), {})[column] = word
    at = header_row or min(grid, default=0)
    header = {column: " ".join(word.text.split()) for column, word in grid.get(at, {}).items()}
    named = [name.casefold() for name in header.values()]
    twice = next((name for name in header.values() if named.count(name.casefold()) > 1), None)
    if twice is not None:
        raise DeskError(f"sheet {page.sheet!r} row {at}: the column {twice!r} is named twice; expected each name once.")
    rows = [grid[n] for n in sorted(grid) if n > at]
    if not header or not rows:
        raise DeskError(f"sheet {page.sheet!r} holds no table: expected a row of column names and rows below it.")
    return Table(page.sheet, at, header, rows)


def _page(pages: Sequence[Page], sheet: str) -> Page:
    filled = [page for page in pages if any(word.cell for word in page.words)]
    found = [page for page in filled if not sheet or page.sheet == sheet]
    if not found:
        known = ", ".join(repr(page.sheet) for page in filled) or "none with cells"
        raise DeskError(f"no sheet {sheet!r}; known: {known}." if sheet else "the file holds no cells.")
    return found[0]
