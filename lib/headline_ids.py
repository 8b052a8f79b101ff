"""A headline and a reading of it in; the ids under which the register holds its numbers, out."""

import re

REPLIES = "replies"
# How a reading is called in ids; the headline has no word of its own.
NAMES = {
    "headline": "",
    "as_published": "as-published-",
    "both_known": "both-known-",
    "both_known_median": "both-known-",
    "median": "",
    "mean": "",
    "without_largest": "without-largest-",
    "rankable_only": "rankable-only-",
    "other_basis": "other-basis-",
    "missing_as_zero": "missing-as-zero-",
}
_MIDDLE = {"median": "median-ratio", "both_known_median": "median-ratio", "mean": "mean-ratio"}


def base_id(source: str, window: str, state: object = None) -> str:
    """Return how ids of a headline begin: `f-eff-data-driven-2018-2016to2017`, with `-ca` of one state."""
    parts = ("f", "all" if source == REPLIES else source, window, state if isinstance(state, str) else "")
    return "-".join(re.sub(r"[^a-z0-9]+", "-", part.casefold()).strip("-") for part in parts if part)


def ratio_id(source: str, window: str, reading: str) -> str:
    """Return the id of the ratio of a reading; that of the replies' headline is the pooled ratio of the year."""
    pooled = "pooled-" if source == REPLIES and reading == "headline" else ""
    return f"{base_id(source, window)}-{pooled}{NAMES[reading]}{_MIDDLE.get(reading, 'hit-ratio')}"


def sum_id(source: str, window: str, reading: str, what: str) -> str:
    """Return the id of the sum of `hits` or `scans`, or of `n`, of a reading."""
    pooled = "pooled-" if source == REPLIES and reading == "headline" else ""
    return f"{base_id(source, window)}-{pooled}{NAMES[reading]}{what}"
