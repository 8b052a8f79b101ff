"""A section of a Data Sharing Report in; out come its entries: one per printed row, with the lines of each cell."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lib.forms.layout import Line, Place, usual_size
from lib.forms.layout_cells import Cell, cells_of
from lib.forms.layout_columns import (
    Column,
    cells_in_most,
    has_uneven_space,
    has_words_over_words,
    three_columns,
    two_columns,
)
from lib.forms.layout_rows import Row, rows_of
from lib.forms.sharing_lines import SECTIONS
from lib.forms.sharing_sections import Section

NVLS_LINE = re.compile(r"(?:Shared )?NVLS")
_TOUCHING = re.compile(r"\)\w")
# Two cells may have become one word here, where no second column shows which x parts them.
_JOINED = re.compile(r"\)\w|[a-z]{3}[A-Z0-9]")
_OWN_COLUMNS = 5
_OTHER_SIZE = 1.6


class Entry(NamedTuple):
    """A printed row: for each column the cells of its lines, top to bottom; why it is not certain."""

    cells: tuple[tuple[Cell, ...], ...]
    doubts: tuple[str, ...] = ()

    @property
    def first(self) -> Cell:
        """The first line of the first cell that is filled."""
        return next(filter(None, self.cells))[0]

    @property
    def last_page(self) -> int:
        """The page its last line stands on."""
        return max([lines[-1].page for lines in self.cells if lines])

    @property
    def filled(self) -> list[int]:
        """Positions of the columns that hold text."""
        return [k for k, lines in enumerate(self.cells) if lines]

    def text(self, column: int) -> str:
        """Return the cell's lines joined by one space; empty if the row has no such cell."""
        lines = self.cells[column] if column < len(self.cells) else ()
        return lines[0].text if len(lines) == 1 else " ".join([c.text for c in lines])

    def places(self, columns: Sequence[int]) -> list[Place]:
        """Return the place of each printed line of the cells."""
        return [(c.page, *c.box, c.text) for k in columns if k < len(self.cells) for c in self.cells[k]]

    def with_doubt(self, *doubts: str) -> "Entry":
        """Return the entry with more doubts."""
        return self._replace(doubts=tuple(dict.fromkeys((*self.doubts, *doubts))))


def shape_of(section: Section) -> str:
    """Return what a row of the section is: names (two agencies side by side), city, or hot_list."""
    if section.header_says:
        return section.header_says
    if section.name in SECTIONS[2:]:
        return "hot_list"
    return "city" if cells_in_most(list_lines(section)) == 3 else "names"


def list_lines(section: Section) -> list[Line]:
    """Return the section's lines without NVLS lines, which may stand outside its columns.

    Letters of another size than the list's (a logo in a text layer) are no row either; they stay left over.
    """
    lines = [line for line in section.lines if not NVLS_LINE.fullmatch(line.text)]
    size = usual_size(lines) if lines else 0.0
    return [line for line in lines if size / _OTHER_SIZE < line.size < size * _OTHER_SIZE]


def nvls_entries(section: Section) -> list[Entry]:
    """Return an entry for each line that says only `NVLS` or `Shared NVLS` (bottom of section 1)."""
    found = []
    for line in section.lines:
        if NVLS_LINE.fullmatch(line.text):
            first = line.words[0].box[2] - line.words[0].box[0]
            found.append(Entry(((Cell(line.text, line.page, line.box, line.indexes, first),),)))
    return found


def printed_entries(section: Section, shape: str) -> list[Entry]:
    """Return the rows of the section page by page; a row that a page break parts comes as two."""
    lines = list_lines(section)
    columns = _columns_by_page(section, lines, shape)
    return [_entry(row, columns[row.lines[0].page]) for row in rows_of(lines)]


def _columns_by_page(section: Section, lines: list[Line], shape: str) -> dict[int, tuple[Column, ...]]:
    """Return each page's columns: its own where it shows them clearly (a scan moves), else the section's."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    headers = {h.page: h for h in section.headers}
    count = 3 if shape == "city" else 2
    whole: tuple[Column, ...] | None = None
    found = {}
    for page, own in pages.items():
        clear = sum(len(line.runs) == count for line in own)
        if clear >= _OWN_COLUMNS:
            found[page] = _columns(own, headers.get(page), shape)
        else:
            whole = whole or _columns(lines, next(iter(headers.values()), None), shape)
            found[page] = whole
    return found


def _columns(lines: list[Line], header: Line | None, shape: str) -> tuple[Column, ...]:
    return three_columns(lines, header) if shape == "city" else two_columns(lines)


def _entry(row: Row, columns: tuple[Column, ...]) -> Entry:
    lines = row.lines
    if len(lines) == 1:
        cells = tuple([(cell,) if cell else () for cell in cells_of(lines[0], columns)])
    else:
        by_line = [cells_of(line, columns) for line in lines]
        cells = tuple([tuple(filter(None, column)) for column in zip(*by_line, strict=True)])
    flat = [cell for column in cells for cell in column]
    doubts = [doubt for doubt in (row.doubt, *[cell.doubt for cell in flat]) if doubt]
    if len(columns) == 1 and any(map(has_uneven_space, lines)):
        doubts.append("its words are not evenly apart, so they may be two cells")
    if any(map(has_words_over_words, lines)):
        doubts.append("a word lies over another, so one of the two may be a stamp")
    # One search of all texts: a line end between two of them is no letter.
    if (_JOINED if len(columns) == 1 else _TOUCHING).search("\n".join([cell.text for cell in flat])):
        doubts.append("two cells may have become one: one of its words looks like two")
    if len(lines) > 1 and max(x.size for x in lines) > 1.15 * min(x.size for x in lines):
        doubts.append("its lines are not of one size")
    return Entry(cells, tuple(dict.fromkeys(doubts)))
