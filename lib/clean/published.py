"""Readings of tables of many agencies in; whose figure each is, and which year a sum stands for, out.

A publisher's folder is not an asked agency: its table prints other agencies' figures, and no page of an asked agency
is made of them.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd

from lib.counts import parse_count
from lib.names import agency_id, parse_name
from lib.refusals import Refusal
from lib.tables.words import PUBLISHER_ORIGIN
from lib.windows import parse_window

NAMELESS = "unknown-agency-xx"
Key = tuple[str, str]


def is_published(counts: pd.DataFrame) -> pd.Series:
    """Return which rows (with `origin`) are a publisher's figures of other agencies."""
    return counts["origin"].isin(PUBLISHER_ORIGIN)


def asked_documents(documents: pd.DataFrame, readings: pd.DataFrame, roster: pd.DataFrame) -> pd.DataFrame:
    """Return the documents without those in a publisher's folder: its readings are all published, no roster has it."""
    by_folder = is_published(readings).groupby(readings["agency_id"]).all()
    publishers = set(by_folder[by_folder].index) - set(roster["agency_id"])
    return documents[~documents["agency_id"].isin(publishers)]


@cache
def named_agency(name: object, state: object) -> tuple[str, str, str]:
    """Return (agency_id, name on one line, doubt) of an agency a table names; an unknown state stays unknown."""
    printed = " ".join(str(name).split()) if isinstance(name, str) else ""
    parsed = parse_name(printed, state=state if isinstance(state, str) else "")
    if isinstance(parsed, Refusal):
        return NAMELESS, printed, f"whose figure it is cannot be told: {parsed.reason}"
    return agency_id(parsed), printed, ""


def twice_named(readings: pd.DataFrame) -> set[Key]:
    """Return (document_id, reading) of figures whose agency stands in more than one row of its table."""
    named = readings[readings["agency_as_printed"].notna()]
    rows: dict[tuple[Any, ...], dict[int, list[Key]]] = {}
    columns = ("document_id", "page", "label_as_printed", "agency_as_printed", "state_as_printed", "cell", "reading")
    for document, page, label, name, state, cell, reading in _plain(named, columns):
        whose = named_agency(name, state)[0]
        rows.setdefault((document, page, label, whose), {}).setdefault(row_of(cell), []).append((document, reading))
    return {key for found in rows.values() if len(found) > 1 for keys in found.values() for key in keys}


def row_of(cell: object) -> int:
    """Return the row of an address such as `B7`; 0 where there is none."""
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) if isinstance(cell, str) else 0


def _plain(frame: pd.DataFrame, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    return zip(*(frame[name].astype("object") for name in columns), strict=True)


def sum_years(readings: pd.DataFrame) -> dict[Key, str]:
    """Return the year that a sum without a star stands for, by (document_id, reading), where only one year is known.

    An unstarred total of two years of which one is `n/a` is that other year's figure (Livermore, Killeen).
    """
    rows = readings[is_published(readings) & readings["cell"].notna()]
    years: dict[tuple[Any, ...], list[str]] = {}
    sums: list[tuple[Key, tuple[Any, ...], str]] = []
    columns = ("document_id", "page", "cell", "measure", "origin", "window_as_printed", "value_as_printed", "reading")
    for document, page, cell, measure, origin, window, value, reading in _plain(rows, columns):
        here = (document, page, row_of(cell), measure)
        if origin == "publisher_sum" and "*" not in value:
            sums.append(((document, reading), here, window))
        elif origin == "publisher" and str(window).isdigit() and not isinstance(parse_count(value), Refusal):
            years.setdefault(here, []).append(window)
    return {
        key: years[here][0]
        for key, here, window in sums
        if len(years.get(here, ())) == 1 and _within(years[here][0], window)
    }


@cache
def _within(year: str, printed: object) -> bool:
    window = parse_window(printed) if isinstance(printed, str) else Refusal("")
    return not isinstance(window, Refusal) and window.start.year <= int(year) <= window.end.year
