"""A page of a LEARN dashboard report in; out come its box of labels, its table's lines and its footer.

Reports: `Dashboard Hit Ratio Report` and `Dashboard Detection Report`, layouts of 2020, 2022 and 2025
(domain.md §4.1, §4.2). Nothing depends on the order of words in the file.
"""

from dataclasses import dataclass

from lib.forms.dashboard_box import Box, box_lines, read_box
from lib.forms.layout import Line, Uses, lines_of
from lib.forms.letterhead import logo_words
from lib.forms.lying import lying_words
from lib.forms.report_footer import Footer, read_footer, together
from lib.pages import SCAN, Page

_TITLES = {"Dashboard Hit Ratio Report": "hit_ratio_report", "Dashboard Detection Report": "detection_report"}
# What stands above the title in larger letters.
_ABOVE = ("Hit Ratio", "Agency", "System", "Detection", "Detections")
_BOX_TITLE = "Report Details"
_HEADERS = {
    "Contributor Record Type Records": "record_type",
    "Contributor Agency Detections": "agency",
    "Contributor System Detections": "system",
}


@dataclass(frozen=True, slots=True)
class DashboardPage:
    """One page: its box, the header of its table and which it is, the lines below that, its footer."""

    number: int
    box: Box
    header: Line | None
    table: str
    table_lines: tuple[Line, ...]
    footer: Footer
    is_scan: bool = False


def dashboard_form(page: Page) -> str:
    """Return hit_ratio_report or detection_report if its title stands on the page, else an empty text."""
    if "Dashboard" not in page.text:
        return ""
    height = page.height or max((w.box[3] for w in page.words if w.box), default=0.0)
    logo = logo_words(page)
    edge = [i for i, w in enumerate(page.words) if i not in logo and w.box and w.box[3] < 0.2 * height]
    return next((_TITLES[line.text] for line in lines_of(page, edge) if line.text in _TITLES), "")


def read_dashboard_page(page: Page, uses: Uses) -> DashboardPage:
    """Return what stands on a page `dashboard_form` knows; marks all words but those of the table's rows."""
    lines = _without_title(lines_of(page, lying_words(page)), uses)
    footers = [read_footer(line, uses) for line in lines]
    lines = [line for line, footer in zip(lines, footers, strict=True) if footer is None]
    at = next((i for i, line in enumerate(lines) if line.text in _HEADERS), None)
    above, header = (lines, None) if at is None else (lines[:at], lines[at])
    box = read_box(box_lines(above), uses)
    uses.mark_lines([line for line in above if line.text == _BOX_TITLE], "heading")
    if at is None:
        # A page that only goes on a table may lack the header; one with a box has no rows then.
        table_lines = [] if box.labels else lines
    else:
        table_lines = lines[at + 1 :]
        uses.mark_lines([header], "heading")
    table = _HEADERS[header.text] if header else ""
    footer = together([footer for footer in footers if footer])
    return DashboardPage(page.number, box, header, table, tuple(table_lines), footer, page.text_source == SCAN)


def _without_title(lines: list[Line], uses: Uses) -> list[Line]:
    at = next((i for i, line in enumerate(lines) if line.text in _TITLES), None)
    if at is None:
        return lines
    start = at - 1 if at and lines[at - 1].text in _ABOVE else at
    uses.mark_lines(lines[start : at + 1], "furniture")
    return lines[:start] + lines[at + 1 :]
