"""The table lines of one dashboard report in; out come its rows: contributor's number, name, count, and where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.forms.dashboard_page import DashboardPage
from lib.forms.layout import Line, Uses
from lib.forms.layout_rows import rows_of
from lib.pages import Word

_NUMBER = re.compile(r"\d{1,5}")
_COUNT = re.compile(r"\d[\d,]*")
# A number or count stands within this share of the distance between two column titles from its own title.
_NEAR = 0.3


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a report's table: the contributor's number, the name and count as printed, and their words."""

    number: int
    name: str
    count: str
    page: int
    name_lines: tuple[tuple[Word, ...], ...]
    count_words: tuple[Word, ...]
    doubt: str = ""


def table_rows(pages: Sequence[DashboardPage], uses: Uses) -> list[TableRow]:
    """Return the rows of a table over all its pages, in printed order; marks their words as values.

    A row has a number and a count on one line; its name may need more lines, above or below that one. Lines
    that belong to no row stay left over.
    """
    header: Line | None = None
    rows: list[TableRow] = []
    for page in pages:
        header = page.header or header
        for group in rows_of(page.table_lines):
            rows += _rows_in(group.lines, group.doubt, header, uses)
    return [_numbered(row, i) for i, row in enumerate(rows, 1)]


def _rows_in(lines: Sequence[Line], doubt: str, header: Line | None, uses: Uses) -> list[TableRow]:
    anchors = [line for line in lines if _is_row(line, header)]
    if not anchors:
        return []
    why = "two rows stand closer than a wrapped line" if len(anchors) > 1 and len(lines) > len(anchors) else doubt
    rows = []
    for anchor in anchors:
        own = [line for line in lines if _nearest(line, anchors) is anchor]
        rows.append(_row(anchor, own, why))
        uses.mark_lines(own, "value")
    return rows


def _nearest(line: Line, anchors: list[Line]) -> Line:
    return min(anchors, key=lambda anchor: abs(anchor.box[1] - line.box[1]))


def _is_row(line: Line, header: Line | None) -> bool:
    first, last = line.words[0], line.words[-1]
    if len(line.words) < 2 or not (_NUMBER.fullmatch(first.text) and _COUNT.fullmatch(last.text)):
        return False
    if header is None:
        return True
    left, right = _middle(header.words[0]), _middle(header.words[-1])
    near = _NEAR * (right - left)
    return abs(_middle(first) - left) < near and abs(_middle(last) - right) < near


def _middle(word: Word) -> float:
    return (word.box[0] + word.box[2]) / 2


def _row(anchor: Line, lines: list[Line], doubt: str) -> TableRow:
    names = tuple(words for line in lines if (words := line.words[1:-1] if line is anchor else line.words))
    text = " ".join(word.text for words in names for word in words)
    if not text:
        doubt = doubt or "no name stands beside the count"
    number, count = anchor.words[0], anchor.words[-1]
    return TableRow(int(number.text), text, count.text, anchor.page, names, (count,), doubt)


def _numbered(row: TableRow, expected: int) -> TableRow:
    if row.number == expected or row.doubt:
        return row
    doubt = f"the row is numbered {row.number}; expected {expected}"
    return TableRow(row.number, row.name, row.count, row.page, row.name_lines, row.count_words, doubt)
