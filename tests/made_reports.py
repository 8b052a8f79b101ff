"""Invented report texts in; out come PDFs in the vendor's layouts, their words as pages, and the truth on them.

Drawn by measure from the layouts domain.md §4.1–4.3 describes. Nothing here comes from lib.forms, so that maker and
reader cannot share a mistake. All names are made up.
"""

import io
from dataclasses import dataclass, field

import pdfplumber
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from lib.pages import Page, Word
from lib.read.pdf import read_pdf

FONT, WIDTH, HEIGHT = "Helvetica", 595.0, 842.0
SYSTEMS = {"2020": "LEARN", "2022": "Vigilant VehicleManager", "2025": "VehicleManager"}
SHARED, RECEIVED, HOT_SHARED, HOT_RECEIVED = (
    "detections_shared",
    "detections_received",
    "hotlists_shared",
    "hotlists_received",
)
SENTENCES = {
    SHARED: "The {} Agency is Sharing its Detection data with the following Agencies:",
    RECEIVED: "The {} Agency is receiving Detection data from the following Agencies:",
    HOT_SHARED: "The {} Agency is sharing Hot List records with the following Agencies:",
    HOT_RECEIVED: "The {} Agency is receiving Shared Hot List records from the following Agencies:",
}


def headings(edition):
    last = "Hot-List Received" if edition == "2020" else "Hot List Received"
    return dict(zip(SENTENCES, ("Detections Shared", "Detections Received", "Hot List Sharing", last), strict=True))


@dataclass
class Text:
    """One run of text as drawn: its left edge, its top, its size."""

    x: float
    top: float
    text: str
    size: float = 11.0

    @property
    def width(self):
        return stringWidth(self.text, FONT, self.size)


@dataclass
class Table:
    """How a list is set: left edges or middles of its columns, width of a cell, distance of lines, space below."""

    columns: tuple
    width: float = 214.0
    leading: float = 16.55
    padding: float = 11.0
    size: float = 11.0
    align: str = "left"
    is_middle: bool = False  # short cells in the middle of a row's height


def wrapped(text, width, size=11.0):
    """Return the lines of a text that is broken as late as possible, at spaces."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and stringWidth(longer, FONT, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class Book:
    """A file being made: drawn texts by page, and the truth of what a person reads on it."""

    def __init__(self):
        self.pages, self.listed, self.figures = [], [], []

    def __repr__(self):
        return f"Book({self.listed})"

    # --- reading it back

    def pdf(self):
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
        for texts in self.pages:
            for text in texts:
                canvas.setFont(FONT, text.size)
                canvas.drawString(text.x, HEIGHT - text.top - 0.78 * text.size, text.text)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def by_words(self, glue=0.0):
        """Return the pages as a perfect reader would; cells closer than `glue` become one word, as for pdfplumber."""
        return [page_of(i, _glued(texts, glue)) for i, texts in enumerate(self.pages, 1)]

    def by_reader(self):
        """Return the pages as the project's own PDF reader gives them."""
        return list(read_pdf(self.pdf()).pages)

    def by_pdfplumber(self):
        return pages_by_pdfplumber(io.BytesIO(self.pdf()))

    # --- drawing

    def add_page(self):
        self.pages.append([])
        return self.pages[-1]

    def draw(self, x, top, text, size=11.0, align="left"):
        drawn = Text(x, top, text, size)
        drawn.x -= {"left": 0.0, "center": drawn.width / 2}[align]
        self.pages[-1].append(drawn)


def _words(text):
    at = 0
    for part in text.text.split(" "):
        if part:
            x0 = text.x + stringWidth(text.text[:at], FONT, text.size)
            x1 = x0 + stringWidth(part, FONT, text.size)
            yield part, (x0, text.top, x1, text.top + text.size), text.size
        at += len(part) + 1


def _glued(texts, glue):
    found = []
    for text in texts:
        words = list(_words(text))
        before = next((f for f in found if f[1][1] == text.top and 0 <= text.x + 1 - f[1][2] < glue + 1), None)
        if glue and before:
            found.remove(before)
            first, box, size = words[0]
            old = before[1]
            words[0] = (before[0] + first, (old[0], old[1], max(old[2], box[2]), old[3]), size)
        found += words
    return found


def page_of(number, found):
    """Return a page of words (text, box, size), in the order given."""
    words, at = [], 0
    for text, box, size in found:
        words.append(Word(text, at, at + len(text), box, size))
        at += len(text) + 1
    return Page(number, " ".join(w.text for w in words), "native", tuple(words), WIDTH, HEIGHT)


def pages_by_pdfplumber(file):
    """Return the pages of a PDF (path or open file) by pdfplumber's words."""
    with pdfplumber.open(file) as pdf:
        return [
            page_of(
                page.page_number,
                [
                    (w["text"], (w["x0"], w["top"], w["x1"], w["bottom"]), w["size"])
                    for w in page.extract_words(extra_attrs=["size"], use_text_flow=False)
                ],
            )
            for page in pdf.pages
        ]


