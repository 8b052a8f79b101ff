"""Readings with their grammars' results in; the doubt of each figure that a model read from a picture out.

Such a figure counts only if something else says the same: its report's arithmetic or an older OCR of the page (both
told by the extract stage), or another document that prints the same thing. A lone one waits.
"""

from typing import Any

from lib.clean.parsed import Parsed

SCAN = "ocr"
ALONE = "read from a picture by a model, and nothing else says the same: please compare it with the page"
# What is printed under several names and is one quantity where the figures are equal.
_ONE_THING = {
    "total_records": "scans",
    "total_detections": "scans",
    "detections_row": "scans",
    "detections_stated": "scans",
}
Row = dict[str, Any]


def with_scan_doubts(pairs: list[tuple[Row, Parsed]]) -> list[tuple[Row, Parsed]]:
    """Return the pairs; a figure of a scan that nothing seconds has one more doubt, a seconded one a flag that says so.

    `pairs` are readings (columns of the table, and `of_agency`) with their whole number, window and doubts.
    """
    documents: dict[tuple[Any, ...], set[str]] = {}
    for row, parsed in pairs:
        documents.setdefault(_thing(row, parsed), set()).add(row["document_id"])
    return [(row, _settled(row, parsed, documents)) for row, parsed in pairs]


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
