"""Any list in any layout comes back as it was printed: made reports with random names, wraps and page breaks."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import HOT_RECEIVED, HOT_SHARED, RECEIVED, SHARED, Book, Sharing, Table, pairs

from lib.forms import sharing_report

PLACES = ["Sampleville", "Los Ejemplos", "Mock Creek", "Faketon", "St Nowhere", "McDemo", "17th Invented District"]
KINDS = ["Police Department", "County Sheriffs Office", "PD", "County Sheriff (Machesney Park Division)", ""]
KINDS += ["Drug Task Force", "Department of Public Safety and Emergency Services"]
TAGS = ["", " (CA)", " CA", " (NATL)", " (Newark NJ)"]
CITIES = ["livermore", "ESCONDIDO", "Napes", "San Juan del Ejemplo", "", "St. Demo"]
STATES = ["CA", "TX", "NY", ""]
HOT_LISTS = ["HSI MASTER", "Persons", "CA-OC-Template"]
# A row at the top of a page whose words could end the last row of the page before.
AT_THE_BREAK = {
    "",
    "the first row of the next page may be its second line",
    "it may be the second line of the last row of the page before",
}


class Maker:
    """Makes names, tables and books from one seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def name(self):
        pick = self.random.choice
        flag = pick(["", "", "", "Inactive "])
        return " ".join(f"{flag}{pick(PLACES)} {pick(KINDS)}{pick(TAGS)}".split())

    def names(self, most):
        return pairs([self.name() for _ in range(self.random.randint(0, most))])

    def cities(self, most):
        pick = self.random.choice
        return [(self.name(), pick(CITIES), pick(STATES)) for _ in range(self.random.randint(0, most))]

    def hot_lists(self, most):
        names = [self.name() for _ in range(self.random.randint(0, most))]
        return [(name, self.random.choice([f"LEARN_{name}", *HOT_LISTS])) for name in names]

    def names_table(self, rows):
        between = self.random.uniform
        size, left = self.random.choice([9.0, 10.0, 11.0]), between(30.0, 75.0)
        # A gutter can only be found where some cells leave room before it.
        room = self.random.choice([12.0, 60.0] if len(rows) < 6 else [0.0, 1.0, 12.0, 60.0])
        width = between(175.0, min(258.0, (585.0 - left - room) / 2))
        gutter = left + width + room
        return Table((left, gutter), width, 1.5 * size, between(4.0, 12.0), size)

    def city_table(self):
        between = self.random.uniform
        align = self.random.choice(["center", "left"])
        middles = (between(125.0, 150.0), between(320.0, 350.0), between(470.0, 510.0))
        columns = tuple(x - 90.0 * (align == "left") for x in middles)
        is_middle = self.random.random() < 0.5
        return Table(columns, between(140.0, 180.0), padding=between(4.0, 11.0), align=align, is_middle=is_middle)

    def book(self, breaks_rows=False, most=70):
        has_cities = self.random.random() < 0.5
        sections = {
            SHARED: self.names(most),
            RECEIVED: self.cities(most // 2) if has_cities else self.names(most),
            HOT_SHARED: self.hot_lists(8),
            HOT_RECEIVED: self.hot_lists(most // 2),
        }
        tables = {section: self.names_table(rows) for section, rows in sections.items()}
        if has_cities:
            tables[RECEIVED] = self.city_table()
        book = Book()
        edition = self.random.choice(["2020", "2022", "2025"])
        bottom = self.random.uniform(400.0, 806.0)
        Sharing(book, edition=edition, bottom=bottom, breaks_rows=breaks_rows).write(sections, tables)
        return book


SEEDS = st.integers(0, 10**6)
MOST = st.sampled_from([2, 8, 70])


def read(pages):
    return sharing_report.rows(pages)


def printed(rows):
    parts = ("section", "page", "row", "name_as_printed", "city_as_printed", "state_as_printed", "hot_list_as_printed")
    return [tuple(row[part] for part in parts) for row in rows["listed"]]


@settings(max_examples=60, deadline=None)
@given(SEEDS, MOST)
def test_every_list_is_read_as_printed(seed, most):
    book = Maker(seed).book(most=most)
    pages = [shuffled(page, seed) for page in book.by_words()]
    assert all(sharing_report.takes(page) for page in pages)
    rows = read(pages)
    assert printed(rows) == book.listed
    assert {row["doubt"] for row in rows["listed"]} <= AT_THE_BREAK
    assert {use for _, _, use in rows["word_uses"]} <= {"value", "label", "heading", "furniture"}
    assert all(check["ok"] for check in rows["checks"]), rows["checks"]


@settings(max_examples=60, deadline=None)
@given(SEEDS, MOST)
def test_rows_broken_over_two_pages_are_right_or_doubted(seed, most):
    book = Maker(seed).book(breaks_rows=True, most=most)
    right_or_doubted(read(book.by_words()), book)


@settings(max_examples=60, deadline=None)
@given(SEEDS, MOST)
def test_cells_that_became_one_word_are_right_or_doubted(seed, most):
    book = Maker(seed).book(most=most)
    rows = read(book.by_words(glue=3.0))
    right_or_doubted(rows, book)
    assert sum(row["doubt"] not in AT_THE_BREAK for row in rows["listed"]) <= 4


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_the_same_from_a_pdf_by_the_own_reader(seed):
    book = Maker(seed).book(most=30)
    right_or_doubted(read(book.by_reader()), book)


@settings(max_examples=5, deadline=None)
@given(SEEDS)
def test_the_same_from_a_pdf_by_pdfplumber(seed):
    book = Maker(seed).book(most=30)
    right_or_doubted(read(book.by_pdfplumber()), book)


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.integers(0, 20))
def test_no_word_is_lost_or_used_twice_even_without_a_page(seed, dropped):
    pages = Maker(seed).book(most=30).by_words()
    pages = [page for i, page in enumerate(pages) if i != dropped % len(pages) or len(pages) == 1]
    uses = [(page, index) for page, index, _ in read(pages)["word_uses"]]
    assert uses == [(page.number, i) for page in pages for i in range(len(page.words))]


def right_or_doubted(rows, book):
    got = printed(rows)
    if not any(row["doubt"] for row in rows["listed"]):
        assert got == book.listed
    true = {row[:2] + row[3:] for row in book.listed}
    wrong = [g for g, row in zip(got, rows["listed"], strict=True) if not row["doubt"] and g[:2] + g[3:] not in true]
    assert wrong == []


def shuffled(page, seed):
    words = list(page.words)
    random.Random(seed).shuffle(words)
    return replace(page, words=tuple(words))
