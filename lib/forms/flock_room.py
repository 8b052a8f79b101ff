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
_ABOUT = 0.5


@dataclass(frozen=True, slots=True)
class Room:
    """For each column: the x up to which a text surely has room, and the x beyond which it surely has none."""

    sure: tuple[float, ...]
    hard: tuple[float, ...]
    left: tuple[float, ...]

    def verdict(self, above: Cell, below: Cell, k: int) -> str:
        """Tell whether the first word of the cell below would have had room on the line above, in column k."""
        if above.text == below.text:
            return FITS
        end = above.box[2] + _SPACE * above.size + below.first_width
        if end <= self.sure[k]:
            return FITS
        return NOT if end > self.hard[k] else UNSURE

    def may_be_broken(self, cell: Cell, k: int) -> bool:
        """Return True if the cell's line is one word as wide as the column: it may go on in the next line."""
        return " " not in cell.text and cell.box[2] > self.hard[k] - _PADDING * cell.size


def room_of(lines: Sequence[CutLine], edges: Sequence[float], width: float) -> Room:
    """Return the room in each column; the last one is known only as far as its texts reach."""
    size = max((line.line.size for line in lines), default=0.0)
    sure, hard = [], []
    for k, after in enumerate([*edges[1:], None]):
        ends = [cell.box[2] for line in lines if (cell := line.cells[k])]
        if after is None:
            sure.append(max(ends, default=0.0) - _ABOUT * size)
            hard.append(max([width, *ends]))
        else:
            inside = [x - _ABOUT * size for x in ends if x <= after]
            sure.append(max([*inside, after - _PADDING * size]))
            hard.append(after)
    return Room(tuple(sure), tuple(hard), tuple(edges))


def verdicts(above: CutLine, below: CutLine, room: Room, columns: Sequence[int]) -> list[str]:
    """Return the verdict of each of the columns that both lines fill."""
    pairs = ((above.cells[k], below.cells[k], k) for k in columns)
    return [room.verdict(a, b, k) for a, b, k in pairs if a and b]
