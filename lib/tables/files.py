"""A checked frame in, a Parquet file on disk out, and back, checked again: how rooms hand each other their tables.

Types and texts come back exactly as they went, and of a table of a nation a room reads only the columns it needs.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from lib.keys import groups_of, is_in_order, order_of
from lib.tables.arrow import pieces_of, type_of
from lib.tables.columns import frame_of
from lib.tables.declare import Table, as_frame
from lib.tables.ids import Ids
from lib.tables.numbered import is_numbered
from lib.tables.opened import TableError, opened, place_of
from lib.tables.plain import holds
from lib.tables.schema import schema_of


def check(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the frame in declared columns, types and key order; raise TableError if it breaks a rule."""
    frame = as_frame(table, frame)
    if frame.empty:  # its columns and types are the declared ones, and no rule is about a table without rows
        return frame
    if not holds(frame, table):
        _refuse(frame, table)
    key = [name for name in table.key if name in frame.columns]
    if key != list(table.key) or is_in_order(frame, key):
        return frame.reset_index(drop=True)
    group = pd.Series(groups_of(frame, key), index=frame.index)
    repeated = frame[group.duplicated(keep=False)]
    if len(repeated):
        first = repeated.iloc[0][key].to_dict()
        raise TableError(f"{table.name}: {len(repeated)} rows share the key {first}; expected one row per key")
    return frame.iloc[order_of(frame, key)].reset_index(drop=True)


def _refuse(frame: pd.DataFrame, table: Table) -> None:
    """Raise TableError with the first thing the table's schema finds wrong."""
    import pandera.errors

    try:
        schema_of(table).validate(as_texts(_with_words(frame)), lazy=True)
    except pandera.errors.SchemaErrors as error:
        first = error.failure_cases.iloc[0]
        # A number of a column is a numpy scalar, which shows as `np.int64(-1)`.
        found = first["failure_case"].item() if hasattr(first["failure_case"], "item") else first["failure_case"]
        raise TableError(
            f"{table.name}: column {first['column']!r} holds {found!r}; expected: {first['check']}"
        ) from None


def _with_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with the number as a text where the number of a row stands in place of an id."""
    numbered = [name for name in frame.columns if is_numbered(frame[name].dtype)]
    return frame.assign(**{name: frame[name].astype("Int64").astype("str") for name in numbered})


def is_coded(frame: pd.DataFrame) -> bool:
    """Return True if a column of the frame is held coded."""
    return any(isinstance(dtype, pd.CategoricalDtype) for dtype in frame.dtypes)


def as_texts(frame: pd.DataFrame, ids: Ids | None = None) -> pd.DataFrame:
    """Return the frame with its coded columns as texts, and `ids` in place of numbers of their rows.

    Raises ValueError if there are such numbers and no `ids`.
    """
    coded = frame.columns[[isinstance(dtype, pd.CategoricalDtype) for dtype in frame.dtypes]]
    numbered = [name for name in coded if is_numbered(frame[name].dtype)]
    if numbered and ids is None:
        raise ValueError(f"column {numbered[0]!r} holds numbers of rows; the ids of these rows are needed")
    texts = {name: ids.texts(frame[name]) for name in numbered if ids}
    frame = frame.assign(**texts) if texts else frame
    return frame.astype(dict.fromkeys(coded, "str")) if len(coded) else frame


def write(frame: pd.DataFrame, table: Table, folder: Path, ids: Ids | None = None) -> Path:
    """Check the frame and write it to `folder/<table>.parquet`, beside first and then renamed.

    The same rows make the same bytes. Where numbers of rows stand in place of ids, `ids` tells them. Raises TableError
    if the frame breaks a rule.
    """
    frame = check(frame, table)
    folder.mkdir(parents=True, exist_ok=True)
    path = place_of(table, folder)
    beside = folder / f".{path.name}.new"
    schema, pieces = pieces_of(frame, table, ids.at if ids else None)
    with pq.ParquetWriter(
        beside,
        schema,
        compression="lz4",
        use_dictionary=[field.name for field in table.fields if field.repeats],
        store_schema=False,
        write_statistics=False,  # nobody asks for them, and they take half the time
        write_page_checksum=True,
    ) as file:
        for piece in pieces:
            file.write_batch(piece)
    beside.replace(path)
    return path


def read(
    table: Table,
    folder: Path,
    columns: Sequence[str] | None = None,
    *,
    rows: np.ndarray | None = None,
    is_coded: bool = False,
) -> pd.DataFrame:
    """Read `folder/<table>.parquet` as declared; raise TableError if it is missing, damaged or breaks a rule.

    With `columns` only these are read and checked: of a table of a nation the others take time and memory. With
    `rows` (yes or no for each row of the file) only these rows. With `is_coded` a text that stands again in many rows
    is held once (a pandas category, its texts in their order), and in place of an id stands the number of its row,
    which `Ids` turns into the id again.
    """
    path = place_of(table, folder)
    _refuse_earlier(table, folder)
    asked = table if columns is None else _part(table, columns)
    coded = [field.name for field in asked.fields if field.repeats] if is_coded else []
    by_number = next(
        (field.name for field in asked.fields if is_coded and field.each and table.key == (field.name,)), None
    )
    with opened(path, coded) as file:
        _compare(file, table, set(coded))
        made = frame_of(file, asked, rows, by_number)
    return check(made, asked)


def _compare(file: pq.ParquetFile, table: Table, coded: set[str]) -> None:
    """Raise TableError unless a file has the columns of a table, of their types."""
    names = file.schema_arrow.names
    if names != table.columns:
        odd = sorted(set(names) ^ set(table.columns)) or ["their order"]
        raise TableError(f"{table.name}: the columns differ in {', '.join(odd)}; expected {', '.join(table.columns)}")
    for field in table.fields:
        found = file.schema_arrow.field(field.name).type
        if field.name not in coded and found != type_of(field):
            raise TableError(f"{table.name}: column {field.name!r} holds {found}; expected {field.type}")


def _part(table: Table, columns: Sequence[str]) -> Table:
    """Return the table with these columns; ValueError for one it does not declare."""
    if unknown := sorted(set(columns) - set(table.columns)):
        raise ValueError(f"{table.name}: column {unknown[0]!r} unknown; known: {', '.join(table.columns)}")
    return replace(table, fields=tuple(field for field in table.fields if field.name in columns))


def read_or_empty(table: Table, folder: Path) -> pd.DataFrame:
    """Read a table as `read` does; a table no run has written yet is empty."""
    _refuse_earlier(table, folder)
    return read(table, folder) if place_of(table, folder).is_file() else as_frame(table, [])


def _refuse_earlier(table: Table, folder: Path) -> None:
    """Raise TableError if only a table of an earlier version is on disk, which was CSV."""
    if not place_of(table, folder).is_file() and (folder / f"{table.name}.csv").is_file():
        raise TableError(
            f"{folder.name}/{table.name}.csv was written by an earlier version; expected {table.name}.parquet: "
            "use `run` without names of agencies first"
        )
