"""A segment of an agency's sentence in; its label, its value, and whether the label can be taken at its word, out."""

import re
from functools import cache, lru_cache
from itertools import islice

from lib.forms.asked import Asked

# The field's own words for what is counted.
MEASURES = {
    "hits": re.compile(r"\bhits?\b", re.IGNORECASE),
    "detections_stated": re.compile(r"\b(?:detections?|plate scans?|scans?|plate reads?|reads)\b", re.IGNORECASE),
}
# A year standing alone: not part of a date, a range, a longer number or a file name.
YEAR = re.compile(r"(?<![\d,.#/-])(?:19|20)\d\d(?![\d/]|[,.-]\d)")
# What parts label and value; a dash does only between spaces.
SEPARATOR = re.compile(r"[;:=]|(?<=\s)[-–—](?=\s)")
LABEL_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "for",
        "on",
        "during",
        "number",
        "numbers",
        "total",
        "totals",
        "aggregate",
        "count",
        "counts",
        "collected",
        "calendar",
        "year",
        "agency",
        "agencys",
        "our",
        "all",
        "alpr",
        "lpr",
        "plate",
        "license",
        "were",
        "was",
        "and",
        "hot",
        "list",
        "hotlist",
    ]
)
# One mark and white space part label and figure; a dash does only with a space behind it, else it is a minus.
BEHIND_LABEL = re.compile(r"\s*[;:.,=]?\s*(?:[–—-]\s+)?")
_ANY_QUOTE = "[“”\"'’‘]"


def split_label(segment: str, asked: list[Asked]) -> tuple[str, str, int] | None:
    """Return (label, value, offset of the value), or None if the segment has no such shape.

    The label is the request's own words for an item, if the segment begins with them (Tracy's reply), else
    what stands before the one `=`, `:`, `;` or spaced dash (Irvine's).
    """
    return _by_item_words(segment, asked) or _by_separator(segment)


def _by_item_words(segment: str, asked: list[Asked]) -> tuple[str, str, int] | None:
    for item in asked:
        if found := _words_of(item.text).match(segment):
            at = found.end() + BEHIND_LABEL.match(segment[found.end() :]).end()
            return found["label"], segment[at:], at
    return None


@cache
def _words_of(text: str) -> re.Pattern[str]:
    """Return what finds an item's own words again, whatever quotes and white space stand in them."""
    words = re.sub(_ANY_QUOTE, '"', text.rstrip(".;:, ")).split()
    pattern = r"\s+".join(re.escape(word).replace('"', _ANY_QUOTE) for word in words)
    return re.compile(rf"\s*(?P<label>{pattern})(?!\w)", re.IGNORECASE)


def _by_separator(segment: str) -> tuple[str, str, int] | None:
    found = list(islice(SEPARATOR.finditer(segment), 2))
    if len(found) != 1:
        return None
    label, value = segment[: found[0].start()].strip(), segment[found[0].end() :]
    at = found[0].end() + len(value) - len(value.lstrip())
    return (label, value.strip(), at) if re.search(r"\w", label) else None


def measures_in(label: str) -> list[str]:
    """Return the measures a label names."""
    return [name for name, pattern in MEASURES.items() if pattern.search(label)]


def label_doubt(label: str, item: str, asked: list[Asked]) -> str:
    """Say why a label cannot be taken at its word: words no rule knows, or another item's words."""
    same = [a for a in asked if same_words(a.text, label)]
    if same:
        wrong = item and all(a.item != item for a in same)
        return f"printed under item {item}, in the words of item {same[0].item}" if wrong else ""
    under = next((a for a in asked if a.item == item), None)
    if under and (measures_in(under.text), YEAR.findall(under.text)) != (measures_in(label), YEAR.findall(label)):
        return f"printed under item {item}, which asks for something else"
    bare = YEAR.sub(" ", label.replace("’", "").replace("'", ""))
    for pattern in MEASURES.values():
        bare = pattern.sub(" ", bare)
    unknown = [word for word in re.findall(r"[^\W_]+", bare) if word.casefold() not in LABEL_WORDS]
    return f"the label has words no rule knows: {', '.join(unknown)}" if unknown else ""


def same_words(a: str, b: str) -> bool:
    """Return True if two texts hold the same words in the same order, whatever stands between them."""
    return _words_in_order(a) == _words_in_order(b)


@lru_cache(maxsize=256)
def _words_in_order(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
