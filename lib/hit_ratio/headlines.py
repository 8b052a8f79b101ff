"""Rows with hits and scans in; each headline with the other readings of the same rows beside it, out.

A figure that stands alone hides what was left out of it and which choice it rests on.
"""

import math
from fractions import Fraction
from typing import Any

import pandas as pd

from lib import tables as t
from lib.headline_ids import REPLIES
from lib.hit_ratio.formulas import hit_ratio
from lib.hit_ratio.groups import poolable
from lib.hit_ratio.windows import need_one_kind
from lib.refusals import Refusal
from lib.windows import parse_window

NOTES = {
    "headline": "sum of hits / sum of scans where both are known and belong together",
    "both_known": "all rows with both figures and scans above 0, also those that do not belong together",
    "both_known_median": "median of the ratios of all rows with both figures and scans above 0",
    "median": "median of the agencies' ratios",
    "mean": "mean of the agencies' ratios: a small agency counts as much as a large one",
    "without_largest": "the headline without the agency of the most scans",
    "rankable_only": "only rows that may be ranked",
    "other_basis": "hits / (scans + hits) where the reply does not say whether its detections include the hits, "
    "hits / Detections row where a report prints both",
    "missing_as_zero": "what would come out if a missing count were 0: wrong, shown as a warning",
}


def headlines(ratios: pd.DataFrame, published: pd.DataFrame, asked: int) -> pd.DataFrame:
    """Return the headlines table: of each calendar year over the replies, and of each period of each published table.

    `asked` is the number of agencies in the roster. A published table's states stand beside it, as published and as
    headline.
    """
    rows = _of_replies(ratios, asked)
    main = main_windows(published)
    for (source, window), table in published.groupby(["source", "window_as_printed"], sort=True):
        if may_be_added(str(window)):
            rows += _of_table(str(source), str(window), table)
            rows += _of_states(str(source), str(window), table) if (source, window) in main else []
    return t.check(t.as_frame(t.HEADLINES, rows), t.HEADLINES)


def main_windows(published: pd.DataFrame) -> set[tuple[str, str]]:
    """Return (source, window) of the sums of each published table; of a table without sums, of all its windows."""
    windows = published.assign(is_sum=published["hits_years"].notna() | published["scans_years"].notna())
    by_window = windows.groupby(["source", "window_as_printed"])["is_sum"].any()
    has_sums = by_window.groupby(level=0).any()
    return {key for key, is_sum in by_window.items() if is_sum or not has_sums[key[0]]}


def may_be_added(window: str) -> bool:
    """Return False for a period that is another one for each agency: all the time it has had readers, its last 30 days.

    Within a sum of years, hits and scans of one agency cover the same years; not each agency gives all of them.
    """
    parsed = parse_window(window)
    return isinstance(parsed, Refusal) or parsed.kind not in ("all_time", "rolling_30d")


