"""A line of a page in; out comes what the footer of a LEARN or VehicleManager report says, if it is one.

`Date Created: 02-06-20   LEARN Agency Data Sharing Report   Page 1 of 14`; each part may stand on a line of its own.
"""

import re
from dataclasses import dataclass, fields

from lib.forms.layout import Line, Uses

_FIRST = ("Date Created", "LEARN ", "Vigilant ", "VehicleManager ", "Page")
_FOOTER = re.compile(
    r"(?:(?P<label>Date Created:) ?(?P<created_on>\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})))?"
    r" ?(?:(?P<system>LEARN|Vigilant VehicleManager|VehicleManager)"
    r" (?P<report>Agency Data Sharing|Administrator List) Report)?"
    r" ?(?:Page ?(?P<number>\d{1,4}) ?of ?(?P<total>\d{1,4}))?"
)
_EDITIONS = {"LEARN": "2020", "Vigilant VehicleManager": "2022", "VehicleManager": "2025"}


@dataclass(frozen=True, slots=True)
class Footer:
    """What the footers of a page say, as printed; empty (pages: None) where they do not say it."""

    created_on: str = ""
    system: str = ""
    report: str = ""
    number: int | None = None
    total: int | None = None

    @property
    def edition(self) -> str:
        """The layout's year by the system's name; empty where the name is not printed.

        A LEARN dashboard report without a page number is later than 2020, and earlier than VehicleManager.
        """
        if self.system == "LEARN" and self.report == "Administrator List" and self.total is None:
            return "2022"
        return _EDITIONS.get(self.system, "")


def read_footer(line: Line, uses: Uses) -> Footer | None:
    """Return what a footer line says, its words marked; None if the line is no footer."""
    if not line.text.startswith(_FIRST):
        return None
    found = _FOOTER.fullmatch(line.text)
    if not found:
        return None
    uses.mark(line.page, line.indexes, "furniture")
    for group, use in (("label", "label"), ("created_on", "value")):
        uses.mark(line.page, [line.indexes[i] for i in line.within(*found.span(group))], use)
    number, total = found["number"], found["total"]
    return Footer(
        found["created_on"] or "",
        found["system"] or "",
        found["report"] or "",
        int(number) if number else None,
        int(total) if total else None,
    )


def together(footers: list[Footer]) -> Footer:
    """Return one footer with what any of a page's footer lines says, the first that says it."""
    known = {}
    for field in fields(Footer):
        values = [getattr(f, field.name) for f in footers]
        known[field.name] = next((v for v in values if v not in ("", None)), field.default)
    return Footer(**known)


def missing_pages(footers: list[Footer]) -> list[int]:
    """Return which of the pages 1…N are not among the printed page numbers of one report; [] if none is printed."""
    printed = {f.number for f in footers if f.number is not None}
    total = max((f.total for f in footers if f.total is not None), default=0)
    return [n for n in range(1, total + 1) if n not in printed] if printed else []
