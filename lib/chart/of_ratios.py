"""Hit ratios in; the rows of their charts out: of one year only, and only such as may be compared.

Rows of other periods and rows that are not rankable are never in a chart beside others; `left_out` says which and why.
"""

from itertools import pairwise

import pandas as pd

from lib.numerals import printed_count, printed_ratio

# So many rows are read on a page; of more, the first are drawn and the title says of how many.
MOST = 20
MOST_SLOPES = 10
NO_FIGURES = "no figures of this year that stand"


def comparable(ratios: pd.DataFrame) -> pd.DataFrame:
    """Return agencies' own rows of calendar years that may be compared, with `year`."""
    is_own = ratios["source"].isna() & ratios["rankable"].astype(bool)
    kept = ratios[is_own & ratios["hit_ratio"].notna() & (ratios["window_kind"] == "calendar_year")]
    return kept.assign(year=kept["window_start"].str[:4])


def main_year(ratios: pd.DataFrame) -> str:
    """Return the year of which the most agencies may be compared, the latest of several; empty if there is none."""
    counted = comparable(ratios)["year"].value_counts()
    return max(counted[counted == counted.max()].index) if len(counted) else ""


def ranked_rows(ratios: pd.DataFrame, names: dict[str, str], year: str) -> pd.DataFrame:
    """Return a row for each agency that may be compared in a year, the highest ratio first.

    Columns: agency_id, period, label, value (0 to 1), low, high, shown, look (`usual`, or `small` where a count is too
    small for a rank), rank, basis, scans, scans_value_id, hits_value_id. Those without a rank stand behind the others.
    """
    mine = comparable(ratios)
    mine = mine[mine["year"] == year]
    shown = [printed_ratio(int(h), int(s)) for h, s in zip(mine["hits"], mine["scans"], strict=True)]
    rows = pd.DataFrame(
        {
            "agency_id": mine["agency_id"],
            "period": mine["year"],
            "label": _named(mine, names),
            "value": mine["hit_ratio"],
            "low": mine["ratio_low"],
            "high": mine["ratio_high"],
            "shown": pd.Series(shown, index=mine.index, dtype="object"),
            "look": mine["rank"].notna().map({True: "usual", False: "small"}),
            "rank": mine["rank"],
            **{name: mine[name] for name in ("basis", "scans", "scans_value_id", "hits_value_id")},
        }
    )
    order = rows.assign(no_rank=rows["rank"].isna()).sort_values(
        ["no_rank", "value", "agency_id"], ascending=[True, False, True]
    )
    return order.drop(columns="no_rank").reset_index(drop=True)


def scan_rows(ratios: pd.DataFrame, names: dict[str, str], year: str) -> pd.DataFrame:
    """Return the same rows with scans as value, the most scans first."""
    rows = ranked_rows(ratios, names, year).sort_values(["scans", "agency_id"], ascending=[False, True])
    shown = [printed_count(int(scans)) for scans in rows["scans"]]
    return rows.assign(value=rows["scans"], shown=shown, look="usual").reset_index(drop=True)


def left_out(ratios: pd.DataFrame, names: dict[str, str], year: str) -> pd.DataFrame:
    """Return agency_id, label, why for each agency of `names` that is not in the charts of a year."""
    own = ratios[ratios["source"].isna()]
    of_year = own[own["window_start"].str[:4] == year]
    reasons = of_year[of_year["reason"].notna()].drop_duplicates("agency_id").set_index("agency_id")["reason"]
    drawn = set(ranked_rows(ratios, names, year)["agency_id"])
    rows = [{"agency_id": x, "label": name, "why": reasons.get(x, NO_FIGURES)}
            for x, name in names.items() if x not in drawn]  # fmt: skip
    return pd.DataFrame(rows, columns=["agency_id", "label", "why"])


def main_pair(ratios: pd.DataFrame) -> tuple[str, str]:
    """Return the two years in a row that the most agencies have in common, the latest of several; empty without."""
    held = comparable(ratios).groupby("year")["agency_id"].agg(set).sort_index()
    pairs = [(a, b) for a, b in pairwise(held.index) if int(b) == int(a) + 1 and held[a] & held[b]]
    return max(pairs, key=lambda pair: (len(held[pair[0]] & held[pair[1]]), pair), default=("", ""))


def year_rows(ratios: pd.DataFrame, names: dict[str, str], years: tuple[str, str]) -> pd.DataFrame:
    """Return a row for each agency ranked in both years on one basis of scans, the most scans in the later one first.

    Columns: agency_id, label, before, after (0 to 1), shown_before, shown_after.
    """
    sides = [ranked_rows(ratios, names, year) for year in years]
    both = sides[1].merge(sides[0], on=["agency_id", "label"], suffixes=("_after", "_before"))
    both = both[both["rank_before"].notna() & both["rank_after"].notna()]
    both = both[both["basis_before"] == both["basis_after"]]
    both = both.sort_values(["scans_after", "agency_id"], ascending=[False, True]).reset_index(drop=True)
    kept = both.rename(columns={"value_before": "before", "value_after": "after"})
    return kept[["agency_id", "label", "before", "after", "shown_before", "shown_after"]]


def around(rows: pd.DataFrame, agency_id: str, near: int = 2) -> pd.DataFrame:
    """Return of ranked rows the agency's own, marked, with its neighbors, the highest and the lowest; else none.

    Each label begins with the rank. Rows in between are left out; the ranks show where.
    """
    ranked = rows[rows["rank"].notna()].reset_index(drop=True)
    at = ranked.index[ranked["agency_id"] == agency_id]
    if not len(at) or len(ranked) < 2:
        return rows.iloc[:0]
    last = len(ranked) - 1
    kept = sorted({0, last, *range(max(0, at[0] - near), min(last, at[0] + near) + 1)})
    mine = ranked.iloc[kept]
    looks = mine["look"].where(mine["agency_id"] != agency_id, "marked")
    return with_ranks(mine.assign(look=looks).reset_index(drop=True))


def with_ranks(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows whose labels begin with the rank, if they have one: so it is seen where rows are left out."""
    front = (rows["rank"].astype("str") + ". ").where(rows["rank"].notna(), "")
    return rows.assign(label=(front + rows["label"]).astype("object"))


def _named(rows: pd.DataFrame, names: dict[str, str]) -> pd.Series:
    return rows["agency_id"].map(names).fillna(rows["agency_name"]).astype("object")
