"""A sheet that holds a Flock sharing table in; its rows with cells, and the use of every cell, out."""

import re
from itertools import groupby
from typing import NamedTuple

from lib.forms.flock_headers import DIRECTIONS, NAME, date_said, header_roles, is_like_header, unknown_titles
from lib.forms.layout import Uses
from lib.forms.sharing_table_rows import Found, ListRow
from lib.pages import Page, Word

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# A header stands near the top; a title, a date and a blank row may stand above it.
_HEADER_WITHIN = 20
HIDDEN = "a cell of its row cannot be seen"


class Row(NamedTuple):
    """The cells of one row of a sheet that can be seen, by column letters: place in `Page.words`, and the cell."""

    number: int
    cells: dict[str, tuple[int, Word]]
    hides: frozenset[str]


def sheet_rows(page: Page) -> list[Row]:
    """Return a sheet's rows from top to bottom."""
    placed = [(_ADDRESS.fullmatch(word.cell), i, word) for i, word in enumerate(page.words)]
    known = sorted(((int(m[2]), m[1], i, w) for m, i, w in placed if m), key=lambda x: (x[0], len(x[1]), x[1]))
    rows = []
    for number, group in groupby(known, key=lambda x: x[0]):
        cells = list(group)
        seen = {column: (i, word) for _, column, i, word in cells if not word.hidden and word.text.strip()}
        rows.append(Row(number, seen, frozenset(column for _, column, _, word in cells if word.hidden)))
    return rows


def find_header(rows: list[Row]) -> int | None:
    """Return the position of the first row that is a header of a sharing table, or looks like one; None without."""
    like = None
    for n, row in enumerate(rows[:_HEADER_WITHIN]):
        titles = _titles(row)
        if header_roles(titles):
            return n
        if like is None and is_like_header(titles):
            like = n
    return like


def has_table(page: Page) -> bool:
    """Return True if the header of a sharing table, or of one like it, stands on the sheet."""
    return find_header(sheet_rows(page)) is not None


def _titles(row: Row) -> list[str]:
    return [word.text for _, word in row.cells.values()]


def read_sheet(page: Page, uses: Uses, found: Found) -> None:
    """Add the rows of the table on a sheet; what stands above it and in columns of other titles is left over."""
    rows = sheet_rows(page)
    at = find_header(rows)
    if at is None:
        return
    header = rows[at]
    titles = _titles(header)
    uses.mark(page.number, [i for i, _ in header.cells.values()], "heading")
    roles = header_roles(titles)
    if roles is None:
        found.waits.append(unknown_titles(titles))
        return
    columns = {role: column for role, column in zip(roles, header.cells, strict=True) if role}
    found.begin(roles, _date_above(rows[:at], page, uses))
    for row in rows[at + 1 :]:
        if _titles(row) == titles:
            uses.mark(page.number, [i for i, _ in row.cells.values()], "heading")
        elif any(column in row.cells for column in columns.values()):
            found.add(_list_row(page, row, columns), uses)


def _date_above(rows: list[Row], page: Page, uses: Uses) -> str:
    for row in rows:
        for index, word in row.cells.values():
            if date := date_said(word.text):
                uses.mark(page.number, [index], "value")
                return date
    return ""


def _list_row(page: Page, row: Row, columns: dict[str, str]) -> ListRow:
    held = {role: row.cells[column] for role, column in columns.items() if column in row.cells}
    texts = {role: word.text.strip() for role, (_, word) in held.items()}
    first = held.get(NAME) or next(iter(held.values()))
    hides = row.hides & set(columns.values())
    return ListRow(
        name=texts.get(NAME, ""),
        networks={role: texts[role] for role in DIRECTIONS if role in texts},
        words=tuple((page.number, i) for i, _ in held.values()),
        page=page.number,
        cell=(page.sheet, first[1].cell),
        doubts=(HIDDEN,) if hides else (),
    )
