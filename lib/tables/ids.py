"""Numbers of a table's rows in; the ids of these rows out, read from disk piece by piece, and back.

The ids of a nation's counts are a quarter of a gigabyte of letters. A room that only passes them on holds numbers of
rows in their place: a file lies in the order of its ids, so their numbers are in the same order, and as different.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from lib.tables.arrow import TEXT
from lib.tables.declare import Table
from lib.tables.numbered import numbers_of
from lib.tables.opened import TableError, opened, place_of

PIECE = 1 << 17  # rows
KEPT = 2  # groups of a file held at once


class Ids:
    """The ids of the rows of a table on disk: the texts of its key, which is one column."""

    def __init__(self, table: Table, folder: Path) -> None:
        """Look how the file is divided. Raises TableError if it is missing or damaged.

        Make it before the numbers are read: if the file is written again afterwards, it will not tell ids of others.
        """
        (self._name,) = table.key
        self._path = place_of(table, folder)
        self._held: dict[int, list[pa.LargeStringArray]] = {}
        with opened(self._path) as file:
            self._seen = self._state()
            sizes = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
        ends = np.cumsum([0, *sizes]).tolist()
        self.size = ends[-1]
        cuts = [
            (n, k, row) for n, start in enumerate(ends[:-1]) for k, row in enumerate(range(start, ends[n + 1], PIECE))
        ]
        self._pieces, self._starts = [(n, k) for n, k, _ in cuts], np.array([row for *_, row in cuts], dtype="int64")

    def at(self, rows: np.ndarray) -> pa.LargeStringArray:
        """Return the ids of rows in the order asked; a missing one where the number is -1."""
        piece = np.searchsorted(self._starts, rows, side="right") - 1  # -1 where the number is
        places = [np.flatnonzero(piece == n) for n in range(-1, len(self._starts))]
        found = [pa.nulls(len(places[0]), TEXT)]
        for n, place in enumerate(places[1:]):
            found += [self._piece(n).take(pa.array(rows[place] - self._starts[n]))] if len(place) else []
        order, texts = np.concatenate(places), pa.concat_arrays(found)
        if (order[1:] > order[:-1]).all():
            return texts
        back = np.empty(len(order), dtype="int64")
        back[order] = np.arange(len(order))
        return texts.take(pa.array(back))

    def texts(self, cells: pd.Series) -> pd.Series:
        """Return the ids in place of numbers of rows."""
        return pd.Series(self.at(cells.cat.codes.to_numpy()), index=cells.index, dtype="str")

    def numbered(self, frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
        """Return the frame with numbers of rows in place of ids in these columns; none for an id that no row has."""
        wanted = pa.array(pd.unique(pd.concat([frame[name].dropna() for name in columns])), TEXT)
        rows: dict[str, int] = {}
        for n, start in enumerate(self._starts.tolist() if len(wanted) else ()):
            found = pc.index_in(self._piece(n), value_set=wanted)
            at = np.flatnonzero(found.is_valid())
            rows |= dict(zip(wanted.take(found.take(pa.array(at))).to_pylist(), (at + start).tolist(), strict=True))
        made = {name: [rows.get(text, -1) for text in frame[name]] for name in columns}
        return frame.assign(**{name: numbers_of(numbers, self.size) for name, numbers in made.items()})

    def _piece(self, number: int) -> pa.LargeStringArray:
        """Return a piece of the file. A group of pieces is read as one lies in it, and the last groups are held."""
        group, k = self._pieces[number]
        if group not in self._held:
            for oldest in list(self._held)[: len(self._held) - KEPT + 1]:
                del self._held[oldest]
            with opened(self._path) as file:
                if self._state() != self._seen:
                    raise TableError(f"{self._path.name} was written again while it was read; use `run` again")
                batches = file.iter_batches(PIECE, row_groups=[group], columns=[self._name])
                column = pa.chunked_array([pc.cast(batch.column(0), TEXT) for batch in batches], TEXT)
            cuts = [column.slice(start, PIECE) for start in range(0, len(column), PIECE)]
            self._held[group] = [cut.chunk(0) if cut.num_chunks == 1 else cut.combine_chunks() for cut in cuts]
        return self._held[group][k]

    def _state(self) -> tuple[int, int, int]:
        """Return what differs once another file lies in the place."""
        found = self._path.stat()
        return found.st_ino, found.st_mtime_ns, found.st_size
