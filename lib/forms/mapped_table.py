"""A sheet and the desk's column maps in; a reading for each figure, or what a person must name first, out."""

from typing import Any

from lib.forms.cell_uses import cell_uses
from lib.forms.column_map import ColumnMap
from lib.forms.grid import grid_of, header_problem
from lib.forms.page_rows import Rows
from lib.forms.table_readings import table_readings
from lib.pages import Page

UNNAMED = "a table whose columns nobody has named in raw/decisions/columns.csv"


def map_of(page: Page, maps: tuple[ColumnMap, ...]) -> ColumnMap | None:
    """Return the one map that takes a sheet; None if none does, or two do."""
    grid = grid_of(page)
    found = [held for held in maps if held.takes(grid)]
    return found[0] if len(found) == 1 else None


def mapped_rows(pages: list[Page], held: ColumnMap) -> Rows:
    """Return rows by table name (without document and request ids) of the sheets a map took."""
    joined: Rows = {}
    for page in pages:
        grid = grid_of(page)
        for name, rows in table_readings(grid, held.by_column(grid)).items():
            joined.setdefault(name, []).extend(rows)
    return joined


def unnamed_rows(page: Page) -> Rows:
    """Return a sheet no form took as left over, with its headers for the person who names its columns."""
    rows = cell_uses(page, {})
    hidden = [row for row in rows["review"] if row["review_id"].endswith("-hidden")]
    grid = grid_of(page)
    header = grid.header()
    return rows | {"review": [*hidden, *([_headers_wait(page, grid, header)] if header else [])]}


def _headers_wait(page: Page, grid: Any, header: dict[int, Any]) -> dict[str, Any]:
    below = len(grid.below(next(iter(header.values())).row))
    named = " | ".join(cell.text for cell in header.values())
    return {
        "review_id": f"p{page.number}-columns",
        "what": "text_not_read",
        "why": "; ".join(filter(None, (UNNAMED, header_problem(grid)))),
        "readings": f"{named} ({below} rows below)"[:2000],
        "page": page.number,
        "public_note": "a table waits for a person to say what its columns mean",
    }
