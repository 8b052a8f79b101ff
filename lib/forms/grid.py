"""A sheet in; its cells by row and column, its table's header row, and what is odd about the table, out."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from lib.pages import Page, Word

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
# What the first cell of a row says when the row adds up the ones above it.
TOTALS = re.compile(r"(?:grand |sub-?)?totals?(?: all agencies| for all agencies)?\W*|sum\W*", re.IGNORECASE)


class Cell(NamedTuple):
    """A cell of a grid: its row and column from 1, its index among the page's words, and the word."""

    row: int
    column: int
    index: int
    word: Word

    @property
    def text(self) -> str:
        """The cell's text on one line, without outer white space."""
        return " ".join(self.word.text.split())


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet that somebody sees, by row; `marks` says by word index what else is told of a cell."""

    page: Page
    rows: dict[int, dict[int, Cell]]
    marks: dict[int, dict[str, str]]

    def header(self) -> dict[int, Cell]:
        """Return the first row with two cells or more, which names the columns; empty if there is none."""
        return next((cells for cells in self.rows.values() if len(cells) > 1), {})

    def below(self, row: int) -> list[dict[int, Cell]]:
        """Return the rows under a row, in order."""
        return [cells for n, cells in self.rows.items() if n > row]


def grid_of(page: Page) -> Grid:
    """Return a sheet's cells as a grid; cells that nobody sees are left out, and stay hidden."""
    rows: dict[int, dict[int, Cell]] = {}
    at: dict[int, int] = {}
    for index, word in enumerate(page.words):
        at[word.char_start] = index
        if not word.hidden:
            row, column = place_of(word.cell)
            rows.setdefault(row, {})[column] = Cell(row, column, index, word)
    marks: dict[int, dict[str, str]] = {}
    for mark in page.marks:
        marks.setdefault(at[mark.char_start], {})[mark.kind] = mark.value
    return Grid(page, dict(sorted(rows.items())), marks)


def place_of(address: str) -> tuple[int, int]:
    """Return (row, column) from 1 of an address such as `B7`."""
    letters, row = _ADDRESS.fullmatch(address).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(row), column


def plain_header(text: str) -> str:
    """Return a header as headers are compared: small letters, one space between words."""
    return " ".join(text.split()).casefold()


def header_problem(grid: Grid) -> str:
    """Return why a table's columns cannot be told by its header row alone; empty if they can."""
    header = grid.header()
    names = [plain_header(cell.text) for cell in header.values()]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        return f"a column is named twice: {twice[0]}"
    spread = next(
        (grid.marks[c.index]["merged"] for c in header.values() if "merged" in grid.marks.get(c.index, {})), ""
    )
    if spread:
        return f"a header is merged over several cells: {spread}"
    return ""


def is_totals_row(cells: dict[int, Cell]) -> bool:
    """Return True if a row's first cell says that it adds up others."""
    return bool(cells) and bool(TOTALS.fullmatch(next(iter(cells.values())).text))
