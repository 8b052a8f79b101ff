"""A reading in; its figure and its window, taken by their grammars, or the doubts that send it to a person, out."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from lib.clean.dates import printed_date
from lib.counts import parse_count
from lib.missing import missing_word
from lib.pages import SCAN
from lib.refusals import Refusal
from lib.windows import Window, parse_window

NO_WINDOW = Window(None, None, "unknown", ())
# What stands, or is counted, on the day of its list or page, and not over a period.
OF_A_DAY = ("nvls", "cameras")
YES_NO = {"Y": 1, "N": 0}
INCOMPLETE = re.compile(r"\bincomplete\b", re.IGNORECASE)
# `390 (Data Incomplete)` in EFF's and MuckRock's Data Driven.
NOTED = re.compile(r"\s*\(data incomplete\)\s*\Z", re.IGNORECASE)
SAID_INCOMPLETE = "the table itself says that the data behind it are incomplete"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A reading's whole number, its window, what is special about it, and what speaks against it."""

    value: int | None
    window: Window
    flags: tuple[str, ...]
    doubts: tuple[str, ...]


def parse_reading(row: dict[str, Any], page_doubt: str) -> Parsed:
    """Return what a reading gives; `row` has its columns, `of_doubt`, `twice` and `year`, see lib.clean.values."""
    doubts = [row["doubt"], page_doubt, row["of_doubt"], row["twice"]]
    created = printed_date(row["created_on_as_printed"])
    if row["text_source"] == "cells":
        return _parse_cell(row, doubts)
    day = Window(*[dt.date.fromisoformat(created)] * 2, "unknown", ()) if created else NO_WINDOW
    if row["measure"] == "nvls":  # a line of a list, not a figure: it stands there or not
        return Parsed(1, day, (), tuple(d for d in doubts if isinstance(d, str) and d))
    is_scan = row["text_source"] == SCAN
    count = parse_count(_text(row["value_as_printed"]), is_scan=is_scan)
    is_of_a_day = row["measure"] in OF_A_DAY
    window = (
        day
        if is_of_a_day
        else parse_window(_text(row["window_as_printed"]), dt.date.fromisoformat(created) if created else None, is_scan)
    )
    value, flags = None, ()
    if isinstance(count, Refusal):
        doubts.append(count.reason)
    else:
        value, flags = count.value, count.flags
    if isinstance(window, Refusal):
        doubts.append(window.reason)
        window = NO_WINDOW
    elif created and window.end and created < window.end.isoformat():
        doubts.append(f"the report was made on {created}, before the period it counts was over")
    return Parsed(value, window, (*flags, *window.flags), tuple(d for d in doubts if isinstance(d, str) and d))


def _parse_cell(row: dict[str, Any], doubts: list[Any]) -> Parsed:
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
        bare = NOTED.sub("", printed)
        count = parse_count(bare.strip().removesuffix("*") if is_part else bare)
        flags += ["incomplete"] if is_part or INCOMPLETE.search(printed) else []
        # The size of a list stands as printed, with its flag; hits or scans of a part make no ratio.
        is_part_of_a_ratio = bare != printed and row["measure"] != "direct_sharing"
        doubts = [*doubts, SAID_INCOMPLETE] if is_part_of_a_ratio else doubts
        value = None if isinstance(count, Refusal) else count.value
        doubts = [*doubts, count.reason] if isinstance(count, Refusal) else doubts
        flags += [] if isinstance(count, Refusal) else count.flags
    return Parsed(value, window, (*flags, *window.flags), tuple(d for d in doubts if isinstance(d, str) and d))


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
