"""Words a model read from a picture in; what speaks against its reading, in a sentence, out."""

import re
from collections.abc import Iterable

from lib.helvetica import width_in_ems
from lib.pages import Word

# A word that a second look reads otherwise has no sure letter. Total and row often begin with the same digits:
# one mistake made twice would tie, so arithmetic is believed only where the model is fairly sure of every digit.
UNSURE = 0.5
# No arithmetic proves the name beside a figure: there the model must be surer.
UNSURE_NAME = 0.8
_DATE = re.compile(r"\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)")
_TWO_DIGITS = re.compile(r"\d\d-\d\d-\d{2,4}")
# `11-01-19` is 1.16 times as wide as `1-01-19`; boxes of words are true to a few hundredths.
_MOST_APART = 1.07


def why_unsure(words: Iterable[Word], least: float = UNSURE) -> list[str]:
    """Return a sentence that names the words the model is not sure of, if there are any."""
    unsure = [word.text for word in words if word.sure < least]
    return [f"the model that read the picture is not sure of {', '.join(unsure[:3])}"] if unsure else []


def why_no_period(words: Iterable[Word]) -> list[str]:
    """Return why the words of a scan's Time Frame may not be the ones printed: a second look, or a lost digit.

    The model sees `11` as `1` now and then, and the vendor prints `1-01-19` too: the dates' widths tell.
    """
    known = list(words)
    if any(word.sure < UNSURE for word in known):
        return ["the period was read differently at a second look"]
    dates = [word for word in known if _DATE.fullmatch(word.text)]
    if all(_TWO_DIGITS.fullmatch(word.text) for word in dates):
        return []
    sizes = [(word.box[2] - word.box[0]) / width_in_ems(word.text) for word in dates]
    if len(sizes) > 1 and max(sizes) <= _MOST_APART * min(sizes):
        return []
    return ["a date of the period is not as wide as its digits, so one of them may not have been read"]
