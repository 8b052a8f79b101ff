"""Where a table lies on disk in; the open file out, or the sentence that refuses it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lib.refusals import PlainError
from lib.tables.declare import Table


class TableError(PlainError):
    """A table does not hold what it declares: where, what was found, what was expected."""


def place_of(table: Table, folder: Path) -> Path:
    """Return where a table lies in a room's folder."""
    return folder / f"{table.name}.parquet"


@contextmanager
def opened(path: Path, coded: Sequence[str] = ()) -> Iterator[pq.ParquetFile]:
    """Open a file, the columns in `coded` as codes; raise TableError if it is missing, or found to be damaged."""
    name = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        raise TableError(f"{name} is missing; expected the stage before to have written it: use `run` first")
    try:
        with pq.ParquetFile(path, read_dictionary=coded, page_checksum_verification=True) as file:
            yield file
    except (pa.ArrowException, OSError):
        raise TableError(f"{name} is damaged; expected a table that a run wrote: use `run` again") from None
