"""A line and the columns of its table in; the line's cells out, with a doubt where the line could be cut otherwise.

Cells that touch are parted where the columns say, even inside what a reader took for one word:
`Riverside County District Attorneys Office (CA)Riverside County Sheriffs Department (CA)` is two cells.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from lib.forms.layout import GAP, Box, Line, box_around
from lib.forms.layout_columns import LEFT_SLACK, Column, misses
from lib.helvetica import width_in_ems
from lib.pages import Word

# Two cells may have become one word here: `)R`, `tR`, `t1`, `CAR`.
_JOIN = re.compile(r"(?<=\))(?=\w)|(?<=[a-z.])(?=[A-Z0-9])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_JOIN_SLACK, _OVER = 6.0, 50.0
_WIDE, _TILTED = 1.0, 0.75
# (column, first piece, after the last piece) for each cell of a line.
Cut = tuple[tuple[int, int, int], ...]


class Cell(NamedTuple):
    """The text of a cell on one line, the place of that text, the words it is made of, its first word's width."""

    text: str
    page: int
    box: Box
    indexes: tuple[int, ...]
    first_width: float
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    x0: float
    x1: float
    position: int
    is_joined: bool


def cells_of(line: Line, columns: Sequence[Column]) -> tuple[Cell | None, ...]:
    """Return one cell or None for each column; every visible word of the line is in exactly one cell."""
    fitted = _by_left_edges(line, columns) or _by_gaps(line, columns)
    if fitted is None:
        return _by_best_cut(line, columns, line.size)
    return tuple([_whole(line, start, end) if start < end else None for start, end in fitted])


def _by_left_edges(line: Line, columns: Sequence[Column]) -> list[tuple[int, int]] | None:
    """Return spans of words for two left-aligned columns, or None if they do not simply fit."""
    if len(columns) != 2 or columns[1].align != "left":
        return None
    left, right = columns
    lefts = line.lefts
    at = bisect_left(lefts, right.at - LEFT_SLACK)
    if at and (abs(lefts[0] - left.at) > LEFT_SLACK or line.rights[at - 1] > right.at + LEFT_SLACK):
        return None
    if at < len(lefts) and lefts[at] > right.at + LEFT_SLACK:
        return None
    return [(0, at), (at, len(lefts))]


def _by_gaps(line: Line, columns: Sequence[Column]) -> list[tuple[int, int]] | None:
    """Return spans of words, if each run between wide gaps fits one column and they stand in order.

    Beside a gap wider than any two spaces a left edge may be off by more: a scan does not lie straight.
    """
    spans = [(0, 0)] * len(columns)
    after, size = 0, line.size
    is_clear = len(line.runs) == len(columns) and all(_gap(line, a) > _WIDE * size for a, _ in line.runs[1:])
    slacks = [_TILTED * size if is_clear and column.align == "left" else column.slack for column in columns]
    for start, end in line.runs:
        x0, x1 = line.lefts[start], line.rights[end - 1]
        fits = [k for k, miss in enumerate(misses(columns, x0, x1)) if miss <= slacks[k]]
        if len(fits) != 1 or fits[0] < after or _runs_over(x1, columns, fits[0]):
            return None
        spans[fits[0]] = (start, end)
        after = fits[0] + 1
    return spans


def _whole(line: Line, start: int, end: int) -> Cell:
    words, doubt = line.words[start:end], ""
    if (start, end) not in line.runs:
        for a, _ in line.runs[1:]:
            if start < a < end and _gap(line, a) > _WIDE * line.size:
                doubt = "a wide gap stands inside the cell"
    left, top, right, bottom = words[0].box
    first = right - left
    _, highest, _, lowest = line.box
    # A word as high as its line is as high as its cell.
    is_whole = top == highest and bottom == lowest
    box = (left, top, max(line.rights[start:end]), bottom) if is_whole else box_around(words)
    return Cell(" ".join([word.text for word in words]), line.page, box, line.indexes[start:end], first, doubt)


def _runs_over(x1: float, columns: Sequence[Column], k: int) -> bool:
    """Return True if a text that ends at x1 would lie over the left edge of the column after k."""
    after = columns[k + 1] if k + 1 < len(columns) else None
    return after is not None and after.align == "left" and x1 > after.at + _JOIN_SLACK


