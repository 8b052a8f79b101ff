"""A Parquet file's columns in; a frame out, filled piece by piece: texts, codes for texts, or numbers of rows for ids.

No column is ever held twice: with the tables of a nation, new memory is what takes the time.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lib.tables.arrow import TEXT
from lib.tables.declare import Field, Table
from lib.tables.numbered import numbers_of

LARGE = 200_000  # rows
# How a column that may lack cells is held: the array's kind, its numbers, and what stands where a cell is missing.
HELD: dict[str, tuple[Any, str, Any]] = {
    "count": (pd.arrays.IntegerArray, "int64", 0),
    "number": (pd.arrays.FloatingArray, "float64", 0.0),
    "flag": (pd.arrays.BooleanArray, "bool", False),
}


def frame_of(
    file: pq.ParquetFile, table: Table, rows: np.ndarray | None = None, by_number: str | None = None
) -> pd.DataFrame:
    """Return the fields of a table as a frame of declared types; what the file reads as dictionaries as codes.

    With `rows` (yes or no for each row) only these rows. The ids of the column `by_number` are not read: the number
    of its row in the file stands for each.
    """
    names, held = [name for name in table.columns if name != by_number], None
    at = np.arange(file.metadata.num_rows) if rows is None else np.flatnonzero(rows)
    if rows is not None:
        held = _some_rows(file, names, rows)
    elif len(at) <= LARGE:
        held = file.read(names)
    made = {}
    for field in table.fields:
        if field.name == by_number:
            made[field.name] = numbers_of(at, file.metadata.num_rows)
        else:
            pieces = _pieces(file, field.name) if held is None else held[field.name].chunks
            made[field.name] = _column(pieces, field, len(at), file)
    return pd.DataFrame(made, copy=False)


def _pieces(file: pq.ParquetFile, name: str) -> Iterator[pa.Array]:
    for batch in file.iter_batches(LARGE, columns=[name], use_threads=False):
        yield batch.column(0)


def _some_rows(file: pq.ParquetFile, columns: list[str], rows: np.ndarray) -> pa.Table:
    """Return rows of a file; what lies in a group without any of them is not read."""
    found, start = [], 0
    for n in range(file.num_row_groups):
        end = start + file.metadata.row_group(n).num_rows
        for batch in file.iter_batches(LARGE, row_groups=[n], columns=columns) if rows[start:end].any() else ():
            found.append(batch.filter(pa.array(rows[start : start + len(batch)])))
            start += len(batch)
        start = end
    return pa.Table.from_batches(found) if found else file.read_row_groups([], columns)


def _column(pieces: Iterable[pa.Array], field: Field, size: int, file: pq.ParquetFile) -> Any:
    if field.type not in ("text", "date"):
        return _numbers(pieces, field, size)
    number = file.schema_arrow.names.index(field.name)
    if pa.types.is_dictionary(file.schema_arrow.field(number).type):
        return _coded(pieces, size)
    groups = [file.metadata.row_group(n).column(number) for n in range(file.num_row_groups)]
    return _texts(pieces, size, sum(group.total_uncompressed_size for group in groups))


def _numbers(pieces: Iterable[pa.Array], field: Field, size: int) -> Any:
    kind, dtype, filler = HELD[field.type]
    cells, is_missing, at = np.empty(size, dtype), np.zeros(size, dtype=bool), 0
    for piece in pieces:
        end = at + len(piece)
        if piece.null_count:
            is_missing[at:end] = piece.is_null()
            piece = pc.fill_null(piece, filler)
        cells[at:end] = piece.to_numpy(zero_copy_only=False)
        at = end
    return kind(cells, is_missing)


def _coded(pieces: Iterable[pa.Array], size: int) -> pd.Categorical:
    """Return texts as codes, the place of each among the different texts in their order, -1 for a missing one.

    Pieces of one part of a file have one list of texts, those of the next part another one.
    """
    known, words, place = pa.array([], pa.string()), None, np.empty(0, dtype="int8")
    codes, at = np.empty(size, dtype="int8"), 0
    for piece in pieces:
        if words is None or not piece.dictionary.equals(words):
            words = piece.dictionary
            known, place = _more(known, words)
            codes = codes.astype(place.dtype, copy=False)
        codes[at : at + len(piece)] = _placed(piece, place)
        at += len(piece)
    order = pc.sort_indices(known).to_numpy()
    if (order[1:] < order[:-1]).any():
        rank = np.full(len(known) + 1, -1, dtype=codes.dtype)
        rank[order] = np.arange(len(known))
        for start in range(0, size, LARGE):
            codes[start : start + LARGE] = rank.take(codes[start : start + LARGE])
    return pd.Categorical.from_codes(codes, pd.Index(known.take(pa.array(order)).to_pylist(), dtype="str"))


def _more(known: pa.Array, words: pa.Array) -> tuple[pa.Array, np.ndarray]:
    """Return the known texts and those of `words` that are new, and the place of each word; the last place is -1."""
    at = pc.index_in(words, value_set=known)
    is_new = np.array(at.is_null(), dtype=bool)
    codes = np.append(pc.fill_null(at, 0).to_numpy(), -1)
    codes[:-1][is_new] = len(known) + np.arange(np.count_nonzero(is_new))
    known = pa.concat_arrays([known, words.filter(pa.array(is_new))])
    return known, codes.astype(np.min_scalar_type(-len(known) - 1))


def _placed(piece: pa.DictionaryArray, place: np.ndarray) -> Any:
    """Return the place of each cell; one number where all cells are the same, as in most columns of one agency."""
    if piece.null_count == len(piece):
        return place[-1]
    if piece.null_count:
        return place.take(pc.fill_null(piece.indices, len(place) - 1).to_numpy())
    return place[0] if len(place) == 2 else place.take(piece.indices.to_numpy())


def _texts(pieces: Iterable[pa.Array], size: int, room: int) -> Any:
    """Return a text column in one piece; its letters are never held twice, as they are where a piece has to grow.

    `room` is a number of bytes that is most often enough for all letters: fewer lie in a file whose texts repeat.
    """
    letters, ends, valid = np.empty(room, dtype="uint8"), np.zeros(size + 1, dtype="int64"), np.ones(size, dtype=bool)
    row, at = 0, 0
    for piece in pieces:
        one = pc.cast(piece, TEXT)
        held = np.frombuffer(one.buffers()[1], dtype="int64")[one.offset : one.offset + len(one) + 1]
        more = int(held[-1] - held[0]) if len(one) else 0
        if at + more > len(letters):
            letters = np.concatenate([letters, np.empty(max(len(letters), more), dtype="uint8")])
        if more:
            letters[at : at + more] = np.frombuffer(one.buffers()[2], dtype="uint8")[held[0] : held[-1]]
        if len(one):
            ends[row + 1 : row + len(one) + 1] = held[1:] - held[0] + at
        if one.null_count:
            valid[row : row + len(one)] = one.is_valid()
        row, at = row + len(one), at + more
    buffers = [np.packbits(valid, bitorder="little"), ends, letters[:at]]
    made = pa.LargeStringArray.from_buffers(size, *(pa.py_buffer(x) for x in (buffers[1], buffers[2], buffers[0])))
    return pd.arrays.ArrowStringArray(pa.chunked_array([made]), dtype=pd.StringDtype(na_value=np.nan))
