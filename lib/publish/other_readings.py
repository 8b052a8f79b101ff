"""Headlines and the register in; the other readings beside each headline, as a block, out."""

from typing import Any

import pandas as pd

from lib.headline_ids import REPLIES, ratio_id, sum_id
from lib.publish.blocks import Block, Part, Printed, number

NOT_GIVEN = "not given"
TITLES = {
    "headline": "Hits / scans where both belong together",
    "as_published": "As published by others",
    "both_known": "All rows with both, also those of different years",
    "both_known_median": "Median of all rows with both",
    "median": "Median of the agencies' ratios",
    "mean": "Mean of the agencies' ratios",
    "without_largest": "Without the largest agency",
    "rankable_only": "Only rows that may be ranked",
    "other_basis": "On the other basis of scans",
    "missing_as_zero": "Wrong: a missing count taken for 0",
}
COLUMNS = ["Of what", "Reading", "Hits", "Scans", "Ratio"]


def other_readings(held: dict[str, pd.DataFrame], printed: Printed) -> Block:
    """Return what the rows of each headline give when they are read otherwise, a row for each reading."""
    headlines = held["headlines"]
    whole = headlines[headlines["state"].isna()]
    rows: list[list[list[Part]]] = []
    for (source, window), group in whole.groupby(["source", "window"], sort=True):
        order = group.assign(at=group["reading"].map(list(TITLES).index)).sort_values("at")
        whose = "the agencies' own replies" if source == REPLIES else f"the table {source}"
        cells = [_row(row, f"{window}, {whose}", printed) for row in order.itertuples()]
        shown = [row for row in cells if row[4] != [NOT_GIVEN] or row[2] != [NOT_GIVEN]]
        rows += shown if len(shown) > 1 else []
    if not rows:
        return printed.text("There is no headline of several agencies yet that could be read otherwise.")
    return printed.table("Other readings beside each headline", COLUMNS, rows, right=(2, 3, 4))


def _row(row: Any, of_what: str, printed: Printed) -> list[list[Part]]:
    names = [sum_id(row.source, row.window, row.reading, what) for what in ("hits", "scans")]
    names.append(ratio_id(row.source, row.window, row.reading))
    cells: list[list[Part]] = [[number(name)] if name in printed.shown else [NOT_GIVEN] for name in names]
    return [[of_what], [TITLES[row.reading]], *cells]
