"""A reading in a cell of a table in; whose figure it is, its number or the word in its place, and its places, out."""

import re
from dataclasses import dataclass
from typing import Any

from lib.clean.published import named_agency
from lib.counts import parse_count
from lib.missing import missing_word
from lib.refusals import Refusal
from lib.windows import Window, parse_window

NO_WINDOW = Window(None, None, "unknown", ())
YES_NO = {"Y": 1, "N": 0}
INCOMPLETE = re.compile(r"\bincomplete\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the grammars made of a reading: the number if there is one, its window, flags, and why it waits."""

    value: int | None
    window: Window
    flags: tuple[str, ...]
    doubts: tuple[str, ...]


def whose(row: dict[str, Any], named: dict[str, str]) -> dict[str, str]:
    """Return whose figure it is: the agency a table names for it, else the folder's."""
    if not isinstance(row["agency_as_printed"], str):
        name = named.get(row["agency_id"], row["agency_id"])
        return {"of_agency": row["agency_id"], "of_name": name, "of_doubt": "", "is_named": ""}
    agency, name, doubt = named_agency(row["agency_as_printed"], row["state_as_printed"])
    return {"of_agency": agency, "of_name": name or agency, "of_doubt": doubt, "is_named": agency}


def parse_cell(row: dict[str, Any], doubts: list[Any]) -> Parsed:
    """Read a cell of a table: a figure, or what stands in its place (lib.missing) as a flag and no value."""
    printed, window_printed = _text(row["value_as_printed"]), row["year"] or _text(row["window_as_printed"])
    window = parse_window(window_printed) if window_printed else NO_WINDOW
    flags = ["only_known_year"] if row["year"] else []
    if isinstance(window, Refusal):
        doubts, window = [*doubts, window.reason], NO_WINDOW
    missing = missing_word(printed)
    if row["measure"] == "nvls" and printed.strip() in YES_NO:
        value = YES_NO[printed.strip()]
    elif missing:
        value, flags = None, [*flags, missing]
    else:
        # The publisher's star says that a sum lacks a year; elsewhere a star may say anything.
        is_part = row["origin"] == "publisher_sum" and printed.strip().endswith("*")
        count = parse_count(printed.strip().removesuffix("*") if is_part else printed)
        flags += ["incomplete"] if is_part or INCOMPLETE.search(printed) else []
        value = None if isinstance(count, Refusal) else count.value
        doubts = [*doubts, count.reason] if isinstance(count, Refusal) else doubts
        flags += [] if isinstance(count, Refusal) else count.flags
    return Parsed(value, window, (*flags, *window.flags), tuple(d for d in doubts if isinstance(d, str) and d))


def cell_places(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the place of a figure in a sheet: its sheet and cell."""
    kept = ("document_id", "page", "sheet", "cell", "text_source")
    return [{name: row[name] for name in kept} | {"text_as_printed": row["value_as_printed"]}]


def source_places(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cells of a table that give the address of the document a figure comes from."""
    lines = [line.partition(" ") for line in _text(row["sources_as_printed"]).split("\n") if line]
    return [cell_places(row)[0] | {"cell": cell, "text_as_printed": address} for cell, _, address in lines]


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
