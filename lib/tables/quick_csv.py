"""A large checked frame in, the same CSV as the slow way on disk out, and back, by Arrow, in a tenth of the time.

Both ways say no where something is not plain; the slow way then does it, or says what is wrong with it.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from lib.tables.declare import Field, Table

TEXT = pa.large_string()
CHUNK = 65_536  # rows
BLOCK = 1 << 23  # bytes
# Arrow and Python write numbers between these with the same characters, but for whole ones.
SMALL, LARGE = 1e-4, 1e6


def write_quickly(frame: pd.DataFrame, path: Path) -> bool:
    """Write a frame as CSV; return False, and leave half a file, if a lone carriage return asks for quotes all over."""
    held = pa.Table.from_pandas(frame, preserve_index=False)
    held = pa.table([_digits(column) for column in held.columns], names=held.column_names)
    with path.open("wb") as file:
        file.write(f"{','.join(held.column_names)}\n".encode())
        try:
            plain = pyarrow.csv.WriteOptions(include_header=False, quoting_style="none", batch_size=CHUNK)
            pyarrow.csv.write_csv(held, file, plain)
        except pa.ArrowInvalid:  # a text holds a comma, a quote or an end of line
            return _write_quoted(held, path)
    return True


def _digits(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return numbers with decimals as the slow way writes them, other columns as they are."""
    if not pa.types.is_floating(column.type):
        return column
    values = column.to_numpy()
    size = np.abs(values)
    is_plain = np.isnan(values) | ((size >= SMALL) & (size < LARGE) & (values != np.floor(values)))
    others = pa.array([repr(value) for value in values[~is_plain].tolist()], TEXT)
    return pc.replace_with_mask(pc.cast(column, TEXT), pa.array(~is_plain), others)


def _write_quoted(held: pa.Table, path: Path) -> bool:
    """Write a table with quotes around the cells that need them."""
    with path.open("wb") as file:
        file.write(f"{','.join(held.column_names)}\n".encode())
        for batch in held.to_batches(CHUNK):
            columns = [pc.fill_null(pc.cast(column, TEXT), "") for column in batch.columns]
            if any(_holds(column, b"\r") for column in columns):
                return False
            columns = [_quoted(column) for column in columns]
            columns[-1] = _joined(columns[-1], "\n", by="")
            lines = _joined(*columns, by=",")
            file.write(lines.buffers()[2])
    return True


def _joined(*parts: Any, by: str) -> pa.Array:
    given = [pa.scalar(part, TEXT) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*given, pa.scalar(by, TEXT))


def _holds(column: pa.Array, *marks: bytes) -> bool:
    """Return True if one of the marks stands in the bytes of a column, or beside them in its chunk."""
    held = column.buffers()[2]
    return held is not None and any(mark in held.to_pybytes() for mark in marks)


def _quoted(column: pa.Array) -> pa.Array:
    if not _holds(column, b'"', b",", b"\n"):
        return column
    inside = pc.replace_substring(column, '"', '""')
    return pc.if_else(pc.match_substring_regex(column, '[",\n]'), _joined('"', inside, '"', by=""), column)


def read_quickly(path: Path, table: Table, columns: list[str] | None = None) -> pd.DataFrame | None:
    """Return columns of a file (all or some) as declared, not yet checked; None if it is not as `write` writes it."""
    quotes = _quotes(path, ",".join(table.columns)) if len(table.fields) > 1 else None
    if quotes is None or quotes % 2:
        return None
    try:
        held = pyarrow.csv.read_csv(
            path,
            read_options=pyarrow.csv.ReadOptions(block_size=BLOCK),
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=quotes > 0),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(table.columns, TEXT),
                include_columns=columns,
                null_values=[""],
                strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None
    fields = [field for field in table.fields if columns is None or field.name in columns]
    made: dict[str, Any] = {}
    for field in fields:  # one by one, so that no two copies of the whole table are held
        made[field.name] = _typed(held[field.name].combine_chunks(), field)
        if made[field.name] is None:
            return None
        held = held.drop_columns(field.name)
    return pd.DataFrame(made, copy=False)


def _quotes(path: Path, header: str) -> int | None:
    """Return how many quotes are in a file; None unless it begins with the header and ends with a line's end."""
    quotes, last = 0, b""
    with path.open("rb") as file:
        if file.readline() != f"{header}\n".encode():
            return None
        while part := file.read(1 << 20):
            if b"\r" in part:
                return None
            quotes, last = quotes + part.count(b'"'), part
    return quotes if last.endswith(b"\n") or not last else None


def _typed(column: pa.Array, field: Field) -> Any:
    """Return a column of texts as an array of the field's type; None if a text is not as `write` writes it."""
    if field.type in ("text", "date"):
        return pd.arrays.ArrowStringArray(pa.chunked_array([column]), dtype=pd.StringDtype(na_value=np.nan))
    if field.type == "flag":
        if not _all(pc.is_in(column.drop_null(), pa.array(["true", "false"], TEXT))):
            return None
        return _masked(pc.equal(column, pa.scalar("true", TEXT)), pd.arrays.BooleanArray, False)
    try:
        made = pc.cast(column, pa.int64() if field.type == "count" else pa.float64())
    except pa.ArrowInvalid:
        return None
    if field.type == "count":
        is_same = _all(pc.equal(pc.cast(made, TEXT), column))
        return _masked(made, pd.arrays.IntegerArray, 0) if is_same else None
    is_plain = _all(pc.match_substring_regex(column, r"^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$"))
    return _masked(made, pd.arrays.FloatingArray, 0.0) if is_plain else None


def _all(found: pa.Array) -> bool:
    """Return True if all cells are yes or missing."""
    return pc.all(found, min_count=0).as_py()


def _masked(column: pa.Array, kind: Any, filler: Any) -> Any:
    is_missing = pc.is_null(column).to_numpy(zero_copy_only=False)
    return kind(pc.fill_null(column, filler).to_numpy(zero_copy_only=False), is_missing)
