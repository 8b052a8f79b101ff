"""A run of glyphs without a space, drawn by several text objects, in; out come the places where words begin in it.

Two cells can touch: `... Attorneys Office (CA)Riverside County ...` (2022 Data Sharing Report) is two. But a
kerned word drawn piece by piece is one. What tells them apart: something else was painted in between, a gap,
a closing bracket, or a capital that stands exactly where other cells of the page begin.
"""

from collections.abc import Mapping, Sequence

from lib.read import pdf_calls as calls
from lib.read.pdf_calls import Handle
from lib.read.pdf_columns import FLOATS, glyph_numbers, of_parts
from lib.read.pdf_shapes import Matrix, Painting

# Parts of the glyphs' height. PDFium itself adds a space where the gap is about as wide as one.
_WIDEST_KERNING = 0.2
_WIDEST_OVERLAP = 0.5
# Parts of the lower glyph's height that two glyphs of one line share at least (a raised `th` shares half).
_LEAST_OVERLAP = 0.2
# This many text objects that begin at one place make a column.
_COLUMN = 3


def glyph_boxes(text_page: Handle, glyphs: Sequence[int]) -> list[float]:
    """Return left, top, right, bottom for each glyph: as wide as it advances, about as high as its font."""
    return glyph_numbers(calls.loose_box, text_page, glyphs, FLOATS, 4, is_struct=True)


def cuts_in_word(
    text_page: Handle,
    chars: str,
    span: tuple[int, int],
    painting: Painting,
    columns: Mapping[float, int],
) -> dict[int, bool]:
    """Return the glyphs between two positions (both included) at which a new word begins.

    The value is True where a new line begins there too. `columns` counts the text objects of the page that
    begin at a place, by x to a tenth of a point.
    """
    glyphs = range(span[0], span[1] + 1)
    objects = of_parts(calls.object_of_char, text_page, glyphs)
    boxes = glyph_boxes(text_page, glyphs)
    cuts = {}
    for n in range(1, len(objects)):
        before, after = objects[n - 1], objects[n]
        # An object PDFium does not list (None for an added character) says nothing about cells.
        if before == after or before not in painting.places or after not in painting.places:
            continue
        left, right = boxes[4 * n - 4 : 4 * n], boxes[4 * n : 4 * n + 4]
        is_upright = not _is_sideways(painting.matrix(after))
        if is_upright and _is_stacked(left, right):
            # PDFium takes single signs below each other for one word: a column of zeros.
            cuts[glyphs[n]] = True
            continue
        pair = chars[glyphs[n - 1] : glyphs[n] + 1]
        if not painting.is_next(before, after) or (is_upright and not _continues(pair, left, right, columns)):
            cuts[glyphs[n]] = False
    return cuts


def _is_stacked(a: list[float], b: list[float]) -> bool:
    overlap = min(a[1], b[1]) - max(a[3], b[3])
    return overlap < _LEAST_OVERLAP * min(a[1] - a[3], b[1] - b[3])


def _is_sideways(matrix: Matrix) -> bool:
    return abs(matrix[1]) > abs(matrix[0])


def _continues(pair: str, left: list[float], right: list[float], columns: Mapping[float, int]) -> bool:
    height = max(abs(left[1] - left[3]), abs(right[1] - right[3]))
    if not -_WIDEST_OVERLAP * height < right[0] - left[2] < _WIDEST_KERNING * height:
        return False
    if pair[0] == ")" and pair[1].isalnum():
        return False
    # A second piece stands in column too where every row begins alike: `LEARN_` + `Sampleville`.
    is_new_name = (pair[0].islower() or pair[0].isdigit()) and pair[1].isupper()
    return not (is_new_name and columns.get(round(right[0], 1), 0) >= _COLUMN)
