"""Pages of a Flock list in blocks, one below the other, in; listed organizations and the use of every word out.

A block tells of one organization, the label left and its value right of it: `Name`, `Relationship`, `Access`, `Search`
(domain.md §4.7, seen as scans). Which list an organization belongs to is what its relationship says.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from lib.forms.layout import Line, Uses, box_around, hidden_places, lines_of, place, with_hidden_doubt
from lib.forms.message_rows import Rows
from lib.forms.report_rows import report_rows
from lib.pages import Page, Word

FORM = "sharing_table"
LABELS = ("Name", "Relationship", "Access", "Search")
_LABEL = re.compile(rf"(?P<label>{'|'.join(LABELS)}) ?:?(?= |$)")
_TITLE = re.compile(r".*\b(?:Network|Networks|Sharing|Organizations?)\b.*")
_SECTIONS = (
    (re.compile(r"\bwith me\b|\breceiv", re.IGNORECASE), "detections_received"),
    (re.compile(r"\bI.?m sharing\b|\bsharing with\b|\bshared by me\b", re.IGNORECASE), "detections_shared"),
)
UNKNOWN_RELATIONSHIP = "its relationship does not say who shares with whom: "
NO_RELATIONSHIP = "no relationship stands in its block"
# A value further down than this many line heights belongs to no label above it.
_CLOSE = 2.2


@dataclass(slots=True)
class _Block:
    """What stands beside each label of a block: its words by line."""

    page: int
    values: dict[str, list[tuple[Word, ...]]] = field(default_factory=dict)

    def text(self, label: str) -> str:
        return " ".join(word.text for words in self.values.get(label, []) for word in words)


def takes(page: Page) -> bool:
    """Return True if at least one block with all four labels, in order, stands on the page."""
    if any(label not in page.text for label in LABELS):
        return False
    found = [match["label"] for line in lines_of(page) if (match := _LABEL.match(line.text))]
    return any(tuple(found[i : i + len(LABELS)]) == LABELS for i in range(len(found)))


def rows(pages: list[Page]) -> Rows:
    """Return rows by table name of a document's blocks; `row` is the number of the block, from 1."""
    uses = Uses(pages)
    listed: list[dict[str, Any]] = []
    for number, block in enumerate(_blocks(pages, uses), 1):
        listed += _listed(block, number)
    counted = {name: [line for line in listed if line["section"] == name] for name in (s for _, s in _SECTIONS)}
    found: dict[str, list[Any]] = {name: [] for name in ("readings", "reports", "checks", "private")}
    found["listed"] = with_hidden_doubt(listed, hidden_places(pages))
    found["sections"] = [
        {"report": 1, "section": name, "page": mine[0]["page"], "rows": len(mine), "is_stated_empty": False}
        for name, mine in counted.items()
        if mine
    ]
    found["reports"] = [{"form": FORM, "report": 1, "first_page": pages[0].number, "last_page": pages[-1].number}]
    found["reports"][0]["created_on_as_printed"] = ""
    found["word_uses"] = uses.listed()
    return report_rows(FORM, found, pages)


def _blocks(pages: list[Page], uses: Uses) -> list[_Block]:
    blocks: list[_Block] = []
    for page in pages:
        label, above = "", None
        for line in lines_of(page):
            match = _LABEL.match(line.text)
            if match:
                label = match["label"]
                if label == LABELS[0]:
                    blocks.append(_Block(page.number))
                above = _take(blocks, label, line, match.end(), uses) if blocks else None
            elif above is not None and _goes_on(above, line):
                above = _take(blocks, label, line, 0, uses)
            elif not blocks and _TITLE.fullmatch(line.text):
                uses.mark_lines([line], "heading")
    return blocks


def _take(blocks: list[_Block], label: str, line: Line, start: int, uses: Uses) -> Line:
    """Give a line's words behind its label to the last block; return the line."""
    at = line.within(start, len(line.text)) if start < len(line.text) else ()
    named = [line.indexes[i] for i in line.within(0, start)] if start else []
    uses.mark(line.page, named, "label")
    uses.mark(line.page, [line.indexes[i] for i in at], "value")
    if at:
        blocks[-1].values.setdefault(label, []).append(tuple(line.words[i] for i in at))
    return line


def _goes_on(above: Line, line: Line) -> bool:
    """True if a line without a label goes on the value above it: close below, and right of the labels."""
    is_close = line.box[1] - above.box[1] < _CLOSE * above.size
    return is_close and line.box[0] > above.words[0].box[2]


def _listed(block: _Block, number: int) -> list[dict[str, Any]]:
    said = block.text("Relationship")
    sections = [section for pattern, section in _SECTIONS if pattern.search(said)]
    doubt = "" if sections else (UNKNOWN_RELATIONSHIP + said if said else NO_RELATIONSHIP)
    places = [
        place(block.page, box_around(words), " ".join(word.text for word in words))
        for label in ("Name", "Relationship")
        for words in block.values.get(label, [])
    ]
    if not block.text("Name"):
        doubt = "; ".join(filter(None, (doubt, "no name stands in its block")))
    return [
        {
            "page": block.page,
            "report": 1,
            "section": section,
            "row": number,
            "name_as_printed": block.text("Name"),
            "doubt": doubt,
            "boxes": places,
        }
        for section in sections or ("",)
        if places
    ]
