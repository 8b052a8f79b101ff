"""Readings in; counts with ids, whole numbers, windows and a status, and their citations, out.

A value is accepted only if its figure, its period and its label are each taken by their grammar and nothing
casts doubt on the reading. Everything else waits for a person, with the reason.
"""

import re
from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.dates import printed_date
from lib.clean.parsed import Parsed, parse_reading
from lib.clean.published import named_agency, sum_years, twice_named
from lib.clean.scan_readings import with_scan_doubts
from lib.clean.value_places import boxes_by_reading, numbered, places_of
from lib.tables.others import table_that_names
from lib.windows import Window

TWICE = "the agency stands in more than one row of the table"
# Rows of a table: what they count is told by their label too.
BY_LABEL = ("detections_by_agency", "detections_by_system")


def tidy_counts(
    readings: pd.DataFrame, posts: pd.DataFrame, boxes: pd.DataFrame, names: pd.DataFrame, doubts: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (counts, citations). `names`: agency_id, agency_name; `doubts`: document_id, doubt.

    Readings of one thing with one value become one count with several citations: a reply that stands on a
    page twice is one value. Readings of one thing with different values keep different ids.
    """
    named = dict(zip(names["agency_id"], names["agency_name"], strict=True))
    doubted = dict(zip(doubts["document_id"], doubts["doubt"], strict=True))
    dates = {(p.document_id, p.number): printed_date(p.sent_on_as_printed) for p in posts.itertuples()}
    held = boxes_by_reading(boxes)
    years, twice = sum_years(readings), twice_named(readings)
    groups: dict[str, dict[object, list[tuple[dict[str, Any], Parsed]]]] = {}
    pairs = []
    for row in readings.to_dict("records"):
        key = (row["document_id"], row["reading"])
        whose = _whose(row, named) | {"twice": TWICE if key in twice else "", "year": years.get(key, "")}
        row |= whose
        pairs.append((row, parse_reading(row, doubted.get(row["document_id"], ""))))
    for row, parsed in with_scan_doubts(pairs):
        row["source"] = _source(row, dates)
        base = _base_id(row, parsed.window)
        # Two prints of one number are one value; a figure that is no number is only itself.
        key = parsed.value if parsed.value is not None else str(row["value_as_printed"])
        groups.setdefault(base, {}).setdefault(key, []).append((row, parsed))
    counts, citations = [], []
    for base, values in groups.items():
        for n, found in enumerate(values.values(), 1):
            value_id = base if n == 1 else f"{base}-{n}"
            sure = [pair for pair in found if not pair[1].doubts] or found
            counts.append(_count_row(value_id, sure[0]))
            citations += numbered(value_id, [place for row, _ in sure for place in places_of(row, held)])
    return t.as_frame(t.COUNTS, counts), t.as_frame(t.CITATIONS, citations)


def _whose(row: dict[str, Any], named: dict[str, str]) -> dict[str, str]:
    """Return whose figure it is: the agency a table names for it, else the folder's."""
    if not isinstance(row["agency_as_printed"], str):
        name = named.get(row["agency_id"], row["agency_id"])
        return {"of_agency": row["agency_id"], "of_name": name, "of_doubt": "", "is_named": ""}
    agency, name, doubt = named_agency(row["agency_as_printed"], row["state_as_printed"])
    return {"of_agency": agency, "of_name": name or agency, "of_doubt": doubt, "is_named": agency}


def _source(row: dict[str, Any], dates: dict[Any, str]) -> str:
    """Name where a figure stands: the agency a table names, the date of the message or report, the message's number."""
    if row["is_named"]:
        return row["is_named"]
    if pd.notna(row["message"]):
        return dates.get((row["document_id"], row["message"])) or f"m{row['message']}"
    created = printed_date(row["created_on_as_printed"])
    return created or "undated"


def _base_id(row: dict[str, Any], window: Window) -> str:
    measure = str(row["measure"]).replace("_", "-") + ("-sum" if row["origin"] == "publisher_sum" else "")
    form = str(row["form"]).replace("_", "-")
    # Two hyphens part agency and request: no legal name of either holds two in a row, so ids never meet.
    parts = ["v", f"{row['agency_id']}--{row['request_id']}", form, row["source"], measure]
    if row["measure"] in BY_LABEL:
        parts.append(re.sub(r"[^a-z0-9]+", "-", str(row["label_as_printed"]).casefold()).strip("-") or "unnamed")
    return "-".join(str(part) for part in (*parts, window_word(window)))


def _evidence(row: dict[str, Any], value_id: str) -> str:
    """Return the address of the page that shows where the value stands; it outlives a renamed file."""
    page = f"{row['form'].replace('_', '-')}-{row['source']}.html"
    return f"evidence/{row['agency_id']}/{row['request_id']}/{page}#{value_id}"


def window_word(window: Window) -> str:
    """Return how a window stands in an id: `2018` for a calendar year, else its dates or its kind."""
    if window.kind == "calendar_year":
        return str(window.start.year)
    if window.start and window.end:
        return f"{window.start.isoformat()}-to-{window.end.isoformat()}"
    return window.kind.replace("_", "-")


def _count_row(value_id: str, found: tuple[dict[str, Any], Parsed]) -> dict[str, Any]:
    row, parsed = found
    kept = ("request_id", "measure", "label_as_printed", "value_as_printed", "window_as_printed", "second_as_printed")
    window = parsed.window
    return {name: row[name] for name in (*kept, "scope_as_printed", "origin", "form", "document_id", "page")} | {
        "value_id": value_id,
        "agency_id": row["of_agency"],
        "agency_name": row["of_name"],
        "value": parsed.value,
        "window_start": window.start.isoformat() if window.start else None,
        "window_end": window.end.isoformat() if window.end else None,
        "window_kind": window.kind,
        "status": "needs_review" if parsed.doubts else "accepted",
        "flags": " ".join(parsed.flags),
        "why": "; ".join(parsed.doubts),
        "evidence": _evidence(row, value_id),
        "source": table_that_names(row["origin"], row["form"], row["agency_id"], row["request_id"]),
    }
