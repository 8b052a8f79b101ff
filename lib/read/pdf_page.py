"""One page of an open PDF in; out come its rows of words, and what must be said about it if it cannot be used."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise, repeat
from operator import add, sub

from lib.read import pdf_calls as calls
from lib.read.page_problems import CANNOT_BE_LOADED, MOSTLY_PICTURE, NEEDS_OCR
from lib.read.pdf_calls import Handle
from lib.read.pdf_columns import of_parts
from lib.read.pdf_doubles import drop_doubles
from lib.read.pdf_frame import Box, Frame, displayed_boxes, frame_of, word_box
from lib.read.pdf_hidden import INVISIBLE, OUTSIDE, TINY, Surroundings
from lib.read.pdf_layer import layer_of, part_of_page
from lib.read.pdf_lines import settle_lines
from lib.read.pdf_render import loaded_page
from lib.read.pdf_shapes import Painting, painting_of
from lib.read.pdf_sight import unseen
from lib.read.pdf_styles import Styles, styles_of
from lib.read.pdf_tones import Tones
from lib.read.pdf_words import PageWords, find_words
from lib.read.rows import PageRows, Row

NO_LETTERS = "its font does not say which letters these are"

_JUNK = re.compile(r"\(cid:\d+\)|[\ufffd\x00-\x08\x0e-\x1f\ue000-\uf8ff]")
_MOST_JUNK = 0.2
# Words on a stamp such as "Released under CPRA 20-123 Page 3", and how much of a page a scan takes.
_STAMP = 15
_SCAN = 0.7
_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Document:
    """An open PDF: its handle, and the pictures seen in it so far."""

    handle: Handle
    tones: Tones


@dataclass(frozen=True, slots=True)
class _Parts:
    page: Handle
    text_page: Handle
    frame: Frame
    painting: Painting
    words: PageWords
    styles: Styles


def read_page(document: Document, number: int) -> tuple[PageRows, str]:
    """Return page `number` (from 1) as rows, and why it is not fully used ("" if it is)."""
    page = loaded_page(document.handle, number)
    text_page = page and calls.load_text(page)
    if not text_page:
        return (number, "", "", [], 0.0, 0.0), CANNOT_BE_LOADED
    try:
        return _read(document, page, text_page, number)
    finally:
        calls.close_text(text_page)
        calls.close_page(page)


def _read(document: Document, page: Handle, text_page: Handle, number: int) -> tuple[PageRows, str]:
    document.tones.turn_page()
    frame, painting = frame_of(page), painting_of(page)
    words = find_words(text_page, painting)
    drop_doubles(text_page, words)
    styles = styles_of(words, painting)
    settle_lines(words, styles)
    boxes = displayed_boxes(words, styles, frame)
    hidden = _hidden(_Parts(page, text_page, frame, painting, words, styles), document.tones)
    source = "native"
    if hidden:
        source, hidden = layer_of(page, frame, words.texts, boxes, hidden, painting)
    hidden |= _junk(text_page, words, hidden)
    problem = _problem(frame, painting, words, hidden) if source == "native" else ""
    if problem:
        source = ""
    text, rows = _rows(words, styles, boxes, hidden)
    return (number, text, source, rows, *frame.size), problem


def _hidden(parts: _Parts, tones: Tones) -> dict[int, str]:
    words, styles = parts.words, parts.styles
    around = Surroundings(parts.painting, parts.frame, tones)
    doubts = around.doubts(words, styles)
    gone = {n for n, reason in doubts.items() if reason in (INVISIBLE, TINY)}
    gone |= {n for n, r in doubts.items() if r == OUTSIDE and around.is_outside(word_box(words, n, styles))}
    to_see = [n for n in doubts if n not in gone]
    if to_see:
        gone |= unseen(parts.page, parts.text_page, parts.frame, words, to_see)
    return {n: doubts[n] for n in sorted(gone)}


def _junk(text_page: Handle, words: PageWords, hidden: dict[int, str]) -> dict[int, str]:
    # A font without a table of letters has none at all: one glyph of each text object tells.
    firsts = list(dict(zip(reversed(words.objects), reversed(words.first), strict=True)).values())
    if 1 not in of_parts(calls.is_unmapped, text_page, firsts) and not _has_junk(words.chars):
        return {}
    unmapped = of_parts(calls.is_unmapped, text_page, words.first)
    junk = [n for n, text in enumerate(words.texts) if unmapped[n] == 1 or _JUNK.search(text)]
    if len(junk) > _MOST_JUNK * len(words.texts):
        junk = range(len(words.texts))
    return {n: NO_LETTERS for n in junk if n not in hidden}


def _has_junk(chars: str) -> bool:
    is_simple = chars.isascii() and chars.replace("\r\n", " ").isprintable() and "(cid:" not in chars
    return not is_simple and bool(_JUNK.search(chars))


def _problem(frame: Frame, painting: Painting, words: PageWords, hidden: dict[int, str]) -> str:
    readable = len(words.texts) - len(hidden)
    if readable > _STAMP:
        return ""
    if not readable:
        has_ink = bool(hidden) or any(shape.color != _WHITE for shape in painting.shapes)
        return NEEDS_OCR if has_ink else ""
    return MOSTLY_PICTURE if _is_stamped_scan(frame, painting) else ""


def _is_stamped_scan(frame: Frame, painting: Painting) -> bool:
    broad = [s for s in painting.shapes if part_of_page(frame.displayed(s.box), frame) >= _SCAN]
    return bool(broad) and broad[-1].kind == calls.PICTURE


def _rows(words: PageWords, styles: Styles, boxes: list[Box], hidden: dict[int, str]) -> tuple[str, list[Row]]:
    size_of = {handle: style.size for handle, style in styles.of.items()}
    color_of = {handle: style.color for handle, style in styles.of.items()}
    sizes, colors = map(size_of.__getitem__, words.objects), map(color_of.__getitem__, words.objects)
    reasons = repeat("")
    if hidden:
        text, starts, ends = _shown_text(words, hidden)
        reasons = [hidden.get(n, "") for n in range(len(boxes))]
    elif words.is_plain:
        text = words.chars.replace("\r\n", "\n")
        starts = list(map(sub, words.first, words.line))
        ends = map(add, starts, map(len, words.texts))
    else:
        text, starts, ends = _joined(words.texts, words.line)
    return text, list(zip(words.texts, starts, ends, boxes, sizes, colors, reasons, strict=False))


def _joined(texts: list[str], line: list[int]) -> tuple[str, list[int], Iterable[int]]:
    """Return words as one text, and where each begins and ends in it."""
    between = ["\n" if a != b else " " for a, b in pairwise(line)]
    lengths = list(map(len, texts))
    starts = list(accumulate(map(add, lengths[:-1], repeat(1)), initial=0)) if texts else []
    text = "".join(chain.from_iterable(zip(texts, [*between, ""], strict=False)))
    return text, starts, map(add, starts, lengths)


def _shown_text(words: PageWords, hidden: dict[int, str]) -> tuple[str, list[int], list[int]]:
    """Return the text of the words that are not hidden, and where each word begins and ends in it, else -1."""
    shown = [n for n in range(len(words.texts)) if n not in hidden]
    text, *places = _joined([words.texts[n] for n in shown], [words.line[n] for n in shown])
    starts, ends = [-1] * len(words.texts), [-1] * len(words.texts)
    for n, start, end in zip(shown, *places, strict=True):
        starts[n], ends[n] = start, end
    return text, starts, ends
