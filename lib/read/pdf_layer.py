"""The words of a page and the doubts about them in; out come where the page's text comes from, and what is hidden.

A scan can carry a text layer: words an old OCR laid invisibly over (or under) the picture. They count only
where the picture shows something that can be those words; a black bar burned into the scan shows nothing.
"""

from typing import NamedTuple

from PIL import Image

from lib.read import pdf_hidden as reasons
from lib.read.pdf_calls import PICTURE, Handle
from lib.read.pdf_frame import Box, Frame
from lib.read.pdf_render import rendered, scale_for
from lib.read.pdf_shapes import Painting
from lib.read.pdf_sight import pixels

NO_MATCH = "drawn invisibly where the page shows no such word"
NOT_OF_THE_PAGE = "drawn invisibly over a picture, on a page of visible text"

# Pixels a point.
_SCALE = 2.0
# Brightness (0 to 255) between ink and paper, and how much of a word's box is ink.
_LEAST_CONTRAST = 60
_LEAST_INK, _MOST_INK = 0.02, 0.9
# Columns of a word's box that are ink from top to bottom: letters leave some paper, a bar does not.
_MOST_SOLID = 0.5
_SOLID = 0.95
_WHOLE_PAGE = 0.6
# A layer of which less fits is another page's.
_LEAST_MATCHED = 0.3


class Layer(NamedTuple):
    """Where the text of a page comes from (`native` or `ocr_layer`), and the hidden words with the reasons."""

    source: str
    hidden: dict[int, str]


def layer_of(
    page: Handle,
    frame: Frame,
    texts: list[str],
    boxes: list[Box],
    hidden: dict[int, str],
    painting: Painting,
) -> Layer:
    """Return the layer the words of a page belong to; `hidden` are positions of words, `boxes` as displayed."""
    laid = _laid_over_pictures(frame, boxes, hidden, painting)
    unmatched = {n: NO_MATCH if reason == reasons.INVISIBLE else reason for n, reason in hidden.items()}
    if not laid:
        return Layer("native", unmatched)
    scale = scale_for(frame.size, _SCALE)
    picture = rendered(page, frame.size, scale).convert("L")
    matched = {n for n in laid if shows_ink(picture, texts[n], boxes[n], scale)}
    if len(matched) < _LEAST_MATCHED * len(laid):
        return Layer("native", unmatched)
    if len(matched) >= len(boxes) - len(hidden):
        return Layer("ocr_layer", {n: reason for n, reason in unmatched.items() if n not in matched})
    return Layer("native", unmatched | dict.fromkeys(matched, NOT_OF_THE_PAGE))


def _laid_over_pictures(frame: Frame, boxes: list[Box], hidden: dict[int, str], painting: Painting) -> list[int]:
    pictures = [frame.displayed(shape.box) for shape in painting.shapes if shape.kind == PICTURE]
    broad = [box for box in pictures if part_of_page(box, frame) >= _WHOLE_PAGE]
    laid = []
    for n, reason in hidden.items():
        over = {reasons.INVISIBLE: pictures, reasons.COVERED_BY_PICTURE: broad}.get(reason, [])
        if any(_holds_center(box, boxes[n]) for box in over):
            laid.append(n)
    return laid


def part_of_page(box: Box, frame: Frame) -> float:
    """Return how much of the page a displayed box takes, from 0 to 1."""
    width, height = frame.size
    across = min(width, box[2]) - max(0.0, box[0])
    down = min(height, box[3]) - max(0.0, box[1])
    return max(0.0, across) * max(0.0, down) / max(1.0, width * height)


def shows_ink(picture: Image.Image, text: str, box: Box, scale: float) -> bool:
    """True if what a gray picture shows in a box can be a word: neither blank nor a bar."""
    if not any(c.isalnum() for c in text):
        # A hyphen is a bar, a period next to nothing.
        return True
    x0, y0, x1, y1 = box
    dx, dy = 0.03 * (x1 - x0), 0.12 * (y1 - y0)
    area = pixels(picture, (x0 + dx, y0 + dy, x1 - dx, y1 - dy), scale)
    if area is None:
        return False
    crop = picture.crop(area)
    low, high = crop.getextrema()
    if high - low < _LEAST_CONTRAST:
        return False
    ink = crop.point(lambda value: 255 * (2 * value < low + high))
    part = ink.histogram()[255] / (ink.width * ink.height)
    columns = ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    solid = sum(column > 255 * _SOLID for column in columns) / len(columns)
    return _LEAST_INK <= part <= _MOST_INK and solid <= _MOST_SOLID


def _holds_center(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
