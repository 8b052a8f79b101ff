"""The text objects of a page in; out come their color, size, direction and height on the page."""

import ctypes
import re
from dataclasses import dataclass
from itertools import chain
from math import hypot
from typing import Any, NamedTuple

from lib.read import pdf_calls as calls
from lib.read.pdf_calls import Handle
from lib.read.pdf_columns import COLORS, FLOATS, Pointers, object_numbers, of_objects, pointers
from lib.read.pdf_shapes import Matrix, Painting, joined
from lib.read.pdf_words import PageWords

# How the letters stand, before the page is turned.
UPRIGHT, SIDEWAYS, ASKEW = 0, 1, 2
# A slant below this (in parts) is a scanner's, not a writer's.
_SLIGHT = 0.02


# The standard fonts need not be described in the file. Adobe's own figures: what PDFium puts in their place
# depends on the machine.
_STANDARD = re.compile(rb"(Helvetica|Times|Courier)(-(Roman|Bold|Italic|Oblique|BoldItalic|BoldOblique))?")
_STANDARD_DESCENTS = {b"Helvetica": -0.207, b"Times": -0.217, b"Courier": -0.194}


class Style(NamedTuple):
    """How text objects are drawn: color, opacity (0 to 255), PDF's render mode, size on the page, direction.

    `low` and `high` bound a line across the reading direction, seen from its base line: from the font's
    descent up by the font's size, as pdfminer measures lines. `is_backward` is text that runs left or down.
    """

    color: str
    rgb: tuple[int, int, int]
    alpha: int
    mode: int
    size: float
    turn: int
    low: float
    high: float
    is_backward: bool


@dataclass(slots=True)
class Styles:
    """The style of each text object of a page, its base line (y of upright, x of sideways text), and all styles."""

    of: dict[Handle, Style]
    base: dict[Handle, float]
    known: list[Style]


def styles_of(words: PageWords, painting: Painting) -> Styles:
    """Return the styles of the text objects that draw the words."""
    handles = list(dict.fromkeys([*words.objects, *chain.from_iterable(words.others.values())]))
    objects = pointers(handles)
    colors = object_numbers(calls.fill_color, objects, COLORS, 4)
    modes = of_objects(calls.render_mode, objects)
    fonts = of_objects(calls.font_of_text, objects)
    sizes = object_numbers(calls.font_size, objects, FLOATS, 1)
    a, b, c, d, x, y = zip(*_matrices(handles, objects, painting), strict=True) if handles else ((),) * 6
    keys = zip(fonts, sizes, a, b, c, d, modes, *(colors[n::4] for n in range(4)), strict=True)
    known: dict[tuple[Any, ...], Style] = {}
    of = {}
    for handle, key in zip(handles, keys, strict=True):
        of[handle] = known.get(key) or known.setdefault(key, _style(*key))
    base = dict(zip(handles, y, strict=True))
    if any(style.turn == SIDEWAYS for style in known.values()):
        base.update((h, at) for h, at in zip(handles, x, strict=True) if of[h].turn == SIDEWAYS)
    return Styles(of, base, list(known.values()))


def _matrices(handles: list[Handle], objects: Pointers, painting: Painting) -> list[Matrix]:
    flat = object_numbers(calls.object_matrix, objects, FLOATS, 6, is_struct=True)
    matrices = list(zip(*(flat[n::6] for n in range(6)), strict=True))
    if painting.matrices:
        outer = map(painting.matrices.get, handles)
        return [joined(matrix, form) if form else matrix for matrix, form in zip(matrices, outer, strict=True)]
    return matrices


def _style(font: Handle, size: float, a: float, b: float, c: float, d: float, mode: int, *color: int) -> Style:
    descent = _descent(font)
    if abs(b) <= _SLIGHT * abs(a) and abs(c) <= _SLIGHT * abs(d):
        turn, up, along = UPRIGHT, size * d, size * a
    elif abs(a) <= _SLIGHT * abs(b) and abs(d) <= _SLIGHT * abs(c):
        turn, up, along = SIDEWAYS, size * c, size * b
    else:
        turn, up, along = ASKEW, size * hypot(c, d), abs(size)
    low, high = sorted((descent * up, (descent + 1) * up))
    red, green, blue, alpha = color
    line = (round(abs(up), 2), turn, low, high, along < 0)
    return Style(f"#{red:02x}{green:02x}{blue:02x}", (red, green, blue), alpha, mode, *line)


def _descent(font: Handle) -> float:
    """Return how far a font of size 1 reaches below its base line: a number below 0."""
    if not calls.is_font_embedded(font):
        name = ctypes.create_string_buffer(64)
        calls.font_name(font, ctypes.addressof(name), 64)
        standard = _STANDARD.fullmatch(name.value)
        if standard:
            return _STANDARD_DESCENTS[standard[1]]
    descent = ctypes.c_float()
    calls.font_descent(font, 1.0, ctypes.addressof(descent))
    # Some files give it without its minus sign.
    return -abs(descent.value)
