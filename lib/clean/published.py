"""Readings and counts of tables of many agencies in; whose figure each is, and what in such a table disagrees, out.

A publisher's folder is not an asked agency: its table prints other agencies' figures, and no page of an asked agency
and no ratio is made of them.
"""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.conflicts import contradiction, waits
from lib.counts import parse_count
from lib.names import agency_id, parse_name
from lib.refusals import Refusal
from lib.tables.words import PUBLISHER_ORIGIN
from lib.windows import parse_window

NAMELESS = "unknown-agency-xx"
# Two years with one figure may be chance where the figure is small (Colorado State Patrol: 0 hits in both).
SMALLEST_SAME = 100
Key = tuple[str, str]


def is_published(counts: pd.DataFrame) -> pd.Series:
    """Return which rows (with `origin`) are a publisher's figures of other agencies."""
    return counts["origin"].isin(PUBLISHER_ORIGIN)


def asked_documents(documents: pd.DataFrame, readings: pd.DataFrame, roster: pd.DataFrame) -> pd.DataFrame:
    """Return the documents without those in a publisher's folder: all its readings are published, no roster names it."""
    by_folder = is_published(readings).groupby(readings["agency_id"]).all()
    publishers = set(by_folder[by_folder].index) - set(roster["agency_id"])
    return documents[~documents["agency_id"].isin(publishers)]


def named_agency(name: object, state: object) -> tuple[str, str, str]:
    """Return (agency_id, name on one line, doubt) of an agency a table names; an unknown state stays unknown."""
    printed = " ".join(str(name).split()) if isinstance(name, str) else ""
    parsed = parse_name(printed, state=state if isinstance(state, str) else "")
    if isinstance(parsed, Refusal):
        return NAMELESS, printed, f"whose figure it is cannot be told: {parsed.reason}"
    return agency_id(parsed), printed, ""


def twice_named(readings: pd.DataFrame) -> set[Key]:
    """Return (document_id, reading) of figures whose agency stands in more than one row of its table."""
    named = readings[readings["agency_as_printed"].notna()]
    ids = {pair: named_agency(*pair)[0] for pair in {*zip(named["agency_as_printed"], named["state_as_printed"])}}
    whose = [ids[pair] for pair in zip(named["agency_as_printed"], named["state_as_printed"], strict=True)]
    row = named["cell"].str.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    named = named.assign(whose=whose, row=row)
    rows = named.groupby(["document_id", "page", "whose", "label_as_printed"])["row"].transform("nunique")
    return {*zip(named["document_id"][rows > 1], named["reading"][rows > 1], strict=True)}


def sum_years(readings: pd.DataFrame) -> dict[Key, str]:
    """Return the year that a sum without a star stands for, by (document_id, reading), where only one year is known.

    An unstarred total of two years of which one is `n/a` is that other year's figure (Livermore, Killeen).
    """
    rows = readings[readings["origin"].isin(PUBLISHER_ORIGIN) & readings["cell"].notna()]
    rows = rows.assign(row=rows["cell"].str.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    found: dict[Key, str] = {}
    for _, group in rows.groupby(["document_id", "page", "row", "measure"], sort=False):
        parts = {
            r.window_as_printed: parse_count(r.value_as_printed)
            for r in group.itertuples()
            if r.origin == "publisher" and isinstance(r.window_as_printed, str) and r.window_as_printed.isdigit()
        }
        known = [year for year, count in parts.items() if not isinstance(count, Refusal)]
        for r in group[group["origin"] == "publisher_sum"].itertuples():
            if len(known) == 1 and "*" not in r.value_as_printed and _within(known[0], r.window_as_printed):
                found[r.document_id, r.reading] = known[0]
    return found


def _within(year: str, printed: object) -> bool:
    window = parse_window(printed) if isinstance(printed, str) else Refusal("")
    return not isinstance(window, Refusal) and window.start.year <= int(year) <= window.end.year


def settle_published(counts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (counts, contradictions): what in a row of a publisher's table cannot be, or needs an explanation.

    A zero that sums two missing years, a sum that differs from its parts and one figure for two years wait. Hits and
    scans that cover different years stand, each for itself, and the contradiction says that they make no ratio.
    """
    found: list[dict[str, Any]] = []
    mine = counts[is_published(counts)]
    for _, row in mine.groupby(["request_id", "agency_id"], sort=False):
        years = {}
        for measure, group in row.groupby("measure", sort=False):
            one_year = group[(group["origin"] == "publisher") & (group["window_kind"] == "calendar_year")]
            known = one_year[one_year["value"].notna()]
            years[measure] = known
            for total in group[(group["origin"] == "publisher_sum") & group["value"].notna()].itertuples():
                counts, more = _sum(counts, group.loc[total.Index], known)
                found += more
            if len(known) > 1 and known["value"].nunique() == 1 and known["value"].iloc[0] >= SMALLEST_SAME:
                found.append(contradiction("same_figure_two_windows", known.iloc[0], known.iloc[1]))
                counts = waits(counts, known.index, "the same figure is printed for two years")
        found += _other_years(years)
    return counts, t.as_frame(t.CONTRADICTIONS, found)


def _sum(counts: pd.DataFrame, total: pd.Series, known: pd.DataFrame) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    where = pd.Index([total.name])
    if known.empty and total["value"] == 0:
        made = contradiction("zero_from_missing", total, total) | {
            "second": "no year is known",
            "second_value_id": None,
        }
        return waits(counts, where, "a sum of 0 of years that are not known"), [made]
    if len(known) > 1 and total["value"] != known["value"].sum():
        parts = " + ".join(known["value_as_printed"])
        made = contradiction("sum_differs_from_parts", total, known.iloc[0]) | {"second": parts}
        return waits(counts, where, f"the sum is not that of its parts, {parts}"), [made]
    return counts, []


def _other_years(years: dict[str, pd.DataFrame]) -> list[dict[str, Any]]:
    hits, scans = (years.get(m, pd.DataFrame()) for m in ("hits", "detections_stated"))
    if not len(hits) or not len(scans) or {*hits["window_start"]} == {*scans["window_start"]}:
        return []
    said = [", ".join(sorted({x[:4] for x in frame["window_start"]})) for frame in (hits, scans)]
    made = contradiction("windows_differ_inside_a_ratio", hits.iloc[0], scans.iloc[0])
    return [made | {"first": f"hits of {said[0]}", "second": f"scans of {said[1]}"}]
