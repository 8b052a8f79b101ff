"""The lines read on a picture in; the same and the single letters beside them out, which are too small to be found.

The model that finds print looks for lines, and overlooks a `1` that stands alone: the number of a table's row.
"""

from collections.abc import Sequence

import numpy as np

from lib.read.ocr_engine import Line
from lib.read.ocr_ink import FAINT, STRONG, unread_places
from lib.read.ocr_lines import Found, read_at

Box = tuple[float, float, float, float]
# A page of noise must not take forever; a table has as many rows.
_MOST = 80
_AIR = 0.45
# Bare paper is this light (0 to 255), as wide as so many heights, and this share of it may be dirt.
_PAPER, _BARE, _CLEAN = 150, 0.4, 0.01


def with_strays(found: Found, boxes: Sequence[Box], height: float, least: float) -> Found:
    """Return what was found, and print beside its lines (`boxes`) that no line holds, where the model is sure of it.

    `height` is that of the page's lines in pixels, `least` how sure (0 to 1) a reading must be.
    """
    unread = unread_places(found.gray, boxes, height, STRONG, fewest=1)
    places = [place for place in unread if _is_beside(place, boxes) and _stands_alone(found.gray, place, height)]
    if not places or len(places) > _MOST:
        return found
    read = read_at(found.gray, [_corners(place, height) for place in places])
    return Found(found.gray, [*found.lines, *(line for line in read if _is_letter(line, least))], found.turns)


def _is_beside(place: Sequence[float], boxes: Sequence[Box]) -> bool:
    middle = (place[1] + place[3]) / 2
    return any(top < middle < bottom for _, top, _, bottom in boxes)


def _stands_alone(gray: np.ndarray, place: Sequence[int], height: float) -> bool:
    """True if there is bare paper around a letter: one inside a logo or a drawing is no print of the page."""
    left, top, right, bottom = place
    air = max(2, round(_BARE * height))
    y0, x0 = max(0, top - air), max(0, left - air)
    around = gray[y0 : bottom + air, x0 : right + air].astype(int)
    paper = int(np.percentile(around, 90))
    ink = around < paper - FAINT
    ink[top - y0 : bottom - y0, left - x0 : right - x0] = False
    return paper > _PAPER and float(ink.mean()) < _CLEAN


def _corners(place: Sequence[float], height: float) -> np.ndarray:
    """Return the corners (4, 2) of a place with paper around it, as high as the page's lines are."""
    left, top, right, bottom = place
    across = _AIR * height
    down = max(0.25 * height, (height - (bottom - top)) / 2)
    x0, x1, y0, y1 = left - across, right + across, top - down, bottom + down
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], np.float32)


def _is_letter(line: Line, least: float) -> bool:
    return line.sure >= least and any(c.isalnum() for c in line.text)
