"""Counts that stand in; for each agency and window the hits and the scans that belong together, out.

They belong together if they come from one reply, or one row of a table, of one agency, of one window with the same
parts, and were counted under the same filters.
"""

import numpy as np
import pandas as pd

from lib.disagree import parts_of_sums
from lib.keys import codes_of, looked_up
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
USED += ["flags", "document_id", "evidence", "form"]


def usable_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """Return hits and scans of known windows, with `source` (the table that names the agency, empty for its own reply),
    `group` (one number for each source, agency and window), `place` (one for what may meet) and `basis` (its rank).
    """
    is_known = counts["value"].notna() & counts["measure"].isin(("hits", *RANK)) & (counts["window_kind"] != "unknown")
    known = counts[USED] if is_known.all() else counts.loc[is_known, USED]
    known = known.assign(source=table_of(known), basis=looked_up(known["measure"], RANK, -1))
    is_sum = known["origin"] == "publisher_sum"
    parts = parts_of_sums(counts) if is_sum.any() else {}
    years = known["value_id"].map(parts).fillna("") if parts else ""
    group = codes_of(known, ["source", *WINDOW])
    scope = known["scope_as_printed"].fillna("")
    place = pd.DataFrame({"group": group, "request": known["request_id"], "scope": scope, "years": years})
    return known.assign(group=group, place=codes_of(place, list(place.columns)), years=years)


def pairs_of(usable: pd.DataFrame) -> pd.DataFrame:
    """Return group, hits_at, scans_at, basis of the best pair of each group that has one; rows are positions.

    Best is the best denominator that has hits beside it, those of one document before others. At last the id decides.
    """
    stands = usable["status"].isin(STANDS).to_numpy()
    at = np.flatnonzero(stands)
    frame = pd.DataFrame({name: usable[name].to_numpy()[at] for name in ("group", "place", "basis")}).assign(at=at)
    hits, scans = frame[frame["basis"] < 0], frame[frame["basis"] >= 0]
    met = hits[["place", "group", "at"]].merge(
        scans[["place", "at", "basis"]], on="place", suffixes=("_hits", "_scans")
    )
    many = met["group"].duplicated(keep=False)
    best = pd.concat([met[~many], _best(met[many], usable)])
    return best.rename(columns={"at_hits": "hits_at", "at_scans": "scans_at"})[
        ["group", "hits_at", "scans_at", "basis"]
    ]


def _best(met: pd.DataFrame, usable: pd.DataFrame) -> pd.DataFrame:
    hits, scans = (usable.iloc[met[at].to_numpy()] for at in ("at_hits", "at_scans"))
    documents = [held["document_id"].to_numpy(dtype=object) for held in (hits, scans)]
    named = met.assign(far=documents[0] != documents[1], s=scans["value_id"].array, h=hits["value_id"].array)
    ordered = named.sort_values(["group", "basis", "far", "s", "h"], kind="stable")
    return ordered.drop_duplicates("group")[list(met.columns)]


def alone_of(usable: pd.DataFrame, paired: pd.Series) -> pd.DataFrame:
    """Return group, at, basis of the one count that stands for a group without a pair: best scans, else hits."""
    stands = usable["status"].isin(STANDS) & ~usable["group"].isin(paired)
    left = usable.loc[stands, ["group", "basis", "value_id"]].assign(at=np.flatnonzero(stands.to_numpy()))
    left = left.assign(order=left["basis"].where(left["basis"] >= 0, len(BASES)))
    return left.sort_values(["group", "order", "value_id"], kind="stable").drop_duplicates("group")
