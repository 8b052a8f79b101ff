"""A page's text as PDFium holds it in; out come its words: their glyphs, lines, text objects and boxes.

PDFium puts glyphs in reading order, adds the spaces that only show as gaps, and drops glyphs drawn twice
for fake bold. Boxes here are in the page's own coordinates (y grows upwards), before rotation and crop.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate, compress, count, repeat
from operator import add, ne, sub

from lib.read import pdf_calls as calls
from lib.read.pdf_calls import Handle
from lib.read.pdf_columns import of_parts, text_units
from lib.read.pdf_joins import cuts_in_word, glyph_boxes
from lib.read.pdf_shapes import Painting

# PDFium ends a line with this instead of the hyphen that is printed there (`Athens-` / `Clarke County`).
LINE_HYPHEN = "\ufffe"
_LINE = re.compile(rf"[^\r\n{LINE_HYPHEN}]+{LINE_HYPHEN}?|{LINE_HYPHEN}")
_WORD = re.compile(rf"[^\s{LINE_HYPHEN}]+{LINE_HYPHEN}?|{LINE_HYPHEN}")


@dataclass(slots=True)
class PageWords:
    """Columns with one entry for each word of a page; `first_boxes` and `last_boxes` hold four numbers each.

    `first` and `last` are the positions of the word's outer glyphs on PDFium's text page, `line` counts the
    lines, `objects` is the text object that draws the first glyph; boxes are left, top, right, bottom.
    `others` names the further objects of the few words that several objects draw. `is_plain` says that
    `chars` is the words and nothing else, parted by one space or CR LF.
    """

    chars: str
    is_plain: bool
    texts: list[str]
    first: list[int]
    last: list[int]
    line: list[int]
    objects: list[Handle]
    first_boxes: list[float]
    last_boxes: list[float]
    others: dict[int, list[Handle]] = field(default_factory=dict)

    def drop(self, n: int) -> None:
        """Take word `n` out."""
        self.is_plain = False
        for column in (self.texts, self.first, self.last, self.line, self.objects):
            del column[n]
        del self.first_boxes[4 * n : 4 * n + 4], self.last_boxes[4 * n : 4 * n + 4]
        self.others = {k - (k > n): handles for k, handles in self.others.items() if k != n}


def find_words(text_page: Handle, painting: Painting) -> PageWords:
    """Return the words of a page.

    A word ends at white space, and where the next text object does not continue it (touching cells).
    """
    chars = page_chars(text_page)
    spans = _spaced_spans(chars)
    first, last, line = spans or _odd_spans(chars)
    starts, pieced = _objects(text_page, first, last)
    others, cuts = {}, {}
    if pieced:
        columns = Counter(round(left, 1) for left in _object_starts(text_page, first, starts))
        found = {n: cuts_in_word(text_page, chars, (first[n], last[n]), painting, columns) for n in pieced}
        cuts = {n: inside for n, inside in found.items() if inside}
    if cuts:
        _cut(first, last, line, cuts)
        starts, pieced = _objects(text_page, first, last)
    if pieced:
        others = {n: _further_objects(text_page, range(first[n], last[n] + 1), starts[n]) for n in pieced}
    if spans and not cuts:
        texts = chars.split()
    else:
        shown = chars.replace(LINE_HYPHEN, "-")
        texts = [shown[a : b + 1] for a, b in zip(first, last, strict=True)]
    is_plain = bool(spans) and not cuts and sum(map(len, texts), len(texts) - 1 + line[-1]) == len(chars)
    boxes = glyph_boxes(text_page, first), glyph_boxes(text_page, last)
    return PageWords(chars, is_plain, texts, first, last, line, starts, *boxes, others)


def page_chars(text_page: Handle) -> str:
    """Return one character for each glyph (or added space) of a page, so that positions in it are PDFium's."""
    count = max(0, calls.char_count(text_page))
    text = text_units(calls.get_text, text_page, 0, count, most=2 * count)
    if len(text) == count:
        return text
    # Glyphs whose letter is unknown are missing in the bulk text.
    codes = [calls.char_code(text_page, n) for n in range(count)]
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _spaced_spans(chars: str) -> tuple[list[int], list[int], list[int]] | None:
    """Return the positions of each word's first and last glyph and the number of its line.

    None if something else than spaces and CR LF parts the words, or a line begins with a space.
    """
    # Lines come to begin with LF; the same length, so that positions stay.
    parts = chars.replace("\r\n", " \n").split(" ")
    starts = map(add, accumulate(map(len, parts), initial=0), count())
    if "" in parts:
        # More than one space: where a cell's text wraps, its space stays before the line end.
        starts = compress(starts, parts)
        parts = list(filter(None, parts))
    begins_line = list(map(str.startswith, parts, repeat("\n")))
    lengths = list(map(sub, map(len, parts), begins_line))
    texts = chars.split()
    if not parts or list(map(len, texts)) != lengths or LINE_HYPHEN in chars:
        return None
    first = list(map(add, starts, begins_line))
    last = list(map(sub, map(add, first, lengths), repeat(1)))
    return first, last, list(accumulate(begins_line))


def _odd_spans(chars: str) -> tuple[list[int], list[int], list[int]]:
    first, last, line = [], [], []
    for n, found in enumerate(_LINE.finditer(chars)):
        for word in _WORD.finditer(chars, *found.span()):
            first.append(word.start())
            last.append(word.end() - 1)
            line.append(n)
    return first, last, line


def _objects(text_page: Handle, first: list[int], last: list[int]) -> tuple[list[Handle], list[int]]:
    """Return the object of each word's first glyph, and the positions of words that several objects draw."""
    starts = of_parts(calls.object_of_char, text_page, first)
    # An object's glyphs stand together: if the next word begins in it, this one lies within it.
    ending = list(compress(count(), map(ne, starts, [*starts[1:], None])))
    ends = of_parts(calls.object_of_char, text_page, [last[n] for n in ending])
    return starts, [n for n, end in zip(ending, ends, strict=True) if end != starts[n]]


def _object_starts(text_page: Handle, first: list[int], starts: list[Handle]) -> list[float]:
    firsts = dict(zip(reversed(starts), reversed(first), strict=True))
    return glyph_boxes(text_page, list(firsts.values()))[0::4]


def _cut(first: list[int], last: list[int], line: list[int], cuts: dict[int, dict[int, bool]]) -> None:
    """Part words in place: `cuts` names the glyphs that begin a new word in word n, and whether a new line."""
    for n in sorted(cuts, reverse=True):
        glyphs, new_lines = list(cuts[n]), sum(cuts[n].values())
        if new_lines:
            line[n + 1 :] = [at + new_lines for at in line[n + 1 :]]
        line[n : n + 1] = accumulate(cuts[n].values(), initial=line[n])
        last[n : n + 1] = [*(glyph - 1 for glyph in glyphs), last[n]]
        first[n : n + 1] = [first[n], *glyphs]


def _further_objects(text_page: Handle, glyphs: range, start: Handle) -> list[Handle]:
    objects = dict.fromkeys(of_parts(calls.object_of_char, text_page, glyphs))
    return [handle for handle in objects if handle and handle != start]
