"""The cut lines of a printed Flock table, over all its pages, in; its rows out: which lines form one row.

Cells are aligned at the bottom of a row (Okaloosa 2025) or at its top, and a wrapped line can lie as far below the
line above it as a new row does. So lines are told apart by what had room on the line above (flock_room).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lib.forms.flock_columns import Cell, CutLine
from lib.forms.flock_room import FITS, NOT, Room, verdicts

BOTTOM, TOP = "bottom", "top"
_PADDED = 1.12
# Lines of text stand at least so many sizes apart.
_LEAST = 0.95
NOT_KNOWN = "which lines form its row is not certain"
BROKEN = "a word as wide as its column may go on in the next line"


@dataclass(frozen=True, slots=True)
class TableRow:
    """Lines that form one row, and why they might be more or fewer."""

    lines: tuple[CutLine, ...]
    doubts: tuple[str, ...] = ()

    def cells(self, column: int) -> list[tuple[int, Cell]]:
        """Return (page, cell) of one column, top to bottom."""
        return [(line.page, cell) for line in self.lines if (cell := line.cells[column])]

    def text(self, column: int) -> str:
        """Return a column's text, its lines joined by one space."""
        return " ".join(cell.text for _, cell in self.cells(column))


def rows_of(lines: Sequence[CutLine], name: int, room: Room) -> list[TableRow]:
    """Return the table's lines as rows; `name` is the column of the organization, which every row has."""
    if not lines:
        return []
    if _lies_between_lines(lines):
        return [_row([line], False, room) for line in lines]
    limit = _padded_limit(lines, room)
    joins = [_by_gap(a, b, limit) for a, b in pairwise(lines)]
    if None in joins:
        mode = _alignment(lines, name, room)
        asked = enumerate(pairwise(lines))
        joins = [_join(a, b, name, room, mode) if joins[i] is None else joins[i] for i, (a, b) in asked]
    return [_row(part, sure, room) for part, sure in _parts(lines, joins)]


def _lies_between_lines(lines: Sequence[CutLine]) -> bool:
    """Return True if some line stands nearer to another than lines of text do: cells set at the middle of a row."""
    size = max(line.line.size for line in lines)
    return any(_gap(a, b) < _LEAST * size for a, b in pairwise(lines) if a.page == b.page)


def _parts(lines: Sequence[CutLine], joins: Sequence[tuple[bool, bool]]) -> list[tuple[list[CutLine], bool]]:
    """Return groups of lines and whether each is certain; a join is (same row, certain)."""
    parts: list[tuple[list[CutLine], bool]] = [([lines[0]], True)]
    for line, (is_same, is_sure) in zip(lines[1:], joins, strict=True):
        held, sure = parts[-1]
        if is_same:
            parts[-1] = ([*held, line], sure and is_sure)
        else:
            parts[-1] = (held, sure and is_sure)
            parts.append(([line], is_sure))
    return parts


def _row(lines: list[CutLine], is_sure: bool, room: Room) -> TableRow:
    doubts = [] if is_sure else [NOT_KNOWN]
    doubts += [cell.doubt for line in lines for cell in line.cells if cell and cell.doubt]
    for k in range(len(room.sure)):
        cells = [cell for line in lines if (cell := line.cells[k])]
        doubts += [BROKEN for cell in cells[:-1] if room.may_be_broken(cell, k)]
    return TableRow(tuple(lines), tuple(dict.fromkeys(doubts)))


def _gap(above: CutLine, below: CutLine) -> float:
    return (below.line.box[1] + below.line.box[3] - above.line.box[1] - above.line.box[3]) / 2


def _padded_limit(lines: Sequence[CutLine], room: Room) -> float | None:
    """Return the distance that parts rows, where new rows always stand farther apart than wrapped lines; else None."""
    beside = [(a, b, _gap(a, b)) for a, b in pairwise(lines) if a.page == b.page]
    apart = [gap for a, b, gap in beside if FITS in verdicts(a, b, room, range(len(room.sure)))]
    closest = min((gap for _, _, gap in beside), default=0.0)
    return (closest + min(apart)) / 2 if apart and min(apart) > _PADDED * closest else None


def _by_gap(above: CutLine, below: CutLine, limit: float | None) -> tuple[bool, bool] | None:
    if limit is None or above.page != below.page:
        return None
    return _gap(above, below) < limit, True


def _alignment(lines: Sequence[CutLine], name: int, room: Room) -> str:
    """Return where the cells of a row are aligned, by the lines that are but part of one; empty if not certain.

    Where both ends of such a run could go on (cells at the middle of a row, a list that fills its lines) nothing is
    told; more of these than of the others, or a new row inside a run, and the alignment is not certain.
    """
    votes = {BOTTOM: 0, TOP: 0}
    untold = 0
    for above, run, below in _parts_of_rows(lines, name):
        is_down = below is not None and not _is_apart(run[-1], below, room, BOTTOM)
        is_up = above is not None and not _is_apart(above, run[0], room, TOP)
        if any(FITS in verdicts(a, b, room, range(len(room.sure))) for a, b in pairwise(run)):
            return ""
        if is_down != is_up:
            votes[BOTTOM if is_down else TOP] += 1
        else:
            untold += 1
    held_by = [mode for mode, n in votes.items() if n > untold]
    return held_by[0] if len(held_by) == 1 and min(votes.values()) == 0 else ""


def _parts_of_rows(
    lines: Sequence[CutLine], name: int
) -> list[tuple[CutLine | None, Sequence[CutLine], CutLine | None]]:
    """Return each run of lines without a name, and each line with nothing else, between the lines around it."""
    kinds = [1 if line.cells[name] is None else 2 if _is_name_only(line, name) else 0 for line in lines]
    found, at = [], 0
    while at < len(lines):
        end = at + 1
        while kinds[at] == 1 and end < len(lines) and kinds[end] == 1:
            end += 1
        if kinds[at]:
            above, below = lines[at - 1] if at else None, lines[end] if end < len(lines) else None
            found.append((above, lines[at:end], below))
        at = end
    return found


def _is_name_only(line: CutLine, name: int) -> bool:
    return line.cells[name] is not None and sum(cell is not None for cell in line.cells) == 1


def _is_apart(above: CutLine, below: CutLine, room: Room, mode: str) -> bool:
    """Return True if two lines cannot be one row whose cells end (bottom), else begin (top), on one line."""
    inner, outer = (below, above) if mode == TOP else (above, below)
    if any(cell and not outer.cells[k] for k, cell in enumerate(inner.cells)):
        return True
    return FITS in verdicts(above, below, room, range(len(room.sure)))


def _join(above: CutLine, below: CutLine, name: int, room: Room, mode: str) -> tuple[bool, bool]:
    """Return whether two lines are one row, and whether that is certain."""
    has_above, has_below = (line.cells[name] is not None for line in (above, below))
    if has_above and has_below:
        return _join_named(above, below, name, room, mode)
    is_same = not (has_below if mode == TOP else has_above)
    is_odd = is_same and _is_apart(above, below, room, mode)
    return is_same, bool(mode) and not is_odd


def _join_named(above: CutLine, below: CutLine, name: int, room: Room, mode: str) -> tuple[bool, bool]:
    """Judge two lines with names: they are one row if the first has no networks, for every row shares something."""
    modes = [mode] if mode else [BOTTOM, TOP]
    possible = [m for m in modes if not _is_apart(above, below, room, m)]
    if not possible:
        return False, True
    if any(_is_name_only(below if m == TOP else above, name) for m in possible):
        return True, bool(mode) and NOT in verdicts(above, below, room, [name])
    return False, False
