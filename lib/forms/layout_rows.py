"""Lines of one table, over all its pages, in; out come its rows: which lines belong together, by their distance."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from lib.forms.layout import Line, usual_size
from lib.pages import Word

# iText sets wrapped lines 1.5 times the size apart and rows 1.8 to 2.5 times (LEARN reports of 2020).
WRAP_LIMIT = 1.66
_UNSURE = (1.6, 1.81)
# Of the usual distance between rows: a wrapped line lies at 0.60 to 0.81 of it.
_PITCH_LIMIT = 0.9
_PITCH_UNSURE = (0.86, 0.94)
# On a scan distances differ by a point or two. Wrapped lines and rows are told apart by the stretch between them in
# which no distance lies, if it is this wide and begins where wrapped lines end; nothing lies closer than the first.
_SMALLEST, _WRAPPED, _CLEAR = 0.6, 0.83, 0.1
# A distance is common if at least so many, and this share, of a table's distances are within so many points of it.
_FEWEST, _SHARE, _NEAR = 3, 0.15, 0.75


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that form one row of a table on one page; `doubt` says why they might be more or fewer."""

    lines: tuple[Line, ...]
    doubt: str = ""


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Return the lines of one table (in order, over all its pages) as rows, by the distance between them."""
    if not lines:
        return []
    measure = _scanned_gap if is_scan(lines) else _gap
    limit, unsure = _limits(lines, [measure(a, b) for a, b in pairwise(lines)])
    rows: list[list[Line]] = [[lines[0]]]
    doubts = [""]
    for above, line in pairwise(lines):
        gap = measure(above, line)
        is_unsure = unsure[0] < gap < unsure[1]
        why = f"a line {gap:.1f} pt below another may be its second line or a new row" if is_unsure else ""
        if gap < limit:
            rows[-1].append(line)
            doubts[-1] = doubts[-1] or why
        else:
            doubts[-1] = doubts[-1] or why
            rows.append([line])
            doubts.append(why)
    return [Row(tuple(row), doubt) for row, doubt in zip(rows, doubts, strict=True)]


def _gap(above: Line, below: Line) -> float:
    if above.page != below.page:
        return float("inf")
    return (below.box[1] + below.box[3] - above.box[1] - above.box[3]) / 2


def _scanned_gap(above: Line, below: Line) -> float:
    """Return how far two lines of a scan are apart where both have words: a column beside may hang lower than they."""
    over, under = _within(above, below), _within(below, above)
    if above.page != below.page or not over or not under:
        return _gap(above, below)
    return _middle(under) - _middle(over)


def _within(line: Line, other: Line) -> list[Word]:
    """Return the words of a line that stand above or below some word of the other, or nearly so."""
    air = line.size / 2
    return [w for w in line.words if any(w.box[0] < o.box[2] + air and o.box[0] < w.box[2] + air for o in other.words)]


def _middle(words: list[Word]) -> float:
    return sum(word.box[1] + word.box[3] for word in words) / (2 * len(words))


def _limits(lines: Sequence[Line], apart: list[float]) -> tuple[float, tuple[float, float]]:
    """Return the distance that parts rows, and the distances near it that leave a doubt; `apart` are the lines'."""
    size = usual_size(lines)
    gaps = [gap for gap in apart if gap < 4 * size]
    pitch = _widest_common(gaps)
    if pitch <= _UNSURE[0] * size:
        return WRAP_LIMIT * size, (_UNSURE[0] * size, _UNSURE[1] * size)
    unsure = _PITCH_UNSURE[0] * pitch, _PITCH_UNSURE[1] * pitch
    if any(unsure[0] < gap < unsure[1] for gap in gaps) and is_scan(lines):
        low, high = _widest_free(gaps, _SMALLEST * pitch, pitch)
        # Without a distance of wrapped lines at its lower end, the stretch parts nothing.
        if high - low >= _CLEAR * pitch and low < _WRAPPED * pitch and low in gaps:
            return (low + high) / 2, (low, low)
    return _PITCH_LIMIT * pitch, unsure


def is_scan(lines: Sequence[Line]) -> bool:
    """True if a model read the lines from a picture: it is never quite sure of all of them."""
    return any(word.sure < 1 for line in lines for word in line.words)


def _widest_free(gaps: list[float], low: float, high: float) -> tuple[float, float]:
    """Return the widest stretch between two distances, from low to high, in which no distance of the table lies."""
    known = sorted({low, high, *(gap for gap in gaps if low < gap < high)})
    return max(pairwise(known), key=lambda ends: ends[1] - ends[0])


def _widest_common(gaps: list[float]) -> float:
    """Return the largest distance that occurs again and again: that between rows; 0 where too few show it."""
    enough = max(_FEWEST, len(gaps) * _SHARE)
    for gap in sorted(gaps, reverse=True):
        near = [other for other in gaps if abs(other - gap) <= _NEAR]
        if len(near) >= enough:
            return median(near)
    return 0.0
