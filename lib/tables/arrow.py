"""A frame of declared columns in; the pieces of an Arrow table out, as they are written to a file."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from lib.keys import ranks_of
from lib.tables.declare import Field, Table
from lib.tables.numbered import is_numbered

TYPES = {"text": pa.string(), "date": pa.string(), "count": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}
TEXT = pa.large_string()  # how pandas holds texts
CODES = pa.dictionary(pa.int32(), TEXT)
PIECE = 1 << 19  # rows
FEW = 1 << 17  # rows, where their ids have to be read
# Arrow's own way to hold memory keeps what a read no longer needs; the system's gives it back, to numpy too.
pa.set_memory_pool(pa.system_memory_pool())

Texts = Callable[[np.ndarray], pa.Array]
Slices = Callable[[slice], pa.Array]


def type_of(field: Field) -> pa.DataType:
    """Return how a field's cells lie in a file."""
    return TYPES[field.type]


def pieces_of(frame: pd.DataFrame, table: Table, texts: Texts | None) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """Return the schema of a frame, and its rows in pieces; a coded column keeps only the texts that stand in a row.

    `texts` gives the ids of rows, where numbers stand in their place: more of them than a piece are never held.
    Raises ValueError if there are such columns and no `texts`.
    """
    columns = {field.name: _column(frame[field.name].array, field, texts) for field in table.fields}
    schema = pa.schema([(name, dtype) for name, (dtype, _) in columns.items()])
    rows = FEW if any(is_numbered(dtype) for dtype in frame.dtypes) else PIECE
    cuts = [slice(start, min(start + rows, len(frame))) for start in range(0, len(frame), rows)]
    return schema, (pa.record_batch([cells(cut) for _, cells in columns.values()], schema=schema) for cut in cuts)


def _column(cells: Any, field: Field, texts: Texts | None) -> tuple[pa.DataType, Slices]:
    """Return how a column's cells lie in a file, and what gives a slice of them."""
    if is_numbered(cells.dtype):
        if texts is None:
            raise ValueError(f"column {field.name!r} holds numbers of rows; the ids of these rows are needed")
        return TEXT, lambda cut: texts(cells.codes[cut])
    if isinstance(cells, pd.Categorical):
        return CODES, _coded(cells)
    dtype = TEXT if field.type in ("text", "date") else type_of(field)
    return dtype, lambda cut: _one(pa.array(cells[cut], dtype))


def _one(cells: pa.Array | pa.ChunkedArray) -> pa.Array:
    return cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells


def _coded(cells: pd.Categorical) -> Slices:
    codes, words = ranks_of(pd.Series(cells, copy=False))
    texts = pa.array(words.tolist(), TEXT)

    def piece(cut: slice) -> pa.DictionaryArray:
        held = codes[cut]
        is_missing = held < 0
        numbers = pa.array(held.astype("int32", copy=False), mask=is_missing if is_missing.any() else None)
        return pa.DictionaryArray.from_arrays(numbers, texts)

    return piece
