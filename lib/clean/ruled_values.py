"""Counts, or lines of sharing lists, and rulings on them in; the same as ruled, and what became of each line, out."""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.ruled import Seen, rule
from lib.clean.window_words import ruled_window
from lib.counts import parse_count
from lib.refusals import Refusal
from lib.tables.words import MEASURE
from lib.windows import parse_window

Row = dict[str, Any]
LIST_FIELDS = ("name", "state", "city", "hot_list")


def rule_counts(
    counts: pd.DataFrame, citations: pd.DataFrame, documents: pd.DataFrame, rulings: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (counts as ruled, the lines on them with `became` and `note`); `rulings` as read by read_rulings."""
    seen = Seen.of(citations, documents, rulings["value_id"])
    ruled, told = rule(counts, rulings, seen, "value_as_printed", _count_as_ruled)
    return t.as_frame(t.COUNTS, ruled), told


def rule_shares(
    shares: pd.DataFrame, citations: pd.DataFrame, documents: pd.DataFrame, rulings: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (shares as ruled, the lines on them with `became` and `note`).

    A corrected name stands in `name_as_printed`, since a person read it on the page; what was read before stands in
    citations.csv. Who the partner is, is asked afterwards, of the corrected name.
    """
    seen = Seen.of(citations, documents, rulings["value_id"])
    ruled, told = rule(shares, rulings, seen, "name_as_printed", _line_as_ruled)
    return t.as_frame(t.SHARES, ruled), told


def _count_as_ruled(row: Row, ruling: Row) -> Row | str:
    """Return a count as a ruling has it, or why it cannot be."""
    decision, field, text = ruling["decision"], ruling["field"] or "value", ruling["value"]
    if decision in ("reject", "withdraw"):
        return row
    if field in LIST_FIELDS:
        return f"a figure has no {field}"
    if field == "value":
        return _figure(row, decision, text)
    if decision == "confirm":
        return row if row["status"] != "needs_review" else _open(row, "")
    if field == "measure":
        return row | {"measure": text} if text in MEASURE else f"expected one of: {', '.join(MEASURE)}"
    window = ruled_window(row, field, text)
    return window if isinstance(window, str) else _open(row | window, _window_doubt(row))


def _figure(row: Row, decision: str, text: str) -> Row | str:
    if decision == "confirm":
        if pd.isna(row["value"]) and row["status"] == "needs_review":
            return "there is no figure to confirm; correct it to what stands there"
        return row | {"open": ""}
    count = parse_count(text)
    if isinstance(count, Refusal) or count.flags:
        return f"{text[:40]!r} is not a whole number such as 490,535"
    return row | {"value": count.value, "open": ""}


def _open(row: Row, settled: str) -> Row:
    """Say what of a count still waits if only another part of it was ruled on; `settled` is the doubt now cleared."""
    if row["status"] != "needs_review" or row.get("open") == "":
        return row
    doubts = row["why"] if isinstance(row["why"], str) else ""
    left = doubts.replace(settled, "").strip("; ") if settled else doubts
    return row | {"open": "its figure has not been ruled on" if left or pd.isna(row["value"]) else ""}


def _window_doubt(row: Row) -> str:
    printed = row["window_as_printed"]
    refused = parse_window(printed) if isinstance(printed, str) else parse_window("")
    return refused.reason if isinstance(refused, Refusal) else ""


def _line_as_ruled(row: Row, ruling: Row) -> Row | str:
    """Return a line of a list as a ruling has it, or why it cannot be."""
    field, text = ruling["field"] or "name", ruling["value"]
    if ruling["decision"] in ("reject", "withdraw"):
        return row
    if field not in LIST_FIELDS:
        return f"a line of a list has no {field}"
    column = f"{field}_as_printed"
    if ruling["decision"] == "confirm" or row[column] == text:
        return row
    return row | {column: text}
