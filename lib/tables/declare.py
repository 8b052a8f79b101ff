"""Nothing in; out come the words a table is declared with: Field, Table, and how a row list becomes a frame."""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from lib.tables.numbered import is_numbered

Type = Literal["text", "count", "number", "date", "flag"]

# How each declared type is held in memory. A date stays ISO text: it is printed as it is kept.
DTYPES: dict[str, str] = {
    "text": "str",
    "date": "str",
    "count": "Int64",
    "number": "Float64",
    "flag": "boolean",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name, type, meaning, unit, whether it may be empty, and its closed list of words.

    `each` tells that each row has a text of its own, such as an id. Other texts stand again in many rows: in a
    file they are kept once, and a room that reads a table coded holds them once.
    """

    name: str
    type: Type
    meaning: str
    unit: str = ""
    required: bool = False
    allowed: tuple[str, ...] = ()
    public: bool = True
    each: bool = False

    @property
    def repeats(self) -> bool:
        """Whether its texts stand again in many rows."""
        return self.type in ("text", "date") and not self.each


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row is, its key, its columns in order, and whether a copy is published."""

    name: str
    row: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    public: bool = False

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in order."""
        return [field.name for field in self.fields]

    @property
    def public_columns(self) -> list[str]:
        """Names of the columns that may be published, in order."""
        return [field.name for field in self.fields if field.public]


def text(name: str, meaning: str, **more: Any) -> Field:
    """Declare a text column."""
    return Field(name, "text", meaning, **more)


def words(name: str, meaning: str, allowed: tuple[str, ...], **more: Any) -> Field:
    """Declare a text column that takes only the words of a closed list."""
    return Field(name, "text", meaning, allowed=allowed, **more)


def count(name: str, meaning: str, **more: Any) -> Field:
    """Declare a column of whole numbers."""
    return Field(name, "count", meaning, **more)


def number(name: str, meaning: str, **more: Any) -> Field:
    """Declare a column of numbers with decimals."""
    return Field(name, "number", meaning, **more)


def date(name: str, meaning: str, **more: Any) -> Field:
    """Declare a date column, ISO text such as 2019-12-31."""
    return Field(name, "date", meaning, unit="YYYY-MM-DD", **more)


def flag(name: str, meaning: str, **more: Any) -> Field:
    """Declare a yes/no column, written true or false."""
    return Field(name, "flag", meaning, **more)


def as_frame(table: Table, rows: list[dict[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Return rows as a frame with the table's columns and types; a column a row lacks is missing.

    A text column that comes coded (a pandas category) stays so: it holds each different text once.

    Raises ValueError on a column the table does not declare.
    """
    held = _columns(rows)
    unknown = [name for name in held if name not in table.columns]
    if unknown:
        raise ValueError(f"{table.name}: column {unknown[0]!r} unknown; known: {', '.join(table.columns)}")
    empty = [None] * len(rows)
    # Arrays made of plain lists: a frame changed column by column takes ten times as long, and a run makes hundreds.
    made = {field.name: _as_type(held.get(field.name, empty), field) for field in table.fields}
    return pd.DataFrame(made, copy=False)


def _columns(rows: list[dict[str, Any]] | pd.DataFrame) -> dict[str, Any]:
    if isinstance(rows, pd.DataFrame):
        return {str(name): rows[name] for name in rows.columns}
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def _as_type(cells: list[Any] | pd.Series, field: Field) -> Any:
    if isinstance(cells, pd.Series):
        quick = _quickly(cells, field)
        if quick is not None:
            return quick
        cells = cells.tolist()
    if field.type in ("text", "date"):
        # An empty cell and a missing text are the same thing in CSV, so they are the same thing here.
        cells = [None if _is_missing(cell) else str(cell) for cell in cells]
    return pd.array(cells, dtype=DTYPES[field.type])


def _quickly(cells: pd.Series, field: Field) -> Any:
    """Return a column as an array of its type without looking at each cell; None where each must be looked at.

    A national table has millions of rows. A column of another type than declared is only taken whole if it holds
    nothing but texts, or nothing but numbers.
    """
    declared = DTYPES[field.type]
    if isinstance(cells.dtype, pd.CategoricalDtype) and declared == DTYPES["text"]:
        return _coded(cells.array)
    if cells.dtype == declared:
        return _without_empty(cells).reset_index(drop=True)  # pandas copies it once somebody changes it
    is_text = declared == DTYPES["text"]
    if is_text and cells.dtype == object and pd.api.types.infer_dtype(cells, skipna=True) in ("string", "empty"):
        return _without_empty(cells.astype(declared)).array
    if cells.dtype == bool and field.type == "flag":
        return pd.array(cells.to_numpy(), dtype=declared)
    is_number = pd.api.types.is_numeric_dtype(cells.dtype) and not pd.api.types.is_bool_dtype(cells.dtype)
    return cells.astype(declared).array if is_number and field.type in ("count", "number") else None


def _coded(held: pd.Categorical) -> Any:
    """Return coded texts, or numbers of rows in place of ids, as they are; None for words of another type.

    An empty text is a missing one.
    """
    words = held.categories
    if is_numbered(held.dtype):
        return held
    if words.dtype != DTYPES["text"]:
        return None
    return held.remove_categories("") if "" in words else held


def _without_empty(cells: pd.Series) -> pd.Series:
    if cells.dtype != DTYPES["text"]:
        return cells
    is_empty = (cells == "").fillna(False)
    return cells.where(~is_empty, None) if is_empty.any() else cells


def _is_missing(cell: Any) -> bool:
    return cell == "" if isinstance(cell, str) else cell is None or bool(pd.isna(cell))
