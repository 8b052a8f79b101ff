"""A page of an Agency Data Sharing Report in; its lines out, each with what it is: heading, header, body and so on.

Layouts of 2020 (LEARN), 2022 (Vigilant VehicleManager) and 2025 (VehicleManager), domain.md §4.3.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from lib.forms.layout import Line, Uses, lines_of
from lib.forms.letterhead import logo_words
from lib.forms.lying import lying_words
from lib.forms.report_footer import Footer, read_footer, together
from lib.pages import Page

SECTIONS = ("detections_shared", "detections_received", "hotlists_shared", "hotlists_received")
HEADINGS = {
    "Detections Shared": "detections_shared",
    "Detections Received": "detections_received",
    "Hot List Sharing": "hotlists_shared",
    "Hot-List Sharing": "hotlists_shared",
    "Hot-List Received": "hotlists_received",
    "Hot List Received": "hotlists_received",
}
_HEADERS = {
    "city": re.compile(r"Agency(?: Name)?:? City:? State:?"),
    "hot_list": re.compile(r"Agency(?: Name)?:? Hot[ -]List(?:\(s\)|s)?:?"),
}
# White space is optional: an old text layer may run words together.
_SENTENCE = re.compile(
    r"The (?P<agency>\S.*?) ?Agency is ?"
    r"(?:(?P<detections_shared>sharing its detection data ?with)"
    r"|(?P<detections_received>receiving detection data ?from)"
    r"|(?P<hotlists_shared>sharing hot[ -]?list ?records ?with)"
    r"|(?P<hotlists_received>receiving shared hot[ -]?list ?records ?from))"
    r" ?the ?following ?Agencies:",
    re.IGNORECASE,
)
_LONGEST_SENTENCE = 4
# Never an agency's name: a sentence or header of a layout not seen yet, a title or footer an old text layer spoils.
_NO_NAME = re.compile(r".*(?::$|\bDate Created\b|\bData ?Sharing\b|\bPage \d+ ?of)")
_MARK = re.compile(r":|Data|Page")
_LEFT = ("body", "unknown")
_LONG = 13
_TITLE = ("Agency", "Data Sharing Report")
_TITLE_WORDS = frozenset(("Sharing", "Data"))


class Part(NamedTuple):
    """One or more lines of a page that are one thing.

    `kind` is heading, sentence, header, none, body or unknown (no rule knows it); `says` is the section of a
    heading or sentence, the kind of a header; `agency` is the name in a sentence.
    """

    kind: str
    lines: tuple[Line, ...]
    says: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class SharingPage:
    """The parts of one page from top to bottom, and what its footer says."""

    number: int
    parts: tuple[Part, ...]
    footer: Footer


def is_sharing_page(page: Page) -> bool:
    """Return True if the title `Agency` / `Data Sharing Report`, or that report's footer, stands on the page.

    On a page that is not the vendor's own text, a short line at its top or bottom with the title's words will do.
    """
    words = page.words
    if not _TITLE_WORDS.intersection([word.text for word in words]):
        return False
    logo = logo_words(page)
    height = page.height or max((w.box[3] for w in words if w.box), default=0.0)
    high, low = 0.2 * height, 0.9 * height
    placed = [(i, w.box) for i, w in enumerate(words) if w.box and i not in logo]
    edge = [i for i, box in placed if box[3] < high or box[1] > low]
    lines = lines_of(page, edge)
    if any(_is_title(lines, i) for i in range(len(lines))):
        return True
    if page.text_source != "native":
        return any(_TITLE[1] in line.text and len(line.words) < _LONG for line in lines)
    footers = [read_footer(line, Uses([page])) for line in lines]
    return any(footer and footer.report == "Agency Data Sharing" for footer in footers)


def _is_title(lines: list[Line], i: int) -> int:
    """Return how many lines from i on are the report's title: 0, 1 or 2."""
    text = lines[i].text
    if not text.startswith(_TITLE[0]):
        return 0
    if text == " ".join(_TITLE):
        return 1
    return 2 if text == _TITLE[0] and i + 1 < len(lines) and lines[i + 1].text == _TITLE[1] else 0


def read_sharing_page(page: Page, uses: Uses) -> SharingPage:
    """Return the parts of a page `is_sharing_page` took; marks every word but those of the body."""
    lines = lines_of(page, lying_words(page))
    parts: list[Part] = []
    footers: list[Footer] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if length := _is_title(lines, i):
            uses.mark_lines(lines[i : i + length], "furniture")
            i += length
        elif footer := read_footer(line, uses):
            footers.append(footer)
            i += 1
        else:
            part = _part(lines, i)
            if part.kind not in _LEFT:
                uses.mark_lines(part.lines, "value" if part.kind == "none" else "heading")
            parts.append(part)
            i += len(part.lines)
    return SharingPage(page.number, tuple(parts), together(footers))


def _part(lines: list[Line], i: int) -> Part:
    line = lines[i]
    if section := HEADINGS.get(line.text):
        return Part("heading", (line,), section)
    if line.text.startswith("Agency"):
        for says, header in _HEADERS.items():
            if header.fullmatch(line.text):
                return Part("header", (line,), says)
    if line.text == "None":
        return Part("none", (line,))
    if line.text.startswith("The ") and (sentence := _sentence(lines, i)):
        return sentence
    is_unknown = _MARK.search(line.text) and _NO_NAME.match(line.text)
    return Part("unknown" if is_unknown else "body", (line,))


def _sentence(lines: list[Line], i: int) -> Part | None:
    """Return the section's sentence if it begins at line i; a long agency name may break it over lines."""
    for length in range(1, min(_LONGEST_SENTENCE, len(lines) - i) + 1):
        chosen = tuple(lines[i : i + length])
        if found := _SENTENCE.fullmatch(" ".join(line.text for line in chosen)):
            section = next(name for name in SECTIONS if found[name])
            return Part("sentence", chosen, section, found["agency"])
    return None
