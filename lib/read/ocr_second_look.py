"""Lines read from a picture in; the same lines out, unsure where a second look at a figure sees another.

It is the same model, so that it agrees proves nothing; that it does not agree is reason enough to ask a person.
"""

import cv2
import numpy as np

from lib.read.ocr_engine import Line, read_lines
from lib.read.ocr_faint import stretched
from lib.read.ocr_lines import cut_out

# Pages of names hold few figures, and a page of figures few lines.
_MOST = 60
_FINER = 1.25


def second_look(gray: np.ndarray, lines: list[Line]) -> list[Line]:
    """Return the lines; those with a digit are read again, larger and in more contrast, and doubted if that differs."""
    figures = [n for n, line in enumerate(lines) if any(c.isdigit() for c in line.text)]
    if not figures or len(figures) > _MOST:
        return lines
    fine = cv2.resize(stretched(gray), None, fx=_FINER, fy=_FINER, interpolation=cv2.INTER_CUBIC)
    again = read_lines([cut_out(fine, lines[n].corners * _FINER) for n in figures], [lines[n].corners for n in figures])
    seen = dict(zip(figures, again, strict=True))
    return [
        _doubted(line) if n in seen and _figures(seen[n].text) != _figures(line.text) else line
        for n, line in enumerate(lines)
    ]


def _figures(text: str) -> str:
    """Return what a figure is made of; letters and spaces may come out differently and change no figure."""
    return "".join(c for c in text if c.isdigit())


def _doubted(line: Line) -> Line:
    letters = tuple((c, left, right, 0.0 if c.isdigit() else sure) for c, left, right, sure in line.letters)
    return line._replace(letters=letters)
