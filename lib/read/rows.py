"""Readings as plain rows in; `Reading`, `Page` and `Word` objects out, and back.

Between processes and on disk a reading travels as plain tuples, which Python packs several times faster than
objects; only who uses the words makes `Word`s of them.
"""

from collections.abc import Sequence
from itertools import starmap
from typing import Any

from lib.pages import Mark, Page, Part, Reading, Word

Box = tuple[float, float, float, float]
# The first fields of lib.pages.Word, in its order; a sheet's rows have the cell's address too.
Row = tuple[str, int, int, Box | None, float, str, str]
# Number, text, text_source, words, width, height, and for some sheet, marks, level and picture: lib.pages.Page.
PageRows = tuple[Any, ...]
_NO_MORE = ("", (), (), "")
# Status, reason, pages, and for some the files inside.
ReadingRows = tuple[Any, ...]


def reading_of(rows: ReadingRows) -> Reading:
    """Return the reading that plain rows stand for."""
    status, reason, pages, *parts = rows
    inside = tuple(starmap(Part, parts[0])) if parts else ()
    return Reading(status, reason, tuple(_page(*page) for page in pages), inside)


def _page(number: int, text: str, source: str, words: Sequence[Row], width: float, height: float, *more: Any) -> Page:
    made = tuple(starmap(Word, words))
    sheet, marks, *scan = (*more, *_NO_MORE[len(more) :])
    return Page(number, text, source, made, width, height, sheet, tuple(starmap(Mark, marks)), *scan)


def rows_of(reading: Reading) -> ReadingRows:
    """Return a reading as plain rows."""
    pages = [
        (
            p.number,
            p.text,
            p.text_source,
            [*map(tuple, p.words)],
            p.width,
            p.height,
            p.sheet,
            [*map(tuple, p.marks)],
            p.level,
            p.picture,
        )
        for p in reading.pages
    ]
    return reading.status, reading.reason, pages, [*map(tuple, reading.parts)]
