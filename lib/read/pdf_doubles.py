"""The words of a page in; the same words out, with what was drawn twice at one place (fake bold) kept once.

PDFium drops most of such doubles itself; this takes those it leaves: `SSttaattee`, `4499`, `State State`.
Real double letters stand a width apart and stay.
"""

from bisect import bisect_right
from itertools import accumulate, count, pairwise
from operator import add, eq

from lib.read.pdf_calls import Handle
from lib.read.pdf_joins import glyph_boxes
from lib.read.pdf_words import PageWords

# Doubled words have a pair every two or three letters, and a doubled letter stands alone.
_NEXT_PAIR = 4
# Two glyphs closer than this part of their width are one glyph drawn twice.
_SAME_PLACE = 0.5


def drop_doubles(text_page: Handle, words: PageWords) -> None:
    """Take out, in place, glyphs and words that repeat the one before them at nearly the same place."""
    for n in sorted({bisect_right(words.first, at) - 1 for at in _suspects(words.chars)}):
        if len(words.texts[n]) == words.last[n] - words.first[n] + 1:
            words.texts[n] = _undoubled(text_page, words.texts[n], words.first[n])
            words.is_plain &= len(words.texts[n]) == words.last[n] - words.first[n] + 1
    for n in reversed([n for n, same in enumerate(map(eq, words.texts, words.texts[1:])) if same]):
        if _is_same_place(words.first_boxes[4 * n :][:4], words.first_boxes[4 * n + 4 :][:4]):
            words.drop(n)


def _suspects(chars: str) -> list[int]:
    """Return where a pair of equal letters stands alone or has another pair close by: few real words do."""
    pairs = _pairs(chars)
    close = [a for a, b in pairwise(pairs) if b - a < _NEXT_PAIR and " " not in chars[a:b]]
    spaced = f" {chars} "
    return close + [n for n in pairs if spaced[n].isspace() and spaced[n + 3].isspace()]


def _pairs(chars: str) -> list[int]:
    """Return where a sign equals the next one; signs beyond Latin-1 count as equal."""
    # All neighbors are compared at once, as one large number: a page has some thousand signs.
    codes = chars.encode("latin-1", "replace")
    number = int.from_bytes(codes, "little")
    different = (number ^ number >> 8).to_bytes(len(codes), "little")
    unequal = different[:-1].split(b"\0")
    return list(map(add, accumulate(map(len, unequal[:-1])), count()))


def _undoubled(text_page: Handle, text: str, start: int) -> str:
    boxes = glyph_boxes(text_page, range(start, start + len(text)))
    kept = [0]
    for n in range(1, len(text)):
        before = kept[-1]
        if text[n] != text[before] or not _is_same_place(boxes[4 * before :][:4], boxes[4 * n :][:4]):
            kept.append(n)
    return "".join(text[n] for n in kept)


def _is_same_place(a: list[float], b: list[float]) -> bool:
    near = _SAME_PLACE * min(a[2] - a[0], b[2] - b[0])
    return abs(a[0] - b[0]) < near and abs(a[1] - b[1]) < near