def _gap(line: Line, position: int) -> float:
    return line.lefts[position] - line.rights[position - 1]


def _by_best_cut(line: Line, columns: Sequence[Column], size: float) -> tuple[Cell | None, ...]:
    """Cut the line where its parts stand best in the columns; say so if another cut is nearly as good."""
    pieces = [piece for i, word in enumerate(line.words) for piece in _pieces(word, i)]
    ranked = sorted(
        ((_cost(cut, pieces, columns, size), cut) for cut in _cuts(len(pieces), len(columns))),
        key=lambda x: x[0],
    )
    cost, best = ranked[0]
    doubt = "" if _fits(best, pieces, columns) else "the text does not stand in any column of its table"
    if len(ranked) > 1 and ranked[1][0] - cost < 1.0:
        doubt = doubt or "the line could be cut into cells in more than one way"
    cells: list[Cell | None] = [None] * len(columns)
    for k, start, end in best:
        cells[k] = _cut_cell(line, pieces[start:end], doubt)
    return tuple(cells)


def _cuts(n: int, columns: int) -> list[Cut]:
    """Return every way to lay n pieces, in order, into one or more of the columns."""
    cuts = []
    for used in range(1, min(columns, n) + 1):
        for chosen in combinations(range(columns), used):
            for inner in combinations(range(1, n), used - 1):
                bounds = (0, *inner, n)
                cuts.append(tuple(zip(chosen, bounds, bounds[1:], strict=False)))
    return cuts


def _slack(pieces: Sequence[_Piece], start: int, column: Column) -> float:
    return _JOIN_SLACK if pieces[start].is_joined else column.slack


def _fits(cut: Cut, pieces: Sequence[_Piece], columns: Sequence[Column]) -> bool:
    return not any(_runs_over(pieces[b - 1].x1, columns, k) for k, _, b in cut) and all(
        columns[k].miss(pieces[a].x0, pieces[b - 1].x1)
        <= max(_slack(pieces, a, columns[k]), _slack(pieces, b, columns[k]) if b < len(pieces) else 0.0)
        for k, a, b in cut
    )


def _cost(cut: Cut, pieces: Sequence[_Piece], columns: Sequence[Column], size: float) -> float:
    cost = 0.0
    for k, start, end in cut:
        cost += columns[k].miss(pieces[start].x0, pieces[end - 1].x1)
        cost += _OVER * _runs_over(pieces[end - 1].x1, columns, k)
        gap = pieces[start].x0 - pieces[start - 1].x1 if start else GAP * size
        cost += 3.0 if pieces[start].is_joined else 2.0 * (gap < GAP * size)
        for left, right in pairwise(pieces[start:end]):
            gap = right.x0 - left.x1
            cost += _OVER if gap > _WIDE * size else gap > GAP * size
    return cost


def _pieces(word: Word, position: int) -> list[_Piece]:
    """Return the parts of a word at the places where two cells may have been joined, with estimated x."""
    x0, _, x1, _ = word.box
    total = width_in_ems(word.text) or 1
    cuts = [0, *(m.start() for m in _JOIN.finditer(word.text)), len(word.text)]
    pieces, at = [], x0
    for start, end in pairwise(cuts):
        text = word.text[start:end]
        to = at + (x1 - x0) * width_in_ems(text) / total
        pieces.append(_Piece(text, at, to, position, start > 0))
        at = to
    return pieces


def _cut_cell(line: Line, pieces: Sequence[_Piece], doubt: str) -> Cell:
    text = pieces[0].text + "".join(p.text if p.is_joined else f" {p.text}" for p in pieces[1:])
    positions = dict.fromkeys(p.position for p in pieces)
    _, top, _, bottom = box_around([line.words[i] for i in positions])
    box = (round(pieces[0].x0, 2), top, round(max(p.x1 for p in pieces), 2), bottom)
    first = pieces[0].x1 - pieces[0].x0
    return Cell(text, line.page, box, tuple(line.indexes[i] for i in positions), first, doubt)
