"""Tidy and extract tables in; the contradictions table out: two readings that disagree, and the ruling, if any."""

from typing import Any

import numpy as np
import pandas as pd

from lib import disagree
from lib import tables as t
from lib.checks.documents import document_contradictions, too_early
from lib.checks.requests import completed_but_open
from lib.disagree import Found, disagreements
from lib.disagree.found import SET_ASIDE
from lib.positions import rows_where

SEEN = [*disagree.SEEN, "document_id"]
RULED = ("corrected", "confirmed", *SET_ASIDE)


def contradictions(clean: dict[str, pd.DataFrame], extract: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the contradictions table, by the closed list of rules.

    `clean` needs counts (all, or those that `suspects` names), requests, items and doubts; `extract` report_checks and
    readings. A value that a person has set aside is still compared, so that the ruling stands beside what it settled.
    """
    counts = clean["counts"]
    compared = rows_where(counts, counts["status"] != "superseded")
    rows = [of_counts(found) for found in disagreements(compared)]
    rows += completed_but_open(clean["requests"], clean["items"])
    rows += document_contradictions(extract, clean)
    return t.check(t.as_frame(t.CONTRADICTIONS, rows), t.CONTRADICTIONS)


def suspects(counts: pd.DataFrame, readings: pd.DataFrame) -> np.ndarray:
    """Return which rows of counts (columns SEEN) a contradiction can be about: only these must be read whole."""
    late = {reading.document_id for reading, _, _ in too_early(readings)}
    is_compared = (counts["status"] != "superseded").to_numpy(bool)
    found = counts["document_id"].isin(late).to_numpy(bool, copy=True)
    found[is_compared] |= disagree.suspects(rows_where(counts, is_compared))
    return found


def of_counts(found: Found) -> dict[str, Any]:
    """Return the row of two counts that disagree, named by both."""
    first, second = found.first, found.second
    ids = [row["value_id"] for row in (first, second) if row is not None]
    names = [value_id.removeprefix("v-") for value_id in dict.fromkeys(ids)]
    return {
        "contradiction_id": "-".join(("k", found.what.replace("_", "-"), *names)),
        "agency_id": first["agency_id"],
        "agency_name": first["agency_name"],
        "what": found.what,
        "first": found.first_said,
        "second": found.second_said,
        "first_value_id": ids[0],
        "second_value_id": ids[1] if len(ids) > 1 else None,
        "decision": ruling(first, second),
    }


def ruling(first: dict[str, Any], second: dict[str, Any] | None) -> str:
    """Return what a person ruled of the two readings; empty while nobody has, or only of one that goes on waiting.

    A ruling settles a contradiction if it sets one of them aside or puts another figure in its place, or if it
    confirms both.
    """
    rows = [row for row in (first, second) if row is not None]
    told = [f"{word} {row['status']}" for word, row in zip(("first", "second"), rows, strict=False)
            if row["status"] in RULED]  # fmt: skip
    settles = any(row["status"] in ("corrected", *SET_ASIDE) for row in rows) or len(told) == len(rows)
    return "; ".join(told) if settles else ""
