"""Hit ratios in; changes from year to year and pooled ratios out."""

import math
from typing import Any

import numpy as np
import pandas as pd

from lib import tables as t
from lib.hit_ratio.formulas import hit_ratio, one_in
from lib.hit_ratio.ranks import FEWEST
from lib.hit_ratio.windows import YEAR, need_one_kind, need_years_in_a_row

MEASURES = ("scans", "hits")


def year_changes(ratios: pd.DataFrame) -> pd.DataFrame:
    """Return scans and hits of each calendar year against the year before, where both are known."""
    years = ratios[ratios["window_kind"] == YEAR]
    found = trend(years)
    return t.as_frame(t.YEAR_CHANGES, found.sort_values(["agency_id", "window_start", "measure"], kind="stable"))


def trend(years: pd.DataFrame) -> pd.DataFrame:
    """Return a row of year_changes for each measure of two calendar years in a row of one agency and source.

    Raises UnlikeWindowsError if a window is no full calendar year.
    """
    need_years_in_a_row(years)
    year = years["window_start"].str[:4].astype("int64")
    kept = ["agency_id", "source", "basis", "reason", *MEASURES, *(f"{m}_value_id" for m in MEASURES)]
    after = years[[*kept, "window_start"]].assign(year=year)
    before = years[kept].assign(year=year + 1)
    both = after.merge(before, on=["agency_id", "source", "year"], suffixes=("_after", "_before"))
    frames = [_changes(both, measure) for measure in MEASURES]
    return pd.concat(frames, ignore_index=True)


def _changes(both: pd.DataFrame, measure: str) -> pd.DataFrame:
    known = both[both[f"{measure}_before"].notna() & both[f"{measure}_after"].notna()]
    a, b = (known[f"{measure}_{when}"].astype("int64") for when in ("before", "after"))
    small = np.minimum(a, b) < FEWEST
    other = (known["basis_before"] != known["basis_after"]) & (measure == "scans")
    told = known["reason_before"].fillna("") + known["reason_after"].fillna("")
    open_ = told.str.contains("an open contradiction", regex=False)
    reasons = [f"a count is below {FEWEST}", "the two years were counted on another basis"]
    reasons += ["a contradiction about one of the two is open"]
    rules = [small.to_numpy(dtype=bool), other.to_numpy(dtype=bool), open_.to_numpy(dtype=bool)]
    reason = np.select(rules, reasons, default="")
    change = ((b - a) / a.where(a > 0)).where(reason == "")
    return pd.DataFrame(
        {
            "agency_id": known["agency_id"],
            "measure": measure,
            "window_start": known["window_start"],
            "before": a,
            "after": b,
            "change": change,
            "reason": reason,
            "before_value_id": known[f"{measure}_value_id_before"],
            "after_value_id": known[f"{measure}_value_id_after"],
        }
    )


def poolable(ratios: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that may be added: agencies' own replies, of a full calendar year, that may be compared."""
    usable = ratios[ratios["rankable"].astype(bool) & ratios["hit_ratio"].notna() & ratios["source"].isna()]
    return usable.assign(year=usable["window_start"].str[:4])


def pooled_ratios(ratios: pd.DataFrame) -> pd.DataFrame:
    """Return sum of hits / sum of scans for each agency over its years; each year, state, campaign over agencies.

    Only full calendar years with a ratio are pooled; windows of other lengths are not of one kind. A publisher's table
    is pooled by itself, in readings.csv.
    """
    usable = poolable(ratios)
    groups = {"agency": "agency_id", "year": "year", "state": "state", "campaign": "campaign"}
    rows = [
        {"group": name, "member": str(member)} | pooled(group)
        for name, column in groups.items()
        for member, group in usable.groupby(column, sort=True)
    ]
    return t.as_frame(t.POOLED_RATIOS, rows)


def pooled(rows: pd.DataFrame) -> dict[str, Any]:
    """Return n, scans, hits, their ratio and its bounds, median and mean of the rows' ratios, and the value ids.

    Raises UnlikeWindowsError if the windows are not of one kind.
    """
    need_one_kind(rows, "added")
    hits, scans = int(rows["hits"].sum()), int(rows["scans"].sum())
    wide = scans + int(rows.loc[rows["basis"] != "total_records", "hits"].sum())
    each = rows["hit_ratio"].to_numpy(dtype="float64")
    ids = pd.concat([rows["hits_value_id"], rows["scans_value_id"]])
    return {
        "windows": " ".join(sorted(set(rows["window_start"].str[:4]))),
        "n": len(rows),
        "n_agencies": rows["agency_id"].nunique(),
        "scans": scans,
        "hits": hits,
        "hit_ratio": hit_ratio(hits, scans),
        "one_in": one_in(hits, scans),
        "ratio_low": hit_ratio(hits, wide),
        "ratio_high": hit_ratio(hits, scans),
        "median_ratio": float(np.median(each)),
        "mean_ratio": math.fsum(each) / len(each),
        "value_ids": " ".join(sorted(ids)),
    }
