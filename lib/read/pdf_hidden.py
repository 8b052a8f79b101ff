"""The words of a page and what is painted on it in; out come the words that may be hidden from a reader, and why.

Bad redactions leave text under black boxes, white on white, or invisible. Geometry finds the words in doubt
(few pages have any); pdf_sight then compares the page with and without them.
"""

from bisect import bisect
from itertools import accumulate

from lib.read import pdf_calls as calls
from lib.read.pdf_calls import Handle
from lib.read.pdf_frame import Frame, word_box
from lib.read.pdf_shapes import Box, Color, Matrix, Painting, Shape
from lib.read.pdf_styles import Style, Styles
from lib.read.pdf_tones import Tones, brightness
from lib.read.pdf_words import PageWords

INVISIBLE = "drawn invisibly"
TINY = "smaller than 1 pt"
OUTSIDE = "outside the visible part of the page"
COVERED = "covered by a shape drawn over it"
COVERED_BY_PICTURE = "covered by a picture drawn over it"
SAME_COLOR = "in the color of its ground"
SWITCHED_OFF = "in a layer that is not shown"
FADED = "drawn see-through or as a cut-out"

_SMALLEST = 1.0
# Colors that differ by less in red, green and blue may be hard to tell apart (0 to 255).
_NEAR = 48
_WHITE = (255, 255, 255)
_OPAQUE = 255
_FIRST_CUT_OUT_MODE = 4
# A word may reach so far (in parts of its height) into the ground of the next cell.
_MARGIN = 0.15
# A page with more to compare (a drawing of thousands of strokes) is looked at instead.
_MOST_PAIRS = 2_000_000


class Surroundings:
    """What lies over, under and around the words of one page."""

    def __init__(self, painting: Painting, frame: Frame, tones: Tones) -> None:
        self._painting, self._frame, self._tones = painting, frame, tones
        self._nearness: dict[tuple[Color, Color], bool] = {}
        self._matrices: dict[Handle, Matrix] = {}
        self._shapes, self._is_crowded = painting.shapes, False
        self._orders = [shape.order for shape in painting.shapes]
        self._boxes = [shape.box for shape in painting.shapes]
        # How high and how low the shapes painted from here on reach: most words lie beyond, nothing covers them.
        self._bottoms = list(accumulate([box[1] for box in reversed(self._boxes)], min))[::-1]
        self._tops = list(accumulate([box[3] for box in reversed(self._boxes)], max))[::-1]

    def doubts(self, words: PageWords, styles: Styles) -> dict[int, str]:
        """Return the positions of the words that may be hidden, each with the reason to think so."""
        self._is_crowded = len(styles.of) * len(self._shapes) > _MOST_PAIRS
        unlike = {id(style) for style in styles.known if _style_doubt(style)}
        odd = {h for h, style in styles.of.items() if id(style) in unlike or self._place_doubt(h, style.rgb)}
        if not odd:
            return {}
        found = {}
        for n, handle in enumerate(words.objects):
            if handle in odd:
                style = styles.of[handle]
                reason = _style_doubt(style) or self._place_doubt(handle, style.rgb, word_box(words, n, styles))
                found[n] = reason
        for n, pieces in words.others.items():
            for handle in odd.intersection(pieces):
                style = styles.of[handle]
                found[n] = found.get(n) or _style_doubt(style) or self._place_doubt(handle, style.rgb)
        return {n: found[n] for n in sorted(found) if found[n]}

    def is_outside(self, box: Box) -> bool:
        """True if nothing of a box lies in the visible part of the page."""
        left, bottom, right, top, _ = self._frame
        return not (box[0] < right and box[2] > left and box[1] < top and box[3] > bottom)

    def _place_doubt(self, handle: Handle, color: Color, box: Box | None = None) -> str:
        order, whole = self._painting.places.get(handle, (0, None))
        if whole is None or handle in self._painting.layered or self._is_crowded:
            return SWITCHED_OFF
        x0, y0, x1, y1 = box or whole
        margin = _MARGIN * (y1 - y0)
        y0 += margin
        y1 -= margin
        left, bottom, right, top, _ = self._frame
        if not (x0 >= left and y0 >= bottom and x1 <= right and y1 <= top):
            return OUTSIDE
        inner = x0, y0, x1, y1
        later = bisect(self._orders, order)
        return self._cover_doubt(later, inner) or self._ground_doubt(later, color, inner)

    def _cover_doubt(self, later: int, box: Box) -> str:
        x0, y0, x1, y1 = box
        for n in range(later, len(self._shapes)):
            if self._tops[n] <= y0 or self._bottoms[n] >= y1:
                return ""
            left, bottom, right, top = self._boxes[n]
            if left < x1 and right > x0 and bottom < y1 and top > y0:
                return COVERED_BY_PICTURE if self._shapes[n].kind == calls.PICTURE else COVERED
        return ""

    def _ground_doubt(self, later: int, color: Color, box: Box) -> str:
        x0, y0, x1, y1 = box
        # The last painted first: it is mostly the word's cell, or that of the cell beside it.
        for n in range(later - 1, -1, -1):
            left, bottom, right, top = self._boxes[n]
            if left >= x1 or right <= x0 or bottom >= y1 or top <= y0:
                continue
            shape = self._shapes[n]
            if self._is_near(color, shape.color) if shape.color else self._is_unclear(color, shape, (x0, y0, x1, y1)):
                return SAME_COLOR
            if shape.is_rectangle and bottom <= y0 and top >= y1:
                # What was painted before shows only beside it; text of a right cell begins a point left of it.
                x0, x1 = (right, x1) if left <= x0 else (x0, left if right >= x1 else x1)
                if x0 >= x1:
                    return ""
        return SAME_COLOR if self._is_near(color, _WHITE) else ""

    def _is_unclear(self, color: Color, shape: Shape, box: Box) -> bool:
        """True if a ground of many colors may have the word's color under it, or cannot be told."""
        if shape.kind != calls.PICTURE:
            return True
        if shape.handle not in self._matrices:
            self._matrices[shape.handle] = self._painting.matrix(shape.handle)
        seen = self._tones.under(shape.handle, self._matrices[shape.handle], box)
        if seen is None:
            return True
        return seen[0] - _NEAR < brightness(color) < seen[1] + _NEAR

    def _is_near(self, a: Color, b: Color) -> bool:
        known = self._nearness.get((a, b))
        if known is None:
            known = self._nearness[a, b] = all(abs(x - y) < _NEAR for x, y in zip(a, b, strict=True))
        return known


def _style_doubt(style: Style) -> str:
    if style.mode == calls.INVISIBLE:
        return INVISIBLE
    if style.size < _SMALLEST:
        return TINY
    return FADED if style.alpha != _OPAQUE or style.mode >= _FIRST_CUT_OUT_MODE else ""
