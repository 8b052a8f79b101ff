"""Counts in; hit ratios out: one row an agency and window, divided last, with both counts and the basis."""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.tables.others import of_named_agencies

# The denominator, best first. Total Records is what LEARN prints; `stated` is a figure in prose, which may
# be the total or the detections row (METHOD.md, "The denominator").
BASES = (
    ("total_records", ("total_records", "total_detections")),
    ("detections_row", ("detections_row",)),
    ("stated", ("detections_stated",)),
)
STANDS = ("accepted", "corrected", "confirmed")
WINDOW = ["agency_id", "window_start", "window_end", "window_kind"]


def hit_ratios(counts: pd.DataFrame, requests: pd.DataFrame) -> pd.DataFrame:
    """Return the hit_ratios table from values that stand; a window with one of the two counts has no ratio.

    `hits / scans` only if both are known and scans > 0. Hits and scans come from the same request, so that
    one reply's hits never meet another reply's scans, and if filters are printed with them, from the same filters.
    Figures that a table gives of agencies it names make no ratio here: they are not the agency's reply.
    """
    campaigns = requests.set_index(["agency_id", "request_id"])["campaign"]
    own = counts[~of_named_agencies(counts) & counts["value"].notna()]
    usable = own[own["measure"].isin(_measures()) & (own["window_kind"] != "unknown")]
    rows = []
    for _, group in usable.groupby(WINDOW, dropna=False, sort=True):
        stands = group[group["status"].isin(STANDS)]
        if stands.empty:
            continue
        waits = (group["status"] == "needs_review").any()
        row = _row(stands, waits=bool(waits))
        row["campaign"] = campaigns.get((row["agency_id"], row.pop("request_id")))
        rows.append(row)
    return t.as_frame(t.HIT_RATIOS, rows)


def _measures() -> list[str]:
    return ["hits", *(measure for _, measures in BASES for measure in measures)]


def _row(group: pd.DataFrame, *, waits: bool) -> dict[str, Any]:
    hits, scans, basis = _pair(group)
    first = hits if hits is not None else scans
    row: dict[str, Any] = {name: first[name] for name in ("agency_id", "agency_name", "request_id", *WINDOW[1:])}
    h = int(hits["value"]) if hits is not None else None
    s = int(scans["value"]) if scans is not None else None
    low, high = ratio_bounds(h, s, basis)
    reason = not_rankable(h, s, str(row["window_kind"]), waits=waits)
    return row | {
        "scans": s,
        "hits": h,
        "hit_ratio": hit_ratio(h, s),
        "one_in": one_in(h, s),
        "basis": basis or None,
        "ratio_low": low,
        "ratio_high": high,
        "rankable": not reason,
        "reason": reason or _note(hits, scans),
        "scans_value_id": scans["value_id"] if scans is not None else None,
        "hits_value_id": hits["value_id"] if hits is not None else None,
    }


def _pair(group: pd.DataFrame) -> tuple[pd.Series | None, pd.Series | None, str]:
    """Return (hits, scans, basis): the best denominator that has hits beside it in the same request."""
    hits = group[group["measure"] == "hits"]
    alone: tuple[pd.Series | None, pd.Series | None, str] | None = None
    for basis, measures in BASES:
        scans = group[group["measure"].isin(measures)]
        scans = scans.assign(near=scans["document_id"].isin(hits["document_id"]))
        scans = scans.sort_values(["near", "value_id"], ascending=[False, True])
        for _, row in scans.iterrows():
            beside = hits[(hits["request_id"] == row["request_id"]) & _same_scope(hits, row)]
            if len(beside):
                beside = beside.assign(near=beside["document_id"] == row["document_id"])
                beside = beside.sort_values(["near", "value_id"], ascending=[False, True])
                return beside.iloc[0], row, basis
            alone = alone or (None, row, basis)
    return alone or (hits.sort_values("value_id").iloc[0], None, "")


def _same_scope(hits: pd.DataFrame, scans: pd.Series) -> pd.Series:
    """Filters printed with a figure are part of what was counted: "Mobile" hits are not hits of "Fixed" scans."""
    scope = scans["scope_as_printed"]
    return hits["scope_as_printed"].fillna("") == ("" if pd.isna(scope) else scope)


def hit_ratio(hits: int | None, scans: int | None) -> float | None:
    """Return hits / scans (0 to 1); None unless both are known and scans > 0.

    Raises ValueError on hits above scans, which cannot be.
    """
    if hits is None or scans is None:
        return None
    if hits > scans:
        raise ValueError(f"{hits:,} hits are more than {scans:,} scans")
    return hits / scans if scans else None


def one_in(hits: int | None, scans: int | None) -> int | None:
    """Return scans per hit, rounded half up in whole numbers; None when there are no hits."""
    return (2 * scans + hits) // (2 * hits) if hits and scans else None


def ratio_bounds(hits: int | None, scans: int | None, basis: str) -> tuple[float | None, float | None]:
    """Return (lowest, highest) ratio over the readings of the denominator.

    A stated "detections" may be LEARN's total (hits inside it) or its Detections row (hits besides it): in
    the second case the total is scans + hits. A printed total leaves no doubt.
    """
    ratio = hit_ratio(hits, scans)
    if ratio is None:
        return None, None
    if basis == "total_records":
        return ratio, ratio
    return hits / (scans + hits), ratio


def not_rankable(hits: int | None, scans: int | None, window_kind: str, *, waits: bool) -> str:
    """Return why a row cannot be ranked beside others; empty if it can."""
    if hits is None or scans is None:
        return f"{'hits' if hits is None else 'scans'} are not known" + (" yet" if waits else "")
    if scans == 0:
        return "no scans were made"
    if waits:
        return "another figure for this window waits for a person"
    if window_kind != "calendar_year":
        return "the window is not a full calendar year"
    return ""


def _note(hits: pd.Series | None, scans: pd.Series | None) -> str:
    flags = " ".join(str(count["flags"]) for count in (hits, scans) if count is not None)
    return "the printed end leaves out 31 December" if "end_before_last_day" in flags else ""
