"""Hit ratios in; the same beside what another denominator, or a published table, gives for the window, out."""

import pandas as pd

from lib.hit_ratio.pairs import STANDS, WINDOW

ROW = "detections_row"


def scans_beside(usable: pd.DataFrame) -> pd.Series:
    """Return by place the scans of LEARN's printed Detections row, of several the one whose id comes first."""
    mine = usable[(usable["measure"] == ROW) & usable["status"].isin(STANDS)]
    return mine.sort_values("value_id").drop_duplicates("place").set_index("place")["value"]


def with_other_basis(rows: pd.DataFrame, beside: pd.Series) -> pd.DataFrame:
    """Return rows with other_basis, other_scans, other_ratio: the printed Detections row beside a printed total.

    The row must stand in the `place` of the hits: same request, window and filters (LEARN's Hit Ratio Report).
    """
    if beside.empty:
        types = {"other_basis": "str", "other_scans": "Int64", "other_ratio": "Float64"}
        return rows.assign(**{name: _none(rows, dtype) for name, dtype in types.items()})
    scans = rows["place"].map(beside).where(rows["basis"] == "total_records").astype("Int64")
    ratio = rows["hits"].astype("Float64") / scans.where(scans > 0).astype("Float64")
    basis = pd.Series(ROW, index=rows.index).where(scans.notna())
    return rows.assign(other_basis=basis, other_scans=scans, other_ratio=ratio)


def _none(rows: pd.DataFrame, dtype: str) -> pd.Series:
    return pd.Series(pd.NA, index=rows.index, dtype=dtype)


def with_published(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row an agency and window: the agency's own reply first, what a table publishes in columns beside it.

    A table's figure is somebody's reading of documents. Where the agency's own reply is on hand, that is the headline.
    Of two tables the first by name stands; the other one is in published_ratios.csv.
    """
    is_named = (rows["source"] != "").any()
    many = rows.duplicated(WINDOW, keep=False) if is_named else pd.Series(data=False, index=rows.index)
    first = rows.sort_values("source", kind="stable").drop_duplicates(WINDOW) if many.any() else rows
    beside = rows[many & (rows["source"] != "") & ~rows.index.isin(first.index)].drop_duplicates(WINDOW)
    named = {name: f"published_{name}" for name in ("source", "scans", "hits")}
    published = beside[[*WINDOW, *named]].rename(columns=named)
    if published.empty:
        nothing = {f"published_{name}": _none(first, "Int64") for name in ("scans", "hits")}
        return first.assign(published_source=_none(first, "str"), **nothing)
    return first.merge(published, on=WINDOW, how="left")
