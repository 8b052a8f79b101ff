"""A page read from a picture in; out come the positions of the words of its letterhead's logo.

In the vendor's PDF the logo is a picture and no words. A model that reads the picture of the whole page reads it too:
`LEARN`, `VIGILANT`, `SOLUTIONS`, now and then a letter short (`OLUTIONS`).
"""

from rapidfuzz.distance import Levenshtein

from lib.pages import Page

LOGO = ("LEARN", "VIGILANT", "SOLUTIONS", "MOTOROLA", "VEHICLEMANAGER")
# The letterhead takes the first seventh of the page.
_HEAD = 0.14
# Letters that may be wrong: one in four.
_WRONG = 0.25


def logo_words(page: Page) -> frozenset[int]:
    """Return the positions of words that stand in the letterhead of a scan and are, nearly, one of its logo's."""
    if page.text_source != "ocr":
        return frozenset()
    head = [(i, word) for i, word in enumerate(page.words) if word.box and word.box[3] < _HEAD * page.height]
    return frozenset(i for i, word in head if _is_logo(word.text))


def _is_logo(text: str) -> bool:
    return any(Levenshtein.distance(text.upper(), logo) <= _WRONG * len(logo) for logo in LOGO)
