"""Columns of a frame in; one whole number a row, the same for rows that are equal in all of them, out.

A text column may be held as texts or coded (a pandas category, its texts in their order): both give the same numbers.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

# So many different numbers are told apart by a mark for each, in a tenth of the time of a hash table.
MARKS = 1 << 24
PIECE = 200_000
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


def sorted_places(keys: np.ndarray) -> np.ndarray:
    """Return the positions of whole numbers of 0 or more in their order; equal ones stay put.

    Number and position are packed into one and sorted as such: five million take 0.1 s, where to sort positions by
    numbers takes 1 s.
    """
    bits = max(len(keys) - 1, 1).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits > 62:
        return np.argsort(keys, kind="stable")
    packed = keys.astype(np.int64)  # changed in its place from here on: new memory takes longer than the sorting
    packed <<= bits
    for start in range(0, len(keys), PIECE):
        packed[start : start + PIECE] |= np.arange(start, min(start + PIECE, len(keys)))
    packed.sort()
    packed &= (1 << bits) - 1
    return packed


def is_new(ordered: np.ndarray) -> np.ndarray:
    """Return which numbers of an ordered array differ from the one before."""
    return np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]


def rows_where(frame: pd.DataFrame, keep: pd.Series | np.ndarray) -> pd.DataFrame:
    """Return the rows that are kept; the frame itself, not a copy, where all are."""
    return frame if bool(keep.all()) else frame[keep]


def cells_at(cells: pd.Series, at: np.ndarray) -> pd.Series:
    """Return the cells at positions, in their order; missing ones where the position is -1.

    Many texts are taken piece by piece, and stay in pieces: one large piece that has to grow takes twice the memory.
    """
    if at.min(initial=0) < 0:
        return pd.Series(cells.array.take(at, allow_fill=True))
    if len(at) <= PIECE or not isinstance(cells.array, pd.arrays.ArrowStringArray):
        return pd.Series(cells.array.take(at))
    pieces = np.array_split(at, len(at) // PIECE + 1)
    return pd.concat([pd.Series(cells.array.take(piece)) for piece in pieces], ignore_index=True)


def looked_up(cells: pd.Series, table: dict[str, int], other: int) -> np.ndarray:
    """Return the number of each cell's text in a table, `other` for all else; each different text is looked at once."""
    codes, texts = _coded(cells)  # a missing cell gets -1, which is the last place
    numbers = [*(table.get(text, other) for text in texts), other]
    return taken(np.array(numbers, dtype=np.min_scalar_type(-max(map(abs, numbers)) - 1)), codes)


def is_one_of(cells: pd.Series, words: Iterable[str]) -> np.ndarray:
    """Return which cells hold one of some texts; each different text is looked at once."""
    return looked_up(cells, dict.fromkeys(words, 1), 0).astype(bool)


def taken(values: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the values at positions; the last one where the position is -1.

    A piece at a time: numpy makes a copy of all positions otherwise, of eight bytes each.
    """
    found = np.empty(len(at), dtype=values.dtype)
    for start in range(0, len(at), PIECE):
        found[start : start + PIECE] = values.take(at[start : start + PIECE])  # half the time of values[...]
    return found


def how_many(numbers: np.ndarray, size: int) -> np.ndarray:
    """Return how often each number below `size` stands there.

    A piece at a time: numpy makes a copy of all of them otherwise, of eight bytes each.
    """
    found, step = np.zeros(size, dtype=np.int64), max(PIECE, size)
    for start in range(0, len(numbers), step):
        found += np.bincount(numbers[start : start + step], minlength=size)
    return found


def are_several(numbers: np.ndarray) -> np.ndarray:
    """Return for each row whether another row has its number."""
    rows = np.arange(len(numbers), dtype="int32" if len(numbers) < 1 << 31 else "int64")
    last = np.zeros(int(numbers.max(initial=-1)) + 1, dtype=rows.dtype)
    last[numbers] = rows
    again = numbers[taken(last, numbers) != rows]  # of a national table none, most often
    several = np.zeros(len(last), dtype=bool)
    several[again] = True
    return taken(several, numbers) if len(again) else np.zeros(len(numbers), dtype=bool)


def first_rows(codes: np.ndarray) -> np.ndarray:
    """Return the position of the first row of each different code, in the order of the codes."""
    size = int(codes.max(initial=-1)) + 1
    if size > MARKS or (len(codes) and codes.min() < 0):
        found, each = pd.factorize(codes)
        first = np.flatnonzero(np.diff(np.maximum.accumulate(found), prepend=-1))
        return first[np.argsort(each)]
    first = np.full(size, -1, dtype=np.int64)
    for start in reversed(range(0, len(codes), PIECE)):
        piece = codes[start : start + PIECE]
        # Of those of one code the last told, the first row, stays.
        first[piece[::-1]] = np.arange(start + len(piece) - 1, start - 1, -1)
    return first[first >= 0]


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
