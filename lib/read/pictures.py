"""The bytes of a PDF or picture file and a page number in; out comes its picture as PNG, the same bytes each time.

Runs inside the limited child process: see `picture_in_child` in lib.read.sandbox.
"""

from io import BytesIO

from PIL import Image

from lib.read import pdf_calls as calls
from lib.read.pdf_bytes import is_pdf, why_no_pdf
from lib.read.pdf_frame import frame_of
from lib.read.pdf_render import MOST_PIXELS, TooManyPixelsError, loaded_page, rendered
from lib.read.picture_file import PictureFileError, is_picture_file, picture_of

POINTS_PER_INCH = 72


class PictureError(ValueError):
    """The page cannot be drawn; the message is a plain sentence."""


def page_picture(data: bytes, page: int, dpi: int = 108) -> bytes:
    """Return page `page` (from 1) as PNG, turned and cropped as displayed, with annotations.

    Raises PictureError if there is no such page, or it has more than 25 million pixels at this resolution.
    """
    if not is_pdf(data) and is_picture_file(data):
        return _file_png(data, page, dpi)
    refused = why_no_pdf(data)
    if refused:
        raise PictureError(refused[1])
    document = calls.open_document(data, len(data), None)
    if not document:
        raise PictureError("the PDF cannot be opened")
    try:
        return _png(document, page, dpi)
    finally:
        calls.close_document(document)


def _file_png(data: bytes, number: int, dpi: int) -> bytes:
    try:
        picture, own = picture_of(data, number)
    except PictureFileError as error:
        raise PictureError(str(error)) from error
    size = tuple(max(1, round(side * dpi / own)) for side in picture.size)
    if size[0] * size[1] > MOST_PIXELS:
        raise PictureError(f"picture {number} is too large to draw")
    return _as_png(picture.resize(size, Image.Resampling.LANCZOS))


def _png(document: calls.Handle, number: int, dpi: int) -> bytes:
    count = calls.page_count(document)
    page = loaded_page(document, number) if 0 < number <= count else None
    if not page:
        raise PictureError(f"no page {number} can be loaded; the PDF has {count}")
    try:
        picture = rendered(page, frame_of(page).size, dpi / POINTS_PER_INCH)
    except TooManyPixelsError as error:
        raise PictureError(f"page {number} is too large to draw: {error}") from error
    finally:
        calls.close_page(page)
    return _as_png(picture)


def _as_png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", compress_level=6)
    return out.getvalue()
