"""Counts in; counts with repeats and conflicts settled, and the contradictions found, out."""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.tables.others import of_named_agencies

SCANS = ("total_records", "total_detections", "detections_row", "detections_stated")
BY_LABEL = ("detections_by_agency", "detections_by_system")
# A table's figure of an agency it names says nothing against the agency's own.
SAME_THING = ["agency_id", "measure", "window_start", "window_end", "window_kind", "scope_as_printed"]


def settle(counts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (counts, contradictions): repeats marked `duplicate`, conflicting values sent to review.

    Two values for one measure and window of one agency cannot both stand; neither does. Hits above scans
    cannot be: neither stands. Windows of unknown dates are never called the same.
    """
    counts, repeats = _repeats(counts)
    counts, above = _hits_above_scans(counts)
    return t.check(counts, t.COUNTS), t.as_frame(t.CONTRADICTIONS, [*repeats, *above])


def _repeats(counts: pd.DataFrame) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    counts, found = counts.copy(), []
    dated = counts[counts["value"].notna() & counts["window_start"].notna()]
    # Rows of a table count different things under one measure; their labels tell them apart.
    label = dated["label_as_printed"].where(dated["measure"].isin(BY_LABEL), "")
    named = of_named_agencies(dated)
    same = dated[SAME_THING].assign(label=label, named=named)
    again = same.duplicated(keep=False)
    for _, group in dated[again].groupby([same[again][name] for name in same], dropna=False, sort=True):
        if group["value"].nunique() > 1:
            first = group.iloc[0]
            others = group[group["value"] != first["value"]]
            found += [contradiction("two_values_one_window", first, other) for _, other in others.iterrows()]
            counts = waits(counts, group.index, "another figure is printed for the same thing")
        elif len(group) > 1:
            kept = group.sort_values("status", key=lambda s: s != "accepted", kind="stable").index[0]
            again = group.index.drop(kept)
            counts.loc[again, "status"] = "duplicate"
            counts.loc[again, "duplicate_of"] = counts.loc[kept, "value_id"]
    return counts, found


def _hits_above_scans(counts: pd.DataFrame) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    window = ["agency_id", "request_id", "window_start", "window_end", "named"]
    usable = counts[counts["status"].isin(t.PUBLIC_STATUS) & counts["window_start"].notna() & counts["value"].notna()]
    usable = usable.assign(named=of_named_agencies(usable))
    pairs = usable[usable["measure"] == "hits"].merge(
        usable[usable["measure"].isin(SCANS)], on=window, suffixes=("_hits", "_scans")
    )
    found = []
    for pair in pairs[pairs["value_hits"] > pairs["value_scans"]].itertuples():
        both = counts[counts["value_id"].isin([pair.value_id_hits, pair.value_id_scans])]
        hits, scans = (both[both["value_id"] == v].iloc[0] for v in (pair.value_id_hits, pair.value_id_scans))
        found.append(contradiction("hits_above_scans", hits, scans))
        counts = waits(counts, both.index, "more hits than scans are printed")
    return counts, found


def waits(counts: pd.DataFrame, index: pd.Index, why: str) -> pd.DataFrame:
    """Return the counts with the rows of `index` sent to a person, and why added to any reason they had."""
    counts = counts.copy()
    before = counts.loc[index, "why"].fillna("")
    counts.loc[index, "why"] = before.where(before == "", before + "; ") + why
    counts.loc[index, "status"] = "needs_review"
    return counts


def contradiction(what: str, first: Any, second: Any) -> dict[str, Any]:
    """Return the row of two counts that disagree, named by both."""
    return {
        "contradiction_id": f"k-{what.replace('_', '-')}-{first['value_id'][2:]}-{second['value_id'][2:]}",
        "agency_id": first["agency_id"],
        "agency_name": first["agency_name"],
        "what": what,
        "first": f"{first['value_as_printed']} {first['measure']}",
        "second": f"{second['value_as_printed']} {second['measure']}",
        "first_value_id": first["value_id"],
        "second_value_id": second["value_id"],
    }


def report_contradictions(checks: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Return a contradiction for each check of a report's own arithmetic or pages that does not hold."""
    named = dict(zip(names["agency_id"], names["agency_name"], strict=True))
    rows = [
        {
            "contradiction_id": f"k-{c.what.replace('_', '-')}-{c.document_id[2:]}-{c.form.replace('_', '-')}-{c.n}",
            "agency_id": c.agency_id,
            "agency_name": named[c.agency_id],
            "what": c.what,
            "first": c.first if isinstance(c.first, str) else c.why,
            "second": c.second if isinstance(c.second, str) else "",
        }
        for c in checks[~checks["ok"]].itertuples()
    ]
    return t.as_frame(t.CONTRADICTIONS, rows)


def page_contradictions(doubts: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Return a contradiction for each page that names another agency than its folder."""
    named = dict(zip(names["agency_id"], names["agency_name"], strict=True))
    rows = [
        {
            "contradiction_id": f"k-names-other-agency-{doubt.document_id[2:]}",
            "agency_id": doubt.agency_id,
            "agency_name": named[doubt.agency_id],
            "what": "names_other_agency",
            "first": named[doubt.agency_id],
            "second": doubt.agency_as_printed,
        }
        for doubt in doubts[doubts["is_other"].astype(bool)].itertuples()
    ]
    return t.as_frame(t.CONTRADICTIONS, rows)
