"""Numbers of rows in; a column that holds them in place of the ids of these rows out, and whether a column does.

It is a pandas category of whole numbers, which no text column can be taken for.
"""

from typing import Any

import numpy as np
import pandas as pd


def numbers_of(rows: np.ndarray | list[int], size: int) -> pd.Categorical:
    """Return numbers of rows, -1 for a missing one, in place of ids; `size` is how many rows the table has."""
    return pd.Categorical.from_codes(np.asarray(rows, dtype=np.min_scalar_type(-size - 1)), pd.RangeIndex(size))


def is_numbered(dtype: Any) -> bool:
    """Return True for the type of a column that holds numbers of rows in place of ids."""
    return isinstance(dtype, pd.CategoricalDtype) and pd.api.types.is_integer_dtype(dtype.categories.dtype)
