"""A made PDF in; out come its pages as on paper: a picture in gray, and where each word is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Printed:
    """A word on paper, in points from the top left; `size` is the height of its type."""

    text: str
    box: Box
    size: float


@dataclass(slots=True)
class Paper:
    """A page: its size in points and its words. `picture` draws it."""

    page: pypdfium2.PdfPage
    size: tuple[float, float]
    words: tuple[Printed, ...]

    def picture(self, dpi: int) -> Image.Image:
        """Return the page in gray tones, lying straight."""
        return self.page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def papers(data: bytes) -> Iterator[Paper]:
    """Yield the pages of a made PDF; each is good until the next is asked for."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield Paper(page, page.get_size(), tuple(_words(page)))
        page.close()
    document.close()


def _words(page: pypdfium2.PdfPage) -> Iterator[Printed]:
    """Words end at a blank, at a jump, and where the next letter does not follow on the line."""
    height = page.get_height()
    text = page.get_textpage()
    word, box, size = "", (0.0, 0.0, 0.0, 0.0), 0.0
    for n in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, n))
        if letter.isspace() or not letter.isprintable():
            if word:
                yield Printed(word, box, size)
            word = ""
            continue
        x0, bottom, x1, top = text.get_charbox(n)
        here = (x0, height - top, x1, height - bottom)
        if word and (x0 - box[2] > 0.3 * size or x0 < box[2] - size or here[3] < box[1] or here[1] > box[3]):
            yield Printed(word, box, size)
            word = ""
        size = pdfium.FPDFText_GetFontSize(text.raw, n)
        box = _around(box, here) if word else here
        word += letter
    if word:
        yield Printed(word, box, size)
    text.close()


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
