"""The sheet of one item and what the item asks for in; its listed lines or its figures, and what waits, out."""

import re
from typing import Any

from lib.forms.cell_uses import cell_uses
from lib.forms.grid import Cell, Grid, plain_header
from lib.forms.page_rows import Rows
from lib.forms.table_readings import cell_doubt
from lib.windows import Window

FORM = "item_workbook"
_NAME = ("agency", "agencies", "agency name", "agency names", "name", "organization", "organization name")
_BESIDE = {"city": "city_as_printed", "state": "state_as_printed", "hot list": "hot_list_as_printed"}
_BESIDE |= {"hot list(s)": "hot_list_as_printed", "hot lists": "hot_list_as_printed"}
_NO_VALUE = ("-", "–", "—")
_DIGITS = re.compile(r"[0-9]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORDS = {"hits": re.compile(r"\bhits?\b", re.I), "detections": re.compile(r"\b(?:detections?|scans?|reads?)\b", re.I)}
_MEASURES = {"hits": "hits", "detections": "detections_stated"}


def list_rows(grid: Grid, section: str, taken: dict[str, int]) -> Rows:
    """Return the lines of a sharing list, one a row of the sheet; `taken` counts the lines of each section.

    Taken are a column of names, with or without a header, and columns named Agency, City, State, Hot List. Any other
    sheet is left over and waits.
    """
    columns, rows = _list_columns(grid)
    found: Rows = {"listed": [], "cells": []}
    uses: dict[int, str] = {}
    first = taken.get(section, 0)
    for cells in rows:
        if not columns or set(cells) - set(columns) or _is_no_value(cells) or _name_column(columns) not in cells:
            continue
        taken[section] = taken.get(section, 0) + 1
        found["listed"].append(_listed(grid, cells, columns, section, taken[section]))
        uses |= {cell.index: "listed" for cell in cells.values()}
        found["cells"] += [_cell(grid, cell) for cell in cells.values()]
    top = next(iter(grid.rows.values()), {})
    if columns and rows and top is not rows[0]:
        uses |= {cell.index: "header" for cell in top.values()}
    lines = taken.get(section, 0) - first
    said = {"report": grid.page.number, "section": section, "page": grid.page.number, "rows": lines}
    found["sections"] = [said | {"is_stated_empty": False}] if lines else []
    return found | cell_uses(grid.page, uses)


def _list_columns(grid: Grid) -> tuple[dict[int, str], list[dict[int, Cell]]]:
    """Return what each column holds and the rows below the header; nothing for a sheet of another shape."""
    rows = list(grid.rows.values())
    if not rows:
        return {}, []
    names = {n: plain_header(cell.text) for n, cell in rows[0].items()}
    columns = {n: "name_as_printed" if name in _NAME else _BESIDE.get(name, "") for n, name in names.items()}
    if all(columns.values()) and list(columns.values()).count("name_as_printed") == 1:
        return columns, rows[1:]
    only = {n for cells in rows for n in cells}
    return ({only.pop(): "name_as_printed"}, rows) if len(only) == 1 else ({}, [])


def _name_column(columns: dict[int, str]) -> int:
    return next(n for n, name in columns.items() if name == "name_as_printed")


def _is_no_value(cells: dict[int, Cell]) -> bool:
    return all(cell.text in _NO_VALUE for cell in cells.values())


def _listed(grid: Grid, cells: dict[int, Cell], columns: dict[int, str], section: str, row: int) -> dict[str, Any]:
    name = cells[_name_column(columns)]
    doubts = [cell_doubt(grid, cell) for cell in cells.values()]
    return {columns[n]: cell.text for n, cell in cells.items()} | {
        "page": grid.page.number,
        "char_start": name.word.char_start,
        "char_end": name.word.char_end,
        "form": FORM,
        "section": section,
        "row": row,
        "report": grid.page.number,
        "text_source": "cells",
        "sheet": grid.page.sheet,
        "cell": name.word.cell,
        "doubt": "; ".join(filter(None, doubts)),
    }


def _cell(grid: Grid, cell: Cell) -> dict[str, Any]:
    at = {"page": grid.page.number, "row": cell.row, "column": cell.column, "is_header": False}
    return at | {"sheet": grid.page.sheet, "cell": cell.word.cell, "text": cell.word.text}


def count_rows(grid: Grid, items: dict[str, tuple[str, Window | None, str]]) -> Rows:
    """Return the figures of a sheet of counts. `items`: what each asks for, its window and its words.

    A figure belongs to the one item that the words beside it and above it name; one that fits no item, or two, is
    left over and waits.
    """
    found: Rows = {"readings": [], "cells": []}
    uses: dict[int, str] = {}
    for cells in grid.rows.values():
        for cell in cells.values():
            if not _is_figure(cell):
                continue
            labels = _labels(grid, cells, cell)
            fits = [item for item, asks in items.items() if _fits(asks, " ".join(x.text for x in labels), len(items))]
            if len(fits) == 1:
                found["readings"].append(_reading(grid, cell, labels, fits[0], items[fits[0]]))
                uses |= {x.index: "label" for x in labels} | {cell.index: "value"}
                found["cells"] += [_cell(grid, x) for x in (*labels, cell)]
    found["cells"] = list({(c["row"], c["column"]): c for c in found["cells"]}.values())
    return found | cell_uses(grid.page, uses)


def _is_figure(cell: Cell) -> bool:
    text = cell.text
    return text in _NO_VALUE or (
        bool(_DIGITS.search(text)) and not _YEAR.fullmatch(text) and not re.search("[a-z]{3}", text, re.I)
    )


def _labels(grid: Grid, row: dict[int, Cell], cell: Cell) -> list[Cell]:
    """Return the words that name a figure: those left of it, and the top one of its column."""
    left = [x for n, x in row.items() if n < cell.column and not _is_figure(x)]
    top = next((cells[cell.column] for cells in grid.rows.values() if cell.column in cells), cell)
    return [*left, *([top] if top.row < cell.row and not _is_figure(top) else [])]


def _fits(asks: tuple[str, Window | None, str], words: str, items: int) -> bool:
    meaning, window, _ = asks
    named = [name for name, pattern in _WORDS.items() if pattern.search(words)]
    years = set(_YEAR.findall(words))
    if years and (window is None or years != {str(window.start.year)}):
        return False
    return named == [meaning] or (not named and items == 1)


def _reading(grid: Grid, cell: Cell, labels: list[Cell], item: str, asks: Any) -> dict[str, Any]:
    meaning, window, words = asks
    return {
        "page": grid.page.number,
        "char_start": cell.word.char_start,
        "char_end": cell.word.char_end,
        "reading": f"item-{grid.page.number}-{cell.word.cell}",
        "form": FORM,
        "item": item,
        "measure": _MEASURES[meaning],
        "label_as_printed": " / ".join(x.text for x in labels) or words,
        "value_as_printed": cell.word.text,
        "window_as_printed": str(window.start.year),
        "origin": "agency_document",
        "text_source": "cells",
        "sheet": grid.page.sheet,
        "cell": cell.word.cell,
        "doubt": cell_doubt(grid, cell),
    }
