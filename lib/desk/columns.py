"""The header of a column in; what it means (a field of the roster, or a count of a period), if a rule knows it, out."""

import re
from dataclasses import dataclass

from lib.desk.entry import ROSTER, DeskError
from lib.refusals import Refusal
from lib.tables.words import MEASURE
from lib.windows import Window, parse_window

# Further names people give to the roster's columns; anything else must be told with --column.
SYNONYMS = {
    "agency": "agency_name",
    "agency name": "agency_name",
    "name of agency": "agency_name",
    "folder": "agency_id",
    "request": "request_id",
    "request number": "request_id",
    "muckrock id": "request_id",
    "wave": "campaign",
    "asked": "asked_on",
    "sent on": "asked_on",
    "date sent": "asked_on",
    "received": "received_on",
    "date received": "received_on",
    "link": "source_url",
    "url": "source_url",
    "reporter": "assigned_to",
    "source": "source",
    "entered by": "by",
    "typed by": "by",
    "why": "why",
    "reason": "why",
}
# What a value needs beside itself: where it stands, who typed it, when, and why by hand.
ABOUT = ("source", "by", "on", "why")
FIELDS = (*ROSTER, *ABOUT)
_COUNTED = {"hits": "hits", "detections": "detections_stated", "scans": "detections_stated"}
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d) ?(?P<what>[a-z]+)")
_YEAR_LAST = re.compile(r"(?P<what>[a-z]+)(?: in| of)? ?(?P<year>(?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: a `field` of the roster or about values, or a `measure` of a `window`."""

    field: str = ""
    measure: str = ""
    window: Window | None = None

    @property
    def words(self) -> str:
        """The meaning as a person reads it."""
        return self.field or f"{self.measure}, {self.window.start} to {self.window.end}"


def meaning_of(header: str) -> Meaning | None:
    """Return what a header means by a closed list of names; None if no rule knows it."""
    plain = " ".join(header.casefold().replace("_", " ").split())
    for name in FIELDS:
        if plain == name.replace("_", " "):
            return Meaning(name)
    if plain in SYNONYMS:
        return Meaning(SYNONYMS[plain])
    found = _YEAR_FIRST.fullmatch(plain) or _YEAR_LAST.fullmatch(plain)
    if found and found["what"] in _COUNTED:
        return Meaning("", _COUNTED[found["what"]], parse_window(found["year"]))
    return None


def told_meaning(told: str) -> tuple[str, Meaning]:
    """Return (header, meaning) of `HEADER=FIELD` or `HEADER=MEASURE PERIOD`; raise DeskError if it is neither.

    A period is `2018` or `From 01-01-18 To 12-31-18`, as the grammar of windows takes it.
    """
    header, mark, meant = told.rpartition("=")
    if not mark or not header.strip():
        raise DeskError(f"--column {told!r} is not HEADER=MEANING, for instance 'Plates 2018=detections_stated 2018'.")
    first, _, period = meant.strip().partition(" ")
    if first in FIELDS and not period:
        return header.strip(), Meaning(first)
    window = parse_window(period) if first in MEASURE else Refusal("")
    if isinstance(window, Refusal) or window.start is None:
        raise DeskError(
            f"--column {told!r}: {meant.strip()!r} is neither a field ({', '.join(FIELDS)}) "
            "nor a measure with a period, such as 'hits 2018'."
        )
    return header.strip(), Meaning("", first, window)
