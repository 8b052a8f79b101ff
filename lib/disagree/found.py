"""Rows of counts in; a found disagreement out: both readings, and which rows cannot stand until a person has looked."""

from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
# What a person has set aside says nothing any more; a repeat says what its original says.
SET_ASIDE = ("rejected", "superseded", "withdrawn")
# A small figure may be the same, or grow tenfold, by chance (Colorado State Patrol: 0 hits in both years; Banks
# County: 311 hits and 22).
SMALLEST_TOLD = 100
SCANS = ("total_records", "total_detections", "detections_row", "detections_stated")


@dataclass(frozen=True, slots=True)
class Found:
    """Two readings that disagree: the rule (a word of `contradictions.what`), both rows and how each is told.

    `waits` are the value ids that cannot stand, and `why` the sentence for them; none where both may be right.
    """

    what: str
    first: Row
    second: Row | None
    first_said: str
    second_said: str
    waits: tuple[str, ...] = ()
    why: str = ""


def said(row: Row) -> str:
    """Return a reading as it is told: the figure as printed, and what it counts."""
    return f"{row['value_as_printed']} {row['measure']}"


def two(what: str, first: Row, second: Row, why: str) -> Found:
    """Return two rows of which none can stand."""
    return Found(what, first, second, said(first), said(second), (first["value_id"], second["value_id"]), why)


def records(frame: Any) -> list[Row]:
    """Return rows as dicts in the order of their ids, so that no order of files shows in what is told."""
    return frame.sort_values("value_id").to_dict("records")


def in_order(found: list[Found]) -> list[Found]:
    """Return what was found in the order of the value ids."""
    return sorted(found, key=lambda f: (f.first["value_id"], f.second["value_id"] if f.second else ""))