# --- Agency Data Sharing Report

TABLES = {
    "2020": {
        SHARED: Table((68.0, 326.0), width=256.0),
        RECEIVED: Table((68.0, 367.0)),
        HOT_SHARED: Table((68.0, 317.0), width=246.0, padding=10.0),
        HOT_RECEIVED: Table((68.0, 317.0), width=246.0, padding=10.0),
    },
    "2022": {
        SHARED: Table((67.0, 294.0), width=227.5, padding=4.0),
        RECEIVED: Table((150.0, 340.0, 480.0), width=200.0, padding=6.0, align="center"),
        HOT_SHARED: Table((48.0, 301.0), width=240.0, padding=5.0),
        HOT_RECEIVED: Table((52.0, 309.0), width=240.0, padding=5.0),
    },
    "2025": {
        SHARED: Table((60.0, 296.5), width=230.0, padding=8.0),
        RECEIVED: Table((140.0, 330.0, 500.0), width=190.0, padding=4.0, align="center", is_middle=True),
        HOT_SHARED: Table((50.0, 300.0), width=220.0, padding=4.0),
        HOT_RECEIVED: Table((50.0, 311.0), width=220.0, padding=4.0),
    },
}


@dataclass
class Sharing:
    """Draws one Data Sharing Report into a book."""

    book: Book
    agency: str = "Sampleville Police Department"
    edition: str = "2020"
    created_on: str = "02-06-20"
    bottom: float = 806.0
    breaks_rows: bool = False
    row: dict = field(default_factory=dict)
    top: float = 0.0
    first_page: int = 0

    def write(self, sections, tables=None):
        """Draw the sections ({section: rows}); a row is (left, right), (name, city, state), (name, hot list).

        A row of one text is set in the middle of the page.
        """
        self.first_page = len(self.book.pages) + 1
        self._new_page()
        for section, rows in sections.items():
            self._section(section, rows, (tables or TABLES[self.edition])[section])
        self._footers()
        return self

    def _new_page(self):
        self.book.add_page()
        self.book.draw(WIDTH / 2, 9.2, "Agency", 20.0, "center")
        self.book.draw(WIDTH / 2, 33.1, "Data Sharing Report", 16.0, "center")
        self.top = 78.4

    def _section(self, section, rows, table):
        header = self._header(section, table)
        if self.top + 34 + 30 + (30 if header else 0) + 28 > self.bottom:
            self._new_page()
        self.book.draw(WIDTH / 2, self.top + 3.6, headings(self.edition)[section], 16.0, "center")
        for line in wrapped(SENTENCES[section].format(self.agency), 480.0, 9.5):
            self.book.draw(WIDTH / 2, self.top + 37.5, line, 9.5, "center")
            self.top += 14.3
        self.top += 53.0
        for x, text in header:
            self.book.draw(x, self.top, text, 12.0, table.align)
        self.top += 30.0 if header else 0.0
        if not rows:
            self.book.draw(WIDTH / 2, self.top, "None", 20.0, "center")
        for row in rows:
            self._row(section, row, table)
        self.top += 10.6

    def _header(self, section, table):
        if section in (HOT_SHARED, HOT_RECEIVED):
            return [(table.columns[0] - 20, "Agency:"), (table.columns[1] - 15, "Hot List(s):")]
        titles = ("Agency", "City", "State") if len(table.columns) == 3 else ()
        return list(zip(table.columns, titles, strict=False))

    def _row(self, section, row, table):
        if len(row) == 1:
            self._truth(section, row, len(self.book.pages))
            self.book.draw(WIDTH / 2, self.top, row[0], table.size, "center")
            self.top += table.leading + table.padding
            return
        cells = [wrapped(text, table.width, table.size) if text else [] for text in row]
        height = max(len(lines) for lines in cells) * table.leading
        if self.top + (table.leading if self.breaks_rows else height) > self.bottom:
            self._new_page()
        self._truth(section, row, len(self.book.pages))
        start, now = self.top, len(self.book.pages)
        for k in range(max(len(lines) for lines in cells)):
            top = start + k * table.leading
            if top + table.size > self.bottom:
                self._new_page()
                start, now = self.top - k * table.leading, len(self.book.pages)
                top = self.top
            for x, lines in zip(table.columns, cells, strict=True):
                if k < len(lines):
                    room = height - len(lines) * table.leading
                    down = room / 2 if table.is_middle and not self.breaks_rows else 0.0
                    self.book.draw(x, top + down, lines[k], table.size, table.align)
        self.top = start + height + table.padding
        assert now == len(self.book.pages)

    def _truth(self, section, row, page):
        two_names = section in (SHARED, RECEIVED) and len(row) <= 2
        for name, *more in [(name,) for name in row if name] if two_names else [row]:
            self.row[section] = self.row.get(section, 0) + 1
            city, state = more if len(row) == 3 else ("", "")
            hot_list = more[0] if len(row) == 2 and more else ""
            self.book.listed.append((section, page, self.row[section], name, city, state, hot_list))

    def _footers(self):
        pages = self.book.pages[self.first_page - 1 :]
        for n, texts in enumerate(pages, 1):
            texts.append(Text(6.0, 822.0, f"Date Created: {self.created_on}", 10.0))
            texts.append(Text(252.0, 822.0, f"{SYSTEMS[self.edition]} Agency Data Sharing Report", 10.0))
            texts.append(Text(529.0, 822.0, f"Page {n} of {len(pages)}", 10.0))


