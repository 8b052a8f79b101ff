"""The bytes of a PDF in; out comes the same as from lib.read.pdf, with pdfplumber's words on its native pages.

For the odd page whose words PDFium does not put into the shape of a known form. About twenty times slower.
What PDFium found to be hidden stays hidden.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from lib.pages import Reading
from lib.read.pdf import read_pdf_rows
from lib.read.rows import Box, PageRows, ReadingRows, Row, reading_of

# pdfplumber's own: words on one line may stand this far apart in height, in points.
_SAME_LINE = 3.0


def read_pdf_slowly(data: bytes) -> Reading:
    """Return what `read_pdf` does, with pdfplumber's words, line by line from the top, on native pages."""
    return reading_of(read_pdf_slowly_rows(data))


def read_pdf_slowly_rows(data: bytes, on_page: Callable[[int], None] = lambda number: None) -> ReadingRows:
    """Return what `read_pdf_slowly` does as plain rows; `on_page` hears the number of each page twice."""
    status, reason, pages = read_pdf_rows(data, on_page)
    if not any(source == "native" for _, _, source, *_ in pages):
        return status, reason, pages
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as pdf:
        return status, reason, [_with_words(page, pdf.pages[page[0] - 1], on_page) for page in pages]


def _with_words(page: PageRows, plumbed: Any, on_page: Callable[[int], None]) -> PageRows:
    number, _, source, known, width, height = page
    # pdfplumber counts from the media box, a reader sees the crop box.
    is_whole = (round(float(plumbed.width), 2), round(float(plumbed.height), 2)) == (width, height)
    if source != "native" or not is_whole or tuple(plumbed.bbox[:2]) != (0, 0):
        return page
    on_page(number)
    hidden = [row for row in known if row[6]]
    words = plumbed.extract_words(extra_attrs=["size", "non_stroking_color"])
    plumbed.close()
    text, rows = _rows(list(_lines(words)), hidden)
    return number, text, source, rows, width, height


def _lines(words: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    line: list[dict[str, Any]] = []
    for word in words:
        if line and abs(word["bottom"] - line[0]["bottom"]) > _SAME_LINE:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _rows(lines: list[list[dict[str, Any]]], hidden: list[Row]) -> tuple[str, list[Row]]:
    text, rows = "", []
    for line in lines:
        between = "\n" if text else ""
        for word in line:
            box = tuple(round(word[side], 2) for side in ("x0", "top", "x1", "bottom"))
            look = (box, round(word["size"], 2), _color(word["non_stroking_color"]))
            why = next((row[6] for row in hidden if _overlap(box, row[3])), "")
            if why:
                rows.append((word["text"], -1, -1, *look, why))
                continue
            text += between + word["text"]
            rows.append((word["text"], len(text) - len(word["text"]), len(text), *look, ""))
            between = " "
    return text, rows


def _overlap(a: Box, b: Box) -> bool:
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return across > 0.3 * min(a[2] - a[0], b[2] - b[0]) and down > 0.3 * min(a[3] - a[1], b[3] - b[1])


def _color(color: Any) -> str:
    parts = color if isinstance(color, (tuple, list)) else (color,)
    if not all(isinstance(part, (int, float)) for part in parts) or len(parts) not in (1, 3):
        return ""
    red, green, blue = (round(255 * part) for part in (parts * 3 if len(parts) == 1 else parts))
    return f"#{red:02x}{green:02x}{blue:02x}"
