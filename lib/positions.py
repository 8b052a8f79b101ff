"""Positions and whole numbers of rows in; rows, cells, orders and counts of them out.

What is large is done piece by piece: numpy makes copies of all positions otherwise, and of a nation's tables it is new
memory that takes the time.
"""

import numpy as np
import pandas as pd

# So many different numbers are told apart by a mark for each, in a tenth of the time of a hash table.
MARKS = 1 << 24
PIECE = 200_000


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
