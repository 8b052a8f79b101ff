"""The bytes of a picture file (a screenshot, a photo, a fax as TIFF) in; its pages out, without words: they need OCR.

Opened only inside a limited child process (lib.read.sandbox).
"""

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageOps

from lib.read.page_problems import NEEDS_OCR
from lib.read.rows import ReadingRows

FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
MOST_PIXELS = 60_000_000
MOST_PAGES = 500
# A screen's dots, where the file does not say how large they are; a camera's and a scanner's file does, or may not.
_SCREEN_DPI = 96.0
_LEAST_DPI, _MOST_DPI = 50.0, 1200.0
_POINTS_PER_INCH = 72

OnPage = Callable[[int], None]


class PictureFileError(ValueError):
    """The picture cannot be used; `status` is the document's, the message a plain sentence."""

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def is_picture_file(data: bytes) -> bool:
    """True if the bytes begin as a picture of a known format does."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS):
            return True
    except (OSError, ValueError, Image.DecompressionBombError):
        return False


def read_picture_rows(data: bytes, on_page: OnPage) -> ReadingRows:
    """Return a page for each picture in the file, with its size in points and no words: `scan, needs OCR`."""
    pages = []
    try:
        with _opened(data) as opened:
            for number in range(1, min(MOST_PAGES, getattr(opened, "n_frames", 1)) + 1):
                on_page(number)
                opened.seek(number - 1)
                pages.append((number, "", "", [], *_size(opened)))
    except PictureFileError as error:
        return error.status, str(error), []
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        return "damaged", f"the picture cannot be opened ({type(error).__name__}); ask for it again", []
    return "not_used", NEEDS_OCR, pages


def picture_of(data: bytes, number: int) -> tuple[Image.Image, float]:
    """Return picture `number` (from 1) of a file as displayed, in color on white, and its dots per inch.

    Raises PictureFileError where it cannot be had.
    """
    try:
        with _opened(data) as opened:
            opened.seek(number - 1)
            dpi = _dpi(opened)
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except PictureFileError:
        raise
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise PictureFileError("damaged", f"the picture cannot be opened ({type(error).__name__})") from error
    paper = Image.new("RGBA", upright.size, "white")
    return Image.alpha_composite(paper, upright).convert("RGB"), dpi


def _opened(data: bytes) -> Image.Image:
    try:
        opened = Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise PictureFileError("resource_limit", "the picture has too many dots to be opened") from error
    if opened.width * opened.height > MOST_PIXELS:
        what = f"the picture has {opened.width} by {opened.height} dots; at most {MOST_PIXELS // 1_000_000} million"
        raise PictureFileError("resource_limit", f"{what} are opened")
    return opened


def _dpi(opened: Image.Image) -> float:
    found = opened.info.get("dpi", (0, 0))
    across = float(found[0]) if found and found[0] else 0.0
    return across if _LEAST_DPI < across < _MOST_DPI else _SCREEN_DPI


def _size(opened: Image.Image) -> tuple[float, float]:
    """Return width and height as displayed, in points; a photo's own note may turn it by a quarter."""
    width, height = opened.size
    if opened.getexif().get(0x0112, 1) in (5, 6, 7, 8):
        width, height = height, width
    per_dot = _POINTS_PER_INCH / _dpi(opened)
    return round(width * per_dot, 2), round(height * per_dot, 2)
