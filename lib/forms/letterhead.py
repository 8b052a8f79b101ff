"""A page read from a picture in; out come the positions of the words of its letterhead's logo.

In the vendor's PDF the logo is a picture and no words. A model that reads the picture of the whole page reads it too:
`LEARN`, `VIGILANT`, `SOLUTIONS`, now and then a letter short (`OLUTIONS`), and the bird beside them as `V`, `2` or `7`.
"""

from statistics import median

from rapidfuzz.distance import Levenshtein

from lib.pages import SCAN, Page, Word

LOGO = ("LEARN", "VIGILANT", "SOLUTIONS", "MOTOROLA", "VEHICLEMANAGER")
# The letterhead takes the first seventh of the page.
_HEAD = 0.14
# Letters that may be wrong: one in four.
_WRONG = 0.25
# A logo's letters are larger than the page's: a list can name the vendor as an agency.
_LARGER = 1.25


def logo_words(page: Page) -> frozenset[int]:
    """Return the positions of words that stand in the letterhead of a scan and are, nearly, one of its logo's.

    A letter alone beside the logo's words belongs to it.
    """
    if page.text_source != SCAN:
        return frozenset()
    head = [(i, word) for i, word in enumerate(page.words) if word.box and word.box[3] < _HEAD * page.height]
    logo = [(i, word) for i, word in head if _is_logo(word.text)]
    if not logo:
        return frozenset()
    usual = median(_size(word) for word in page.words if word.box and not word.hidden)
    logo = [(i, word) for i, word in logo if _size(word) > _LARGER * usual]
    alone = [(i, word) for i, word in head if len(word.text) == 1 and not word.hidden]
    beside = [i for i, word in alone if any(_is_beside(word, other) for _, other in logo)]
    return frozenset([i for i, _ in logo] + beside)


def _size(word: Word) -> float:
    return word.size or word.box[3] - word.box[1]


def _is_beside(word: Word, other: Word) -> bool:
    """True if a word's middle stands at the height of another one."""
    return other.box[1] < (word.box[1] + word.box[3]) / 2 < other.box[3]


def _is_logo(text: str) -> bool:
    return any(Levenshtein.distance(text.upper(), logo) <= _WRONG * len(logo) for logo in LOGO)
