"""Counts in; figures ten times those of the year before, for which no cause was found in their parts, out."""

import numpy as np
import pandas as pd

from lib.disagree.found import SCANS, SMALLEST_TOLD, Found, Row, in_order, records, said
from lib.disagree.years import WHOSE, years_of
from lib.keys import codes_of
from lib.tables.others import of_named_agencies

TIMES = 10
# The other count grew, or fell, at least half as much: there was more, or less, reading of plates.
ALSO = 5
PARTS = ("detections_by_system", "detections_by_agency")
Before = tuple[Row, Row]


def jumps_of_ten(counts: pd.DataFrame) -> list[Found]:
    """Return figures of two years in a row of which one is ten times the other; both stand, and a person is told.

    It is told only after a cause was looked for: a figure that says it is incomplete, the other count that moved along
    (readers were added), a system or agency among the printed rows that came or went.
    """
    found = []
    for _, group in jumped_rows(counts).groupby("same", sort=False):
        found += _jumps({str(row["window_start"])[:4]: row for row in records(group)}, counts)
    return in_order(found)


def jumped_rows(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the years of each agency and count of which one is ten times the year before, `same` for those of one."""
    years = years_of(counts)
    same = codes_of(years, [*WHOSE, "table"])
    order = pd.DataFrame({"same": same, "year": years["window_start"].str[:4].astype("int64").to_numpy()})
    order["value"] = years["value"].to_numpy(dtype="int64")
    order = order.sort_values(["same", "year"], kind="stable")
    before = order.groupby("same")[["year", "value"]].shift(1)
    a, b = before["value"], order["value"]
    far = (b >= TIMES * a) | (a >= TIMES * b)
    large = (a >= SMALLEST_TOLD) & (b >= SMALLEST_TOLD)
    jumped = far & large & (order["year"] == before["year"] + 1)
    is_wanted = np.isin(same, order.loc[jumped, "same"].unique())
    return years[is_wanted].assign(same=same[is_wanted])


def _jumps(rows: dict[str, Row], counts: pd.DataFrame) -> list[Found]:
    found = []
    for year, row in rows.items():
        earlier = rows.get(str(int(year) - 1))
        if earlier and times(earlier, row) >= TIMES and not cause(earlier, row, counts):
            told = f"{said(row)}, {year}; no cause found in the other count or the printed parts"
            found.append(Found("jump_of_ten", earlier, row, f"{said(earlier)}, {int(year) - 1}", told))
    return found


def times(a: Row, b: Row) -> float:
    """Return how many times the larger of two figures is the smaller; 0 where one is small."""
    low, high = sorted((int(a["value"]), int(b["value"])))
    return high / low if low >= SMALLEST_TOLD else 0


def cause(a: Row, b: Row, counts: pd.DataFrame) -> str:
    """Return why the second figure is so far from the first, as far as the figures tell; empty if they do not."""
    if any("incomplete" in str(row["flags"]).split() for row in (a, b)):
        return "one of the two is marked incomplete"
    mine = counts[(counts["agency_id"] == a["agency_id"]) & (counts["request_id"] == a["request_id"])]
    mine = mine[of_named_agencies(mine) == of_named_agencies(pd.DataFrame([a])).iloc[0]]
    if any(_moved_along(a, b, mine, measure) for measure in ("hits", *SCANS)):
        return "the other count moved along"
    parts = [set(mine[mine["measure"].isin(PARTS) & (mine["window_start"] == row["window_start"])
                      & (mine["value"] > 0).fillna(False)]["label_as_printed"]) for row in (a, b)]  # fmt: skip
    return "a part came or went" if all(parts) and parts[0] != parts[1] else ""


def _moved_along(a: Row, b: Row, mine: pd.DataFrame, measure: str) -> bool:
    is_other = (measure == "hits") != (a["measure"] == "hits")
    same = mine[(mine["measure"] == measure) & (mine["origin"] != "publisher_sum")]
    others = [same[same["window_start"] == row["window_start"]]["value"] for row in (a, b)]
    if not is_other or any(values.empty for values in others):
        return False
    x, y = (int(values.iloc[0]) for values in others)
    grew = int(b["value"]) > int(a["value"])
    return bool(x and y) and (y >= ALSO * x if grew else x >= ALSO * y)
