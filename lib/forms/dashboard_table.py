"""The table lines of one dashboard report in; out come its rows: contributor's number, name, count, and where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.forms.dashboard_page import DashboardPage
from lib.forms.layout import Line, Uses
from lib.forms.layout_rows import Row, rows_of
from lib.pages import Word

_NUMBER = re.compile(r"\d{1,5}")
_SCANNED_NUMBER = re.compile(r"[.,'`·_]?\d{1,5}[.,'`·_]?")
_COUNT = re.compile(r"\d[\d,]*")
_SCANNED_COUNT = re.compile(r"[.,'`·]?\d[\d,.]*['`·]?")
# A number or count stands within this share of the distance between two column titles from its own title.
_NEAR = 0.3


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a report's table: the contributor's number, the name and count as printed, and their words.

    The number is None on a scan where it was not read.
    """

    number: int | None
    name: str
    count: str
    page: int
    name_lines: tuple[tuple[Word, ...], ...]
    count_words: tuple[Word, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Titles:
    """Where a table's column titles stand, which tells its rows; None where the file lacks them."""

    header: Line | None
    is_scan: bool

    def row_starts(self, line: Line) -> bool:
        """True if a row's count stands on the line, behind its number; on a scan the number may not have been read."""
        last = line.words[-1]
        count = _SCANNED_COUNT if self.is_scan else _COUNT
        if len(line.words) < 2 or not count.fullmatch(last.text):
            return False
        if self.header is None:
            return bool(_NUMBER.fullmatch(line.words[0].text))
        if not self._is_near(last, self.header.words[-1]):
            return False
        return self.has_number(line) or (self.is_scan and not self._is_near(line.words[0], self.header.words[0]))

    def has_number(self, line: Line) -> bool:
        """True if the line begins with a number below the first title; on a scan a speck may stand beside it."""
        first = line.words[0]
        number = _SCANNED_NUMBER if self.is_scan else _NUMBER
        is_number = bool(number.fullmatch(first.text))
        return is_number and (self.header is None or self._is_near(first, self.header.words[0]))

    def _is_near(self, word: Word, title: Word) -> bool:
        left, right = _middle(self.header.words[0]), _middle(self.header.words[-1])
        return abs(_middle(word) - _middle(title)) < _NEAR * (right - left)


def _middle(word: Word) -> float:
    return (word.box[0] + word.box[2]) / 2


def table_rows(pages: Sequence[DashboardPage], uses: Uses) -> list[TableRow]:
    """Return the rows of a table over all its pages, in printed order; marks their words as values.

    A row has a number and a count on one line; its name may need more lines, above or below that one. Lines
    that belong to no row stay left over.
    """
    header: Line | None = None
    rows: list[TableRow] = []
    for page in pages:
        header = page.header or header
        titles = _Titles(header, page.is_scan)
        for group in _without_idle_doubts(rows_of(page.table_lines), titles):
            rows += _rows_in(group.lines, group.doubt, titles, uses)
    return [_numbered(row, i) for i, row in enumerate(rows, 1)]


def _without_idle_doubts(groups: list[Row], titles: _Titles) -> list[Row]:
    """Return the groups of lines; how far lines stand apart matters only where one of them is no row by itself."""
    alone = [all(titles.row_starts(line) for line in group.lines) for group in groups]
    return [Row(group.lines) if all(alone[max(0, n - 1) : n + 2]) else group for n, group in enumerate(groups)]


def _rows_in(lines: Sequence[Line], doubt: str, titles: _Titles, uses: Uses) -> list[TableRow]:
    anchors = [line for line in lines if titles.row_starts(line)]
    if not anchors:
        return []
    why = "two rows stand closer than a wrapped line" if len(anchors) > 1 and len(lines) > len(anchors) else doubt
    rows = []
    for anchor in anchors:
        own = [line for line in lines if _nearest(line, anchors) is anchor]
        rows.append(_row(anchor, own, why, titles))
        uses.mark_lines(own, "value")
    return rows


def _nearest(line: Line, anchors: list[Line]) -> Line:
    return min(anchors, key=lambda anchor: abs(anchor.box[1] - line.box[1]))


def _row(anchor: Line, lines: list[Line], doubt: str, titles: _Titles) -> TableRow:
    is_numbered = titles.has_number(anchor)
    inner = anchor.words[int(is_numbered) : -1]
    names = tuple(words for line in lines if (words := inner if line is anchor else line.words))
    text = " ".join(word.text for words in names for word in words)
    if not text:
        doubt = doubt or "no name stands beside the count"
    count = anchor.words[-1]
    return TableRow(_number(anchor) if is_numbered else None, text, count.text, anchor.page, names, (count,), doubt)


def _number(line: Line) -> int:
    return int("".join(c for c in line.words[0].text if c.isdigit()))


def _numbered(row: TableRow, expected: int) -> TableRow:
    # On a scan the number may not have been read; the printed count of rows still tells whether one is missing.
    if row.number in (expected, None) or row.doubt:
        return row
    doubt = f"the row is numbered {row.number}; expected {expected}"
    return TableRow(row.number, row.name, row.count, row.page, row.name_lines, row.count_words, doubt)
