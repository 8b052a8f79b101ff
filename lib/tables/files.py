"""A checked frame in, a CSV on disk out, and back: UTF-8, LF, header, sorted by key, empty = missing."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd

from lib.keys import codes_of, is_in_order, order_of
from lib.refusals import PlainError
from lib.tables.declare import DTYPES, Field, Table, as_frame
from lib.tables.quick_csv import read_quickly, write_quickly
from lib.tables.schema import schema_of

# Above so many rows, or bytes, a table is written, or read, by Arrow, in a tenth of the time.
BIG = 2_000
BIG_FILE = 100_000
PARSERS: dict[str, Callable[[str], object]] = {
    "flag": {"true": True, "false": False}.__getitem__,
    "count": int,
    "number": float,
}
# A cell that a spreadsheet program would take for a formula (or a tab/CR that hides one).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class TableError(PlainError):
    """A table does not hold what it declares: where, what was found, what was expected."""


def check(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the frame in declared columns, types and key order; raise TableError if it breaks a rule."""
    return _checked(as_frame(table, frame), table)


def _checked(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a frame of declared columns and types in key order; raise TableError if it breaks a rule."""
    import pandera.errors

    if frame.empty:  # its columns and types are the declared ones, and no rule is about a table without rows
        return frame
    try:
        schema_of(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        first = error.failure_cases.iloc[0]
        # A number of a column is a numpy scalar, which shows as `np.int64(-1)`.
        found = first["failure_case"].item() if hasattr(first["failure_case"], "item") else first["failure_case"]
        raise TableError(
            f"{table.name}: column {first['column']!r} holds {found!r}; expected: {first['check']}"
        ) from None
    if is_in_order(frame, list(table.key)):
        return frame.reset_index(drop=True)
    key = pd.Series(codes_of(frame, list(table.key)), index=frame.index)
    repeated = frame[key.duplicated(keep=False)]
    if len(repeated):
        first = repeated.iloc[0][list(table.key)].to_dict()
        raise TableError(f"{table.name}: {len(repeated)} rows share the key {first}; expected one row per key")
    return frame.iloc[order_of(frame, list(table.key))].reset_index(drop=True)


def write(frame: pd.DataFrame, table: Table, folder: Path, *, defuse: bool = False) -> Path:
    """Check the frame and write it to `folder/<table>.csv`, beside first and then renamed.

    With `defuse`, text that a spreadsheet program would run as a formula gets one leading `'`.
    """
    frame = check(frame, table)
    if defuse:
        frame = defused(frame, table)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{table.name}.csv"
    beside = folder / f".{table.name}.csv.new"
    if len(frame) <= BIG or not write_quickly(frame, beside):
        beside.write_bytes(as_csv(frame).encode("utf-8"))
    beside.replace(path)
    return path


def as_csv(frame: pd.DataFrame) -> str:
    """Return the frame as CSV text; flags as true/false, missing as empty."""
    shown = frame.copy()
    for name in shown.columns[shown.dtypes == "boolean"]:
        shown[name] = shown[name].map({True: "true", False: "false"})
    # A lone carriage return must stand in quotes, or a reader takes it for the end of a row.
    texts = shown.select_dtypes(include=["str", "object"])
    has_return = any(texts[name].str.contains("\r", regex=False).any() for name in texts)
    quoting = csv.QUOTE_ALL if has_return else csv.QUOTE_MINIMAL
    return shown.to_csv(index=False, lineterminator="\n", na_rep="", quoting=quoting)


def defused(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the frame with a leading `'` before every text that starts like a formula."""
    frame = frame.copy()
    for field in table.fields:
        if field.type == "text" and field.name in frame.columns:
            risky = frame[field.name].str.startswith(FORMULA_STARTS).fillna(False)
            frame[field.name] = frame[field.name].where(~risky, "'" + frame[field.name])
    return frame


def read(table: Table, folder: Path, columns: list[str] | None = None) -> pd.DataFrame:
    """Read `folder/<table>.csv` as declared; raise TableError if it is missing or breaks a rule.

    With `columns` only these and the key are read and checked: of a table of a nation the others take as much memory.
    """
    path = folder / f"{table.name}.csv"
    if not path.is_file():
        raise TableError(
            f"{path.parent.name}/{path.name} is missing; expected the stage before to have written it: use `run` first"
        )
    asked = table if columns is None else _part(table, columns)
    quick = read_quickly(path, table, asked.columns) if path.stat().st_size > BIG_FILE else None
    if quick is not None:
        return _checked(quick, asked)
    try:
        raw = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", na_filter=False)
    except pd.errors.EmptyDataError:
        raise TableError(f"{table.name}: the file is empty; expected a header") from None
    if list(raw.columns) != table.columns:
        odd = sorted(set(raw.columns) ^ set(table.columns)) or ["their order"]
        raise TableError(f"{table.name}: the columns differ in {', '.join(odd)}; expected {', '.join(table.columns)}")
    made = {field.name: _parsed(raw[field.name], field, table) for field in asked.fields}
    return check(pd.DataFrame(made), asked)


def _part(table: Table, columns: list[str]) -> Table:
    """Return the table with these columns and its key; ValueError for one it does not declare."""
    if unknown := sorted(set(columns) - set(table.columns)):
        raise ValueError(f"{table.name}: column {unknown[0]!r} unknown; known: {', '.join(table.columns)}")
    kept = {*columns, *table.key}
    return replace(table, fields=tuple(field for field in table.fields if field.name in kept))


def read_or_empty(table: Table, folder: Path) -> pd.DataFrame:
    """Read a table as `read` does; a table no run has written yet is empty."""
    return read(table, folder) if (folder / f"{table.name}.csv").is_file() else as_frame(table, [])


def _parsed(column: pd.Series, field: Field, table: Table) -> pd.Series:
    filled = column.astype("object").where(column != "", None)
    if field.type in ("text", "date"):
        return filled
    made: list[object] = []
    for n, cell in enumerate(filled, 2):
        try:
            made.append(None if cell is None else PARSERS[field.type](cell))
        except (ValueError, KeyError):
            expected = {"flag": "true or false", "count": "a whole number"}.get(field.type, "a number")
            where = f"{table.name}: line {n}, column {field.name!r}"
            raise TableError(f"{where} holds {cell[:40]!r}; expected {expected}") from None
    return pd.Series(made, dtype=DTYPES[field.type])
