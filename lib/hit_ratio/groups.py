"""Hit ratios in; changes from year to year and pooled ratios out."""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.hit_ratio.ratios import hit_ratio, one_in

# Below this a change in percent says nothing (METHOD.md, "Change between years").
FEWEST = 20


def year_changes(ratios: pd.DataFrame) -> pd.DataFrame:
    """Return scans and hits of each calendar year against the year before, where both are known."""
    years = ratios[ratios["window_kind"] == "calendar_year"]
    rows = []
    for agency, group in years.groupby("agency_id", sort=True):
        by_year = {int(row.window_start[:4]): row for row in group.itertuples()}
        for year in sorted(by_year):
            if year - 1 in by_year:
                rows += [_change(agency, m, by_year[year - 1], by_year[year]) for m in ("scans", "hits")]
    return t.as_frame(t.YEAR_CHANGES, [row for row in rows if row])


def _change(agency: str, measure: str, before: Any, after: Any) -> dict[str, Any] | None:
    a, b = getattr(before, measure), getattr(after, measure)
    if pd.isna(a) or pd.isna(b):
        return None
    small = min(a, b) < FEWEST
    return {
        "agency_id": agency,
        "measure": measure,
        "window_start": after.window_start,
        "before": a,
        "after": b,
        "change": None if small else (int(b) - int(a)) / int(a),
        "reason": f"a count is below {FEWEST}" if small else "",
        "before_value_id": getattr(before, f"{measure}_value_id"),
        "after_value_id": getattr(after, f"{measure}_value_id"),
    }


def pooled_ratios(ratios: pd.DataFrame) -> pd.DataFrame:
    """Return sum of hits / sum of scans for each agency over its years, and for each year over its agencies.

    Only full calendar years with a ratio are pooled; windows of other lengths are not of one kind.
    """
    usable = ratios[ratios["rankable"] & ratios["hit_ratio"].notna()]
    usable = usable.assign(year=usable["window_start"].str[:4])
    rows = [_pooled("agency", agency, group) for agency, group in usable.groupby("agency_id", sort=True)]
    rows += [_pooled("year", year, group) for year, group in usable.groupby("year", sort=True)]
    return t.as_frame(t.POOLED_RATIOS, rows)


def _pooled(group_name: str, member: str, group: pd.DataFrame) -> dict[str, Any]:
    hits, scans = int(group["hits"].sum()), int(group["scans"].sum())
    ids = pd.concat([group["hits_value_id"], group["scans_value_id"]])
    return {
        "group": group_name,
        "member": member,
        "windows": " ".join(sorted(set(group["year"]))),
        "n": len(group),
        "scans": scans,
        "hits": hits,
        "hit_ratio": hit_ratio(hits, scans),
        "one_in": one_in(hits, scans),
        "value_ids": " ".join(sorted(ids)),
    }
