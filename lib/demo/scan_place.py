"""A page's size, its words and its wear in; out comes where the scanner put each point of the paper."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from lib.demo.scan_paper import Box, Printed
from lib.demo.scan_wear import Wear

# A page is never moved further than this: what then is off it is a footer and a row, no half report.
_FURTHEST = 110.0
FEED_PERIOD = 260.0

Ways = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placing:
    """The way from a point on paper to one on the scan, both upright and in points from the top left.

    `matrix` (a, b, c, d) turns, shears and scales about the middle of the paper, which comes to lie on `middle`;
    then a jerky feed moves lines by up to `stretch`. `cut` is what was really cut, which may be less than asked.
    """

    matrix: tuple[float, float, float, float]
    center: tuple[float, float]
    middle: tuple[float, float]
    size: tuple[float, float]
    stretch: float
    cut: str

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the paper lies on the scan."""
        a, b, c, d = self.matrix
        dx, dy = x - self.center[0], y - self.center[1]
        x, y = a * dx + b * dy + self.middle[0], c * dx + d * dy + self.middle[1]
        return x, y + self.stretch * math.sin(2 * math.pi * y / FEED_PERIOD)

    def box(self, box: Box) -> Box:
        """Return the upright box around a box of the paper."""
        corners = [self.point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def dots(self, dpi: int) -> tuple[int, int]:
        """Return the scan's size in dots."""
        return round(self.size[0] * dpi / 72), round(self.size[1] * dpi / 72)

    def ways_back(self, dpi: int) -> Ways:
        """Return the matrix from dots of the scan to dots of the paper, before the feed jerks."""
        a, b, c, d = self.matrix
        whole = a * d - b * c
        a, b, c, d = d / whole, -b / whole, -c / whole, a / whole
        (x, y), (mx, my) = ((dpi / 72 * p[0], dpi / 72 * p[1]) for p in (self.center, self.middle))
        return a, b, x - a * mx - b * my, c, d, y - c * mx - d * my


def placed(size: tuple[float, float], words: tuple[Printed, ...], wear: Wear) -> Placing:
    """Return how a page of `size` comes to lie on the scan; smaller paper shrinks it, as `fit to page` does."""
    to = wear.paper or size
    scale = min(1.0, to[0] / size[0], to[1] / size[1])
    angle = math.radians(wear.tilt)
    cos, sin = scale * math.cos(angle), scale * math.sin(angle)
    matrix = (cos, -sin - wear.shear * cos, sin, cos - wear.shear * sin)
    center, middle = (size[0] / 2, size[1] / 2), (to[0] / 2, to[1] / 2)
    cut, down = _cut(words, wear.cut, lambda edge: to[1] - middle[1] - scale * (edge - center[1]))
    return Placing(matrix, center, (middle[0], middle[1] + down), to, wear.stretch, cut)


def _cut(words: tuple[Printed, ...], asked: str, way: Callable[[float], float]) -> tuple[str, float]:
    """Return what is cut, and by how many points the page slips down for it; the footer where a row is too far up.

    `way` tells how far a height of the paper is from the scan's lower edge.
    """
    for cut in dict.fromkeys((asked, "footer") if asked else ()):
        edge = _edge(words, cut)
        if edge is not None and 0 < way(edge) <= _FURTHEST:
            return cut, way(edge)
    return "", 0.0


def _edge(words: tuple[Printed, ...], cut: str) -> float | None:
    """Return at which height of the paper it is cut; None on a page of fewer than three lines."""
    lines = lines_from_below(words)
    if len(lines) < 3:
        return None
    footer, last, before = lines[:3]
    if cut == "row":
        return (before[1] + last[0]) / 2
    if cut == "half_row":
        return (last[0] + last[1]) / 2
    return max(footer[0] - 6, (last[1] + footer[0]) / 2)


def lines_from_below(words: tuple[Printed, ...]) -> list[tuple[float, float]]:
    """Return top and bottom of each line of print, the lowest first."""
    lines: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: -word.box[3]):
        top, bottom = word.box[1], word.box[3]
        if lines and bottom > lines[-1][0]:
            lines[-1] = (min(top, lines[-1][0]), lines[-1][1])
        else:
            lines.append((top, bottom))
    return lines


def turned(x: float, y: float, size: tuple[float, float], turn: int) -> tuple[float, float]:
    """Return a point of a page of `size` after the page was turned clockwise by 0, 90, 180 or 270 degrees."""
    width, height = size
    return {0: (x, y), 90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}[turn]


def turned_size(size: tuple[float, float], turn: int) -> tuple[float, float]:
    """Return the size of the turned page."""
    return size if turn % 180 == 0 else (size[1], size[0])
