"""A frame of declared columns in, an Arrow table out; a file's columns in, a frame out: texts, or codes for texts."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lib.keys import ranks_of
from lib.tables.declare import Field, Table

TYPES = {"text": pa.string(), "date": pa.string(), "count": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}
TEXT = pa.large_string()  # how pandas holds texts
LARGE = 200_000  # rows
# Arrow's own way to hold memory keeps what a read no longer needs; the system's gives it back, to numpy too.
pa.set_memory_pool(pa.system_memory_pool())


def type_of(field: Field) -> pa.DataType:
    """Return how a field's cells lie in a file."""
    return TYPES[field.type]


def arrow_of(frame: pd.DataFrame, table: Table) -> pa.Table:
    """Return a frame as an Arrow table; a coded column keeps only the texts that stand in a row."""
    return pa.table({field.name: _column(frame[field.name].array, field) for field in table.fields})


def _column(cells: Any, field: Field) -> pa.Array | pa.ChunkedArray:
    if not isinstance(cells, pd.Categorical):
        return pa.array(cells, TEXT if field.type in ("text", "date") else type_of(field))
    codes, words = ranks_of(pd.Series(cells, copy=False))
    return pa.DictionaryArray.from_arrays(
        pa.array(codes.astype("int32", copy=False), mask=codes < 0), pa.array(words.tolist(), TEXT)
    )


def frame_of(file: pq.ParquetFile, table: Table, rows: np.ndarray | None = None) -> pd.DataFrame:
    """Return the fields of a table as a frame of declared types; what the file reads as dictionaries as codes.

    Of a large file one column is read after the other, so that no two copies of the whole table are held. With `rows`
    (yes or no for each row) only these rows.
    """
    if rows is not None:
        held = _some_rows(file, table.columns, rows)
        return pd.DataFrame({x.name: _cells(held[x.name], x) for x in table.fields}, copy=False)
    if file.metadata.num_rows > LARGE:
        coded = {x.name for x in table.fields if pa.types.is_dictionary(file.schema_arrow.field(x.name).type)}
        return pd.DataFrame({x.name: _large(file, x, x.name in coded) for x in table.fields}, copy=False)
    held = file.read(table.columns)
    return pd.DataFrame({x.name: _cells(held[x.name], x) for x in table.fields}, copy=False)


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


def _large(file: pq.ParquetFile, field: Field, is_coded: bool) -> Any:
    number = file.schema_arrow.names.index(field.name)
    groups = [file.metadata.row_group(n).column(number) for n in range(file.num_row_groups)]
    lies_plain = all("DICTIONARY" not in encoding for group in groups for encoding in group.encodings)
    if not is_coded and field.type in ("text", "date") and lies_plain:
        room = sum(group.total_uncompressed_size for group in groups)
        return _typed(pa.chunked_array([_letters(file, field.name, room)]), field)
    return _cells(
        pa.chunked_array([batch.column(0) for batch in file.iter_batches(LARGE, columns=[field.name])]), field
    )


def _letters(file: pq.ParquetFile, name: str, room: int) -> pa.LargeStringArray:
    """Return a text column in one piece; its letters are never held twice, as they are where a piece has to grow.

    `room` is a number of bytes that is enough for all letters.
    """
    letters = np.empty(room, dtype="uint8")
    ends, missing, row, at = np.zeros(file.metadata.num_rows + 1, dtype="int64"), [], 0, 0
    for batch in file.iter_batches(LARGE, columns=[name]):
        piece = pc.cast(batch.column(0), TEXT)
        held = np.frombuffer(piece.buffers()[1], dtype="int64")[piece.offset : piece.offset + len(piece) + 1]
        size = int(held[-1] - held[0])
        if size:
            letters[at : at + size] = np.frombuffer(piece.buffers()[2], dtype="uint8")[held[0] : held[-1]]
        ends[row + 1 : row + len(piece) + 1] = held[1:] - held[0] + at
        missing.append(np.array(piece.is_valid(), dtype=bool))
        row, at = row + len(piece), at + size
    valid = np.packbits(np.concatenate(missing), bitorder="little")
    buffers = [pa.py_buffer(valid), pa.py_buffer(ends), pa.py_buffer(letters[:at])]
    return pa.LargeStringArray.from_buffers(row, buffers[1], buffers[2], buffers[0])


def _cells(column: pa.ChunkedArray, field: Field) -> Any:
    return _coded(column) if pa.types.is_dictionary(column.type) else _typed(column, field)


def _coded(column: pa.ChunkedArray) -> pd.Categorical:
    one = column.unify_dictionaries()
    words = one.chunk(0).dictionary if one.num_chunks else pa.array([], pa.string())
    order = pc.sort_indices(words).to_numpy()
    place = np.full(len(order) + 1, -1, dtype=np.min_scalar_type(-len(order) - 1))
    place[order] = np.arange(len(order))  # the last place is that of a missing cell
    codes = [place[pc.fill_null(chunk.indices, -1).to_numpy()] for chunk in one.chunks]
    texts = pd.Index(words.take(pa.array(order)).to_pylist(), dtype="str")
    return pd.Categorical.from_codes(np.concatenate([*codes, place[:0]]), texts)


def _typed(column: pa.ChunkedArray, field: Field) -> Any:
    if field.type in ("text", "date"):
        one = pa.chunked_array([pa.concat_arrays(column.chunks)]) if column.num_chunks > 1 else column
        return pd.arrays.ArrowStringArray(pc.cast(one, TEXT), dtype=pd.StringDtype(na_value=np.nan))
    kinds = {"count": (pd.arrays.IntegerArray, 0), "number": (pd.arrays.FloatingArray, 0.0)}
    kind, filler = kinds.get(field.type, (pd.arrays.BooleanArray, False))
    is_missing = np.array(pc.is_null(column), dtype=bool)
    return kind(np.array(pc.fill_null(column, filler)), is_missing)
