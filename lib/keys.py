"""Columns of a frame in; one whole number a row, the same for rows that are equal in all of them, out."""

import numpy as np
import pandas as pd


def codes_of(frame: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """Return a whole number for each row: equal cells give equal numbers, and a missing cell equals a missing cell.

    Grouping by several text columns at once takes ten times as long as grouping by one number.
    """
    codes, size = np.zeros(len(frame), dtype=np.int64), 1
    for name in columns:
        mine, found = pd.factorize(frame[name], use_na_sentinel=False)
        if size * len(found) > np.iinfo("int64").max:
            codes, held = pd.factorize(codes)
            size = len(held)
        if len(found) > 1:
            codes, size = codes * len(found) + mine, size * len(found)
    return pd.factorize(codes)[0]


def looked_up(cells: pd.Series, table: dict[str, int], other: int) -> np.ndarray:
    """Return the number of each cell's text in a table, `other` for all else; each different text is looked at once."""
    codes, texts = pd.factorize(cells)  # a missing cell gets -1, which is the last place
    return np.array([*(table.get(text, other) for text in texts), other], dtype="int64")[codes]


def first_rows(codes: np.ndarray) -> np.ndarray:
    """Return the position of the first row of each different code, in the order of the codes."""
    found, each = pd.factorize(codes)
    first = np.flatnonzero(np.diff(np.maximum.accumulate(found), prepend=-1))
    return first[np.argsort(each)]


def order_of(frame: pd.DataFrame, columns: list[str], *, missing_last: bool = False) -> np.ndarray:
    """Return the positions of the rows in the order of the columns, missing cells first or last; equal rows stay put.

    Sorts each different text once and then whole numbers: of a national table an agency's name stands there 120 times.
    """
    ranks = []
    for name in columns:
        codes, found = pd.factorize(frame[name], sort=True)  # missing cells get -1
        ranks.append(np.where(codes < 0, len(found), codes) if missing_last else codes)
    return np.lexsort(ranks[::-1]) if ranks else np.arange(len(frame))


def is_in_order(frame: pd.DataFrame, columns: list[str]) -> bool:
    """Return True if each row comes after the row before it by the columns, so that no two are the same.

    A missing cell makes it False. What a stage has written lies in order: looking costs less than sorting again.
    """
    comes_after = np.zeros(max(len(frame) - 1, 0), dtype=bool)
    is_same = ~comes_after
    for name in columns:
        cells = frame[name]
        if cells.isna().any():
            return False
        before, after = cells.iloc[:-1].array, cells.iloc[1:].array
        comes_after |= is_same & np.asarray(after > before, dtype=bool)
        is_same &= np.asarray(after == before, dtype=bool)
    return bool(comes_after.all())
