"""raw/decisions/columns.csv in; which columns of which tables mean what, as the desk ruled, out.

Columns of the file: `table` (a name the desk gives; all lines of one name are one map), `sheet` (only sheets of this
name; empty for any), `column` (a header as printed), `meaning` (agency, state, a measure, link or nothing), `window`
(the period the column counts), `origin` (whose figures: agency_document or publisher), `by`, `on`, `why`.
"""

from dataclasses import dataclass, field
from pathlib import Path

from lib.desk_file import raw_rows
from lib.forms.grid import Grid, plain_header
from lib.forms.table_readings import Column
from lib.tables.words import MEASURE

COLUMNS = ("table", "sheet", "column", "meaning", "window", "origin", "by", "on", "why")
PLAIN = ("agency", "state", "link", "nothing")
ORIGINS = ("agency_document", "publisher")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """One kind of table: its name, the sheet's name if it must have one, and each header with what it means."""

    table: str
    sheet: str
    columns: dict[str, Column] = field(hash=False)

    def takes(self, grid: Grid) -> bool:
        """Return True if a table has exactly the columns the map names; one more or one fewer, and it waits."""
        names = {plain_header(cell.text) for cell in grid.header().values()}
        return names == set(self.columns) and self.sheet in ("", plain_header(grid.page.sheet))

    def by_column(self, grid: Grid) -> dict[int, Column]:
        """Return what each column of a table means, by its number."""
        return {n: self.columns[plain_header(cell.text)] for n, cell in grid.header().items()}


def read_columns(path: Path) -> tuple[tuple[ColumnMap, ...], list[str]]:
    """Return (maps, one sentence for each line or map that is left out); a missing file holds none."""
    if not path.is_file():
        return (), []
    rows = raw_rows(path)
    header = [plain_header(name) for name in rows[0][1]] if rows else []
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        return (), [f"{path.name} line 1: the column {missing[0]!r} is missing; expected {', '.join(COLUMNS)}"]
    maps: dict[tuple[str, str], dict[str, Column]] = {}
    problems, spoiled = [], set()
    for line, cells in rows[1:]:
        row = dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=False))
        if not any(row.values()):
            continue
        key, name = (row.get("table", ""), plain_header(row.get("sheet", ""))), plain_header(row.get("column", ""))
        column = _column(row)
        if isinstance(column, Column) and maps.get(key, {}).get(name, column) != column:
            column = f"{row['column']!r} is given another meaning than in a line above"
        if isinstance(column, str):
            problems.append(f"{path.name} line {line}: {column}; the map {key[0]!r} is left out")
            spoiled.add(key)
        else:
            maps.setdefault(key, {})[name] = column
    lacking = [key for key in _lacking(maps) if key not in spoiled]
    problems += [f"{path.name}: the map {key[0]!r} names no agency column; it is left out" for key in lacking]
    spoiled |= set(lacking)
    return tuple(ColumnMap(*key, columns) for key, columns in maps.items() if key not in spoiled), problems


def _lacking(maps: dict[tuple[str, str], dict[str, Column]]) -> list[tuple[str, str]]:
    return [key for key, columns in maps.items() if not any(c.kind == "agency" for c in columns.values())]


def _column(row: dict[str, str]) -> Column | str:
    """Return what a line says of a column, or why it cannot be used."""
    empty = [name for name in ("table", "column", "meaning", "by", "on", "why") if not row.get(name)]
    if empty:
        return f"{empty[0]} is empty"
    meaning = row["meaning"].casefold()
    if meaning in PLAIN:
        return Column("ignore" if meaning == "nothing" else meaning)
    if meaning not in MEASURE:
        return f"meaning is {meaning[:40]!r}; expected one of {', '.join((*PLAIN, *MEASURE))}"
    origin = row.get("origin", "")
    if origin not in ORIGINS:
        return f"origin is {origin[:40]!r}; expected one of {', '.join(ORIGINS)}"
    return Column("value", meaning, row.get("window", ""), origin)
