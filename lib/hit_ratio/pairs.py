"""Counts that stand in; for each agency and window the hits and the scans that belong together, out.

They belong together if they come from one reply, or one row of a table, of one agency, of one window with the same
parts, and were counted under the same filters.
"""

import numpy as np
import pandas as pd

from lib.disagree import parts_of_sums
from lib.keys import groups_of, is_in_order, is_one_of, looked_up, ordered_groups
from lib.positions import rows_where
from lib.tables.others import table_of

# The denominator, best first. Total Records is what LEARN prints; `stated` is a figure in prose, which may
# be the total or the detections row (METHOD.md, "The denominator").
BASES = (
    ("total_records", ("total_records", "total_detections")),
    ("detections_row", ("detections_row",)),
    ("stated", ("detections_stated",)),
)
RANK = {measure: rank for rank, (_, measures) in enumerate(BASES) for measure in measures}
STANDS = ("accepted", "corrected", "confirmed")
WINDOW = ["agency_id", "window_start", "window_end", "window_kind"]
USED = ["value_id", *WINDOW, "agency_name", "request_id", "measure", "value", "scope_as_printed", "origin", "status"]
USED += ["flags", "document_id", "form", "source"]
# What the years of a table's sums are told by, besides.
NEEDED = [*USED, "window_as_printed"]


def usable_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """Return hits and scans of known windows, with `source` (the table that names the agency, empty for its own reply),
    `group` (one number for each agency, window and source, in this order, its own reply first), `place` (one for what
    may meet) and `basis` (its rank).
    """
    is_known = (
        counts["value"].notna() & is_one_of(counts["measure"], ("hits", *RANK)) & (counts["window_kind"] != "unknown")
    )
    known = rows_where(counts, is_known)[USED]
    known = known.assign(source=table_of(known), basis=looked_up(known["measure"], RANK, -1).astype("int8"))
    is_sum = known["origin"] == "publisher_sum"
    parts = parts_of_sums(counts) if is_sum.any() else {}
    no_years = pd.Categorical.from_codes(np.zeros(len(known), dtype="int8"), [""])
    years = known["value_id"].map(parts).fillna("") if parts else no_years
    group = ordered_groups(known, [*WINDOW, "source"])
    place = known[["request_id", "scope_as_printed"]].assign(group=group, years=years)
    return known.assign(group=group, place=groups_of(place, list(place.columns)), years=years)


def pairs_of(usable: pd.DataFrame) -> pd.DataFrame:
    """Return group, hits_at, scans_at, basis of the best pair of each group that has one; rows are positions.

    Best is the best denominator that has hits beside it, those of one document before others. At last the id decides.
    """
    stands = is_one_of(usable["status"], STANDS)
    basis, place, group = (usable[name].to_numpy() for name in ("basis", "place", "group"))
    sides = [np.flatnonzero(stands & is_side).astype("int32") for is_side in (basis < 0, basis >= 0)]
    # The last row of each side in each place, -1 for none; where it is not every row's, the place has several.
    last = [np.full(int(place.max(initial=-1)) + 1, -1, dtype="int32") for _ in sides]
    is_many = np.zeros(len(last[0]), dtype=bool)
    for held, at in zip(last, sides, strict=True):
        held[place[at]] = at
        is_many[place[at][held[place[at]] != at]] = True
    has_both = (last[0] >= 0) & (last[1] >= 0)
    is_many &= has_both
    is_one = has_both & ~is_many
    met = pd.DataFrame({"hits_at": last[0][is_one], "scans_at": last[1][is_one]})
    if is_many.any():
        left, right = (pd.DataFrame({"place": place[at], "at": at})[is_many[place[at]]] for at in sides)
        both = left.merge(right, on="place", suffixes=("_hits", "_scans"))
        more = both.rename(columns={"at_hits": "hits_at", "at_scans": "scans_at"})
        met = pd.concat([met, more[["hits_at", "scans_at"]]], ignore_index=True)
    met = met.assign(group=group[met["scans_at"]], basis=basis[met["scans_at"]])
    if not is_in_order(met, ["group"]):  # else no group has two
        several = met["group"].duplicated(keep=False)
        met = pd.concat([met[~several], _best(met[several], usable)])
    return met[["group", "hits_at", "scans_at", "basis"]]


def _best(met: pd.DataFrame, usable: pd.DataFrame) -> pd.DataFrame:
    hits, scans = (usable.iloc[met[at].to_numpy()] for at in ("hits_at", "scans_at"))
    documents = [held["document_id"].to_numpy(dtype=object) for held in (hits, scans)]
    named = met.assign(far=documents[0] != documents[1], s=scans["value_id"].array, h=hits["value_id"].array)
    ordered = named.sort_values(["group", "basis", "far", "s", "h"], kind="stable")
    return ordered.drop_duplicates("group")[list(met.columns)]


def alone_of(usable: pd.DataFrame, paired: pd.Series) -> pd.DataFrame:
    """Return group, at, basis of the one count that stands for a group without a pair: best scans, else hits."""
    group = usable["group"].to_numpy()
    is_paired = np.zeros(int(group.max(initial=-1)) + 1, dtype=bool)
    is_paired[paired] = True
    alone = np.flatnonzero(is_one_of(usable["status"], STANDS) & ~is_paired[group])
    left = usable[["group", "basis", "value_id"]].iloc[alone].assign(at=alone)
    left = left.assign(order=left["basis"].where(left["basis"] >= 0, len(BASES)))
    return left.sort_values(["group", "order", "value_id"], kind="stable").drop_duplicates("group")
