"""A run of capitalized words in; whether it is the name of a public body, which may be read, out.

Few words tell a place from a person, so all but the plain forms is refused: one word before the kind of body
("Modesto Police Department"), or two or three of which one belongs to places ("San Luis Obispo County").
"""

import re
from collections.abc import Sequence
from itertools import dropwhile, pairwise

from lib.publish.cover_kinds import Word
from lib.publish.cover_words import word_lists

_KIND = re.compile(
    r"(?: county| city| state)?(?: police (?:department|dept)| sheriffs? (?:office|department|dept)"
    r"| county sheriff| district attorney(?: office)?| highway patrol| fire (?:department|dept)"
    r"| county| university| pd)$"
)
_GREETINGS = frozenset({"dear", "hello", "hi", "hey", "good", "got", "greetings", "thank", "thanks", "sir", "madam"})
_MAY_NAME_PLACES = frozenset({"unknown", "short", "also names", "known", "labels", "particles"})
_LONGEST = 12  # words of a run


def is_public_body(words: Sequence[Word], run: tuple[int, int]) -> bool:
    """Whether the run ends in a kind of body and names a place before it, with no title or greeting ahead."""
    run_words = words[slice(*run)]
    kind = _KIND.search(" " + " ".join(word.fold for word in run_words)) if 1 < len(run_words) <= _LONGEST else None
    if not kind or _is_titled(words, run[0]):
        return False
    named = run_words[: len(run_words) - len(kind[0].split())]
    place = list(dropwhile(_is_opener, named))
    return _is_place(place) and _is_evenly_spaced(run_words[len(named) - len(place) :])


def _is_titled(words: Sequence[Word], first: int) -> bool:
    """A title without a capital, or on the line above, stands outside the run: "the chief Smith County"."""
    before = words[first - 1].fold if first else ""
    is_title = before in word_lists()["ahead"] or before in _GREETINGS
    return is_title and words[first].gap.strip(" \t\r\n\xa0.>") == ""


def _is_opener(word: Word) -> bool:
    return word.fold in word_lists()["openers"] and word.fold not in _GREETINGS


def _is_place(named: Sequence[Word]) -> bool:
    lists = word_lists()
    if not named or any(w.kind not in _MAY_NAME_PLACES or _is_possessive(w) for w in named):
        return False
    opens = named[0].fold in lists["place openers"]
    return len(named) == 1 or (len(named) <= 3 and opens) or (len(named) == 2 and named[1].fold in lists["place ends"])


def _is_possessive(word: Word) -> bool:
    return word.raw[-2:-1] in ("'", "’", "ʼ")


def _is_evenly_spaced(words: Sequence[Word]) -> bool:
    """Columns of a table and cells of a page lie further apart than the words of a name."""
    return all(b.gap in (" ", "\xa0") or (b.gap == ". " and a.fold == "st") for a, b in pairwise(words))
