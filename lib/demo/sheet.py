"""Drawing orders with places from the top left in; out comes a PDF whose bytes depend on nothing but the orders."""

import io
from functools import cache

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
# Share of the type size between a line's top, as PDF readers tell it, and its baseline.
RISE = 0.79


class Sheet:
    """A PDF being drawn: places are points from the top left, as they were measured on the real pages.

    Nothing is compressed, since two versions of zlib write two kinds of bytes.
    """

    def __init__(self, size: tuple[float, float] = A4, title: str = "", *, encrypt: object = None,
                 left_out: int = 0, watermark: str = "") -> None:  # fmt: skip
        self.width, self.height = size
        self._out = io.BytesIO()
        self._book = Canvas(self._out, pagesize=size, invariant=1, pageCompression=0, encrypt=encrypt)
        self._book.setTitle(f"{title} (made up, no real agency)".strip())
        self._canvas, self._left_out, self._watermark = self._book, left_out, watermark
        self.page = 1

    def text(self, x: float, top: float, words: str, size: float = 11, font: str = "Helvetica", *,
             heavy: bool = False, tone: float = 0.0) -> None:  # fmt: skip
        """Write a run; `heavy` fills and strokes it, as the vendor's titles are; `tone` is its gray."""
        run = self._canvas.beginText(x, self.height - top - RISE * size)
        if tone:
            run.setFillColorRGB(tone, tone, tone)
        run.setFont(font, size)
        run.setTextRenderMode(2 if heavy else 0)
        run.textOut(words)
        run.setTextRenderMode(0)
        if tone:
            run.setFillColorRGB(0, 0, 0)
        self._canvas.drawText(run)

    def centered(self, center: float, top: float, words: str, size: float = 11, font: str = "Helvetica", *,
                 heavy: bool = False) -> None:  # fmt: skip
        """Write a run around `center`; blanks at its end take no room."""
        self.text(center - width(words.rstrip(), size, font) / 2, top, words, size, font, heavy=heavy)

    def box(self, x0: float, top: float, x1: float, bottom: float, tone: float | tuple[float, ...]) -> None:
        """Fill a rectangle; a single tone is gray."""
        color = tone if isinstance(tone, tuple) else (tone, tone, tone)
        self._canvas.setFillColorRGB(*color)
        self._canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self._canvas.setFillColorRGB(0, 0, 0)

    def frame(self, x0: float, top: float, x1: float, bottom: float, tone: float) -> None:
        """Draw the outline of a field."""
        self._canvas.setStrokeColorRGB(tone, tone, tone)
        self._canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=1, fill=0)
        self._canvas.setStrokeColorRGB(0, 0, 0)

    def ring(self, x: float, y: float, radius: float, tone: float | tuple[float, ...]) -> None:
        """Draw a ring around a point, as a web page draws a choice."""
        self._canvas.setStrokeColorRGB(*(tone if isinstance(tone, tuple) else (tone, tone, tone)))
        self._canvas.circle(x, self.height - y, radius, stroke=1, fill=0)
        self._canvas.setStrokeColorRGB(0, 0, 0)

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draw a thin line in the vendor's blue."""
        self._canvas.setStrokeColorRGB(0.141, 0.039, 0.537)
        self._canvas.line(x0, self.height - top, x1, self.height - bottom)
        self._canvas.setStrokeColorRGB(0, 0, 0)

    def picture(self, x0: float, top: float, x1: float, bottom: float, tones: str) -> None:
        """Put a picture two dots wide and high: four gray tones as hexadecimal pairs, uncompressed."""
        place = f"{x1 - x0:.2f} 0 0 {bottom - top:.2f} {x0:.2f} {self.height - bottom:.2f} cm"
        self._canvas.addLiteral(f"q {place} BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID {tones}> EI Q")

    def wedge(self, x0: float, top: float, x1: float, bottom: float, share: float) -> None:
        """Draw a pie with one slice of `share` (0–1) taken out."""
        self._canvas.setFillColorRGB(0.15, 0, 0.78)
        self._canvas.wedge(x0, self.height - bottom, x1, self.height - top, 90, -360 * (1 - share), fill=1)
        self._canvas.setFillColorRGB(0, 0, 0)

    def total_pages(self, x: float, top: float, size: float) -> None:
        """Leave room for the number of pages, filled in when the report ends, as the vendor's program does."""
        self._canvas.saveState()
        self._canvas.translate(x, self.height - top - RISE * size)
        self._canvas.doForm("total")
        self._canvas.restoreState()

    def end_total(self, total: int, size: float) -> None:
        """Fill in the number of pages."""
        self._book.beginForm("total")
        self._book.setFont("Helvetica", size)
        self._book.drawString(0, 0, str(total))
        self._book.endForm()

    def next_page(self) -> None:
        """Begin another page; the one to be left out is drawn on paper that is thrown away."""
        self._mark()
        if self._canvas is self._book:
            self._book.showPage()
        self.page += 1
        is_left_out = self.page == self._left_out
        self._canvas = Canvas(io.BytesIO(), pagesize=(self.width, self.height)) if is_left_out else self._book

    def _mark(self) -> None:
        """Write the watermark from corner to corner, light and over everything, as offices print it."""
        if self._watermark:
            self._canvas.saveState()
            self._canvas.setFillColorRGB(0.8, 0.8, 0.8)
            self._canvas.setFont("Helvetica-Bold", 50)
            self._canvas.translate(150, 300)
            self._canvas.rotate(45)
            self._canvas.drawString(0, 0, self._watermark)
            self._canvas.restoreState()

    def finish(self) -> bytes:
        """Return the file."""
        self._mark()
        self._book.showPage()
        self._book.save()
        return self._out.getvalue()


def width(words: str, size: float, font: str = "Helvetica") -> float:
    """Width of a run in points."""
    return _thousandths(words, font) * 0.001 * size


@cache
def _widths(font: str) -> tuple[int, ...]:
    return tuple(getFont(font).widths)


def _thousandths(words: str, font: str) -> int:
    """Return the width in thousandths of the type size, as the font's own table has it."""
    widths = _widths(font)
    return sum([widths[letter] for letter in words.encode("cp1252", "replace")])


def wrapped(words: str, room: float, size: float, font: str = "Helvetica") -> list[str]:
    """Break a text at blanks to fit `room` points; each broken line keeps its blank at the end, as iText does."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]}{word}"
        if lines[-1] and width(longer, size, font) > room:
            lines.append(word + " ")
        else:
            lines[-1] = longer + " "
    return [*lines[:-1], lines[-1].rstrip(" ")]
