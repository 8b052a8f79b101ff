"""Counts in; two figures for one thing, and more hits than scans, out."""

import numpy as np
import pandas as pd

from lib.disagree.found import SCANS, Found, in_order, records, said, two
from lib.keys import groups_of, is_one_of, ranks_of
from lib.positions import are_several, rows_where, taken
from lib.tables.others import of_named_agencies

BY_LABEL = ("detections_by_agency", "detections_by_system")
# A table's figure of an agency it names says nothing against the agency's own.
SAME_THING = ["agency_id", "measure", "window_start", "window_end", "window_kind", "scope_as_printed"]


def same_things(counts: pd.DataFrame) -> np.ndarray:
    """Return a whole number for each row: rows with the same one are about one thing. Windows need their dates.

    Rows of a table count different things under one measure; their labels tell them apart.
    """
    label = np.where(is_one_of(counts["measure"], BY_LABEL), ranks_of(counts["label_as_printed"])[0], -1)
    thing = counts[SAME_THING].assign(label=label, named=of_named_agencies(counts))
    return groups_of(thing, list(thing.columns))


def mixed_rows(dated: pd.DataFrame) -> pd.DataFrame:
    """Return the rows about one thing that differ in their figures, with the number of the `thing`."""
    thing = same_things(dated)
    many = are_several(thing)  # most things of a national table are counted once
    dated = dated[many].assign(thing=thing[many])
    by_thing = dated.groupby("thing")["value"]
    return dated[(by_thing.transform("min") != by_thing.transform("max")).to_numpy(bool)]


def two_values(counts: pd.DataFrame) -> list[Found]:
    """Return figures that differ and are about one thing: neither can stand."""
    mixed = mixed_rows(rows_where(counts, counts["window_start"].notna()))
    why, found = "another figure is printed for the same thing", []
    for _, group in mixed.groupby("thing", sort=False):
        rows = records(group)
        waits = tuple(row["value_id"] for row in rows)
        found += [
            Found("two_values_one_window", rows[0], other, said(rows[0]), said(other), waits, why)
            for other in rows if other["value"] != rows[0]["value"]
        ]  # fmt: skip
    return in_order(found)


def hits_above_scans(counts: pd.DataFrame) -> list[Found]:
    """Return hits that are more than scans of the same request and window: neither can stand."""
    found = []
    for _, group in rows_above(counts).groupby("window", sort=False):
        rows = records(group)
        found += [
            two("hits_above_scans", h, s, "more hits than scans are printed")
            for h in rows if h["measure"] == "hits"
            for s in rows if s["measure"] != "hits" and h["value"] > s["value"]
        ]  # fmt: skip
    return in_order(found)


def rows_above(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of requests and windows whose largest hits are above their smallest scans, with a `window`."""
    dated = rows_where(counts, counts["window_start"].notna() & is_one_of(counts["measure"], ("hits", *SCANS)))
    window = dated[["agency_id", "request_id", "window_start", "window_end"]].assign(named=of_named_agencies(dated))
    code, value = groups_of(window, list(window.columns)), dated["value"].to_numpy(dtype="int64")
    is_hits = (dated["measure"] == "hits").to_numpy()
    most = np.full(code.max(initial=-1) + 1, -1, dtype="int64")
    least = np.full(len(most), np.iinfo("int64").max, dtype="int64")
    np.maximum.at(most, code[is_hits], value[is_hits])
    np.minimum.at(least, code[~is_hits], value[~is_hits])
    odd = taken(most > least, code)
    return dated[odd].assign(window=code[odd])
