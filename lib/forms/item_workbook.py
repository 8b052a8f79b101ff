"""The sheets of a workbook with one sheet an item (`Request`, `A1`, `B1&2`) in; lists and figures by item out.

What an item asks for is told by the words of the sheet `Request`, never by its number. A sheet that is not certain
waits for a person: `-` alone may mean none or not provided.
"""

import re
from typing import Any

from lib.asks import item_meaning
from lib.forms.asked import ITEM, PART
from lib.forms.cell_uses import cell_uses
from lib.forms.grid import Cell, Grid, grid_of, plain_header
from lib.forms.item_sheets import count_rows, list_rows
from lib.forms.page_rows import Rows
from lib.pages import Page, lines_in

ITEM_SHEET = re.compile(r"(?P<part>[A-Z])(?P<first>\d{1,2})(?P<more>(?:\s*[&,+]\s*[A-Z]?\d{1,2})*)")
LISTS = ("detections_shared", "detections_received", "hotlists_shared", "hotlists_received")


def takes(page: Page) -> bool:
    """Return True for a sheet named `Request` that lists items, or named for items such as `A1` or `B1&2`."""
    if page.text_source != "cells":
        return False
    if plain_header(page.sheet) == "request":
        return bool(_asked(grid_of(page)))
    return bool(ITEM_SHEET.fullmatch(page.sheet.strip()))


def items_of(sheet: str) -> list[str]:
    """Return the items a sheet's name stands for: `B1&2` is B1 and B2."""
    found = ITEM_SHEET.fullmatch(sheet.strip())
    return [f"{found['part']}{n}" for n in [found["first"], *re.findall(r"\d{1,2}", found["more"])]]


def workbook_rows(pages: list[Page]) -> Rows:
    """Return rows by table name (without document and request ids) of all sheets the form took."""
    grids = [grid_of(page) for page in pages]
    requests = [grid for grid in grids if plain_header(grid.page.sheet) == "request"]
    asked = _asked(requests[0]) if len(requests) == 1 else {}
    joined: Rows = {"asked": [_asked_row(requests[0].page, item, *said) for item, said in asked.items()]}
    taken: dict[str, int] = {}
    for grid in grids:
        rows = _request_rows(grid) if grid in requests else _sheet_rows(grid, asked, taken)
        for name, found in rows.items():
            joined.setdefault(name, []).extend(found)
    return joined


def _asked(grid: Grid) -> dict[str, tuple[str, str, Cell]]:
    """Return words, part and cell of each item on the sheet `Request`: `A1. …`, or `A1` beside its words."""
    part, found = "", {}
    for cells in grid.rows.values():
        row = list(cells.values())
        if len(row) > 1 and re.fullmatch(r"[A-Z]?\d{1,2}[.)]?", row[0].text):
            found.setdefault(row[0].text.rstrip(".)"), (row[1].text, part, row[1]))
            continue
        for cell in row:
            for line in lines_in(cell.word.text):
                text = line.text.strip()
                if PART.fullmatch(text):
                    part = PART.fullmatch(text)["part"]
                elif item := ITEM.fullmatch(text):
                    found.setdefault(item["item"], (item["text"], part, cell))
    return found


def _asked_row(page: Page, item: str, text: str, part: str, cell: Cell) -> dict[str, Any]:
    where = {"page": page.number, "char_start": cell.word.char_start, "char_end": cell.word.char_end}
    return {**where, "item": item, "part": part, "item_as_printed": text}


def _request_rows(grid: Grid) -> Rows:
    seen = [cell for cells in grid.rows.values() for cell in cells.values()]
    return cell_uses(grid.page, {cell.index: "requester_text" for cell in seen})


def _sheet_rows(grid: Grid, asked: dict[str, tuple[str, str, Cell]], taken: dict[str, int]) -> Rows:
    items = items_of(grid.page.sheet)
    meanings = {item: (*item_meaning(asked[item][0]), asked[item][0]) for item in items if item in asked}
    kinds = {meaning for meaning, *_ in meanings.values()}
    if len(meanings) == len(items) == 1 and kinds <= set(LISTS):
        return list_rows(grid, kinds.pop(), taken)
    if len(meanings) == len(items) and kinds <= {"hits", "detections"}:
        return count_rows(grid, meanings)
    rows = cell_uses(grid.page, {})
    why = (
        "the sheet Request does not say what the item asks for"
        if len(meanings) < len(items)
        else "several kinds of items"
    )
    return rows | {"review": [row | {"why": f"{row['why']}: {why}"} for row in rows["review"]]}
