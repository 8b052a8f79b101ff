"""A text that lists organizations in; its rows with their places, and the use of every stretch, out.

Three shapes: a delimited table under Flock's titles, a list under one of them, and names alone, one to a line or all
parted by commas. Names alone do not tell which list they are: they wait for a person.
"""

import re
from dataclasses import dataclass, field

from lib.forms.delimited import DELIMITERS, Field, records
from lib.forms.flock_headers import (
    DIRECTIONS,
    NAME,
    TITLES,
    date_said,
    folded_title,
    header_roles,
    is_like_header,
    unknown_titles,
)
from lib.forms.organizations import split_names
from lib.forms.sharing_table_rows import ListRow
from lib.forms.text_spans import Stretch
from lib.names import parse_name
from lib.pages import Line, Page, lines_in
from lib.refusals import Refusal

UNKNOWN = "unknown"
_HEADER_WITHIN = 5
_FEWEST, _SHARE = 3, 0.9
# If so many at the start are no agencies, the rest is not looked at: a long letter costs no time.
_FIRST_LOOK = 30
_LONGEST_NAME = 100
_BULLET = re.compile(r"\s*(?:[-•*·]|\d{1,4}[.)])\s+")
# A mail that lists agencies is a mail: who wrote it, and when, must not be lost.
_MAIL, _MAIL_WITHIN = re.compile(r"\s*(?:From|To|Cc|Sent|Date|Subject):\s", re.IGNORECASE), 12
UNEVEN = "its line has another number of fields than the header"


@dataclass
class TextTable:
    """What a text holds: its columns, the date said, the rows, the stretches used, and why it waits."""

    roles: tuple[str, ...]
    date: str = ""
    rows: list[ListRow] = field(default_factory=list)
    marked: list[Stretch] = field(default_factory=list)
    waits: str = ""


def has_list(page: Page) -> bool:
    """Return True if the text is a sharing table, or a list of organizations and nothing else."""
    return page.text_source == "text" and not page.sheet and _shape(page) is not None


def _shape(page: Page) -> tuple[str, int, str] | None:
    """Return (what it is, the line it begins at, its delimiter or list) of a text; None if it is none."""
    lines = [line for line in lines_in(page.text) if not line.is_blank]
    if any(_MAIL.match(line.text) for line in lines[:_MAIL_WITHIN]):
        return None
    for n, line in enumerate(lines[:_HEADER_WITHIN]):
        for delimiter in DELIMITERS:
            titles = [f.text for f in next(records(line.text, delimiter), [])]
            if header_roles(titles) or is_like_header(titles):
                return "table", n, delimiter
        role = TITLES.get(folded_title(line.text), "")
        if role in DIRECTIONS:
            return "list", n, role
    return ("list", -1, UNKNOWN) if _are_names(page, lines) else None


def _are_names(page: Page, lines: list[Line]) -> bool:
    names = [text for line in lines for text, *_ in split_names(line.text, line.start)]
    return len(names) >= _FEWEST and _mostly_agencies(names[:_FIRST_LOOK]) and _mostly_agencies(names)


def _mostly_agencies(names: list[str]) -> bool:
    return sum(_is_agency(name) for name in names) >= _SHARE * len(names)


def _is_agency(name: str) -> bool:
    parsed = parse_name(_BULLET.sub("", name)) if len(name) <= _LONGEST_NAME else Refusal("")
    return not isinstance(parsed, Refusal) and parsed.kind != "unknown" and bool(parsed.place)


def read_text(page: Page) -> TextTable:
    """Return what a text `has_list` took holds."""
    kind, at, what = _shape(page) or ("list", -1, UNKNOWN)
    lines = [line for line in lines_in(page.text) if not line.is_blank]
    table = _read_table(page, lines[at], what) if kind == "table" else _read_list(page, lines[at + 1 :], what)
    for line in lines[: max(at, 0)]:
        if date := date_said(line.text):
            table.date = table.date or date
            table.marked.append((line.start, line.end, "heading"))
    if kind == "list" and at >= 0:
        table.marked.append((lines[at].start, lines[at].end, "heading"))
    return table


def _read_table(page: Page, header: Line, delimiter: str) -> TextTable:
    titles = [f.text for f in next(records(header.text, delimiter))]
    roles = header_roles(titles)
    table = TextTable(tuple(roles or ()), marked=[(header.start, header.end, "heading")])
    if roles is None:
        table.waits = unknown_titles(titles)
        return table
    at = {role: k for k, role in enumerate(roles) if role}
    for fields in records(page.text[header.end :], delimiter):
        moved = [Field(f.text, f.start + header.end, f.end + header.end) for f in fields]
        held = {role: moved[k] for role, k in at.items() if k < len(moved) and moved[k].text}
        if not held:
            continue
        networks = {role: held[role].text for role in DIRECTIONS if role in held}
        first = held.get(NAME) or next(iter(held.values()))
        doubts = (UNEVEN,) if len(fields) > len(titles) else ()
        name, span = first.text if NAME in held else "", (first.start, first.end)
        table.rows.append(ListRow(name, networks, (), page.number, span=span, doubts=doubts))
        if networks:
            table.marked += [(f.start, f.end, "agency_text") for f in moved if f in held.values()]
    return table


def _read_list(page: Page, lines: list[Line], section: str) -> TextTable:
    table = TextTable((NAME, section))
    for line in lines:
        bullet = _BULLET.match(line.text)
        start = bullet.end() if bullet else 0
        for name, a, b, doubt in split_names(line.text[start:], line.start + start):
            doubts = (doubt,) if doubt else ()
            table.rows.append(ListRow(name, {section: ""}, (), page.number, span=(a, b), doubts=doubts))
        table.marked.append((line.start, line.end, "agency_text"))
    return table