def _of_states(source: str, window: str, table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the figures as published and the headline of each state of a table."""
    base = {"source": source, "window": window}
    rows = []
    for state, mine in table.groupby("state", sort=True):
        used = mine[mine["used"].astype(bool)]
        told = base | {"state": state, "n_rows": mine["agency_id"].nunique()}
        rows += [told | _as_published(mine), told | _sum("headline", used)]
    return rows


def _of_replies(ratios: pd.DataFrame, asked: int) -> list[dict[str, Any]]:
    usable = poolable(ratios)
    years = ratios[(ratios["window_kind"] == "calendar_year") & ratios["source"].isna()]
    rows = []
    for year, mine in usable.groupby("year", sort=True):
        need_one_kind(mine, "added")
        all_of_year = years[years["window_start"].str[:4] == year]
        base = {"source": REPLIES, "window": str(year), "n_rows": asked}
        rows += [base | row for row in _readings(mine, all_of_year)]
        rows += [base | row for row in _beside(mine, all_of_year)]
    return rows


def _beside(mine: pd.DataFrame, every: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the readings that only replies have: other basis, and what tables publish of the same agencies."""
    wide = mine["other_scans"].fillna(mine["scans"] + mine["hits"].where(mine["basis"] != "total_records", 0))
    other = _sum("other_basis", mine.assign(scans=wide))
    told = every[every["published_hits"].notna() & every["published_scans"].notna()]
    published = told.assign(hits=told["published_hits"], scans=told["published_scans"], value_ids="")
    note = "the same agencies and year as tables of others publish them"
    row = _sum("as_published", published) | {"note": note, "value_ids": None}
    return [other, row] if len(told) else [other]


def _of_table(source: str, window: str, table: pd.DataFrame) -> list[dict[str, Any]]:
    both = table[table["hits"].notna() & table["scans"].notna() & (table["scans"] > 0)]
    rows = [_as_published(table), _sum("both_known", both)]
    if len(both):
        median = middle([Fraction(h, s) for h, s in _whole(both)])
        rows.append(_sum("both_known_median", both) | _exactly(median))
    base = {"source": source, "window": window, "n_rows": table["agency_id"].nunique()}
    used = table[table["used"].astype(bool)]
    rows += [row | {"note": row["note"] + _one_year(used)} if row["reading"] == "headline" else row
             for row in _readings(used, table)]  # fmt: skip
    return [base | row for row in rows]


def _one_year(used: pd.DataFrame) -> str:
    """Return how many rows of a sum of years give one year only, in words; empty for none."""
    years = used["scans_years"].fillna("").str.split().str.len()
    few = int(((years > 0) & (years < years.max())).sum()) if len(used) else 0
    return f" ({few} of them give fewer years than the others)" if few else ""


def _as_published(table: pd.DataFrame) -> dict[str, Any]:
    """Return the sums of what is printed; a ratio only if every row that has the one figure has the other."""
    printed = _sum("as_published", table)
    same = printed["n"] == printed["n_hits"] == printed["n_scans"]
    warning = "the figures as printed" if same else "hits and scans as printed cover different rows: no ratio"
    return printed | {"note": warning} | ({} if same else {"ratio": None, "exact": ""})


def _exactly(ratio: Fraction) -> dict[str, Any]:
    return {"ratio": float(ratio), "exact": f"{ratio.numerator}/{ratio.denominator}"}


def _whole(rows: pd.DataFrame) -> list[tuple[int, int]]:
    return [(int(h), int(s)) for h, s in zip(rows["hits"], rows["scans"], strict=True)]


def middle(ratios: list[Fraction]) -> Fraction:
    """Return the exact median of ratios."""
    ordered = sorted(ratios)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _readings(used: pd.DataFrame, every: pd.DataFrame) -> list[dict[str, Any]]:
    """Return headline, median, mean, without the largest, rankable only, and missing as zero."""
    if used.empty:
        return [_sum("headline", used)]
    each = used["hit_ratio"].to_numpy(dtype="float64")
    median = middle([Fraction(h, s) for h, s in _whole(used)])
    mean = math.fsum(each) / len(each)
    largest = used.sort_values(["scans", "agency_id"]).index[-1]
    name = used.loc[largest, "agency_name"]
    without = _sum("without_largest", used.drop(largest))
    rows = [
        _sum("headline", used),
        _sum("median", used) | _exactly(median),
        _sum("mean", used) | {"ratio": mean, "exact": repr(mean)},
        without | {"note": f"{without['note']} ({name})"},
    ]
    if "rankable" in used:
        rows.append(_sum("rankable_only", used[used["rank"].notna()]))
    zero = _sum("missing_as_zero", every)
    return [*rows, zero] if zero["n_hits"] != zero["n"] or zero["n_scans"] != zero["n"] else rows


def _sum(reading: str, rows: pd.DataFrame) -> dict[str, Any]:
    hits, scans = rows["hits"].dropna(), rows["scans"].dropna()
    h, s = int(hits.sum()), int(scans.sum())
    return {
        "reading": reading,
        "n": int((rows["hits"].notna() & rows["scans"].notna()).sum()),
        "n_hits": len(hits),
        "n_scans": len(scans),
        "hits": h,
        "scans": s,
        "ratio": hit_ratio(h, s) if h <= s else None,
        "exact": f"{h}/{s}" if s and h <= s else "",
        "note": NOTES.get(reading, ""),
        "value_ids": _ids(rows),
    }


def _ids(rows: pd.DataFrame) -> str:
    ids = [sorted(rows.loc[rows[name].notna(), f"{name}_value_id"].dropna()) for name in ("hits", "scans")]
    return " ".join([*ids[0], *ids[1]])
