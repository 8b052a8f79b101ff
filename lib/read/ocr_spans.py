"""The picture of one line and the letters the model saw in it in; out comes where each word's ink stands.

The model tells a letter's place to half its width, and now and then forgets a space or a letter. Forms tell columns by
the point, so the ink itself is measured; ink too far from any letter belongs to no word.
"""

from itertools import pairwise
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from lib.helvetica import width_in_ems

Letter = tuple[str, float, float, float]
# A column of dots holds ink from this share of the line's height on; a speck is less.
_LEAST_INK = 0.03
# Rows with so much of the fullest row's ink are the height of small letters.
_BAND = 0.35
# Ink of one word stands no farther apart than this share of the line's height.
_APART = 0.35
# Letters of one word stand closer than this, in ems; a space is 0.28 wide. Blurred print runs together: between letters
# a narrower gap is one too if it is wider than the usual one by so much. Digits stand in boxes of their own.
_SPACE, _LEAST_SPACE, _WIDER = 0.25, 0.2, 0.12
_LONG_ENOUGH = 4


class Span(NamedTuple):
    """A word of a line: its text, where its ink begins and ends along the line (0 to 1), its least sure letter."""

    text: str
    left: float
    right: float
    sure: float


def spans_of(cut: np.ndarray, letters: tuple[Letter, ...]) -> list[Span]:
    """Return the words of a line; `cut` is its picture (h, w, 3), level and dark on light."""
    columns = ink_of(cut).mean(axis=0) > _LEAST_INK
    words = _words(letters)
    apart = _APART * cut.shape[0]
    ends = _ends(words, columns, apart)
    ems = [
        (right - left) * columns.size / width_in_ems(_text(word))
        for word, (left, right) in zip(words, ends, strict=True)
        if len(word) >= _LONG_ENOUGH
    ]
    if ems:
        gaps = [_gap(columns, one, other)[1] for word in words for one, other in pairwise(word)]
        em, usual = median(ems), median(gaps)
        least = min(_SPACE * em, max(_LEAST_SPACE * em, usual + _WIDER * em))
        words = [part for word in words for part in _parts(word, columns, least, _SPACE * em)]
        ends = _ends(words, columns, apart)
    return [Span(_text(word), *end, _least_sure(word)) for word, end in zip(words, ends, strict=True)]


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


def _words(letters: tuple[Letter, ...]) -> list[list[Letter]]:
    words: list[list[Letter]] = [[]]
    for letter in letters:
        if letter[0].isspace():
            words.append([])
        else:
            words[-1].append(letter)
    return [word for word in words if word]


def _text(word: list[Letter]) -> str:
    return "".join(letter[0] for letter in word)


def _least_sure(word: list[Letter]) -> float:
    """Return how sure the model is of the least sure letter or digit; a comma or dot may be any speck."""
    return round(min([x[3] for x in word if x[0].isalnum()] or [x[3] for x in word]), 3)


def _ends(words: list[list[Letter]], columns: np.ndarray, apart: float) -> list[tuple[float, float]]:
    """Return where the ink of each word begins and ends, 0 to 1."""
    cuts = [0.0, *(_gap(columns, one[-1], other[0])[0] for one, other in pairwise(words)), 1.0]
    found = []
    for n, word in enumerate(words):
        ink = _inked(columns, (cuts[n], cuts[n + 1]), (word[0][1], word[-1][2]), apart)
        found.append(ink or (float(word[0][1]), float(word[-1][2])))
    return found


def _gap(columns: np.ndarray, last: Letter, first: Letter) -> tuple[float, int]:
    """Return the middle (0 to 1) and the width of the widest stretch without ink between two letters' middles."""
    start = int((last[1] + last[2]) / 2 * columns.size)
    end = max(start + 1, int((first[1] + first[2]) / 2 * columns.size))
    free = np.flatnonzero(~columns[start:end])
    if not free.size:
        return (last[2] + first[1]) / 2, 0
    widest = max(np.split(free, np.flatnonzero(np.diff(free) > 1) + 1), key=len)
    return (start + (widest[0] + widest[-1] + 1) / 2) / columns.size, len(widest)


def _parts(word: list[Letter], columns: np.ndarray, between_letters: float, space: float) -> list[list[Letter]]:
    """Return a word cut where two of its letters stand a space apart; figures and dates keep together."""
    parts = [word[:1]]
    for n, (one, other) in enumerate(pairwise(word), 1):
        letters = one[0].isalpha() + other[0].isalpha()
        is_loose_hyphen = (n == 1 and one[0] == "-") or (n == len(word) - 1 and other[0] == "-")
        least = between_letters if letters == 2 else space
        if (letters or is_loose_hyphen) and _gap(columns, one, other)[1] >= least:
            parts.append([other])
        else:
            parts[-1].append(other)
    return parts


def _inked(
    columns: np.ndarray, between: tuple[float, float], letters: tuple[float, float], apart: float
) -> tuple[float, float] | None:
    """Return where the ink of a word begins and ends: what stands `between` two words, and near its letters."""
    first, last = (round(edge * columns.size) for edge in between)
    inked = np.flatnonzero(columns[first:last]) + first
    if not inked.size:
        return None
    groups = np.split(inked, np.flatnonzero(np.diff(inked) > apart) + 1)
    left, right = (edge * columns.size for edge in letters)
    mine = [group for group in groups if group[-1] >= left and group[0] <= right] or [inked]
    return float(mine[0][0] / columns.size), float((mine[-1][-1] + 1) / columns.size)
