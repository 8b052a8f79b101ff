"""Readings with their grammars' results in; the doubt of each figure that a model read from a picture out.

Such a figure counts only if something else says the same: its report's arithmetic or an older OCR of the page (both
told by the extract stage), or another document that prints the same thing. A lone one waits.
"""

import re
from typing import Any

from lib.clean.parsed import Parsed
from lib.pages import OLD_OCR, SCAN

ALONE = "read from a picture by a model, and nothing else says the same: please compare it with the page"
# What is printed under several names and is one quantity where the figures are equal.
_ONE_THING = {
    "total_records": "scans",
    "total_detections": "scans",
    "detections_row": "scans",
    "detections_stated": "scans",
}
# Rows of a table are told apart by the name beside the figure, which no arithmetic proves. LEARN's own words for the
# agency itself are none of its names.
BY_NAME, OWN_WORDS = ("detections_by_system", "detections_by_agency"), ("My Agency",)
NAME_ALONE = "the name beside it was read from a picture, and a speck or a lost space may be in it: please compare it"
# What a model gets wrong in a name it is sure of, on made scans of three grades: a speck it takes for a point or a
# stroke, and a space it loses beside a digit or a hyphen.
_PLAIN_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)?|\d+|\d{1,3}(?:,\d{3})+|-|&|\([A-Za-z]+\)")
Row = dict[str, Any]


def with_scan_doubts(pairs: list[tuple[Row, Parsed]]) -> list[tuple[Row, Parsed]]:
    """Return the pairs; a figure of a scan that nothing seconds has one more doubt, a seconded one a flag that says so.

    `pairs` are readings (columns of the table, and `of_agency`) with their whole number, window and doubts.
    """
    documents: dict[tuple[Any, ...], set[str]] = {}
    for row, parsed in pairs:
        documents.setdefault(_thing(row, parsed), set()).add(row["document_id"])
        documents.setdefault(_name(row), set()).add(row["document_id"])
    return [(row, _named(row, _settled(row, parsed, documents), documents)) for row, parsed in pairs]


def _named(row: Row, parsed: Parsed, documents: dict[tuple[Any, ...], set[str]]) -> Parsed:
    """Return the result; a name that stands in this scan alone is marked, and doubted if a slip may be in it."""
    is_open = row["text_source"] == SCAN and row["measure"] in BY_NAME and row["label_as_printed"] not in OWN_WORDS
    if not is_open or row["second_reading"] == OLD_OCR or len(documents[_name(row)]) > 1:
        return parsed
    doubts = () if is_plain_name(row["label_as_printed"]) else (NAME_ALONE,)
    return Parsed(parsed.value, parsed.window, (*parsed.flags, "name_read_once"), (*parsed.doubts, *doubts))


def is_plain_name(name: object) -> bool:
    """True if a name is words of letters, numbers, and marks that stand by themselves, as systems are named."""
    words = name.split() if isinstance(name, str) else []
    has_edge = bool(words) and "-" in (words[0], words[-1])
    return bool(words) and not has_edge and all(_PLAIN_WORD.fullmatch(word) for word in words)


def _name(row: Row) -> tuple[Any, ...]:
    return row["of_agency"], "name", row["label_as_printed"]


def _settled(row: Row, parsed: Parsed, documents: dict[tuple[Any, ...], set[str]]) -> Parsed:
    if row["text_source"] != SCAN:
        return parsed
    said = row["second_reading"] if isinstance(row["second_reading"], str) else ""
    if not said and parsed.value is not None and parsed.window.start and len(documents[_thing(row, parsed)]) > 1:
        said = "other_document"
    if not said:
        return Parsed(parsed.value, parsed.window, parsed.flags, (*parsed.doubts, ALONE))
    return Parsed(parsed.value, parsed.window, (*parsed.flags, f"seconded_by_{said}"), parsed.doubts)


def _thing(row: Row, parsed: Parsed) -> tuple[Any, ...]:
    measure = _ONE_THING.get(row["measure"], row["measure"])
    window = parsed.window
    return row["of_agency"], measure, window.kind, window.start, window.end, parsed.value
