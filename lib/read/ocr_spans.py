"""The picture of one line and the letters the model saw in it in; out comes where each word's ink stands.

The model tells a letter's place to half its width. Forms tell columns by the point, so the ink itself is measured.
"""

from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np

Letters = tuple[tuple[str, float, float, float], ...]
# A column of dots holds ink from this share of the line's height on; a speck is less.
_LEAST_INK = 0.03
# Rows with so much of the fullest row's ink are the height of small letters.
_BAND = 0.35


class Span(NamedTuple):
    """A word of a line: its text, where its ink begins and ends along the line (0 to 1), its least sure letter."""

    text: str
    left: float
    right: float
    sure: float


def spans_of(cut: np.ndarray, letters: Letters) -> list[Span]:
    """Return the words of a line; `cut` is its picture (h, w, 3), level and dark on light."""
    words = _words(letters)
    columns = ink_of(cut).mean(axis=0) > _LEAST_INK
    edges = [0.0, *(_gap(columns, one[-1], other[0]) for one, other in pairwise(words)), 1.0]
    spans = []
    for n, word in enumerate(words):
        left, right = _inked(columns, edges[n], edges[n + 1]) or (word[0][1], word[-1][2])
        spans.append(Span("".join(x[0] for x in word), float(left), float(right), _least_sure(word)))
    return spans


def band_of(cut: np.ndarray) -> tuple[float, float]:
    """Return the part of a line's height (0 to 1) its small letters take: the same for lines with and without tails."""
    rows = ink_of(cut).mean(axis=1)
    full = np.flatnonzero(rows > _BAND * rows.max()) if rows.size and rows.max() > 0 else np.array([])
    return (float(full[0] / rows.size), float((full[-1] + 1) / rows.size)) if full.size else (0.25, 0.75)


def ink_of(cut: np.ndarray) -> np.ndarray:
    """Return where a line's picture holds ink (h, w), by the tone that parts dark from light best (Otsu)."""
    gray = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY)
    _, ink = cv2.threshold(gray, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return ink


def _least_sure(word: list[tuple[str, float, float, float]]) -> float:
    """Return how sure the model is of the least sure letter or digit; a comma or dot may be any speck."""
    return round(min([x[3] for x in word if x[0].isalnum()] or [x[3] for x in word]), 3)


def _words(letters: Letters) -> list[list[tuple[str, float, float, float]]]:
    words: list[list[tuple[str, float, float, float]]] = [[]]
    for letter in letters:
        if letter[0].isspace():
            words.append([])
        else:
            words[-1].append(letter)
    return [word for word in words if word]


def _gap(columns: np.ndarray, last: tuple[str, float, float, float], first: tuple[str, float, float, float]) -> float:
    """Return where one word is parted from the next: the middle of the widest stretch without ink between them."""
    start = int((last[1] + last[2]) / 2 * columns.size)
    end = max(start + 1, int((first[1] + first[2]) / 2 * columns.size))
    free = np.flatnonzero(~columns[start:end])
    if not free.size:
        return (last[2] + first[1]) / 2
    runs = np.split(free, np.flatnonzero(np.diff(free) > 1) + 1)
    widest = max(runs, key=len)
    return (start + (widest[0] + widest[-1] + 1) / 2) / columns.size


def _inked(columns: np.ndarray, start: float, end: float) -> tuple[float, float] | None:
    first, last = round(start * columns.size), round(end * columns.size)
    inked = np.flatnonzero(columns[first:last])
    return ((first + inked[0]) / columns.size, (first + inked[-1] + 1) / columns.size) if inked.size else None
