"""A message's words and the names known from elsewhere in; every place they stand again out, as spans.

"Dave Maass" is also dmaass, d_maass, Dave.Maass and MaassD.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lib.publish.cover_kinds import Word
from lib.publish.cover_names import is_beside_number
from lib.publish.cover_words import WORD, folded, is_capital, word_lists

_PAIR_GAP = re.compile(r"[ \t._\-]{0,2}|,?\s")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class _Known:
    always: set[str]  # parts of private names, in any case
    once: set[str]  # parts of names learned from the message, with a capital
    pairs: set[tuple[str, str]]  # first and last name beside each other
    glued: set[str]  # the same without a gap


def repeated_names(
    text: str, words: Sequence[Word], private_names: Iterable[str], signers: Sequence[list[str]], learned: set[str]
) -> list[tuple[int, int]]:
    """Spans of known names: private ones in any case, signed and learned ones with a capital, all of them glued."""
    known = _known([[folded(raw) for raw in WORD.findall(name)] for name in private_names], signers, learned)
    single = [(word.start, word.end) for word in words if _is_met(word, known, text)]
    paired = ((a, b) for a, b in pairwise(words) if (a.fold, b.fold) in known.pairs)
    return single + [(a.start, b.end) for a, b in paired if _PAIR_GAP.fullmatch(b.gap)]


def _known(private: Sequence[list[str]], signers: Sequence[list[str]], learned: set[str]) -> _Known:
    always = {part for name in private for fold in name for part in _pieces(fold) if len(part) > 1}
    signed = {part for name in signers for fold in name for part in _pieces(fold) if len(part) > 2}
    pairs = {pair for name in (*private, *signers) if len(name) > 1 for pair in _pairs(name[0], name[-1])}
    glued = {a + b for a, b in pairs if len(a + b) > 3} - word_lists()["safe"]
    return _Known(always, learned | signed, pairs, glued)


def _is_met(word: Word, known: _Known, text: str) -> bool:
    parts = _parts(word)
    if known.glued & parts:
        return True
    if known.once & parts and is_capital(word.raw):
        return not (word.kind == "also names" and is_beside_number(word, text))
    return bool(known.always & parts) and (is_capital(word.raw) or not _is_plain(word.fold))


def _is_plain(fold: str) -> bool:
    return fold in word_lists()["safe"] or fold in word_lists()["also names"] or len(fold) < 3


def _parts(word: Word) -> set[str]:
    if word.raw == word.fold and word.raw.isascii() and word.raw.isalpha():
        return {word.fold}
    return {*_pieces(word.fold), *(part.casefold() for part in _CAMEL.findall(word.raw))}


def _pieces(fold: str) -> set[str]:
    return {fold, fold.replace("'", ""), *fold.split("-")}


def _pairs(first: str, last: str) -> set[tuple[str, str]]:
    last = last.replace("'", "")
    near = {(first, last), (first[:1], last), (first, last[:1])}
    return near | {(b, a) for a, b in near}