def pairs(names):
    """Return names as rows of two, the last alone if their number is odd."""
    return [(a, b) for a, b in zip(names[::2], [*names[1::2], ""], strict=False)]


# --- Dashboard reports

TITLES = {
    "record_type": ("Hit Ratio", "Hit Ratio", "Record Type", "Records", "Hit Ratio Count", "Total Records"),
    "agency": ("Agency", "Detection", "Agency", "Detections", "Agency Count", "Total Detections"),
    "system": ("System", "Detection", "System", "Detections", "System Count", "Total Detections"),
}


@dataclass
class Dashboard:
    """Draws one dashboard report into a book: kind is record_type (Hit Ratio), agency or system."""

    book: Book
    kind: str = "record_type"
    edition: str = "2020"
    created_on: str = "02-06-20"
    frame: str = "From 01-01-18 To 12-01-18"
    staff: str = "Pat Q. Example"
    rows_on_a_page: int = 20
    by_columns: bool = False

    def write(self, rows, total=None, count=None, pages_dropped=()):
        """Draw rows of (name, count); total and count are printed as given, else as the rows add up."""
        total = sum(n for _, n in rows) if total is None else total
        count = len(rows) if count is None else count
        chunks = [rows[i : i + self.rows_on_a_page] for i in range(0, len(rows), self.rows_on_a_page)]
        number = 0
        for n, chunk in enumerate(chunks, 1):
            if n in pages_dropped:
                number += len(chunk)
                continue
            self.book.add_page()
            self._title()
            if n == 1:
                self._box(f"{total:,}", str(count))
            self._table(chunk, number, 564.9 if len(rows) < 5 else 164.9)
            number += len(chunk)
            self._footer(n, len(chunks))
            if self.by_columns:
                self.book.pages[-1].sort(key=lambda t: (t.x > 250, t.x, t.top))
        return self

    def _title(self):
        above, name, *_ = TITLES[self.kind]
        self.book.draw(WIDTH / 2, 5.6, above, 18.0, "center")
        self.book.draw(WIDTH / 2, 36.1, f"Dashboard {name} Report", 13.0, "center")

    def _box(self, total, count):
        _, _, _, _, count_label, total_label = TITLES[self.kind]
        self.book.draw(WIDTH / 2, 81.4, "Report Details", 17.0, "center")
        frame = wrapped(self.frame, 190.0)
        cells = [
            (113.0, 130.0, "Report By:", [self.staff]),
            (113.0, 420.0, f"{count_label}:", [count]),
            (137.0, 100.0, "Time Frame:", frame),
            (137.0, 410.0, f"{total_label}:", [total]),
        ]
        for top, x, label, lines in cells:
            self.book.draw(x, top, label, 12.0)
            for k, line in enumerate(lines):
                self.book.draw(x + stringWidth(label, FONT, 12.0) + 3.3, top + 0.75 + 16.5 * k, line)

    def _table(self, rows, number, top):
        _, _, middle, right, *_ = TITLES[self.kind]
        for x, text in ((122.3, "Contributor"), (310.0, middle), (489.3, right)):
            self.book.draw(x, top, text, 14.0, "center")
        top += 29.3
        for n, (name, count) in enumerate(rows, number + 1):
            printed = f"{count:,}" if self.edition == "2020" else str(count)
            lines = wrapped(name, 160.0, 12.0)
            self.book.draw(122.3, top, str(n), 12.0, "center")
            self.book.draw(489.3, top, printed, 12.0, "center")
            for k, line in enumerate(lines):
                self.book.draw(310.0, top + 18.0 * k, line, 12.0, "center")
            top += 18.0 * (len(lines) - 1) + 21.98
            self.book.figures.append((len(self.book.pages), n, name, printed))

    def _footer(self, n, total):
        system = "LEARN" if self.edition == "2022" else SYSTEMS[self.edition]
        parts = [f"Date Created: {self.created_on}", f"{system} Administrator List Report"]
        if self.edition == "2020":
            run = f"{parts[0]}{' ' * 47}{parts[1]}{' ' * 52}Page {n} of {total}"
            self.book.draw(40.0, 816.9, run, 9.0)
        else:
            self.book.draw(40.0, 816.9, parts[0], 9.0)
            self.book.draw(252.0, 816.9, parts[1], 9.0)
