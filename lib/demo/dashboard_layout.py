"""A dashboard report's words in; out come its pages, measured on the reports of 2020 and in the order iText writes.

Two titles; a box of four lines around two centers; a picture of a pie; a table whose columns are centered;
a footer. The title and the table's header stand again on a second page.
"""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from lib.demo.sheet import Sheet, width, wrapped
from lib.demo.time_frames import us

HEADER_TONE = (0.843, 0.851, 0.91)
ROWS_ON_PAGE_ONE = 9
ROWS_ON_LATER_PAGES = 30
ROW_PITCH, LEADING = 21.9, 16.1
TABLE_LEFT, TABLE_RIGHT = 27.0, 577.0


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What one report prints. `box` is name and words of its four lines: left upper, left lower, right upper, lower."""

    titles: tuple[str, str]
    box: tuple[tuple[str, str], tuple[str, str], tuple[str, str], tuple[str, str]]
    columns: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]
    created: dt.date
    footer: str
    has_page_numbers: bool
    is_columnwise: bool
    covered_row: int | None = None
    share: float = 0.001

    @property
    def pages(self) -> int:
        """Pages it takes: nine rows fit on the first, thirty on each after it."""
        return self.page_of(len(self.rows) - 1)

    def page_of(self, row: int) -> int:
        """Page of a row (from 0) within the report."""
        return 1 if row < ROWS_ON_PAGE_ONE else 2 + (row - ROWS_ON_PAGE_ONE) // ROWS_ON_LATER_PAGES


def draw_dashboard(sheet: Sheet, report: Dashboard) -> None:
    """Draw the report from the sheet's current page on; ends on its last page."""
    _top(sheet, report)
    _box(sheet, report)
    sheet.picture(26.5, 209, 582.5, 519, "fffefffe")
    sheet.wedge(190, 260, 410, 480, report.share)
    _table(sheet, report, 553, report.rows[:ROWS_ON_PAGE_ONE])
    if report.covered_row is not None:
        top = 553 + 39 + ROW_PITCH * report.covered_row
        sheet.box(440, top, 560, top + 17, 0.0)
    _footer(sheet, report, 1)
    for page in range(2, report.pages + 1):
        first = ROWS_ON_PAGE_ONE + (page - 2) * ROWS_ON_LATER_PAGES
        sheet.next_page()
        _top(sheet, report)
        _table(sheet, report, 70, report.rows[first : first + ROWS_ON_LATER_PAGES])
        _footer(sheet, report, page)


def _top(sheet: Sheet, report: Dashboard) -> None:
    sheet.picture(0, 0, 595, 842, "fafffaff")
    sheet.centered(297.2, 5.6, report.titles[0], 18, heavy=True)
    sheet.centered(297.3, 36.1, report.titles[1], 13, heavy=True)


def _box(sheet: Sheet, report: Dashboard) -> None:
    sheet.box(28, 73, 578, 107, HEADER_TONE)
    sheet.centered(302.8, 81.4, "Report Details", 17, "Times-Roman", heavy=True)
    left, right = (max(_pair_width(*pair) for pair in report.box[i : i + 2]) for i in (0, 2))
    gutter = 28 + 550 * (left + 70) / (left + right + 100)
    centers = ((28 + gutter) / 2, (gutter + 578) / 2)
    places = [(centers[n // 2], 113.0 + 24 * (n % 2), *report.box[n]) for n in range(4)]
    order = [0, 1, 2, 3] if report.is_columnwise else [0, 2, 1, 3]
    if report.is_columnwise:
        for center, top, label, words in places:
            sheet.text(center - _pair_width(label, words) / 2, top, f"{label}: ", 12, "Times-Roman", heavy=True)
    for n in order:
        center, top, label, words = places[n]
        x = center - _pair_width(label, words) / 2
        if not report.is_columnwise:
            sheet.text(x, top, f"{label}: ", 12, "Times-Roman", heavy=True)
        sheet.text(x + width(f"{label}: ", 12, "Times-Roman") + 0.4, top + 0.7, words, 11, "Times-Roman")
    for edge in (70.0, 176.0):
        sheet.line(26, edge, 584, edge)


def _pair_width(label: str, words: str) -> float:
    return width(f"{label}: ", 12, "Times-Roman") + 0.4 + width(words, 11, "Times-Roman")


def _table(sheet: Sheet, report: Dashboard, top: float, rows: tuple[tuple[str, str, str], ...]) -> None:
    middle = max([width(report.columns[1], 14, "Times-Roman"), *(width(row[1], 12) for row in report.rows)])
    second = max(150.0, min(230.0, middle + 60))
    edges = (TABLE_LEFT, TABLE_LEFT + (550 - second) * 0.53, TABLE_LEFT + (550 - second) * 0.53 + second, TABLE_RIGHT)
    centers = [(a + b) / 2 for a, b in pairwise(edges)]
    for x0, x1 in pairwise(edges):
        sheet.box(x0, top + 2, x1, top + 36, HEADER_TONE)
    for center, title in zip(centers, report.columns, strict=True):
        sheet.centered(center, top + 11.9, title, 14, "Times-Roman", heavy=True)
    lines = [[wrapped(words, second - 10, 12) for words in row] for row in rows]
    tops = [top + 41.2]
    for row in lines:
        tops.append(tops[-1] + ROW_PITCH + LEADING * (max(map(len, row)) - 1))
    cells = [(n, c) for n in range(len(rows)) for c in range(3)]
    if report.is_columnwise:
        cells.sort(key=lambda cell: (cell[1], cell[0]))
    for n, column in cells:
        for k, line in enumerate(lines[n][column]):
            sheet.centered(centers[column], tops[n] + LEADING * k, line, 12)
    bottom = tops[-1] - 3
    for edge in (top, bottom):
        sheet.line(25, edge, 575, edge)


def _footer(sheet: Sheet, report: Dashboard, page: int) -> None:
    """The footer of 2020 is one run padded with blanks; later ones are two runs and no page number."""
    created = f"Date Created: {us(report.created)}"
    if report.has_page_numbers:
        run = f"{created}{' ' * 47}{report.footer}{' ' * 52}Page {page} of {report.pages}"
        sheet.text(40, 816.9, run, 9)
    else:
        sheet.text(40, 816.9, created, 9)
        sheet.text(252.3, 816.9, report.footer, 9)
