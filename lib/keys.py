"""Columns of a frame in; one whole number a row, the same for rows that are equal in all of them, out.

A text column may be held as texts or coded (a pandas category, its texts in their order): both give the same numbers.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from lib.positions import MARKS, sorted_places, taken

_LARGEST = np.iinfo("int64").max


def codes_of(frame: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """Return a whole number for each row: equal cells give equal numbers, and a missing cell equals a missing cell.

    They count from 0 in the order in which they first stand. Grouping by several text columns at once takes ten times
    as long as grouping by one number.
    """
    return pd.factorize(groups_of(frame, columns))[0]


def groups_of(frame: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """Return a whole number for each row as `codes_of` does, in no order, faster: most of a national table is apart."""
    held = sorted((_numbers(frame[name]) for name in columns), key=lambda numbers: numbers[1])
    codes, size = np.zeros(len(frame), dtype=np.int32), 1
    for mine, count in held:  # the shortest lists first, so that the numbers stay small as long as they can
        if count > 1:
            if size * count > MARKS:
                codes, size = _close(codes, size)
            if size * count > np.iinfo("int32").max:
                codes = codes.astype(np.int64)
            codes *= count
            codes += mine
            size *= count
    return _close(codes, size)[0]


def ordered_groups(frame: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """Return a whole number for each row as `groups_of` does, in the order of the columns; missing cells come last."""
    codes, size = np.zeros(len(frame), dtype=np.int32), 1
    for name in reversed(columns):
        ranks, count = _ranks(frame[name], missing_last=True)
        if count > 1:
            if size * count > MARKS:
                codes, size = _close(codes, size, in_order=True)
            size, before = size * count, size
            codes = ranks.astype(np.int32 if size <= np.iinfo("int32").max else np.int64) * before + codes
    return _close(codes, size, in_order=True)[0]


def _numbers(cells: pd.Series) -> tuple[np.ndarray, int]:
    """Return a number below a bound for each cell, and the bound; a missing cell has the last one."""
    if isinstance(cells.dtype, np.dtype) and cells.dtype.kind in "iu" and len(cells):
        least, size = int(cells.min()), int(cells.max()) - int(cells.min()) + 1
        if size <= MARKS:
            return cells.to_numpy() - least, size
    codes, texts = _coded(cells)
    if not (codes < 0).any():
        return codes, len(texts)
    return np.where(codes < 0, len(texts), codes), len(texts) + 1


def _coded(cells: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """Return each cell's place in a list of the different cells, -1 for a missing one, and the list."""
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return cells.cat.codes.to_numpy(), cells.cat.categories
    if cells.dtype == bool:
        return cells.to_numpy().astype("int8"), pd.Index([False, True])
    return pd.factorize(cells)


def _close(codes: np.ndarray, size: int, *, in_order: bool = False) -> tuple[np.ndarray, int]:
    """Return numbers without gaps between them, and how many there are; where they are few, or asked so, in order."""
    if size > MARKS:
        codes, found = pd.factorize(codes, sort=in_order)
        return codes.astype(np.int32), len(found)
    is_there = np.zeros(size, dtype=bool)
    is_there[codes] = True
    place = np.cumsum(is_there, dtype=np.int32) - 1
    return taken(place, codes), int(is_there.sum())


def ranks_of(cells: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """Return the place of each cell among the different texts in their order, -1 for a missing one, and these texts."""
    if not isinstance(cells.dtype, pd.CategoricalDtype):
        codes, texts = pd.factorize(cells, sort=True)
        return codes, texts
    held = _in_order(cells)
    stands = np.zeros(len(held.categories) + 1, dtype=bool)
    stands[held.codes] = True
    stands = stands[:-1]  # the last place is that of a missing cell
    if stands.all():
        return held.codes, held.categories
    place = np.append(np.cumsum(stands) - 1, -1).astype(held.codes.dtype)
    return taken(place, held.codes), held.categories[stands]


def looked_up(cells: pd.Series, table: dict[str, int], other: int) -> np.ndarray:
    """Return the number of each cell's text in a table, `other` for all else; each different text is looked at once."""
    codes, texts = _coded(cells)  # a missing cell gets -1, which is the last place
    numbers = [*(table.get(text, other) for text in texts), other]
    return taken(np.array(numbers, dtype=np.min_scalar_type(-max(map(abs, numbers)) - 1)), codes)


def is_one_of(cells: pd.Series, words: Iterable[str]) -> np.ndarray:
    """Return which cells hold one of some texts; each different text is looked at once."""
    return looked_up(cells, dict.fromkeys(words, 1), 0).astype(bool)


def order_of(frame: pd.DataFrame, columns: list[str], *, missing_last: bool = False) -> np.ndarray:
    """Return the positions of the rows in the order of the columns, missing cells first or last; equal rows stay put.

    Sorts each different text once and then whole numbers: of a national table an agency's name stands there 120 times.
    """
    key, size = np.zeros(len(frame), dtype=np.int64), 1
    keys = [key]
    for name in columns:
        rank, count = _ranks(frame[name], missing_last)
        if size > _LARGEST // count:
            keys, size = [*keys, np.zeros(len(frame), dtype=np.int64)], 1
        keys[-1], size = keys[-1] * count + rank, size * count
    return sorted_places(keys[0]) if len(keys) == 1 else np.lexsort(keys[::-1])


def _ranks(cells: pd.Series, missing_last: bool) -> tuple[np.ndarray, int]:
    """Return the place of each cell among the different ones in their order, and how many places there are."""
    if isinstance(cells.dtype, pd.CategoricalDtype):
        codes, count = _in_order(cells).codes.astype(np.int32, copy=False), len(cells.cat.categories)
    else:
        codes, texts = pd.factorize(cells, sort=True)  # missing cells get -1
        count = len(texts)
    if not (codes < 0).any():
        return codes, max(count, 1)
    return (np.where(codes < 0, count, codes) if missing_last else codes + 1), count + 1


def _in_order(cells: pd.Series) -> pd.Categorical:
    """Return coded cells whose list of texts is in order."""
    held = cells.array
    is_sorted = held.categories.is_monotonic_increasing
    return held if is_sorted else held.set_categories(held.categories.sort_values())


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
        held = _in_order(cells).codes if isinstance(cells.dtype, pd.CategoricalDtype) else cells.array
        before, after = held[:-1], held[1:]
        comes_after |= is_same & np.asarray(after > before, dtype=bool)
        is_same &= np.asarray(after == before, dtype=bool)
    return bool(comes_after.all())
