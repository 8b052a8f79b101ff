"""Lines of print in pixels in; words with boxes in points on the page put straight out, in reading order."""

from statistics import median
from typing import NamedTuple

import numpy as np

from lib.helvetica import width_in_ems
from lib.level import Level
from lib.read.ocr_engine import Line
from lib.read.ocr_spans import Span, band_of, spans_of

Box = tuple[float, float, float, float]
# How much of the lower of two boxes must lie beside the other for both to stand on one line.
_BESIDE = 0.5
# Above and below the small letters of a line stand the tall ones and the tails, as shares of the small ones' height.
_ABOVE, _BELOW = 0.45, 0.35
# Size of print by the height of its small letters, where no word is long enough to tell it by its width.
_SIZE_BY_BAND, _LONG_ENOUGH = 1.75, 4


class Piece(NamedTuple):
    """A word of a scan: text, box on the page put straight and size in points, and the least sure of its letters."""

    text: str
    box: Box
    size: float
    sure: float


def pieces_of(line: Line, level: Level, scale: float) -> list[Piece]:
    """Return the words of a line; `scale` is pixels a point."""
    spans = spans_of(line.cut, line.letters)
    corners = line.corners / scale
    long, high = (float(np.linalg.norm(corners[k] - corners[0])) for k in (1, 3))
    band = band_of(line.cut)
    size = _size(spans, long, (band[1] - band[0]) * high)
    rows = band[0] - _ABOVE * (band[1] - band[0]), band[1] + _BELOW * (band[1] - band[0])
    return [Piece(span.text, _box(corners, span, rows, level), size, span.sure) for span in spans]


def word_boxes(line: Line) -> list[Box]:
    """Return the boxes of a line's words in pixels of the upright picture, as high as the line is."""
    p0, p1, p2, p3 = line.corners.tolist()
    boxes = []
    for span in spans_of(line.cut, line.letters):
        points = [_between(*side, along) for side in ((p0, p1), (p3, p2)) for along in (span.left, span.right)]
        across, down = zip(*points, strict=True)
        boxes.append((min(across), min(down), max(across), max(down)))
    return boxes


def _size(spans: list[Span], long: float, band: float) -> float:
    widths = [
        (span.right - span.left) * long / width_in_ems(span.text) for span in spans if len(span.text) >= _LONG_ENOUGH
    ]
    return round(median(widths) if widths else _SIZE_BY_BAND * band, 2)


def _box(corners: np.ndarray, span: Span, rows: tuple[float, float], level: Level) -> Box:
    """Return the box of a part of a line: along it from 0 to 1, and across it (`rows`)."""
    p0, p1, p2, p3 = corners.tolist()
    ends = []
    for along in (span.left, span.right):
        high, low = _between(p0, p1, along), _between(p3, p2, along)
        ends.append([level.straightened(_between(high, low, part)) for part in rows])
    (left_top, left_low), (right_top, right_low) = ends
    # The slant of a line that is not quite level belongs to no word of it: the heights of both ends are averaged.
    top, bottom = (left_top[1] + right_top[1]) / 2, (left_low[1] + right_low[1]) / 2
    x0, x1 = (left_top[0] + left_low[0]) / 2, (right_top[0] + right_low[0]) / 2
    return min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom)


def _between(one: tuple[float, ...], other: tuple[float, ...], part: float) -> tuple[float, float]:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def in_lines(pieces: list[Piece]) -> list[list[Piece]]:
    """Return words as lines from top to bottom, each from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.box[1] + p.box[3], p.box[0])):
        if lines and _is_beside(piece.box, lines[-1][0].box):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.box[0]) for line in lines]


def _is_beside(box: Box, other: Box) -> bool:
    shared = min(box[3], other[3]) - max(box[1], other[1])
    return shared > _BESIDE * min(box[3] - box[1], other[3] - other[1])
