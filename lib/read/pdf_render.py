"""A page of PDFium in; out comes the page as a viewer shows it, and its picture of a limited size."""

import ctypes

from PIL import Image

from lib.read import pdf_calls as calls
from lib.read.pdf_calls import Handle

MOST_PIXELS = 25_000_000
_BGRX = 3
_WHITE = 0xFFFFFFFF
_LAYOUTS = {1: ("L", "L"), 2: ("RGB", "BGR"), 3: ("RGB", "BGRX"), 4: ("RGBA", "BGRA")}


class TooManyPixelsError(ValueError):
    """The page is too large to be drawn at this resolution."""


def loaded_page(document: Handle, number: int) -> Handle | None:
    """Return page `number` (from 1) with what lies on it made part of it; None if it cannot be loaded."""
    page = calls.load_page(document, number - 1)
    if page and _has_drawn_annotations(page):
        # Form fields, stamps and black boxes laid over a page: their text is read, and they hide what is below.
        calls.flatten(page, 0)
        calls.close_page(page)
        page = calls.load_page(document, number - 1)
    return page


def _has_drawn_annotations(page: Handle) -> bool:
    for n in range(calls.annotation_count(page)):
        note = calls.annotation(page, n)
        kind = calls.annotation_kind(note)
        calls.close_annotation(note)
        if kind not in (calls.LINK, calls.POPUP):
            return True
    return False


def scale_for(size: tuple[float, float], wanted: float) -> float:
    """Return the scale wanted, or less where a page of this size (in points) would have too many pixels."""
    return min(wanted, 0.99 * (MOST_PIXELS / max(1.0, size[0] * size[1])) ** 0.5)


def rendered(page: Handle, size: tuple[float, float], scale: float) -> Image.Image:
    """Return the page as an RGB picture, `scale` pixels a point; `size` is in points as displayed.

    Raises TooManyPixelsError above 25 million pixels.
    """
    width, height = (max(1, round(points * scale)) for points in size)
    if width * height > MOST_PIXELS:
        raise TooManyPixelsError(f"{width} by {height} pixels; at most {MOST_PIXELS} are drawn")
    bitmap = calls.new_bitmap(width, height, _BGRX, None, 0)
    if not bitmap:
        raise MemoryError
    try:
        calls.fill_bitmap(bitmap, 0, 0, width, height, _WHITE)
        calls.render_page(bitmap, page, 0, 0, width, height, 0, 0)
        return bitmap_picture(bitmap)
    finally:
        calls.close_bitmap(bitmap)


def bitmap_picture(bitmap: Handle) -> Image.Image:
    """Return a copy of one of PDFium's bitmaps."""
    width, height = calls.bitmap_width(bitmap), calls.bitmap_height(bitmap)
    stride = calls.bitmap_stride(bitmap)
    mode, layout = _LAYOUTS[calls.bitmap_format(bitmap)]
    data = ctypes.string_at(calls.bitmap_buffer(bitmap), stride * height)
    return Image.frombytes(mode, (width, height), data, "raw", layout, stride)
