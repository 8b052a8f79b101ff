"""A gray picture of a page in; the lines of print on it, read, and how the page was fed, out."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from lib.read.ocr_engine import LINE_HEIGHT, Line, find_lines, read_lines
from lib.read.ocr_turn import lies_on_its_side

# Lines are looked for on a coarser picture (dots per inch): that takes a third of the time and finds as many.
_FINDING_DPI = 110
# Below this mean the lines may stand on their heads; the longest few are then read both ways.
_DOUBTFUL, _SAMPLE = 0.88, 6
# The model sees a line 48 pixels high, at most this many times as long; longer ones are read in parts.
_LONGEST = 40.0


@dataclass(frozen=True, slots=True)
class Found:
    """What stands on a page: `lines` in pixels of the upright picture, and the quarter turns that put it upright."""

    gray: np.ndarray
    lines: list[Line]
    turns: int


def lines_on(gray: np.ndarray, dpi: float) -> Found:
    """Return the lines of a picture (h, w), turned upright where it lies on its side or stands on its head."""
    turns, corners = 0, corners_on(gray, dpi)
    if len(corners) and lies_on_its_side(corners):
        turns, gray = 1, turned(gray, 1)
        corners = corners_on(gray, dpi)
    lines = read_at(gray, corners)
    if lines and _mean(lines) < _DOUBTFUL and _is_better_upside_down(gray, corners, lines):
        turns, gray = turns + 2, turned(gray, 2)
        lines = read_at(gray, corners_on(gray, dpi))
    return Found(gray, lines, turns)


def turned(gray: np.ndarray, turns: int) -> np.ndarray:
    """Return a picture after quarter turns clockwise."""
    return np.ascontiguousarray(np.rot90(gray, -turns))


def corners_on(gray: np.ndarray, dpi: float) -> np.ndarray:
    """Return the corners (n, 4, 2) of what looks like a line on a picture, in its own pixels."""
    scale = min(1.0, _FINDING_DPI / dpi)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    return find_lines(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR)) / scale


def read_at(gray: np.ndarray, corners: Sequence[np.ndarray]) -> list[Line]:
    """Return the lines at some corners, read; those without a letter are left out."""
    return [line for line in read_lines([cut_out(gray, at) for at in corners], list(corners)) if line.text.strip()]


def cut_out(gray: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """Return one line cut out and put level, (h, w, 3)."""
    at = corners.astype(np.float32)
    width = max(1, round(float(max(np.linalg.norm(at[1] - at[0]), np.linalg.norm(at[2] - at[3])))))
    height = max(1, round(float(max(np.linalg.norm(at[3] - at[0]), np.linalg.norm(at[2] - at[1])))))
    width = min(width, round(_LONGEST * height * 4))
    level = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    way = cv2.getPerspectiveTransform(at, level)
    kind = cv2.INTER_CUBIC if height < LINE_HEIGHT else cv2.INTER_AREA
    cut = cv2.warpPerspective(gray, way, (width, height), flags=kind, borderMode=cv2.BORDER_REPLICATE)
    return cv2.cvtColor(cut, cv2.COLOR_GRAY2BGR)


def _mean(lines: list[Line]) -> float:
    letters = [letter[3] for line in lines for letter in line.letters]
    return sum(letters) / max(1, len(letters))


def _is_better_upside_down(gray: np.ndarray, corners: np.ndarray, lines: list[Line]) -> bool:
    longest = sorted(lines, key=lambda line: -float(np.linalg.norm(line.corners[1] - line.corners[0])))[:_SAMPLE]
    # Turned by half, the corner that was the third is the first.
    flipped = read_at(gray, np.array([np.roll(line.corners, 2, axis=0) for line in longest]))
    return _mean(flipped) > _mean(longest)
