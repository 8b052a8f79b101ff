"""A few lines of drawing in; the bytes of a PDF out, with one trap each. What stands in them is made up."""

import io
import zlib
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
Draw = Callable[[Canvas], None]

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
HELVETICA = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def made(*pages: Draw, size=A4, encrypt=None) -> bytes:
    """Return a PDF with one page for each drawing function; font Helvetica 11."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, encrypt=encrypt)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def line(text: str, x: float = 72, y: float = 700) -> Draw:
    """Return a drawing of one line of text; y is its base line, up from the bottom."""
    return lambda canvas: canvas.drawString(x, y, text)


def invisible(canvas: Canvas, text: str, x: float, y: float) -> None:
    """Draw text that cannot be seen (render mode 3), as OCR programs lay it over a scan."""
    canvas.saveState()
    words = canvas.beginText(x, y)
    words.setTextRenderMode(3)
    words.textOut(text)
    canvas.drawText(words)
    canvas.restoreState()


def locked(user: str, owner: str) -> bytes:
    """Return a PDF with a password to open it (user) and one to change it (owner)."""
    return made(line("Sampleville 4,099"), encrypt=StandardEncryption(user, owner, canPrint=0))


def raw_pdf(*objects: bytes) -> bytes:
    """Return a PDF of objects numbered from 1, the first of them the catalog."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    index = b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return out + index + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<<" + entries + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def page_pdf(content: bytes, *more: bytes, entries: bytes = b"", resources: bytes = HELVETICA) -> bytes:
    """Return a one-page A4 PDF with this content stream object; `more` are objects from number 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources " + resources
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return raw_pdf(CATALOG, pages, page + entries + b">>", content, *more)


def drawn(operators: str, **keys) -> bytes:
    """Return a one-page PDF drawn with PDF's own operators; font /F1 is Helvetica."""
    return page_pdf(stream(operators.encode("latin-1")), **keys)


@cache
def decompression_bomb(megabytes: int = 600) -> bytes:
    """Return a file of about 1 kB whose page unpacks, in two steps, to that many MB of spaces."""
    press = zlib.compressobj(9)
    blanks = b" " * 1_000_000
    packed = b"".join(press.compress(blanks) for _ in range(megabytes)) + press.flush()
    return page_pdf(stream(zlib.compress(packed, 9), b"/Filter[/FlateDecode/FlateDecode]"))


def endless_page(depth: int = 9) -> bytes:
    """Return a small file whose page paints ten forms, each of which paints ten forms, and so on."""
    link = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 10, link % (6 + n)) for n in range(depth)]
    last = stream(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return page_pdf(stream(b"/X Do " * 10), *forms, last, resources=b"<</XObject<</X 5 0 R>>>>")


def picture_of_text(lines: list[str], size=(1190, 1684), ink: int = 0, bar: tuple | None = None) -> Image.Image:
    """Return a picture of an A4 page (two pixels a point) with 11 pt lines from (72, 72) down, 20 pt apart."""
    picture = Image.new("L", size, 255)
    draw = ImageDraw.Draw(picture)
    for n, text in enumerate(lines):
        draw.text((144, 144 + 40 * n), text, fill=ink, font=ImageFont.load_default(22))
    if bar:
        draw.rectangle([2 * value for value in bar], fill=0)
    return picture


def scan(lines: list[str], layer: list[str] | None = None, bar: tuple | None = None, stamp: str = "") -> bytes:
    """Return a PDF of one scanned page, with the words an OCR read (`layer`) laid invisibly over its lines."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture_of_text(lines, bar=bar)), 0, 0, *A4)
        for n, text in enumerate(layer or []):
            invisible(canvas, text, 72, 842 - 72 - 11 - 20 * n)
        canvas.drawString(400, 20, stamp)

    return made(draw)


def sharing_report(names: list[str], per_page: int = 60, gutter: float = 325.75) -> bytes:
    """Return a PDF in the look of LEARN's Data Sharing Report of 2020: names in two columns on white cells."""

    def page(start: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawCentredString(297, 816, "Data Sharing Report")
            for n, name in enumerate(names[start : start + per_page]):
                x, y = (67.5, gutter)[n % 2], 760 - 23 * (n // 2)
                canvas.setFillGray(1)
                canvas.rect((12.5, gutter)[n % 2], y - 9, gutter - 12.5, 23, stroke=0, fill=1)
                canvas.setFillGray(0)
                canvas.drawString(x, y, name + " ")
            canvas.drawString(6, 12, "Date Created: 02-06-20")

        return draw

    return made(*(page(start) for start in range(0, len(names), per_page)))
