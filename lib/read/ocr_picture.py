"""A page of PDFium in; out come its picture for reading (gray, dark print on light paper) and its scale.

The resolution is the page's own: finer than the scan holds nothing more, coarser loses letters.
"""

import hashlib
from dataclasses import dataclass

import cv2
import numpy as np

from lib.read.pdf_calls import PICTURE, Handle
from lib.read.pdf_frame import frame_of
from lib.read.pdf_layer import part_of_page
from lib.read.pdf_render import TooManyPixelsError, rendered, scale_for
from lib.read.pdf_shapes import painting_of
from lib.read.pdf_tones import picture_pixels
from lib.read.picture_file import picture_of

POINTS_PER_INCH = 72
# Dots per inch. Print of 9 points is 19 pixels high at 150; above 240 the model reads no better and takes longer.
LEAST_DPI, MOST_DPI, USUAL_DPI = 150, 240, 200
# Part of a page that is dark where print is light on it; a scan with black edges stays below.
# A sheet of 11 by 17 inches at 600 dots per inch has 67 million.
MOST_DOTS = 150_000_000
_MOST_DARK = 0.55
_DARK = 110


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture: gray (h, w), pixels a point, size of the page in points as displayed, hash of the dots."""

    gray: np.ndarray
    scale: float
    size: tuple[float, float]
    sha256: str


def page_picture(page: Handle) -> Picture:
    """Return the picture of a page as displayed; a page with light print on dark is turned into its negative.

    Raises TooManyPixelsError above 25 million pixels, or where the picture on the page has above 150 million;
    MemoryError where the bitmap cannot be had.
    """
    frame = frame_of(page)
    scale = scale_for(frame.size, _dpi(page) / POINTS_PER_INCH)
    gray = np.asarray(rendered(page, frame.size, scale).convert("L"))
    return Picture(upright_tones(gray), scale, frame.size, _digest(gray, scale))


def file_picture(data: bytes, number: int) -> Picture:
    """Return picture `number` of a picture file; a coarse one is made finer, which the model reads better.

    Raises PictureFileError where it cannot be had.
    """
    opened, dpi = picture_of(data, number)
    size = (opened.width * POINTS_PER_INCH / dpi, opened.height * POINTS_PER_INCH / dpi)
    wanted = min(MOST_DPI, max(LEAST_DPI, dpi))
    scale = scale_for(size, wanted / POINTS_PER_INCH)
    gray = np.asarray(opened.convert("L"))
    kind = cv2.INTER_CUBIC if wanted > dpi else cv2.INTER_AREA
    gray = cv2.resize(gray, tuple(max(1, round(side * scale)) for side in size), interpolation=kind)
    return Picture(upright_tones(gray), scale, tuple(round(side, 2) for side in size), _digest(gray, scale))


def _digest(gray: np.ndarray, scale: float) -> str:
    return hashlib.sha256(f"{gray.shape} {scale:.4f}".encode() + gray.tobytes()).hexdigest()


def upright_tones(gray: np.ndarray) -> np.ndarray:
    """Return a gray picture with dark print on light paper: the negative where most of it is dark."""
    small = cv2.resize(gray, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    return 255 - gray if float((small < _DARK).mean()) > _MOST_DARK else gray


def _dpi(page: Handle) -> float:
    """Return the resolution of the largest picture on the page, within bounds; the usual one where there is none."""
    frame, found = frame_of(page), []
    for shape in painting_of(page).shapes:
        if shape.kind != PICTURE or part_of_page(frame.displayed(shape.box), frame) < 0.3:
            continue
        dots = picture_pixels(shape.handle)
        if dots[0] * dots[1] > MOST_DOTS:
            # PDFium leaves such a picture out, and the page would look blank.
            raise TooManyPixelsError(f"its picture has {dots[0]} by {dots[1]} dots")
        across, down = shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]
        if across > 1 and down > 1:
            # The picture may be turned: its longer side lies along the longer side of its box.
            found.append(POINTS_PER_INCH * max(dots) / max(across, down))
    return min(MOST_DPI, max(LEAST_DPI, max(found, default=USUAL_DPI)))


def color_channels(gray: np.ndarray) -> np.ndarray:
    """Return a gray picture (h, w) as the (h, w, 3) the models want."""
    return cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR)
