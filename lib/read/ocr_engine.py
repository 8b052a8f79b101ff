"""Pictures in; out come the lines of print on them, as four corners, letters, and how sure the model is of each.

The engine is rapidocr with the models its wheel ships: PP-OCR, Apache-2.0. Nothing is fetched, nothing is told to
anybody. It runs on one thread: a page is read by one process, and pages are spread over the cores.
"""

import os
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import numpy as np

# onnxruntime 1.29 and later report home by default; the pin keeps them out, this keeps them quiet.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# Lines read together are padded to the widest of them.
_BATCH = 6
# Height in pixels the reading model sees a line at.
LINE_HEIGHT = 48


class Line(NamedTuple):
    """A line of print: corners (4, 2) in pixels from the top left one on, clockwise; its text and letters.

    `letters` are (letter, left, right, sure): where it stands along the line, from 0 to 1, and the model's own word,
    from 0 to 1, that it is this letter. Spaces are among them. `cut` is the picture (h, w, 3) it was read from.
    """

    corners: np.ndarray
    text: str
    letters: tuple[tuple[str, float, float, float], ...]
    cut: np.ndarray

    @property
    def sure(self) -> float:
        """The mean of how sure the model is of the letters; 0 for a line without any."""
        return sum(letter[3] for letter in self.letters) / len(self.letters) if self.letters else 0.0


@cache
def _engine() -> Any:
    import cv2
    from rapidocr import RapidOCR

    cv2.setNumThreads(0)
    one_thread = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    settings = {"Global.log_level": "critical", "Global.use_cls": False, "Global.return_word_box": True}
    return RapidOCR(params=settings | one_thread | {"Rec.rec_batch_num": _BATCH})


def load() -> None:
    """Load both models, which takes half a second, by reading a picture of nothing."""
    read_lines([np.full((LINE_HEIGHT, 96, 3), 255, np.uint8)], [np.zeros((4, 2))])
    find_lines(np.full((64, 64, 3), 255, np.uint8))


def find_lines(picture: np.ndarray) -> np.ndarray:
    """Return the corners (n, 4, 2), in pixels, of what looks like a line of print on a picture (h, w, 3)."""
    from rapidocr.main import RapidOCRError

    try:
        _, found = _engine().detect_and_crop(picture, {})
    except RapidOCRError:  # what the engine says where it finds none
        return np.zeros((0, 4, 2), np.float32)
    return found.boxes


def read_lines(crops: Sequence[np.ndarray], corners: Sequence[np.ndarray]) -> list[Line]:
    """Return what stands on each upright picture of one line; `corners` say where it was cut out."""
    if not crops:
        return []
    read = _engine().recognize_txt(list(crops))
    return [
        Line(at, text, _letters(text, words), cut)
        for at, text, words, cut in zip(corners, read.txts, read.word_results, crops, strict=True)
    ]


def _letters(text: str, words: Any) -> tuple[tuple[str, float, float, float], ...]:
    """Return the letters with their places; the engine gives columns for all but spaces, `words` has them by word."""
    columns = iter([column for word in words.word_cols for column in word])
    across = max(1.0, words.line_txt_len)
    middles = [None if letter.isspace() else (next(columns) + 0.5) / across for letter in text]
    # Cells of a table stand far apart on one line: the usual distance of two letters is what a letter is wide.
    steps = [b - a for a, b in pairwise(middles) if a is not None and b is not None]
    width = median(steps) if steps else 1.0 / max(1, len(middles))
    return tuple(
        (letter, *_extent(middles, n, width), float(sure))
        for n, (letter, sure) in enumerate(zip(text, words.confs, strict=False))
    )


def _extent(middles: list[float | None], n: int, width: float) -> tuple[float, float]:
    """Return where letter `n` begins and ends: half way to its neighbors, or as wide as the line's letters are."""
    middle = middles[n]
    if middle is None:
        before = next((m for m in reversed(middles[:n]) if m is not None), 0.0)
        after = next((m for m in middles[n + 1 :] if m is not None), 1.0)
        return min(1.0, before + width / 2), max(0.0, after - width / 2)
    left = middles[n - 1] if n and middles[n - 1] is not None else None
    right = middles[n + 1] if n + 1 < len(middles) and middles[n + 1] is not None else None
    start = max((left + middle) / 2, middle - width) if left is not None else middle - width / 2
    end = min((right + middle) / 2, middle + width) if right is not None else middle + width / 2
    return max(0.0, start), min(1.0, end)
