"""Rows of Flock sharing tables, however they were read, in; lines of the extract tables out.

A row gives one line for each direction that is not empty, numbered by the table's row (design.md §5.2).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lib.forms.flock_headers import NAME
from lib.forms.layout import Place, Uses
from lib.forms.organizations import name_doubt

FORM = "sharing_table"
NO_NAME = "the row names no organization"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One organization: its name and networks by direction as printed, the words they are made of, their places.

    `places` are boxes by column; `cell` and `span` stand for them in a sheet and in a text. `networks` may hold an
    empty text: a list that names no networks.
    """

    name: str
    networks: dict[str, str]
    words: tuple[tuple[int, int], ...]
    page: int
    places: dict[str, list[Place]] = field(default_factory=dict)
    cell: tuple[str, str] | None = None
    span: tuple[int, int] | None = None
    doubts: tuple[str, ...] = ()


@dataclass
class Found:
    """What was read: listed lines, tables (as reports) and their sections; why a table waits."""

    listed: list[dict[str, Any]] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    sections: list[dict[str, Any]] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)
    _last_row: int = 0

    def begin(self, roles: Sequence[str], date: str) -> None:
        """Begin a table with these columns and the date printed beside it; rows go on counting over the document."""
        number = len(self.reports) + 1
        self.reports.append({"report": number, "form": FORM, "created_on_as_printed": date})
        for role in roles:
            if role not in ("", NAME):
                self.sections.append({"report": number, "section": role, "rows": 0, "is_stated_empty": False})

    def add(self, row: ListRow, uses: Uses) -> None:
        """Add a row's lines; a row without any networks gives none, and its words stay left over."""
        self._last_row += 1
        report = self.reports[-1]
        report.setdefault("first_page", row.page)
        report["last_page"] = max(row.page, report.get("last_page", 0))
        for direction, printed in row.networks.items():
            self.listed.append(_line(row, direction, printed, report["report"], self._last_row))
            section = next(s for s in reversed(self.sections) if s["section"] == direction)
            section["rows"] += 1
            section.setdefault("page", row.page)
        if row.networks:
            for page, index in row.words:
                uses.mark(page, [index], "value")


def _line(row: ListRow, direction: str, printed: str, report: int, number: int) -> dict[str, Any]:
    doubts = [*row.doubts, *filter(None, [name_doubt(row.name) if row.name else NO_NAME])]
    line: dict[str, Any] = {
        "section": direction,
        "row": number,
        "report": report,
        "page": row.page,
        "name_as_printed": row.name,
        "networks_as_printed": printed,
        "doubt": "; ".join(doubts),
        "boxes": [place for role in (NAME, direction) for place in row.places.get(role, [])],
    }
    if row.cell:
        line |= dict(zip(("sheet", "cell"), row.cell, strict=True))
    if row.span:
        line |= dict(zip(("char_start", "char_end"), row.span, strict=True))
    return line
