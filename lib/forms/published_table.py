"""A sheet of the Data Driven table (EFF and MuckRock) in; a reading for each printed value of each agency out.

The names of its columns tell what they hold, with their years in them; the CSV has `2016Detections` where the XLSX has
`E1_2016Detections`. What the publisher added up itself is `publisher_sum`, everything else `publisher`.
"""

import re

from lib.forms.cell_uses import cell_uses
from lib.forms.grid import Cell, Grid, grid_of
from lib.forms.page_rows import Rows
from lib.forms.table_readings import Column, table_readings
from lib.pages import Page

COUNTED = {"detections": "detections_stated", "hits": "hits"}
_LETTER = re.compile(r"\A[a-z][0-9]?_")
_YEAR = re.compile(r"(20\d\d)(detections|hits)")
_SUM = re.compile(r"(20\d\d)to(20\d\d)(detections|hits)")
_COMBINED = re.compile(r"combined(detections|hits)")
_ALL_TIME = re.compile(r"alltime(detections|hits)")
_LINK = re.compile(r"(20\d\d)(hitratio|detection|hit)report")
_PLAIN = {
    "agency": Column("agency"),
    "state": Column("state"),
    "directsharing": Column("value", "direct_sharing"),
    "nvls": Column("value", "nvls"),
    "datasharinglink": Column("link", measures=("direct_sharing", "nvls")),
    "combineddetectionhitdata": Column("link", measures=tuple(COUNTED.values())),
}
_REPORTS = {"hitratio": tuple(COUNTED.values()), "detection": ("detections_stated",), "hit": ("hits",)}
# The file that explains the columns has a row of its own words in place of the first agency.
_EXPLAINED = "name of agency"


def column_of(header: str) -> Column | None:
    """Return what a column of this name holds; None if the table is not known to have such a column."""
    name = _LETTER.sub("", re.sub(r"\s+", "", header).casefold())
    if name in _PLAIN:
        return _PLAIN[name]
    if found := _YEAR.fullmatch(name):
        return Column("value", COUNTED[found[2]], found[1])
    if found := _SUM.fullmatch(name):
        return Column("value", COUNTED[found[3]], f"{found[1]}To{found[2]}", "publisher_sum")
    if found := _COMBINED.fullmatch(name):
        return Column("value", COUNTED[found[1]], "Combined", "publisher_sum")
    if found := _ALL_TIME.fullmatch(name):
        return Column("value", COUNTED[found[1]], "AllTime")
    if found := _LINK.fullmatch(name):
        return Column("link", measures=_REPORTS[found[2]], years=(found[1],))
    return None


def takes(page: Page) -> bool:
    """Return True for a sheet whose header names Agency, State, DirectSharing and NVLS, and figures with their year."""
    if page.text_source != "cells":
        return False
    columns = _columns(grid_of(page).header())
    named = {(c.kind, c.measure) for c in columns.values()}
    wanted = {("agency", ""), ("state", ""), ("value", "direct_sharing"), ("value", "nvls"), ("value", "hits")}
    return wanted <= named


def published_rows(pages: list[Page]) -> Rows:
    """Return rows by table name (without document and request ids) of all sheets the form took."""
    joined: Rows = {}
    for page in pages:
        for name, rows in _page_rows(grid_of(page)).items():
            joined.setdefault(name, []).extend(rows)
    return joined


def _page_rows(grid: Grid) -> Rows:
    header = grid.header()
    columns = _columns(header)
    top = next(iter(header.values())).row
    if any(_EXPLAINED in (cell.text.casefold() for cell in cells.values()) for cells in grid.below(top)[:1]):
        seen = [cell for cells in grid.rows.values() for cell in cells.values()]
        return cell_uses(grid.page, {cell.index: "explanation" for cell in seen})
    return table_readings(grid, columns)


def _columns(header: dict[int, Cell]) -> dict[int, Column]:
    found = {n: column_of(cell.text) for n, cell in header.items()}
    return {n: column for n, column in found.items() if column}
