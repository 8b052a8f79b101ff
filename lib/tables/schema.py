"""A declared table in, its pandera schema and its line in the data dictionary out."""

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.tables.declare import DTYPES, Field, Table

if TYPE_CHECKING:
    import pandera.pandas as pa

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_iso_day(text: str) -> bool:
    """Return True for a day of the calendar as YYYY-MM-DD."""
    try:
        return bool(ISO_DATE.fullmatch(text) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def are_iso_days(column: pd.Series) -> pd.Series:
    """Return which cells are days of the calendar; each different text is looked at once."""
    return column.isin([text for text in column.unique() if isinstance(text, str) and is_iso_day(text)])


@cache
def schema_of(table: Table) -> "pa.DataFrameSchema":
    """Return the pandera schema of a declared table (pandera is slow to import, so only here)."""
    import pandera.pandas as pa

    columns = {field.name: _column(field) for field in table.fields}
    return pa.DataFrameSchema(columns, strict=True, ordered=True, name=table.name)


def _column(field: Field) -> "pa.Column":
    import pandera.pandas as pa

    checks = []
    if field.allowed:
        checks.append(pa.Check.isin(field.allowed, error=f"one of: {', '.join(field.allowed)}"))
    if field.type == "date":
        checks.append(pa.Check(are_iso_days, error="a date such as 2019-12-31"))
    if field.type == "count":
        checks.append(pa.Check.ge(0, error="a whole number, 0 or more"))
    return pa.Column(
        DTYPES[field.type],
        checks,
        nullable=not field.required,
        description=field.meaning,
        metadata={"unit": field.unit, "public": field.public},
    )


def dictionary(tables: tuple[Table, ...]) -> pd.DataFrame:
    """Return the data dictionary: table, column, type, unit, meaning, is_key, words."""
    rows = [
        {
            "table": table.name,
            "column": field.name,
            "type": field.type,
            "unit": field.unit,
            "meaning": field.meaning,
            "is_key": "yes" if field.name in table.key else "",
            "words": " ".join(field.allowed),
        }
        for table in tables
        for field in table.fields
        if field.public
    ]
    return pd.DataFrame(rows)
