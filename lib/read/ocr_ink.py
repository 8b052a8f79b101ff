"""A page's picture and the words read on it in; out comes ink that looks like print and belongs to no word.

Whatever the model overlooks must not vanish: a name is not taken for whole while print beside it was not read.
"""

from collections.abc import Sequence

import cv2
import numpy as np

# Ink is this much darker than the paper around it (0 to 255); faint print is less than STRONG.
FAINT, STRONG = 28, 70
# Of the usual height of the letters: what is smaller is dirt or a comma, what is larger is a drawing.
_LOWEST, _HIGHEST = 0.4, 2.2
_LONGEST = 6.0
# A letter fills this much of its box; a frame's corner less, a bar more.
_LEAST_FULL, _MOST_FULL = 0.12, 0.92
# How far letters of one word stand apart, in heights.
_APART = 0.8
_PAPER = 31


def unread_places(
    gray: np.ndarray,
    read: Sequence[tuple[float, float, float, float]],
    height: float,
    least: int = STRONG,
    fewest: int = 2,
) -> list[tuple[int, int, int, int]]:
    """Return boxes (left, top, right, bottom, pixels) of print outside the boxes `read`.

    `gray` is (h, w), dark on light; `height` is how high the boxes of the page's lines are; `least` is how much darker
    than its paper print must be. `fewest` letters side by side are print: one alone may be dirt.
    """
    ink = _ink(gray, least)
    for left, top, right, bottom in read:
        air = 0.3 * (bottom - top)
        y0, y1 = max(0, int(top - 0.5 * air)), max(0, int(bottom + 0.5 * air) + 1)
        ink[y0:y1, max(0, int(left - air)) : max(0, int(right + air) + 1)] = 0
    letters = _letters(ink, 0.6 * height)
    return _runs(letters, _APART * height, fewest)


def paper_of(gray: np.ndarray) -> np.ndarray:
    """Return how light the paper is around each dot of a picture (h, w), without the print on it."""
    small = cv2.resize(gray, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), _PAPER)
    return cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)


def _ink(gray: np.ndarray, least: int) -> np.ndarray:
    """Return where a picture is darker than the paper around it by `least`, as 0 and 1."""
    return (cv2.subtract(paper_of(gray), gray) > least).astype(np.uint8)


def _letters(ink: np.ndarray, height: float) -> list[tuple[int, int, int, int]]:
    """Return boxes of what has the size and fullness of a letter of this height."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, width, high, area = stats[1:].T
    full = area / np.maximum(1, width * high)
    is_letter = (high >= _LOWEST * height) & (high <= _HIGHEST * height) & (width <= _LONGEST * height)
    is_letter &= (full >= _LEAST_FULL) & (full <= _MOST_FULL) & (width >= 2)
    return [tuple(map(int, box)) for box in np.stack([left, top, left + width, top + high], 1)[is_letter]]


def _runs(letters: list[tuple[int, int, int, int]], apart: float, fewest: int) -> list[tuple[int, int, int, int]]:
    """Return boxes around letters that stand side by side, so many or more."""
    runs: list[tuple[list[int], int]] = []
    for left, top, right, bottom in sorted(letters):
        for n, (run, count) in enumerate(runs):
            beside = min(bottom, run[3]) - max(top, run[1]) > 0.4 * min(bottom - top, run[3] - run[1])
            if beside and -1 <= left - run[2] <= apart:
                around = [run[0], min(run[1], top), max(run[2], right), max(run[3], bottom)]
                runs[n] = (around, count + 1)
                break
        else:
            runs.append(([left, top, right, bottom], 1))
    return [tuple(run) for run, count in runs if count >= fewest]
