"""A printed name in; its words, the state tags and notes in brackets, and the flags in front out."""

import re
import unicodedata
from dataclasses import dataclass

from lib.names.words import flag_forms, flag_starts, fold, fold_all, is_tag, one_word_forms, state_code, states

# The last one is a dash read in the wrong code page (Flock sharing table 2025).
DASHES = ("-", "–", "—", "â€“")
_BRACKETS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Pieces:
    """`words` as printed, dashes between them kept; `tags` the codes in brackets; `notes` other brackets."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    flags: tuple[str, ...]

    @property
    def is_capitals(self) -> bool:
        """Is the whole name printed in capitals? Then two capitals alone do not make a tag."""
        return " ".join(self.words).isupper()


def clean_text(text: str) -> str:
    """The text with every run of white space (NBSP, newline) as one space and without invisible marks."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = (" " if unicodedata.category(c) == "Cc" else c for c in text if unicodedata.category(c) != "Cf")
    return " ".join("".join(seen).split())


def split_pieces(cleaned: str) -> Pieces:
    """Take brackets, flags and dashes apart; nothing is dropped but punctuation that stands alone."""
    has_brackets = "(" in cleaned
    groups = [group.strip() for group in _BRACKETS.findall(cleaned)] if has_brackets else []
    bare = _BRACKETS.sub(" ", cleaned) if has_brackets else cleaned
    words = [part for word in bare.split() for part in _parts(word)]
    words, flags = _take_flags(words)
    ends_in_brackets = cleaned.endswith(")")
    if not groups:
        return Pieces(tuple(words), (), (), tuple(dict.fromkeys(flags)))
    tags = [_bracket_tag(group, ends_in_brackets and group == groups[-1]) for group in groups]
    notes = [group for group, tag in zip(groups, tags, strict=True) if not tag and group]
    flags += [flag_forms()[fold_all(note)] for note in notes if fold_all(note) in flag_forms()]
    notes = [note for note in notes if fold_all(note) not in flag_forms()]
    return Pieces(tuple(words), tuple(filter(None, tags)), tuple(notes), tuple(dict.fromkeys(flags)))


def is_dash(word: str) -> bool:
    """Is this word a dash standing alone?"""
    return word in DASHES


def trim_dashes(words: list[str]) -> list[str]:
    """The words without dashes at either end."""
    while words and is_dash(words[0]):
        words = words[1:]
    while words and is_dash(words[-1]):
        words = words[:-1]
    return words


def _bracket_tag(group: str, is_last: bool) -> str:
    if group in states():
        return group
    return state_code(group) if is_last and len(group) > 2 else ""


def _parts(word: str) -> list[str]:
    if word.isalnum():
        return [word]
    if is_dash(word) or word == "&":
        return [word]
    if not any(c.isalnum() for c in word):
        return []
    before = ["-"] if word.startswith("-") else []
    after = ["-"] if word.endswith("-") else []
    return [*before, *_fused(word.strip("-")), *after]


def _fused(word: str) -> list[str]:
    """`SO-CA` and `GA-Crisp` (Flock sharing table 2025) are two words; `Miami-Dade` is one."""
    if "-" not in word:
        return [word]
    head, _, last = word.rpartition("-")
    if is_tag(last) and fold(head) in one_word_forms():
        return [head, "-", last]
    first, _, rest = word.partition("-")
    if is_tag(first) and rest and not rest.isupper():
        return [first, "-", rest]
    return [word]


def _take_flags(words: list[str]) -> tuple[list[str], list[str]]:
    flags: list[str] = []
    while flag := _leading_flag(words := trim_dashes(words)):
        size, meaning = flag
        words = words[size:]
        flags.append(meaning)
    return words, flags


def _leading_flag(words: list[str]) -> tuple[int, str] | None:
    if not words or fold(words[0]) not in flag_starts():
        return None
    for form, meaning in flag_forms().items():
        for size in range(len(form), min(len(words), len(form) + 2)):
            if fold_all(" ".join(words[:size])) == form:
                return size, meaning
    return None
