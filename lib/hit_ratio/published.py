"""Counts of tables of many agencies in; for each agency and period of a table its hits and scans, and whether they
belong together, out.

EFF and MuckRock's Data Driven prints two years and their sum. A sum of hits and a sum of scans belong together only if
they cover the same years. The table's own sums are shown as published; the headline leaves out what makes no ratio.
"""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.disagree import parts_of_sums
from lib.hit_ratio.formulas import hit_ratio
from lib.hit_ratio.pairs import RANK, STANDS
from lib.tables.others import of_named_agencies, table_of

STATE_UNKNOWN = "xx"
# The desk may explain a table's columns without saying which period they cover.
NO_PERIOD = "not stated"
# A repeat says what its original says: the sum of one known year is that year's figure.
USED_STATUS = (*STANDS, "duplicate")


def published_ratios(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the published_ratios table: a row for each table, agency and period in which hits or scans are printed."""
    named = counts[of_named_agencies(counts) & counts["measure"].isin(("hits", *RANK))]
    named = named.assign(source=table_of(named), rank=named["measure"].map(RANK).fillna(-1))
    years = parts_of_sums(counts)
    held: dict[tuple[str, str, str], dict[str, list[dict[str, Any]]]] = {}
    for row in named.sort_values(["rank", "value_id"]).to_dict("records"):
        key = (row["source"], _text(row["window_as_printed"]) or NO_PERIOD, row["agency_id"])
        held.setdefault(key, {}).setdefault("hits" if row["measure"] == "hits" else "scans", []).append(row)
    rows = [dict(zip(("source", "window_as_printed", "agency_id"), key, strict=True)) | _row(key[1], cells, years)
            for key, cells in held.items()]  # fmt: skip
    return t.check(t.as_frame(t.PUBLISHED_RATIOS, rows), t.PUBLISHED_RATIOS)


def _row(window: str, cells: dict[str, list[dict[str, Any]]], years: dict[str, str]) -> dict[str, Any]:
    hits, scans = cells.get("hits", []), cells.get("scans", [])
    known = {"hits": _figure(hits), "scans": _figure(scans)}
    parts = {name: years.get(row["value_id"], "") if row else "" for name, row in known.items()}
    reason = "the table names no period" if window == NO_PERIOD else _reason(hits, scans, known, parts)
    h, s = (int(row["value"]) if row else None for row in known.values())
    first = (hits or scans)[0]
    state = first["agency_id"].rsplit("-", 1)[-1]
    return {
        "agency_name": first["agency_name"],
        "state": state.upper() if len(state) == 2 and state != STATE_UNKNOWN else None,
        "scans": s,
        "hits": h,
        "scans_years": parts["scans"],
        "hits_years": parts["hits"],
        "hit_ratio": None if reason else hit_ratio(h, s),
        "used": not reason,
        "reason": reason,
        **{f"{name}_value_id": row["value_id"] if row else None for name, row in known.items()},
    }


def _figure(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the row whose figure is taken: one that stands before one that waits."""
    known = [row for row in rows if pd.notna(row["value"]) and row["status"] in (*USED_STATUS, "needs_review")]
    return min(known, key=lambda row: row["status"] == "needs_review", default=None)


def _reason(
    hits: list[dict[str, Any]], scans: list[dict[str, Any]],
    known: dict[str, dict[str, Any] | None], parts: dict[str, str],
) -> str:  # fmt: skip
    """Return why hits and scans of a row make no ratio; empty if they do."""
    for name, rows in (("scans", scans), ("hits", hits)):
        figure = known[name]
        if figure is None:
            return f"{name}: {_word(rows)}"
        if figure["status"] == "needs_review":
            return f"{name} wait: {figure['why']}"
    if parts["hits"] != parts["scans"]:
        return "hits and scans cover different years"
    figures = [int(row["value"]) for row in known.values() if row]
    if figures[1] == 0:
        return "no scans"
    return "more hits than scans" if figures[0] > figures[1] else ""


def _word(rows: list[dict[str, Any]]) -> str:
    """Return what stands in place of a figure, such as `not provided`."""
    flags = [flag for row in rows for flag in _text(row["flags"]).split()]
    return flags[0].replace("_", " ") if flags else "not a number" if rows else "blank"


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
