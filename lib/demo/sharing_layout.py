"""Sections of a Data Sharing Report in; out come its pages and on which of them each row begins.

Measured on a report of 2020, in the order iText writes: a white box for each cell, then its words. Titles on
each page; sections run on over pages without their heading; two can share a page; a wrapped line stands
16.57 points below its first, and the row grows by that.
"""

from dataclasses import dataclass

from lib.demo.sheet import Sheet, width, wrapped

LEFT, RIGHT = 12.5, 580.5
FIRST_TOP, LAST_BOTTOM = 71.0, 816.0
LEADING = 16.57
SENTENCE_LEADING = 14.3
BAND_TONE = (0.86, 0.74, 0.80)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its cells begin and end, and where words begin, or the center they stand around."""

    x0: float
    x1: float
    text_x: float = 0.0
    is_centered: bool = False

    def lines(self, words: str, size: float) -> list[str]:
        """Return the words broken as the cell breaks them."""
        margin = 4.0 if self.is_centered else self.text_x - self.x0
        return wrapped(words, self.x1 - self.x0 - margin, size)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its heading, its sentence, its columns, their titles (or none) and its rows of cells.

    `may_stand_alone`: the heading may be the last thing on a page, its first row the first of the next.
    """

    heading: str
    sentence: str
    columns: tuple[Column, ...]
    titles: tuple[tuple[float, str], ...]
    rows: tuple[tuple[str, ...], ...]
    pitch: float
    size: float
    may_stand_alone: bool = False


class SharingPages:
    """The pages of one report while they are drawn; `top` is where the next thing goes."""

    def __init__(self, sheet: Sheet, footer: str, created: str) -> None:
        self.sheet, self._footer, self._created = sheet, footer, created
        self.top = FIRST_TOP
        self.page = 1
        self._begin()

    def _begin(self) -> None:
        self.sheet.picture(0, 0, 595, 842, "fafffaff")
        self.sheet.centered(297.2, 9.2, "Agency", 20, heavy=True)
        self.sheet.centered(297.2, 33.1, "Data Sharing Report", 16, heavy=True)

    def end_page(self) -> None:
        """Write the footer: three runs, the number of pages apart from the words before it."""
        sheet = self.sheet
        sheet.text(6, 822, self._created, 10)
        sheet.centered(334, 822, self._footer, 10)
        number = f"Page {self.page} of "
        sheet.text(580.4 - width(number, 10), 822, number, 10)
        sheet.total_pages(580.5, 822, 10)

    def _turn(self) -> None:
        self.end_page()
        self.sheet.next_page()
        self.page += 1
        self.top = FIRST_TOP
        self._begin()

    def section(self, section: Section) -> list[int]:
        """Draw a section; return the page of each row."""
        sentence = wrapped(section.sentence, RIGHT - LEFT - 12, 9.5)
        more = SENTENCE_LEADING * (len(sentence) - 1)
        header = (93.4 if section.titles else 62.3) + more
        if self.top + header + (0 if section.may_stand_alone else 45) > LAST_BOTTOM:
            self._turn()
        y = self.top
        self.sheet.box(LEFT, y + 4, RIGHT, y + 34, BAND_TONE)
        self.sheet.centered(296.3, y + 11, section.heading, 16, heavy=True)
        for n, line in enumerate(sentence):
            self.sheet.centered(296.5, y + 44.9 + SENTENCE_LEADING * n, line, 9.5)
        for x, title in section.titles:
            self._title(x, y + 75 + more, title)
        self.top = y + header
        if not section.rows:
            if self.top + 38 > LAST_BOTTOM:
                self._turn()
            self.sheet.text(272.6, self.top + 6.2, "None", 20)
            self.top += 38
        pages = [self._row(section, row, is_first=n == 0) for n, row in enumerate(section.rows)]
        self.top += 7
        return pages

    def _title(self, x: float, top: float, title: str) -> None:
        write = self.sheet.text if title.endswith(":") else self.sheet.centered
        write(x, top, title, 12, heavy=True)

    def _row(self, section: Section, row: tuple[str, ...], *, is_first: bool) -> int:
        cells = [column.lines(words, section.size) for column, words in zip(section.columns, row, strict=True)]
        lines = max(map(len, cells))
        above = 5.0 if is_first else 0.0
        height = section.pitch + above + LEADING * (lines - 1)
        if self.top + height > LAST_BOTTOM:
            self._turn()
        inside = (section.pitch - 12.77) / 2 + above
        for column, cell in zip(section.columns, cells, strict=True):
            self.sheet.box(column.x0, self.top, column.x1, self.top + height, 1.0)
            for n, line in enumerate(cell):
                self._line(column, self.top + inside + LEADING * n, line, section.size)
        self.top += height
        return self.page

    def _line(self, column: Column, top: float, line: str, size: float) -> None:
        if not line.strip():
            return
        if column.is_centered:
            self.sheet.centered((column.x0 + column.x1) / 2, top, line, size)
        else:
            self.sheet.text(column.text_x, top, line, size)
