"""A message's text in; its words out, each with what it may be (a label, a rank, unknown …), and their runs."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lib.publish.cover_words import WORD, folded, is_capital, word_lists

_LISTED = ("mr", "honorifics", "also names", "ranks", "titles", "openers", "labels")


class Word(NamedTuple):
    """A word of a text: where it stands, as written and as compared, and its kind.

    A kind is a section of cover_words.txt, or "lower" (no capital), "letter", "known" (the request has it),
    "short" (ABCs), "forced" (a name whatever the lists say) or "unknown".
    """

    start: int
    end: int
    raw: str
    fold: str
    gap: str  # what stands between the word before and this one
    kind: str


def read_words(text: str, known: frozenset[str]) -> list[Word]:
    """The words of the text in order; `known` are the request's, folded."""
    words: list[Word] = []
    at, before = 0, ""
    for m in WORD.finditer(text):
        raw, gap = m[0], text[at : m.start()]
        fold = folded(raw)
        before = _kind_after(before, gap, _kind(raw, fold, known))
        words.append(Word(*m.span(), raw, fold, gap, before))
        at = m.end()
    return words


def _kind(raw: str, fold: str, known: frozenset[str]) -> str:
    lists = word_lists()
    if not is_capital(raw):
        return "mr" if fold in lists["mr"] else "particles" if fold in lists["particles"] else "lower"
    if len(fold) == 1:
        return "letter"
    listed = next((kind for kind in _LISTED if fold in lists[kind]), None)
    parts = {part for part in fold.split("-") if len(part) > 1}
    if parts <= lists["safe"] or (raw[:-1].isupper() and fold[:-1] in lists["safe"]):  # PDFs
        return listed or "labels"
    if listed or parts - lists["safe"] <= known:
        return listed or "known"
    if raw.lower() == raw.upper():
        return "forced"
    return "short" if len(raw) <= 5 and raw.rstrip("s").isupper() else "unknown"


def _kind_after(title: str, gap: str, kind: str) -> str:
    if title in ("mr", "honorifics") and re.fullmatch(r"\.?\s{0,3}", gap):
        return "forced" if title == "mr" or kind not in ("lower", "particles") else kind
    is_named = title == "ranks" and kind in ("known", "short", "also names") and gap.strip(" \t") == ""
    return "forced" if is_named else kind


def runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalized words with only blanks between them; a word without a capital stands alone."""
    start = 0
    for k in range(1, len(words) + 1):
        if k == len(words) or not _joins(words[k - 1], words[k]):
            yield start, k
            start = k


def _joins(before: Word, word: Word) -> bool:
    if "lower" in (before.kind, word.kind):
        return False
    gap = r"\.?[ \t\xa0]{0,3}" if takes_point(before) else r"[ \t\xa0]{1,12}"
    return re.fullmatch(gap, word.gap) is not None


def takes_point(word: Word) -> bool:
    """Whether a point behind the word ends no sentence: "J.", "Mr.", "No."."""
    return len(word.fold) == 1 or word.kind in ("mr", "honorifics") or word.fold in ("no", "st", "jr", "sr")
