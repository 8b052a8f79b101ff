"""A page read from a picture in; the same page with the vendor's own headings and labels spelled as printed, out.

`End Tlme:`, `Data SharingReport`: a letter taken for its neighbor, a space lost. Forms know their documents by exact
words. Only what nearly is one of a closed list of long phrases is mended, and never a name, a figure or a date.
"""

import re
from functools import cache

from rapidfuzz.distance import Levenshtein

from lib.forms.layout import lines_of
from lib.helvetica import width_in_ems
from lib.pages import SCAN, Page, Word

_PHRASES = """
Data Sharing Report|LEARN Agency Data Sharing Report|Vigilant VehicleManager Agency Data Sharing Report
VehicleManager Agency Data Sharing Report|LEARN Administrator List Report|VehicleManager Administrator List Report
Vigilant VehicleManager Administrator List Report|Dashboard Hit Ratio Report|Dashboard Detection Report
Date Created:|Report Details|Report By:|Time Frame:|Hit Ratio Count:|Agency Count:|System Count:|Total Records:
Total Detections:|Total Hits:|Contributor Record Type Records|Contributor Agency Detections
Contributor System Detections|Contributor|Detections|Detections Shared|Detections Received|Hot List Sharing
Hot-List Sharing|Hot-List Received|Hot List Received|Agency: Hot List(s):|Hot List(s):
is Sharing its Detection data with the following Agencies:
is receiving Detection data from the following Agencies:|is sharing Hot List records with the following Agencies:
is receiving Shared Hot List records from the following Agencies:
Start Date:|Start Time:|End Date:|End Time:|Activity Search|Data Contribution|Data Contribution View
LEARN - Dashboard|Mobile and Fixed|Pie Charts|My Agency|Select Agencies|Select Users|Select Systems
Select Locations|Select Hit Types|Select Hot List(s)|Hide Deleted Users|Hide Deleted Systems
"""
# One letter in ten may be wrong, at least one; a shorter phrase must be right but for its spaces.
_SHORTEST, _PER_LETTER = 7, 10
# The last word of a label with a figure, a date or a name behind it.
_GLUED = re.compile(r"((?:Count|By|Frame|Records|Detections|Hits|Created|Date|Time):)([^:\s].*)")


def with_phrases(page: Page) -> Page:
    """Return the page with its words mended; one read from no picture, or without anything to mend, as it is."""
    if page.text_source != SCAN:
        return page
    page = _without_glue(page)
    words = list(page.words)
    groups: list[tuple[list[int], list[Word]]] = []
    for line in lines_of(page):
        at = 0
        while at < len(line.words):
            count, phrase = _phrase_at(line.words, at)
            if phrase:
                made = _spelled(line.words[at : at + count], phrase)
                groups.append(([line.indexes[i] for i in range(at, at + count)], made))
            at += max(1, count)
    return _rebuilt(page, words, groups) if groups else page


def _without_glue(page: Page) -> Page:
    """Return the page with `Count:2` as two words: the space behind a label's colon is easily lost."""
    words = list(page.words)
    glued = [(n, match) for n, word in enumerate(words) if (match := _GLUED.fullmatch(word.text)) and word.box]
    groups = [([n], _spelled((words[n],), match.groups())) for n, match in glued]
    return _rebuilt(page, words, groups) if groups else page


def _phrase_at(words: tuple[Word, ...], at: int) -> tuple[int, tuple[str, ...]]:
    """Return how many words from `at` on nearly are a phrase, the longest, and its words; 0 where none are.

    A phrase that stands there exactly needs no mending, but nothing inside it is mended either: its words are empty.
    """
    for phrase, squeezed in _phrases():
        counts = range(max(1, len(phrase) - 2), min(len(phrase) + 2, len(words) - at) + 1)
        apart = {count: _apart([word.text for word in words[at : at + count]], squeezed) for count in counts}
        count = min(apart, key=lambda n: (apart[n], n), default=0)
        if count and apart[count] <= _most_wrong(squeezed):
            is_exact = tuple(word.text for word in words[at : at + count]) == phrase
            return count, () if is_exact else phrase
    return 0, ()


def _most_wrong(phrase: str) -> int:
    return max(1, len(phrase) // _PER_LETTER) if len(phrase) >= _SHORTEST else 0


def _apart(words: list[str], phrase: str) -> int:
    """Return how many letters words and a phrase differ by; a word without a letter is none of a phrase's."""
    text, most = "".join(words), _most_wrong(phrase)
    is_other = not all(any(c.isalpha() for c in word) or word == "-" for word in words)
    if is_other or abs(len(text) - len(phrase)) > most or sum(c.isdigit() for c in text) > 1:
        return most + 1
    return Levenshtein.distance(text.casefold(), phrase.casefold(), score_cutoff=most)


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the phrases as words and without spaces, the longest first."""
    phrases = [tuple(part.split()) for line in _PHRASES.strip().splitlines() for part in line.split("|")]
    return tuple((words, "".join(words)) for words in sorted(phrases, key=lambda words: -len("".join(words))))


def _spelled(words: tuple[Word, ...], phrase: tuple[str, ...]) -> list[Word]:
    """Return a phrase's words in the place of those read, each as wide as Helvetica sets it."""
    if len(words) == len(phrase):
        return [word._replace(text=text) for word, text in zip(words, phrase, strict=True)]
    x0, x1 = words[0].box[0], words[-1].box[2]
    top, bottom = min(word.box[1] for word in words), max(word.box[3] for word in words)
    per_em = (x1 - x0) / width_in_ems(" ".join(phrase))
    made, at = [], x0
    for text in phrase:
        end = at + width_in_ems(text) * per_em
        made.append(words[0]._replace(text=text, box=(round(at, 2), top, round(end, 2), bottom)))
        at = end + width_in_ems(" ") * per_em
    return made


def _rebuilt(page: Page, words: list[Word], groups: list[tuple[list[int], list[Word]]]) -> Page:
    """Return the page with some groups of words replaced, its text and the words' places in it made anew."""
    first = {indexes[0]: made for indexes, made in groups}
    gone = {index for indexes, _ in groups for index in indexes}
    kept: list[Word] = []
    text, line_end = "", 0
    for i, word in enumerate(words):
        for new in first.get(i, [] if i in gone else [word]):
            if new.hidden:
                kept.append(new)
                continue
            is_new_line = bool(text) and "\n" in page.text[line_end : word.char_start]
            text += ("" if not text else "\n" if is_new_line else " ") + new.text
            kept.append(new._replace(char_start=len(text) - len(new.text), char_end=len(text)))
            line_end = word.char_end
    return Page(
        page.number, text, page.text_source, tuple(kept), page.width, page.height, page.sheet, page.marks,
        page.level, page.picture, page.layer,
    )  # fmt: skip
