"""Requests, messages and ratios in; how many agencies were asked, answered, give a ratio, and why not, out."""

from typing import Any

import pandas as pd

from lib import tables as t

# Saying that a request has arrived, or that it takes longer, is no answer.
ANSWERS = ("records_with_figures", "records_attached", "determination", "no_records", "denial", "closed")
USABLE = "usable"
SILENT = "no answer on file"
NO_FIGURES = "answered, without hits or scans that stand"


def asked_agencies(requests: pd.DataFrame) -> list[str]:
    """Return the agencies of the roster, the only source of how many were asked."""
    return sorted(requests.loc[requests["in_roster"].fillna(False).astype(bool), "agency_id"].unique())


def answered_agencies(messages: pd.DataFrame) -> set[str]:
    """Return the agencies that gave figures or records, said that there are none, declined, decided or closed."""
    answers = messages[(messages["sender_role"] == "agency") & messages["kind"].isin(ANSWERS)]
    return set(answers["agency_id"])


def coverage(
    requests: pd.DataFrame, messages: pd.DataFrame, ratios: pd.DataFrame, published: pd.DataFrame
) -> pd.DataFrame:
    """Return the coverage table: of the agencies asked, and of each period of each published table, how many and why.

    An agency stands under one reason: usable if any of its windows has a ratio, else the first reason of its rows.
    """
    rows = _of_replies(asked_agencies(requests), answered_agencies(messages), ratios)
    for (source, window), table in published.groupby(["source", "window_as_printed"], sort=True):
        reasons = table["reason"].where(~table["used"].astype(bool), USABLE).value_counts().sort_index()
        rows += [
            {"source": source, "window": window, "reason": reason, "n": n, "n_of": len(table)}
            for reason, n in reasons.items()
        ]
    return t.check(t.as_frame(t.COVERAGE, rows), t.COVERAGE)


def _of_replies(asked: list[str], answered: set[str], ratios: pd.DataFrame) -> list[dict[str, Any]]:
    own = ratios[ratios["source"].isna()]
    usable = set(own.loc[own["hit_ratio"].notna(), "agency_id"])
    first = own.drop_duplicates("agency_id").set_index("agency_id")["reason"]
    counted: dict[str, int] = {}
    for agency in asked:
        if agency in usable:
            reason = USABLE
        elif agency in first.index:
            reason = str(first[agency])
        else:
            reason = NO_FIGURES if agency in answered else SILENT
        counted[reason] = counted.get(reason, 0) + 1
    base = {"source": "replies", "window": "any", "n_of": len(asked)}
    return [base | {"reason": reason, "n": n} for reason, n in sorted(counted.items())]
