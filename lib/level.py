"""A box on a page put straight in; the same place on the page as it is displayed out, and back.

Scans come turned and tilted. Forms want level lines, people want to see the page as it came: words of a scan are
placed on the page put straight, and what a form found there is placed back.
"""

import math
from typing import NamedTuple

Box = tuple[float, float, float, float]
Point = tuple[float, float]


class Level(NamedTuple):
    """How a page put straight lies on the page as displayed.

    `turns` are the quarter turns clockwise that put the page upright; on the upright page, `width` by `height` points,
    lines go down by `tilt` degrees to the right. It is put straight by turning it about its middle.
    """

    turns: int
    tilt: float
    width: float
    height: float

    def straightened(self, point: Point) -> Point:
        """Return a point of the upright page as on the page put straight."""
        return self._turned(point, -self.tilt)

    def as_displayed(self, box: Box) -> Box:
        """Return the smallest box on the page as displayed that holds a box of the page put straight."""
        return _around([self._shown(self._turned(corner, self.tilt)) for corner in _corners(box)])

    def from_displayed(self, box: Box) -> Box:
        """Return the smallest box on the page put straight that holds a box of the page as displayed."""
        return _around([self._turned(self._upright(corner), -self.tilt) for corner in _corners(box)])

    def _turned(self, point: Point, degrees: float) -> Point:
        if not degrees:
            return point
        angle = math.radians(degrees)
        x, y = point[0] - self.width / 2, point[1] - self.height / 2
        cos, sin = math.cos(angle), math.sin(angle)
        return x * cos - y * sin + self.width / 2, x * sin + y * cos + self.height / 2

    def _shown(self, point: Point) -> Point:
        x, y = point
        ways = ((x, y), (y, self.width - x), (self.width - x, self.height - y), (self.height - y, x))
        return ways[self.turns % 4]

    def _upright(self, point: Point) -> Point:
        x, y = point
        ways = ((x, y), (self.width - y, x), (self.width - x, self.height - y), (y, self.height - x))
        return ways[self.turns % 4]


def _corners(box: Box) -> list[Point]:
    x0, top, x1, bottom = box
    return [(x0, top), (x1, top), (x1, bottom), (x0, bottom)]


def _around(points: list[Point]) -> Box:
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)
