"""A picture of a page in; out comes how dark and how bright it is under a word."""

import ctypes
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from lib.read import pdf_calls as calls
from lib.read.pdf_calls import Handle
from lib.read.pdf_columns import pointer
from lib.read.pdf_render import bitmap_picture
from lib.read.pdf_shapes import Box, Color, Matrix

# A letterhead's 1,285 pixels say no more about its colors than 160 do.
_SMALL = 160
_MOST_PIXELS = 30_000_000

# The least and the most brightness, from 0 to 255.
Range = tuple[int, int]


def brightness(color: Color) -> int:
    """Return how bright a color looks, from 0 to 255, as television and JPEG reckon it."""
    red, green, blue = color
    return (299 * red + 587 * green + 114 * blue) // 1000


@dataclass(slots=True)
class Tones:
    """The pictures of one document made small; a letterhead that stands on every page is opened once."""

    _known: dict[tuple[object, ...], Image.Image | None] = field(default_factory=dict)
    _on_page: dict[Handle, Image.Image | None] = field(default_factory=dict)
    # Titles and footers stand at the same place of the same letterhead on page after page.
    _ranges: dict[tuple[int, tuple[int, ...]], Range] = field(default_factory=dict)

    def turn_page(self) -> None:
        """Forget which picture is which: PDFium gives the handles of one page again on the next."""
        self._on_page.clear()

    def under(self, picture: Handle, matrix: Matrix, box: Box) -> Range | None:
        """Return the range of brightness of a picture under a box (page coordinates); None if not to be told."""
        a, b, c, d, e, f = matrix
        if a <= 0 or d <= 0 or abs(b) > 0.01 * a or abs(c) > 0.01 * d:
            return None
        if picture not in self._on_page:
            self._on_page[picture] = self._small(picture)
        small = self._on_page[picture]
        if small is None:
            return None
        left, right = ((x - e) / a * small.width for x in (box[0], box[2]))
        top, bottom = ((1 - (y - f) / d) * small.height for y in (box[3], box[1]))
        area = max(0, int(left)), max(0, int(top)), min(small.width, int(right) + 1), min(small.height, int(bottom) + 1)
        if area[0] >= area[2] or area[1] >= area[3]:
            return None
        key = id(small), area
        if key not in self._ranges:
            self._ranges[key] = small.crop(area).getextrema()
        return self._ranges[key]

    def _small(self, picture: Handle) -> Image.Image | None:
        # One picture stands on every page of a report; another has not as many pixels in as many packed bytes.
        key = calls.picture_bytes(picture, None, 0), picture_pixels(picture)
        if key not in self._known:
            self._known[key] = None if _is_see_through(picture) else _small_picture(picture)
        return self._known[key]


def _is_see_through(picture: Handle) -> bool:
    return bool(calls.has_transparency(pointer(picture)))


def picture_pixels(picture: Handle) -> tuple[int, int]:
    """Return how many pixels wide and high a picture is as stored."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    calls.picture_size(picture, ctypes.addressof(width), ctypes.addressof(height))
    return width.value, height.value


def _stored_bytes(picture: Handle) -> bytes:
    size = calls.picture_bytes(picture, None, 0)
    memory = ctypes.create_string_buffer(max(1, size))
    calls.picture_bytes(picture, ctypes.addressof(memory), size)
    return memory.raw


def _small_picture(picture: Handle) -> Image.Image | None:
    width, height = picture_pixels(picture)
    if not 0 < width * height <= _MOST_PIXELS:
        return None
    opened = _small_jpeg(_stored_bytes(picture)) if _is_plain_jpeg(picture) else None
    if opened is None:
        bitmap = calls.picture_bitmap(picture)
        if not bitmap:
            return None
        opened = bitmap_picture(bitmap)
        calls.close_bitmap(bitmap)
    return opened.convert("L").reduce(max(1, min(opened.size) // _SMALL))


def _small_jpeg(data: bytes) -> Image.Image | None:
    try:
        with Image.open(BytesIO(data), formats=["JPEG"]) as opened:
            # JPEG can be decoded at an eighth of its size and without its colors, in a third of the time.
            opened.draft("L", (_SMALL, _SMALL))
            opened.load()
            return opened if opened.mode == "L" else None
    except (OSError, ValueError):
        return None


def _is_plain_jpeg(picture: Handle) -> bool:
    if calls.picture_filters(picture) != 1:
        return False
    name = ctypes.create_string_buffer(32)
    calls.picture_filter(picture, 0, ctypes.addressof(name), 32)
    return name.value == b"DCTDecode"
