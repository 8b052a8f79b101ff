"""The words of one item of a request in; what it asks for and for which period out.

Wordings of the campaigns of 2018, 2019, 2020 and 2022, and close ones: the names of agencies with which the agency
shares, from which it receives, ALPR data or hot lists; the number of detections, or of hits, of one year.
"""

import re

from lib.refusals import Refusal
from lib.windows import Window, parse_window

HOT_LIST = re.compile(r"hot\W{0,2}\s?list", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGENCY = r"(?:the|your|this) (?:agency|department|office|city|county)"
_NUMBER = r"\b(?:number|total|count) of\W+(?:all \W*)?"
_PLATES = r"(?:(?:ALPR|LPR|license plate|plate)s? )?"
_BOTH = (re.compile(r"\bhits\b", re.IGNORECASE), re.compile(r"\b(?:detections|scans|plate reads)\b", re.IGNORECASE))
# Items are mapped by what they ask, never by their number: the numbering differs from campaign to campaign.
MEANINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("shared", rf"\b(?:with|to) (?:which|whom) {_AGENCY} (?:shares|provides|is sharing)\b"),
        ("received", rf"\bfrom (?:which|whom) {_AGENCY} (?:receives|obtains|is receiving)\b"),
        ("hits", rf"{_NUMBER}{_PLATES}\W*hits\b"),
        ("detections", rf"{_NUMBER}{_PLATES}\W*(?:detections|scans|plate reads)\b"),
    )
)


def item_meaning(text: str) -> tuple[str, Window | None]:
    """Return what an item asks for and its window; `unknown` if no rule, or more than one, takes its words."""
    found = [name for name, pattern in MEANINGS if pattern.search(text)]
    if len(found) != 1:
        return "unknown", None
    if found[0] in ("shared", "received"):
        return f"{'hotlists' if HOT_LIST.search(text) else 'detections'}_{found[0]}", None
    if all(word.search(text) for word in _BOTH):  # "detections that were hits": one number for either, or for both
        return "unknown", None
    years = YEAR.findall(text)
    window = parse_window(years[0]) if len(years) == 1 else Refusal("")
    return ("unknown", None) if isinstance(window, Refusal) else (found[0], window)
