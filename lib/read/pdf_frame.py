"""Boxes in a page's own coordinates in; out come boxes as displayed: points from the top left, turned and cropped."""

import ctypes
from itertools import chain
from math import floor, isfinite
from typing import NamedTuple

from lib.read import pdf_calls as calls
from lib.read.pdf_calls import Handle
from lib.read.pdf_styles import ASKEW, UPRIGHT, Styles
from lib.read.pdf_words import PageWords

Box = tuple[float, float, float, float]

_FARTHEST = 1e6


class Frame(NamedTuple):
    """What of a page is displayed: the crop box in the page's coordinates, and quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed, in points with two decimals."""
        width, height = round(self.right - self.left, 2), round(self.top - self.bottom, 2)
        return (height, width) if self.turns % 2 else (width, height)

    def displayed(self, box: Box) -> Box:
        """Return x0, top, x1, bottom as displayed of a box given as left, bottom, right, top."""
        x0, y0, x1, y1 = box
        if self.turns == 0:
            shown = x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        elif self.turns == 1:
            shown = y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        elif self.turns == 2:
            shown = self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        else:
            shown = self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return tuple(_hundredths(value) for value in shown)


def _hundredths(value: float) -> float:
    # A file can place text beyond any page; no number there is a place.
    return floor(100 * value + 0.5) / 100 if abs(value) < _FARTHEST else _FARTHEST


def frame_of(page: Handle) -> Frame:
    """Return what of a page is displayed: its media box where the crop box leaves it."""
    box = (ctypes.c_float * 4)()
    calls.page_box(page, ctypes.addressof(box))
    left, top, right, bottom = box
    return Frame(left, bottom, right, top, calls.page_rotation(page) % 4)


def displayed_boxes(words: PageWords, styles: Styles, frame: Frame) -> list[Box]:
    """Return the box of each word as displayed."""
    is_plain = frame.turns == 0 and not any(s.turn or s.is_backward for s in styles.known)
    heights = chain(styles.base.values(), *[(style.low, style.high) for style in styles.known])
    if not is_plain or not isfinite(sum(words.first_boxes) + sum(words.last_boxes) + sum(heights)):
        return [frame.displayed(word_box(words, n, styles)) for n in range(len(words.texts))]
    dx, dy = 0.5 - 100 * frame.left, 0.5 + 100 * frame.top
    lines = {
        handle: (floor(dy - 100 * (y + style.high)) / 100, floor(dy - 100 * (y + style.low)) / 100)
        for (handle, y), style in zip(styles.base.items(), styles.of.values(), strict=True)
    }
    spans = map(lines.__getitem__, words.objects)
    return [
        (floor(100 * left + dx) / 100, y0, floor(100 * right + dx) / 100, y1)
        for left, right, (y0, y1) in zip(words.first_boxes[0::4], words.last_boxes[2::4], spans, strict=True)
    ]


def word_box(words: PageWords, n: int, styles: Styles) -> Box:
    """Return left, bottom, right, top of word `n` in the page's own coordinates."""
    style, base = styles.of[words.objects[n]], styles.base[words.objects[n]]
    a, b = words.first_boxes[4 * n : 4 * n + 4], words.last_boxes[4 * n : 4 * n + 4]
    left, right = min(a[0], b[0]), max(a[2], b[2])
    bottom, top = min(a[3], b[3]), max(a[1], b[1])
    if style.turn == ASKEW:
        return left, bottom, right, top
    if style.turn == UPRIGHT:
        return left, base + style.low, right, base + style.high
    return base + style.low, bottom, base + style.high, top
