"""A grid and what its columns mean in; a reading for each figure with its cell, and what waits, out."""

import re
from dataclasses import dataclass, field
from typing import Any

from lib.forms.cell_uses import cell_uses
from lib.forms.grid import Cell, Grid, header_problem, is_totals_row
from lib.forms.page_rows import Rows
from lib.tables.others import TABLE_FORM

_YEAR = re.compile(r"(?:19|20)\d\d")
_WITH_A_DIGIT = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. `kind`: agency, state, value, link or ignore.

    For a value: what it counts, its period as printed and whose figure it is; for a link: the measures and the years
    whose source document it names, none for all.
    """

    kind: str
    measure: str = ""
    window: str = ""
    origin: str = "publisher"
    measures: tuple[str, ...] = ()
    years: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    grid: Grid
    columns: dict[int, Column]
    uses: dict[int, str] = field(default_factory=dict)
    readings: list[dict[str, Any]] = field(default_factory=list)
    cells: list[dict[str, Any]] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)


def table_readings(grid: Grid, columns: dict[int, Column]) -> Rows:
    """Return rows by table name for one sheet: a reading for each cell of a value column that is not empty.

    A row whose agency is not printed, a totals row, a second header row and cells beside the table give no reading
    and are left over. A doubtful header, and a cell that a program may have changed, put a doubt on the reading.
    """
    found = _Found(grid, columns)
    header = grid.header()
    _use(found, header.values(), "header", is_header=True)
    doubt = header_problem(grid)
    top = next(iter(header.values())).row
    for cells in grid.below(top):
        if is_totals_row(cells):
            found.checks.append(_totals_check(grid, cells))
        elif _names_agency(cells, columns):
            _read_row(found, cells, doubt or _second_header(header, cells))
    rows = cell_uses(grid.page, found.uses)
    rows |= {"readings": found.readings, "cells": found.cells, "report_checks": found.checks}
    return rows


def _names_agency(cells: dict[int, Cell], columns: dict[int, Column]) -> bool:
    return any(columns[n].kind == "agency" for n in cells if n in columns)


def _second_header(header: dict[int, Cell], cells: dict[int, Cell]) -> str:
    """Return a doubt for a row that holds words only, under a header: its columns may go by two rows of headers."""
    first = next(iter(header.values())).row
    is_next = next(iter(cells.values())).row == first + 1
    words_only = not any(_WITH_A_DIGIT.search(cell.text) for cell in cells.values())
    named = {cell.text.casefold() for cell in header.values()}
    return "the row repeats words of the header" if is_next and words_only and named & _texts(cells) else ""


def _texts(cells: dict[int, Cell]) -> set[str]:
    return {cell.text.casefold() for cell in cells.values()}


def _read_row(found: _Found, cells: dict[int, Cell], doubt: str) -> None:
    beside = [cell for n, cell in cells.items() if n not in found.columns]
    if beside:
        doubt = "; ".join(filter(None, (doubt, f"the row goes on beside the table, at {beside[0].word.cell}")))
    name, state = (_one(cells, found.columns, kind) for kind in ("agency", "state"))
    links = {n: cell for n, cell in cells.items() if n in found.columns and found.columns[n].kind == "link"}
    for n, cell in cells.items():
        column = found.columns.get(n)
        if column and column.kind == "value":
            row = _reading(found, cell, column, "; ".join(filter(None, (doubt, cell_doubt(found.grid, cell)))))
            sources = [c for k, c in links.items() if _is_source(found.columns[k], column)]
            said = "\n".join(f"{c.word.cell} {c.text}" for c in sources)
            found.readings.append(
                row | {"agency_as_printed": name, "state_as_printed": state, "sources_as_printed": said}
            )
    used = [cell for n, cell in cells.items() if n in found.columns]
    _use(found, used, "row", is_header=False)


def _one(cells: dict[int, Cell], columns: dict[int, Column], kind: str) -> str:
    return next((cell.word.text for n, cell in cells.items() if n in columns and columns[n].kind == kind), "")


def _is_source(link: Column, value: Column) -> bool:
    fits = not link.measures or value.measure in link.measures
    years = set(_YEAR.findall(value.window))
    return fits and (not link.years or bool(years & set(link.years)))


def cell_doubt(grid: Grid, cell: Cell) -> str:
    """Return why a cell's text may not be what was typed or what a reader of the sheet sees."""
    told = grid.marks.get(cell.index, {})
    if "date" in told:
        return "a program made a date of the cell; what was typed is not known"
    if "display" in told:
        return f"the sheet shows the number otherwise than it is stored ({told['display']})"
    if "merged" in told:
        return f"the cell is merged over {told['merged']}"
    return ""


def _reading(found: _Found, cell: Cell, column: Column, doubt: str) -> dict[str, Any]:
    page = found.grid.page
    where = f"{page.number}-" if page.number > 1 else ""
    return {
        "page": page.number,
        "char_start": cell.word.char_start,
        "char_end": cell.word.char_end,
        "reading": f"table-{where}{cell.word.cell}",
        "form": TABLE_FORM,
        "measure": column.measure,
        "label_as_printed": found.grid.header()[cell.column].text,
        "value_as_printed": cell.word.text,
        "window_as_printed": column.window,
        "origin": column.origin,
        "text_source": "cells",
        "sheet": page.sheet,
        "cell": cell.word.cell,
        "doubt": doubt,
    }


def _use(found: _Found, cells: Any, use: str, *, is_header: bool) -> None:
    for cell in cells:
        column = found.columns.get(cell.column)
        found.uses[cell.index] = use if is_header else column.kind
        if column is None or column.kind == "ignore":
            continue  # nobody has said what it holds, or that it is no figure: it is not shown as evidence
        at = {"page": found.grid.page.number, "row": cell.row, "column": cell.column, "is_header": is_header}
        found.cells.append(at | {"sheet": found.grid.page.sheet, "cell": cell.word.cell, "text": cell.word.text})


def _totals_check(grid: Grid, cells: dict[int, Cell]) -> dict[str, Any]:
    first = next(iter(cells.values()))
    return {
        "report": grid.page.number,
        "n": first.row,
        "form": TABLE_FORM,
        "what": "totals_row_in_table",
        "why": f"the row at {first.word.cell} adds up others and is kept apart",
        "first": first.text,
        "second": "; ".join(cell.text for cell in list(cells.values())[1:])[:200],
        "page": grid.page.number,
        "ok": False,
    }
