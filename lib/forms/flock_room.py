"""Two lines of a printed table, one below the other, in; out comes whether the lower can go on the upper one.

A word goes to the next line only if there was no room for it: where there was, the line below is another row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.forms.flock_columns import Cell, CutLine

FITS, UNSURE, NOT = "fits", "unsure", "not"
_SPACE = 0.28
# A column's text may end this many sizes before the next column begins, and yet fill its own.
_PADDING = 3.0
# How wide a space was set, and where exactly a column ends, is only known to about so many sizes.
_ABOUT = 0.3


@dataclass(frozen=True, slots=True)
class Room:
    """For each column: the x up to which a text surely has room, and the x beyond which it surely has none."""

    sure: tuple[float, ...]
    hard: tuple[float, ...]
    left: tuple[float, ...]

    def verdict(self, above: Cell, below: Cell, k: int) -> str:
        """Tell whether the first word of the cell below would have had room on the line above, in column k.

        One network named twice over is no list: its items are parted by commas.
        """
        if above.text == below.text and "," not in above.text:
            return FITS
        end = above.box[2] + _SPACE * above.size + below.first_width
        if end <= self.sure[k]:
            return FITS
        return NOT if end > self.hard[k] else UNSURE

    def may_be_broken(self, cell: Cell, k: int) -> bool:
        """Return True if the cell's line is one word as wide as the column: it may go on in the next line."""
        return " " not in cell.text and cell.box[2] > self.hard[k] - _PADDING * cell.size


def room_of(lines: Sequence[CutLine], edges: Sequence[float], width: float) -> Room:
    """Return the room in each column; the last one is known only as far as its texts reach.

    How near a text comes to the next column in one column, it may come in all: a table has one padding.
    """
    size = max((line.line.size for line in lines), default=0.0)
    ends = [[cell.box[2] for line in lines if (cell := line.cells[k])] for k in range(len(edges))]
    inside = [max([x for x in own if x <= after], default=0.0) for own, after in zip(ends, edges[1:], strict=False)]
    padding = min([_PADDING * size, *(after - x for x, after in zip(inside, edges[1:], strict=True))])
    last = max(ends[-1], default=0.0)
    sure = [after - padding - _ABOUT * size for after in edges[1:]] + [last - _ABOUT * size]
    return Room(tuple(sure), (*edges[1:], max(width, last)), tuple(edges))


def verdicts(above: CutLine, below: CutLine, room: Room, columns: Sequence[int]) -> list[str]:
    """Return the verdict of each of the columns that both lines fill."""
    pairs = ((above.cells[k], below.cells[k], k) for k in columns)
    return [room.verdict(a, b, k) for a, b, k in pairs if a and b]
