"""Lines of one table in; out come its columns, found from where its words stand.

A column is known by what its cells share: their left edge, or their middle. The gutter is never assumed:
LEARN reports of 2020 move it from 326 to 367 pt between two sections.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub
from statistics import median

from lib.forms.layout import Line, usual_size

_EVEN = 0.05
# How far, as a share of the size, a word may reach into the next before one of them lies over the other.
_OVERLAP = 0.3
LEFT_SLACK, CENTER_SLACK = 1.5, 2.5
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """Where the cells of a column stand: `at` is the x all their left edges, or all their middles, share."""

    align: str
    at: float

    def miss(self, x0: float, x1: float) -> float:
        """Return how many points a text from x0 to x1 stands away from where this column would put it."""
        return misses((self,), x0, x1)[0]

    @property
    def slack(self) -> float:
        """Points a cell may be away and still belong here."""
        return LEFT_SLACK if self.align == "left" else CENTER_SLACK


def misses(columns: Sequence[Column], x0: float, x1: float) -> list[float]:
    """Return how many points a text from x0 to x1 stands away from where each column would put it."""
    middle = (x0 + x1) / 2
    return [abs((x0 if column.align == "left" else middle) - column.at) for column in columns]


def two_columns(lines: Sequence[Line]) -> tuple[Column, ...]:
    """Return one or two columns with a common left edge; one if no line shows a second."""
    size = usual_size(lines)
    # A wrapped right cell has lines of its own: only a line with two cells surely begins in the first column.
    full = [line for line in lines if len(line.runs) > 1] or [min(lines, key=lambda line: line.box[0])]
    left = _most_common((line.box[0], 1.0) for line in full)
    after_gap = [
        (line.lefts[start], line.lefts[start] - line.rights[start - 1]) for line in lines for start, _ in line.runs[1:]
    ]
    alone = [(line.lefts[0], 0.0) for line in lines]
    known = [(x, gap) for x, gap in after_gap + alone if x > left + 3 * size]
    # A lone line far to the right is no second column: only one that stands beside a first is.
    if not after_gap or not known:
        return (Column("left", left),)
    return Column("left", left), Column("left", _most_common(known))


def _most_common(found: Iterable[tuple[float, float]]) -> float:
    """Return the middle of the x that occur most often, give or take a point; of equals, after the widest gap."""
    xs = sorted(found)
    near = Counter(round(x) for x, _ in xs)
    widest: dict[int, float] = {}
    for x, gap in xs:
        widest[round(x)] = max(gap, widest.get(round(x), 0.0))
    best = max(near, key=lambda k: (near[k] + near[k - 1] + near[k + 1], widest[k], -k))
    return median(x for x, _ in xs if abs(x - best) <= 1.5)


def three_columns(lines: Sequence[Line], header: Line | None) -> tuple[Column, ...]:
    """Return three columns, from the lines that clearly have three cells, else from the header's three words."""
    spans = [[(line.lefts[a], line.rights[b - 1]) for a, b in line.runs] for line in lines]
    clear = [cells for cells in spans if len(cells) == 3]
    titles = [*zip(header.lefts, header.rights, strict=True)] if header is not None else []
    titles = titles if len(titles) == 3 else []
    known = clear or [titles] * bool(titles)
    every = [cell for cells in spans for cell in cells]
    edges = {align: _edges(every, align) for align in ("center", "left")}
    columns = zip(*known, strict=True)
    return tuple(_shared_edge(cells, edges, titles[k : k + 1]) for k, cells in enumerate(columns))


def _shared_edge(cells: Sequence[Span], every: dict[str, list[float]], title: list[Span]) -> Column:
    """Return the column most texts of the table fit; of equals the one its cells differ least from, then its title.

    A wrapped line has no other cell beside it, yet it shows whether its column is set by edge or by middle.
    """
    options = []
    for align, every_x in every.items():
        xs = _edges(cells, align)
        at = median(xs)
        fitting = len([x for x in every_x if abs(x - at) <= 1.0])
        spread = median([abs(x - at) for x in xs])
        options.append((-fitting, spread, sum(abs(x - at) for x in _edges(title, align)), align, at))
    *_, align, at = min(options)
    return Column(align, at)


def _edges(spans: Sequence[Span], align: str) -> list[float]:
    """Return the x that a column would share: left edges, or middles."""
    return [(x0 + x1) / 2 for x0, x1 in spans] if align == "center" else [x0 for x0, _ in spans]


def cells_in_most(lines: Sequence[Line]) -> int:
    """Return how many columns a table shows: 3 if more than a fifth of its lines have three runs, else 2.

    Lines of wrapped names and rows with an empty city have fewer; a line of two names never has three.
    """
    threes = sum(len(line.runs) >= 3 for line in lines)
    return 3 if threes * 5 > len(lines) else 2


def has_words_over_words(line: Line) -> bool:
    """Return True if a word of the line lies over another: a stamp, or a second text printed on the first.

    Cells that touch may run into each other by two points (Data Sharing Reports of 2022).
    """
    if not line.overlaps:
        return False
    ends = accumulate(line.rights, max)
    return any(left < end - _OVERLAP * line.size for left, end in zip(line.lefts[1:], ends, strict=False))


def has_uneven_space(line: Line) -> bool:
    """Return True if two words of the line stand closer or farther than the others, as two cells would."""
    gaps = list(map(sub, line.lefts[1:], line.rights))
    return len(gaps) > 1 and max(gaps) - min(gaps) > _EVEN * line.size
