"""Pages of a printed Flock sharing table in; its rows with boxes, and the use of every word, out."""

import re
from dataclasses import dataclass, field

from lib.forms.flock_columns import SLACK, CutLine, Header, begins_at_an_edge, column_edges, cut, find_header, header_on
from lib.forms.flock_headers import DIRECTIONS, NAME, date_said, unknown_titles
from lib.forms.flock_room import room_of
from lib.forms.flock_rows import TableRow, rows_of
from lib.forms.layout import Line, Uses, lines_of, place
from lib.forms.sharing_table_rows import Found, ListRow
from lib.pages import Page

# What a printer or a browser sets around a table.
_AROUND = re.compile(
    r"(?:Page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?"
    r"|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?",
    re.IGNORECASE,
)
_ALIKE, _EDGE = 0.8, 2.0


@dataclass
class _Table:
    """A table while its pages are read: its header, columns, cut lines and the date said beside it."""

    header: Header
    edges: tuple[float, ...]
    width: float
    lines: list[CutLine] = field(default_factory=list)
    date: str = ""


def has_table(page: Page) -> bool:
    """Return True if the header of a sharing table, or of one like it, stands on the page."""
    return header_on(page) is not None


def goes_on(first: Page, page: Page) -> bool:
    """Return True if a page without a header goes on with the table of the first: its lines begin at its columns."""
    if not any(word.box for word in page.words) or abs(first.width - page.width) > _EDGE:
        return False
    lines = lines_of(first)
    header = find_header(lines)
    if header is None or not page.words:
        return False
    edges = column_edges(header.titles, lines[header.after :])
    starts = [line.words[0].box[0] for line in lines_of(page) if not _AROUND.fullmatch(line.text)]
    begin = sum(any(abs(x - edge) <= SLACK for edge in edges) for x in starts)
    return bool(starts) and begin >= _ALIKE * len(starts)


def read_tables(pages: list[Page], uses: Uses) -> Found:
    """Return the rows of the tables on the pages; a header with other columns begins another table."""
    found = Found()
    table: _Table | None = None
    for page in pages:
        table = _read_page(page, table, uses, found)
    _close(table, uses, found)
    return found


def _read_page(page: Page, table: _Table | None, uses: Uses, found: Found) -> _Table | None:
    """Read a page into its table; above its first header stands no row, between two headers there are only rows."""
    rest, header = lines_of(page), None
    while following := find_header(rest):
        above, below = rest[: following.first], rest[following.after :]
        uses.mark_lines(rest[following.first : following.after], "heading")
        date = ""
        if header is None:
            date = next(filter(None, (_beside(line, uses) for line in above)), "")
        elif table:
            _add_lines(above, table, header, uses)
        if table is None or following.roles != table.header.roles or _moved(following, table.header):
            _close(table, uses, found)
            table = _Table(following, column_edges(following.titles, below), page.width, date=date)
        table.date = table.date or date
        rest, header = below, following
    if table:
        _add_lines(rest, table, header, uses)
    return table


def _add_lines(lines: list[Line], table: _Table, header: Header | None, uses: Uses) -> None:
    """Cut lines into the table's cells, by the columns of the header above them; page numbers and the like are none."""
    if table.header.roles is None:
        return
    edges = table.edges if header is None else column_edges(header.titles, lines)
    for line in _without_around(lines, uses):
        made = cut(line, edges)
        if begins_at_an_edge(made):
            table.lines.append(made)


def _moved(header: Header, before: Header) -> bool:
    return any(abs(a.x0 - b.x0) > _EDGE for a, b in zip(header.titles, before.titles, strict=True))


def _beside(line: Line, uses: Uses) -> str:
    """Return the table's date if the line says it; marks it, and page numbers and the like."""
    date = date_said(line.text)
    if date or _AROUND.fullmatch(line.text):
        uses.mark_lines([line], "value" if date else "furniture")
    return date


def _without_around(lines: list[Line], uses: Uses) -> list[Line]:
    around = [line for line in lines if _AROUND.fullmatch(line.text)]
    uses.mark_lines(around, "furniture")
    return [line for line in lines if line not in around]


def _close(table: _Table | None, uses: Uses, found: Found) -> None:
    """Add the rows of a table whose last page was read."""
    if table is None:
        return
    if table.header.roles is None:
        found.waits.append(unknown_titles([title.text for title in table.header.titles]))
        return
    found.begin(table.header.roles, table.date)
    room = room_of(table.lines, table.edges, table.width)
    name = table.header.roles.index(NAME)
    for row in rows_of(table.lines, name, room):
        found.add(_list_row(row, table.header.roles), uses)


def _list_row(row: TableRow, roles: tuple[str, ...]) -> ListRow:
    at = {role: k for k, role in enumerate(roles) if role}
    cells = {role: row.cells(k) for role, k in at.items()}
    held = {role: row.text(k) for role, k in at.items()}
    return ListRow(
        name=held[NAME],
        networks={role: held[role] for role in DIRECTIONS if held.get(role)},
        places={role: [place(page, cell.box, cell.text) for page, cell in cells[role]] for role in cells},
        words=tuple((page, i) for own in cells.values() for page, cell in own for i in cell.indexes),
        page=row.lines[0].page,
        doubts=row.doubts,
    )
