"""A segment of an agency's sentence in; its label, its value, and whether the label can be taken at its word, out."""

import re

from lib.forms.asked import Asked

# The field's own words for what is counted.
MEASURES = {
    "hits": re.compile(r"\bhits?\b", re.IGNORECASE),
    "detections_stated": re.compile(r"\b(?:detections?|plate scans?|scans?|plate reads?|reads)\b", re.IGNORECASE),
}
# A year standing alone: not part of a date, a range, a longer number or a file name.
YEAR = re.compile(r"(?<![\d,.#/-])(?:19|20)\d\d(?![\d/]|[,.-]\d)")
LABEL_VALUE = re.compile(r"(?P<label>[^;:=]*?\w[^;:=]*?)\s*(?:[;:=]|\s[-–—])\s*(?P<value>[^;:=]*)")
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
_ANY_QUOTE = "[“”\"'’‘]"


def split_label(segment: str, asked: list[Asked]) -> tuple[str, str, int] | None:
    """Return (label, value, offset of the value), or None if the segment has no such shape.

    The label is the request's own words for an item, if the segment begins with them (Tracy's reply), else
    what stands before the one `=`, `:`, `;` or spaced dash (Irvine's).
    """
    return _by_item_words(segment, asked) or _by_separator(segment)


def _by_item_words(segment: str, asked: list[Asked]) -> tuple[str, str, int] | None:
    for item in asked:
        words = re.sub(_ANY_QUOTE, '"', item.text.rstrip(".;:, ")).split()
        pattern = r"\s+".join(re.escape(word).replace('"', _ANY_QUOTE) for word in words)
        if found := re.match(rf"\s*(?P<label>{pattern})(?!\w)", segment, re.IGNORECASE):
            at = found.end() + re.match(r"[\s;:.,=–—-]*", segment[found.end() :]).end()
            return found["label"], segment[at:], at
    return None


def _by_separator(segment: str) -> tuple[str, str, int] | None:
    found = LABEL_VALUE.fullmatch(segment.rstrip())
    return (found["label"], found["value"], found.start("value")) if found else None


def measures_in(label: str) -> list[str]:
    """Return the measures a label names."""
    return [name for name, pattern in MEASURES.items() if pattern.search(label)]


def label_doubt(label: str, item: str, asked: list[Asked]) -> str:
    """Say why a label cannot be taken at its word: words no rule knows, or another item's words."""
    same = [a for a in asked if same_words(a.text, label)]
    if same:
        wrong = item and all(a.item != item for a in same)
        return f"printed under item {item}, in the words of item {same[0].item}" if wrong else ""
    bare = YEAR.sub(" ", label.replace("’", "").replace("'", ""))
    for pattern in MEASURES.values():
        bare = pattern.sub(" ", bare)
    unknown = [word for word in re.findall(r"[^\W_]+", bare) if word.casefold() not in LABEL_WORDS]
    return f"the label has words no rule knows: {', '.join(unknown)}" if unknown else ""


def same_words(a: str, b: str) -> bool:
    """Return True if two texts hold the same words in the same order, whatever stands between them."""
    return re.findall(r"\w+", a.casefold()) == re.findall(r"\w+", b.casefold())
