"""One agency's counts in; a table of what its public portal shows, with its date, out."""

from typing import Any

from lib import tables as t
from lib.publish.agency_view import Agency
from lib.publish.blocks import Block, Part, number

MEASURE_WORDS = {
    "detections_30d": "Scans in the last 30 days",
    "hits_30d": "Hits in the last 30 days",
    "searches_30d": "Searches in the last 30 days",
    "cameras": "Cameras",
}
NOT_A_YEAR = "A portal's figures are of the 30 days before its date. They are not compared with those of a year."


def portal(agency: Agency) -> Block:
    """Return the figures of the agency's portal pages; empty text if there is none."""
    counts = agency.rows("counts")
    shown = counts[(counts["origin"] == "portal") & counts["status"].isin(t.PUBLIC_STATUS)]
    rows = [_row(row) for row in shown.sort_values(["window_end", "measure"]).itertuples()]
    if not rows:
        return agency.printed.text("")
    columns = ["What", "As of", "Figure"]
    return agency.printed.table(f"What its public portal shows. {NOT_A_YEAR}", columns, rows, right=(2,))


def _row(row: Any) -> list[list[Part]]:
    as_of = row.window_end if isinstance(row.window_end, str) else "no date printed"
    return [[MEASURE_WORDS.get(row.measure, row.measure.replace("_", " "))], [as_of], [number(row.value_id)]]
