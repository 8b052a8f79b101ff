"""Counts in; hit ratios out: one row an agency and window, divided last, with both counts and the basis."""

import numpy as np
import pandas as pd

from lib import tables as t
from lib.hit_ratio.formulas import hit_ratio
from lib.hit_ratio.other_readings import with_other_basis, with_published
from lib.hit_ratio.pairs import BASES, WINDOW, alone_of, pairs_of, usable_counts
from lib.hit_ratio.ranks import with_ranks
from lib.keys import codes_of, order_of

BASIS = np.array([basis for basis, _ in BASES], dtype=object)


def hit_ratios(
    counts: pd.DataFrame, requests: pd.DataFrame, contradictions: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the hit_ratios table from values that stand; a window with one of the two counts has no ratio.

    `hits / scans` only if both are known and scans > 0. Hits and scans come from the same request, so that
    one reply's hits never meet another reply's scans, and if filters are printed with them, from the same filters.
    Figures that a table gives of agencies it names make rows of their own, with the table as `source`; where the
    agency's own reply gives the same window, they are columns beside it. Raises ValueError on hits above scans.
    """
    rows = every_ratio(counts, requests, contradictions)
    return t.as_frame(t.HIT_RATIOS, with_ranks(with_published(rows)).reindex(columns=t.HIT_RATIOS.columns))


def every_ratio(counts: pd.DataFrame, requests: pd.DataFrame, contradictions: pd.DataFrame | None) -> pd.DataFrame:
    """Return a row for each source, agency and window, before one is chosen for each agency and window."""
    usable = usable_counts(counts)
    rows = _rows(usable)
    rows = rows.assign(**_ratio_columns(rows))
    rows = with_other_basis(rows, usable)
    reasons = _reasons(rows, usable, _open(contradictions))
    rows = rows.assign(rankable=reasons == "", reason=np.where(reasons == "", _notes(rows), reasons))
    rows = _where_from(rows, requests)
    return rows.iloc[order_of(rows, [*WINDOW, "source"], missing_last=True)].reset_index(drop=True)


def _rows(usable: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs and the counts without a partner: group, source, window, scans, hits, their ids and flags."""
    pairs = pairs_of(usable)
    alone = alone_of(usable, pairs["group"])
    is_hits = alone["basis"] < 0
    alone = alone.assign(hits_at=alone["at"].where(is_hits, -1), scans_at=alone["at"].where(~is_hits, -1))
    picked = pd.concat([pairs, alone[pairs.columns]], ignore_index=True)
    first = picked["hits_at"].where(picked["hits_at"] >= 0, picked["scans_at"]).to_numpy()
    kept = ["source", "request_id", "agency_name", *WINDOW]
    rows = usable[kept].iloc[first].reset_index(drop=True)
    basis = picked["basis"].to_numpy()
    rows["basis"] = np.where(basis >= 0, BASIS[np.maximum(basis, 0)], None)
    rows["group"] = picked["group"].to_numpy()
    for name in ("hits", "scans"):
        at = picked[f"{name}_at"].to_numpy()
        known = at >= 0
        for column, taken in ((name, "value"), (f"{name}_value_id", "value_id"), (f"{name}_flags", "flags")):
            rows[column] = usable[taken].iloc[np.maximum(at, 0)].reset_index(drop=True).where(known)
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


def _open(contradictions: pd.DataFrame | None) -> dict[str, str]:
    """Return the rule that each value breaks, of contradictions that nobody has ruled on."""
    if contradictions is None:
        return {}
    # Sums of other years make no pair in the first place; each of the years may be sound.
    is_open = contradictions["decision"].isna() & (contradictions["what"] != "windows_differ_inside_a_ratio")
    left = contradictions[is_open].sort_values("contradiction_id", ascending=False)
    return {
        value_id: what.replace("_", " ")
        for name in ("second_value_id", "first_value_id")
        for value_id, what in zip(left[name], left["what"], strict=True)
        if isinstance(value_id, str)
    }


def _reasons(rows: pd.DataFrame, usable: pd.DataFrame, broken: dict[str, str]) -> np.ndarray:
    """Return for each row why it cannot be ranked beside others; empty if it can. The first reason is told."""
    waits = rows["group"].isin(usable.loc[usable["status"] == "needs_review", "group"]).to_numpy()
    lacks = {name: rows[name].isna().to_numpy() for name in ("hits", "scans")}
    odd = _years_differ(rows, usable)
    broke = rows["hits_value_id"].map(broken).fillna(rows["scans_value_id"].map(broken)) if broken else None
    rules: list[tuple[np.ndarray, object]] = [
        (odd, "hits and scans cover different years"),
        (lacks["hits"] & waits, "hits are not known yet"),
        (lacks["hits"], "hits are not known"),
        (lacks["scans"] & waits, "scans are not known yet"),
        (lacks["scans"], "scans are not known"),
        ((rows["scans"] == 0).fillna(False).to_numpy(dtype=bool), "no scans were made"),
        (waits, "another figure for this window waits for a person"),
        (_flagged(rows, "incomplete"), "a count is marked as incomplete"),
    ]
    if broke is not None:
        rules.append((broke.notna().to_numpy(), "an open contradiction: " + broke.fillna("").to_numpy(dtype=object)))
    is_year = (rows["window_kind"] == "calendar_year").to_numpy()
    rules.append((~is_year, "the window is not a full calendar year"))
    reasons = np.full(len(rows), "", dtype=object)
    for rule, told in reversed(rules):  # the first rule is told last, over the others
        reasons[rule] = told[rule] if isinstance(told, np.ndarray) else told
    return reasons


def _years_differ(rows: pd.DataFrame, usable: pd.DataFrame) -> np.ndarray:
    """Return which rows lack a partner only because the sums of hits and of scans cover different years."""
    sums = usable[usable["status"].isin(("accepted", "corrected", "confirmed")) & (usable["years"] != "")]
    years = sums.groupby("group").agg(years=("years", "nunique"), kinds=("basis", "nunique"))
    odd = set(years.index[(years["years"] > 1) & (years["kinds"] > 1)])
    return (rows["group"].isin(odd) & (rows["hits"].isna() | rows["scans"].isna())).to_numpy()


def _notes(rows: pd.DataFrame) -> np.ndarray:
    return np.where(_flagged(rows, "end_before_last_day"), "the printed end leaves out 31 December", "")


def _flagged(rows: pd.DataFrame, flag: str) -> np.ndarray:
    """Return which rows have a flag on their hits or scans; each different text of flags is looked at once."""
    found = np.zeros(len(rows), dtype=bool)
    for name in ("hits_flags", "scans_flags"):
        codes, texts = pd.factorize(rows[name])
        has = np.array([flag in str(text).split() for text in texts] + [False])
        found |= has[codes]
    return found


def _where_from(rows: pd.DataFrame, requests: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with state and campaign: of the request, or of the agency's id where a table names it."""
    whose = ["source", "agency_id", "request_id"]
    code = codes_of(rows, whose)
    each = rows[whose].drop_duplicates()  # in the order of their codes
    asked = requests.drop_duplicates(["agency_id", "request_id"])[["agency_id", "request_id", "state", "campaign"]]
    each = each.merge(asked, on=["agency_id", "request_id"], how="left")
    is_named = each["source"] != ""
    state = each["agency_id"].str.rsplit("-", n=1).str[-1].str.upper()
    state = state.where((state.str.len() == 2) & (state != "XX"))
    told = {"state": each["state"].where(~is_named, state), "campaign": each["campaign"].where(~is_named)}
    return rows.assign(**{name: column.iloc[code].reset_index(drop=True) for name, column in told.items()})
