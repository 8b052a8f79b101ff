"""Nothing in; out come the words a table is declared with: Field, Table, and how a row list becomes a frame."""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

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
    """One column: its name, type, meaning, unit, whether it may be empty, and its closed list of words."""

    name: str
    type: Type
    meaning: str
    unit: str = ""
    required: bool = False
    allowed: tuple[str, ...] = ()
    public: bool = True


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

    Raises ValueError on a column the table does not declare.
    """
    frame = pd.DataFrame(rows)
    unknown = [name for name in frame.columns if name not in table.columns]
    if unknown:
        raise ValueError(f"{table.name}: column {unknown[0]!r} unknown; known: {', '.join(table.columns)}")
    frame = frame.reindex(columns=table.columns)
    for field in table.fields:
        frame[field.name] = _as_type(frame[field.name], field)
    return frame.reset_index(drop=True)


def _as_type(column: pd.Series, field: Field) -> pd.Series:
    if field.type in ("text", "date"):
        column = column.astype("object").where(column.notna(), None)
        # An empty cell and a missing text are the same thing in CSV, so they are the same thing here.
        return column.map(lambda cell: None if cell is None or cell == "" else str(cell)).astype("str")
    return column.astype(DTYPES[field.type])
