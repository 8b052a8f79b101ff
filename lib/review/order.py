"""What waits in; the same with what depends on each, what a ruling must name, and the most consequential first, out."""

from typing import Any

import pandas as pd

from lib import tables as t

RATIO_MEASURES = ("hits", "total_records", "total_detections", "detections_row", "detections_stated")
# A name of which a person must say who it is: ruled on in aliases.csv.
NAME = "r-name-"
# What waits, by how much hangs on it: the smaller, the more.
RANKS = {
    "decision": 2,
    "agency_name": 2,
    "file": 3,
    "request": 5,
    "text_not_read": 6,
    "left_over_text": 7,
}


def in_order(
    review: pd.DataFrame, counts: pd.DataFrame, lines: pd.DataFrame, shares: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the review table with `order` from 1, `depends` and `rule_on` filled, in that order.

    `lines`: as open_lines returns them; with `shares`, how many lines hang on a name is told. First what a hit ratio
    hangs on, last what no rule uses.
    """
    by_id = {row["value_id"]: row for row in counts.to_dict("records")}
    sizes = lines.groupby("review_id").size().to_dict()
    named = {} if shares is None else shares.groupby(shares["name_as_printed"].map(_plain)).size().to_dict()
    rows = []
    for row in review.to_dict("records"):
        rank, weight, depends = _weighed(row, by_id, sizes, named)
        row |= {"depends": depends, "rule_on": _rule_on(row)}
        rows.append((rank, -weight, str(row["agency_id"]), row["review_id"], row))
    rows.sort(key=lambda x: x[:4])
    return t.as_frame(t.REVIEW, [row | {"order": n} for n, (*_, row) in enumerate(rows, 1)])


def _rule_on(row: dict[str, Any]) -> str:
    """Return what a line of values.csv names to rule on it; nothing for what is not settled by a ruling."""
    name = row["review_id"]
    if row["what"] == "decision":
        return ""
    return name.removeprefix("r-") if name.startswith(("r-v-", "r-k-")) else name


def _plain(name: object) -> str:
    return " ".join(name.split()) if isinstance(name, str) else ""


def _weighed(
    row: dict[str, Any], counts: dict[str, Any], sizes: dict[str, int], named: dict[str, int]
) -> tuple[int, int, str]:
    """Return (rank, weight, what depends on it)."""
    if row["review_id"].startswith(NAME):
        n = named.get(_plain(row["readings"]), 0)
        return 4, n, f"who the partner in {n} lines of lists is" if n else "who a partner in a list is"
    count = counts.get(_rule_on(row))
    if count is not None:
        return _count(count)
    if row["what"] == "contradiction":
        return 1, 0, "the two figures named, and what is worked out from them"
    if row["review_id"] in sizes:
        n = sizes[row["review_id"]]
        return 4, n, f"{n} lines, and the number of names of their list"
    told = {"file": "all that stands in the file", "agency_name": "every figure and list of the document"}
    return RANKS.get(row["what"], 5), 0, told.get(row["what"], "")


def _count(count: dict[str, Any]) -> tuple[int, int, str]:
    year = str(count["window_start"])[:4] if isinstance(count["window_start"], str) else ""
    if count["measure"] not in RATIO_MEASURES:
        return 2, 1, "the figure itself"
    if count["window_kind"] == "calendar_year":
        return 0, 1, f"the hit ratio of {year}, and the pooled ratio of {year}"
    return 0, 0, "the hit ratio of its period"
