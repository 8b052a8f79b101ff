"""The value id of a line of a sharing list in; the id of its list, and of the number of its names, out."""

import re

import pandas as pd

_ROW = re.compile(r"-r\d+(?P<which>-\d+)?$")


def list_of(value_ids: pd.Series) -> pd.Series:
    """Return the id of each line's list: the line's own without its row, `-2` where it is the second of its kind."""
    return value_ids.str.replace(_ROW, lambda row: row["which"] or "", regex=True)


def count_of(list_id: str) -> str:
    """Return the id under which the register holds how many organizations a list names."""
    return f"f-{list_id.removeprefix('v-')}-names"
