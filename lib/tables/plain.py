"""A frame of declared columns and types in; whether it plainly holds every rule out, and soon.

A yes is certain. A no only means that the schema (`schema.py`) must look, and say what is wrong.
"""

import pandas as pd

from lib.tables.declare import Field, Table
from lib.tables.schema import is_iso_day


def holds(frame: pd.DataFrame, table: Table) -> bool:
    """Return True if no column of a frame, typed as declared, breaks a rule of its field."""
    return all(_holds(frame[field.name], field) for field in table.fields)


def _holds(cells: pd.Series, field: Field) -> bool:
    if field.required and cells.hasnans:
        return False
    if field.type == "count":
        return cells.empty or not bool((cells < 0).any())
    if not field.allowed and field.type != "date":
        return True
    texts = [text for text in _different(cells) if isinstance(text, str)]
    return all(text in field.allowed if field.allowed else is_iso_day(text) for text in texts)


def _different(cells: pd.Series) -> list[object]:
    is_coded = isinstance(cells.dtype, pd.CategoricalDtype)
    return list(cells.cat.categories if is_coded else cells.array.unique())
