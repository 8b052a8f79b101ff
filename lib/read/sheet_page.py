"""The cells of one sheet in; a page out whose words are cells, each with its address and its place in the text."""

from collections.abc import Iterable
from typing import NamedTuple

from lib.pages import Mark, Page, Word

# A reply is some thousand cells; a table larger than this is a dump that no form here reads.
MAX_CELLS = 300_000
MAX_CHARACTERS = 20_000_000


class TooLargeError(ValueError):
    """The sheet is larger than a reader takes; the message is a sentence."""


class Cell(NamedTuple):
    """A cell with something in it: row and column from 1, its text, why nobody sees it, and what else is told.

    `notes` are (kind, value) of lib.pages.Mark: `date`, `display`, `merged`, `link`.
    """

    row: int
    column: int
    text: str
    hidden: str = ""
    notes: tuple[tuple[str, str], ...] = ()


def address(row: int, column: int) -> str:
    """Return a cell's address, such as `B7` for row 7, column 2."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def sheet_page(number: int, sheet: str, cells: Iterable[Cell]) -> Page:
    """Return a sheet as a page: a line a row with something in it, a tab between cells.

    Raises TooLargeError beyond 300,000 cells or 20 million characters.
    """
    words: list[Word] = []
    marks: list[Mark] = []
    texts: list[str] = []
    at, row = 0, 0
    for cell in cells:
        text = cell.text.replace("\r\n", "\n").replace("\r", "\n")
        if words:
            texts.append("\n" if cell.row != row else "\t")
            at += 1
        row = cell.row
        words.append(Word(text, at, at + len(text), hidden=cell.hidden, cell=address(cell.row, cell.column)))
        marks += [Mark(kind, at, at + len(text), value) for kind, value in cell.notes]
        texts.append(text)
        at += len(text)
        if len(words) > MAX_CELLS or at > MAX_CHARACTERS:
            raise TooLargeError(f"a sheet with more than {MAX_CELLS:,} cells or {MAX_CHARACTERS:,} characters")
    return Page(number, "".join(texts), "cells", tuple(words), sheet=sheet, marks=tuple(marks))
