"""Counts in; hit ratios out: one row an agency and window, divided last, with both counts and the basis."""

from typing import Any

import numpy as np
import pandas as pd

from lib import tables as t
from lib.hit_ratio.formulas import hit_ratio
from lib.hit_ratio.other_readings import scans_beside, with_other_basis, with_published
from lib.hit_ratio.pairs import BASES, STANDS, WINDOW, alone_of, pairs_of, usable_counts
from lib.hit_ratio.ranks import with_ranks
from lib.keys import groups_of, is_in_order, ranks_of
from lib.positions import cells_at, first_rows, sorted_places

INNER = ["hits_flags", "scans_flags", "group", "place"]
BASIS = pd.Index([basis for basis, _ in BASES], dtype="str")


def hit_ratios(
    counts: pd.DataFrame, requests: pd.DataFrame, contradictions: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the hit_ratios table from values that stand; a window with one of the two counts has no ratio.

    `hits / scans` only if both are known and scans > 0. Hits and scans come from the same request, so that
    one reply's hits never meet another reply's scans, and if filters are printed with them, from the same filters.
    Figures that a table gives of agencies it names make rows of their own, with the table as `source`; where the
    agency's own reply gives the same window, they are columns beside it. Raises ValueError on hits
    above scans. Texts are coded if those of `counts` (columns NEEDED) are. Where `counts` has numbers of rows in place
    of ids, contradictions must have them too (`Ids.numbered`), and the ratios name values by them.
    """
    is_coded, usable = t.is_coded(counts), usable_counts(counts)
    broken = _open(contradictions, t.is_numbered(counts["value_id"].dtype))
    del counts  # a nation's ids are long: where the caller has let them go too, they are held only as long as needed
    rows, beside = _rows(usable), scans_beside(usable)
    usable = usable[["group", "status", "years", "basis"]]
    rows = with_other_basis(rows.assign(**_ratio_columns(rows)), beside)
    rows = rows.assign(**_reasons(rows, usable, broken))
    rows = with_ranks(with_published(_where_from(rows, requests).drop(columns=INNER)))
    made = t.as_frame(t.HIT_RATIOS, rows.reindex(columns=t.HIT_RATIOS.columns))
    return made if is_coded else t.as_texts(made)


def _rows(usable: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs and the counts without a partner, in the order of agency, window and source.

    Columns: group, place (-1 without hits), source, window, scans, hits, their ids and flags.
    """
    pairs = pairs_of(usable)
    alone = alone_of(usable, pairs["group"])
    is_hits = alone["basis"] < 0
    alone = alone.assign(hits_at=alone["at"].where(is_hits, -1), scans_at=alone["at"].where(~is_hits, -1))
    picked = pd.concat([pairs, alone[pairs.columns]], ignore_index=True) if len(alone) else pairs
    if not is_in_order(picked, ["group"]):  # whose numbers are in the order of agency, window and source
        picked = picked.iloc[sorted_places(picked["group"].to_numpy())].reset_index(drop=True)
    first = np.where(picked["hits_at"] >= 0, picked["hits_at"], picked["scans_at"])
    rows = usable[["source", "request_id", "agency_name", *WINDOW]].iloc[first].reset_index(drop=True)
    rows["basis"] = pd.Categorical.from_codes(picked["basis"], BASIS)
    rows["group"] = picked["group"].to_numpy()
    hits_at = picked["hits_at"].to_numpy()
    rows["place"] = np.where(hits_at < 0, -1, usable["place"].to_numpy()[hits_at])
    for name in ("hits", "scans"):
        at = picked[f"{name}_at"].to_numpy()
        for column, taken in ((name, "value"), (f"{name}_value_id", "value_id"), (f"{name}_flags", "flags")):
            rows[column] = cells_at(usable[taken], at)
    return rows


def _ratio_columns(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Return hit_ratio, one_in, ratio_low, ratio_high: whole numbers first, the division last."""
    odd = rows[(rows["hits"] > rows["scans"]).fillna(False)]
    if len(odd):
        hit_ratio(int(odd["hits"].iloc[0]), int(odd["scans"].iloc[0]))  # raises, and says which counts
    hits, scans = rows["hits"], rows["scans"].where(rows["scans"] > 0)
    ratio = hits.astype("Float64") / scans.astype("Float64")
    both = hits.notna() & scans.notna()
    one_in = ((2 * scans + hits) // (2 * hits.where(hits > 0))).where(both & (hits > 0))
    low = (hits.astype("Float64") / (scans + hits).astype("Float64")).where(rows["basis"] != "total_records", ratio)
    return {"hit_ratio": ratio, "one_in": one_in, "ratio_low": low.where(both), "ratio_high": ratio}


def _open(contradictions: pd.DataFrame | None, by_number: bool) -> dict[str | int, str]:
    """Return the rule that each value breaks, of contradictions that nobody has ruled on.

    Raises ValueError if only one of counts and contradictions names values by the numbers of their rows.
    """
    if contradictions is None:
        return {}
    if len(contradictions) and t.is_numbered(contradictions["first_value_id"].dtype) != by_number:
        raise ValueError("counts and contradictions name values in two ways; expected ids, or numbers of rows, in both")
    # Sums of other years make no pair in the first place; each of the years may be sound.
    is_open = contradictions["decision"].isna() & (contradictions["what"] != "windows_differ_inside_a_ratio")
    left = contradictions[is_open].sort_values("contradiction_id", ascending=False)
    return {
        value_id: what.replace("_", " ")
        for name in ("second_value_id", "first_value_id")
        for value_id, what in zip(left[name], left["what"], strict=True)
        if pd.notna(value_id)
    }


def _reasons(rows: pd.DataFrame, usable: pd.DataFrame, broken: dict[str | int, str]) -> dict[str, Any]:
    """Return rankable, and as reason why a row cannot be ranked beside others, or what to note of one that can.

    The first reason is told.
    """
    waits = _has(rows["group"], usable.loc[usable["status"] == "needs_review", "group"])
    lacks = {name: rows[name].isna().to_numpy() for name in ("hits", "scans")}
    rules = {
        "hits and scans cover different years": _years_differ(rows, usable),
        "hits are not known yet": lacks["hits"] & waits,
        "hits are not known": lacks["hits"],
        "scans are not known yet": lacks["scans"] & waits,
        "scans are not known": lacks["scans"],
        "no scans were made": (rows["scans"] == 0).fillna(False).to_numpy(dtype=bool),
        "another figure for this window waits for a person": waits,
        "a count is marked as incomplete": _flagged(rows, "incomplete"),
    }
    broke = (
        _names(rows["hits_value_id"]).map(broken).fillna(_names(rows["scans_value_id"]).map(broken)) if broken else None
    )
    for what in sorted(set(broken.values())):
        rules[f"an open contradiction: {what}"] = (broke == what).to_numpy(dtype=bool)
    rules["the window is not a full calendar year"] = (rows["window_kind"] != "calendar_year").to_numpy(dtype=bool)
    rules["the printed end leaves out 31 December"] = _flagged(rows, "end_before_last_day")
    code = np.select(list(rules.values()), range(len(rules)), default=-1)
    last = len(rules) - 1  # a note, no reason
    reason = pd.Categorical.from_codes(code, pd.Index(list(rules), dtype="str"))
    return {"rankable": (code < 0) | (code == last), "reason": reason}


def _names(value_ids: pd.Series) -> pd.Series:
    """Return what names values: their ids, or the numbers of their rows."""
    return value_ids.cat.codes if t.is_numbered(value_ids.dtype) else value_ids


def _has(groups: pd.Series, wanted: pd.Series) -> np.ndarray:
    """Return which of the groups, whole numbers, are wanted."""
    return np.isin(groups.to_numpy(), wanted.to_numpy()) if len(wanted) else np.zeros(len(groups), dtype=bool)


def _years_differ(rows: pd.DataFrame, usable: pd.DataFrame) -> np.ndarray:
    """Return which rows lack a partner only because the sums of hits and of scans cover different years."""
    if (usable["years"] == "").all():
        return np.zeros(len(rows), dtype=bool)
    sums = usable[usable["status"].isin(STANDS) & (usable["years"] != "")]
    years = sums.groupby("group").agg(years=("years", "nunique"), kinds=("basis", "nunique"))
    odd = set(years.index[(years["years"] > 1) & (years["kinds"] > 1)])
    return (rows["group"].isin(odd) & (rows["hits"].isna() | rows["scans"].isna())).to_numpy()


def _flagged(rows: pd.DataFrame, flag: str) -> np.ndarray:
    """Return which rows have a flag on their hits or scans; each different text of flags is looked at once."""
    found = np.zeros(len(rows), dtype=bool)
    for name in ("hits_flags", "scans_flags"):
        codes, texts = ranks_of(rows[name])
        has = np.array([flag in text.split() for text in texts] + [False])
        found |= has[codes]
    return found


def _where_from(rows: pd.DataFrame, requests: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with state and campaign: of the request, or of the agency's id where a table names it."""
    whose = ["source", "agency_id", "request_id"]
    code = groups_of(rows, whose)
    each = rows[whose].iloc[first_rows(code)].astype("str")
    asked = requests.drop_duplicates(["agency_id", "request_id"])[["agency_id", "request_id", "state", "campaign"]]
    each = each.merge(asked, on=["agency_id", "request_id"], how="left")
    is_named = each["source"] != ""
    state = each["agency_id"].str.rsplit("-", n=1).str[-1].str.upper()
    state = state.where((state.str.len() == 2) & (state != "XX"))
    told = {"state": each["state"].where(~is_named, state), "campaign": each["campaign"].where(~is_named)}
    return rows.assign(**{name: column.astype("category").array.take(code) for name, column in told.items()})
