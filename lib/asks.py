"""The words of one item of a request in; what it asks for and for which period out."""

import re

from lib.refusals import Refusal
from lib.windows import Window, parse_window

HOT_LIST = re.compile(r"hot\W?\s?list", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Items are mapped by what they ask, never by their number: the numbering differs from campaign to campaign.
MEANINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("shared", re.compile(r"\bwith which the agency shares\b", re.IGNORECASE)),
    ("received", re.compile(r"\bfrom which the agency receives\b", re.IGNORECASE)),
    ("hits", re.compile(r"\bnumber of\W+hits\b", re.IGNORECASE)),
    ("detections", re.compile(r"\bnumber of\W+detections\b", re.IGNORECASE)),
)


def item_meaning(text: str) -> tuple[str, Window | None]:
    """Return what an item asks for and its window; `unknown` if no rule, or more than one, takes its words."""
    found = [name for name, pattern in MEANINGS if pattern.search(text)]
    if len(found) != 1:
        return "unknown", None
    if found[0] in ("shared", "received"):
        return f"{'hotlists' if HOT_LIST.search(text) else 'detections'}_{found[0]}", None
    years = YEAR.findall(text)
    window = parse_window(years[0]) if len(years) == 1 else Refusal("")
    return ("unknown", None) if isinstance(window, Refusal) else (found[0], window)
