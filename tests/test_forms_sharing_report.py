"""The Agency Data Sharing Report: every row of the real one, the quirks of each year's layout, and what is doubted."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from made_reports import (
    HOT_RECEIVED,
    HOT_SHARED,
    RECEIVED,
    SENTENCES,
    SHARED,
    TABLES,
    Book,
    Sharing,
    Table,
    Text,
    pages_by_pdfplumber,
    pairs,
)

from lib.forms import sharing_report
from lib.read.pdf import read_pdf

SAMPLES = Path(__file__).parents[2] / "shared/samples"
REAL = "orange-county-so-ca/86943/Orange County Sheriffs Department_Data_Sharing_Report_02-06-20.pdf"
RIVERSIDE = ("Riverside County District Attorneys Office (CA)", "Riverside County Sheriffs Department (CA)")
NAMES = ["ALEA", "Sampleville Police Department (CA)", "CBP - NTC", "Sampleville Police Department", *RIVERSIDE]
NAMES += ["Inactive Faketon Police Department", "Winnebago County Sheriff (Machesney Park Division)", "City of Vidor"]
CITIES = [
    (name, city, state)
    for name, city, state in zip(NAMES, ["livermore", "ESCONDIDO", "Napes"] * 3, ["CA", "", "TX"] * 3, strict=True)
]
HOT_LISTS = [(name, f"LEARN_{name}") for name in NAMES[:6]] + [("Faketon Police Department", "HSI MASTER")]
PARTS = ("section", "page", "row", "name_as_printed", "city_as_printed", "state_as_printed", "hot_list_as_printed")


def read(pages):
    return sharing_report.rows(pages)


def printed(found):
    return [tuple(row[part] for part in PARTS) for row in found["listed"]]


def names(found, section=SHARED):
    return [row["name_as_printed"] for row in found["listed"] if row["section"] == section]


def doubts(found):
    return {row["name_as_printed"]: row["doubt"] for row in found["listed"] if row["doubt"]}


def uses(found):
    return Counter(use for _, _, use in found["word_uses"])


def failed(found):
    return [check["why"] for check in found["checks"] if not check["ok"]]


def all_sections(edition="2020", names=NAMES):
    received = pairs(names) if edition == "2020" else CITIES
    return {SHARED: pairs(names), RECEIVED: received, HOT_SHARED: [], HOT_RECEIVED: HOT_LISTS}


def made(sections, tables=None, **how):
    book = Book()
    Sharing(book, **how).write(sections, tables)
    return book


def only(section, rows, table=None):
    """Return a book whose one filled section has these rows."""
    sections = {SHARED: [], RECEIVED: [], HOT_SHARED: [], HOT_RECEIVED: []} | {section: rows}
    return made(sections, TABLES["2020"] | ({section: table} if table else {}))


# --- the real report


@pytest.fixture(scope="module", params=["own reader", "pdfplumber"])
def real(request):
    path = SAMPLES / "raw" / REAL
    if not path.exists():
        pytest.skip("the sample documents are not beside the project")
    pages = pages_by_pdfplumber(path) if request.param == "pdfplumber" else list(read_pdf(path.read_bytes()).pages)
    assert all(sharing_report.takes(page) for page in pages)
    return pages, read(pages)


def test_real_every_row_in_order_on_its_page(real):
    path = SAMPLES / "expected/orange-county-so-ca_86943_data_sharing.csv"
    with path.open(encoding="utf-8") as file:
        truth = [
            (r["section"], int(r["page"]), int(r["row"]), r["name"], r["city"], r["state"], r["hot_list"])
            for r in csv.DictReader(file)
        ]
    assert printed(real[1]) == truth
    assert [(s["section"], s["page"], s["rows"], s["is_stated_empty"]) for s in real[1]["sections"]] == [
        (SHARED, 1, 295, False),
        (RECEIVED, 6, 311, False),
        (HOT_SHARED, 12, 0, True),
        (HOT_RECEIVED, 13, 29, False),
    ]


def test_real_nothing_is_doubted_left_over_or_missing(real):
    found = real[1]
    assert doubts(found) == {}
    assert set(uses(found)) == {"value", "label", "heading", "furniture"}
    assert failed(found) == []
    assert found["reports"] == [
        {
            "form": "data_sharing_report",
            "report": 1,
            "first_page": 1,
            "last_page": 14,
            "created_on_as_printed": "02-06-20",
            "agency_as_printed": "Orange County Sheriffs Department",
            "edition": "2020",
            "pages_printed_total": 14,
        }
    ]


def test_real_each_printed_line_of_a_row_has_a_box_that_holds_its_words(real):
    pages, found = real
    row = next(r for r in found["listed"] if r["name_as_printed"].startswith("Winnebago"))
    assert [box[0] for box in row["boxes"]] == [6, 6]
    for (page, x0, top, x1, bottom, said), text in zip(
        row["boxes"], ("Winnebago County Sheriff (Machesney Park", "Division)"), strict=True
    ):
        inside = [
            w.text
            for w in pages[page - 1].words
            if x0 - 0.01 <= w.box[0] and w.box[2] <= x1 + 0.01 and top - 0.01 <= w.box[1] and w.box[3] <= bottom + 0.01
        ]
        assert " ".join(inside) == said == text


# --- the layouts of each year


@pytest.mark.parametrize("edition", ["2020", "2022", "2025"])
@pytest.mark.parametrize("reader", ["by_words", "by_reader", "by_pdfplumber"])
def test_each_years_layout(edition, reader):
    book = made(all_sections(edition, NAMES * 9), edition=edition)
    found = read(getattr(book, reader)())
    assert printed(found) == book.listed
    assert doubts(found) == {}
    assert set(uses(found)) == {"value", "label", "heading", "furniture"}
    assert failed(found) == []
    assert (found["reports"][0]["edition"], found["reports"][0]["agency_as_printed"]) == (
        edition,
        "Sampleville Police Department",
    )


def test_touching_cells_are_two_even_inside_one_word():
    book = only(SHARED, [RIVERSIDE, *pairs(NAMES)], Table((67.0, 294.0), width=227.5, padding=4.0))
    words = [w.text for w in book.by_pdfplumber()[0].words]
    assert "(CA)Riverside" in words
    for pages in (book.by_pdfplumber(), book.by_reader(), book.by_words(), book.by_words(glue=3.0)):
        assert names(read(pages))[:2] == list(RIVERSIDE)
        assert doubts(read(pages)) == {}


def test_touching_cells_in_three_columns_are_three():
    rows = [(RIVERSIDE[0], "Rancho San Example", "CA"), ("ALEA", "Napes", "AL"), ("Faketon PD", "", "TX")]
    table = Table((150.0, 321.0, 480.0), width=250.0, padding=6.0, align="center")
    book = only(RECEIVED, rows, table)
    assert printed(read(book.by_words(glue=8.0))) == book.listed


def test_the_order_of_words_in_the_file_does_not_matter():
    book = made(all_sections("2022", NAMES * 5), edition="2022")
    for page in book.pages:
        page.sort(key=lambda text: (text.x, text.top))
    assert printed(read(book.by_words())) == book.listed


def test_a_long_agency_name_breaks_the_sentence_over_two_lines():
    agency = "Sampleville Metropolitan and Regional Transportation Authority Police Department Special Division"
    found = read(made(all_sections(), agency=agency).by_words())
    assert [s["agency_as_printed"] for s in found["sections"]] == [agency] * 4
    assert uses(found)["left_over"] == 0


def test_nvls_lines_at_the_bottom_of_section_1_are_rows_and_readings():
    book = only(SHARED, [*pairs(NAMES), ("NVLS", ""), ("Shared NVLS",)])
    found = read(book.by_words())
    assert printed(found) == book.listed
    assert names(found) == [*NAMES, "NVLS", "Shared NVLS"]
    assert doubts(found) == {}
    readings = [(r["measure"], r["label_as_printed"], r["value"], r["doubt"]) for r in found["readings"]]
    assert readings == [("nvls", "NVLS", 1, ""), ("nvls", "Shared NVLS", 1, "")]


def test_nvls_inside_another_name_is_a_reading_that_waits():
    found = read(only(SHARED, [("Shared NVLS Pool", "ALEA")]).by_words())
    assert [r["doubt"] for r in found["readings"]] == ["NVLS stands inside another name: Shared NVLS Pool"]
    assert read(only(RECEIVED, [("NVLS", "ALEA")]).by_words())["readings"] == []


# --- several files, several reports


def test_a_list_that_starts_in_the_middle_is_the_section_before_the_next_heading():
    book = made(all_sections("2020", NAMES * 20))
    pages = [replace(page, number=i) for i, page in enumerate(book.by_words()[2:], 1)]
    found = read(pages)
    first = found["listed"][0]
    assert (first["section"], first["row"], first["page"]) == (SHARED, 1, 1)
    missing = "the page before this list is not in the file, so its rows may count from a wrong number"
    assert first["doubt"] == f"{missing}; its section is the one before the next heading"
    assert {r["doubt"] for r in found["listed"] if r["section"] != SHARED} == {""}
    assert failed(found) == ["pages 1, 2 of the report are not in the file; no heading was found for detections_shared"]


def test_a_list_without_any_heading_has_no_section():
    book = made(all_sections("2020", NAMES * 20))
    found = read([book.by_words()[1]])
    assert {r["section"] for r in found["listed"]} == {""}
    assert {"no heading says which section it is" in r["doubt"] for r in found["listed"]} == {True}


def test_a_missing_page_is_a_failed_check_and_a_doubt_on_the_rows_after_it():
    book = made(all_sections("2020", NAMES * 20))
    found = read([page for page in book.by_words() if page.number != 2])
    assert failed(found) == ["pages 2 of the report are not in the file"]
    doubted = {(r["section"], r["page"]) for r in found["listed"] if r["doubt"]}
    assert doubted == {(r[0], r[1]) for r in book.listed if r[0] == SHARED and r[1] > 2}
    assert [s["section"] for s in found["sections"]] == [SHARED, RECEIVED, HOT_SHARED, HOT_RECEIVED]
    assert found["sections"][0]["rows"] == len(names(found))


def test_two_reports_in_one_file_count_their_rows_on():
    book = Book()
    first = Sharing(book, agency="Sampleville Police Department").write(all_sections())
    second = Sharing(book, agency="Faketon Police Department", created_on="03-01-20")
    second.row = dict(first.row)
    second.write(all_sections())
    found = read(book.by_words())
    assert printed(found) == book.listed
    assert [(r["agency_as_printed"], r["created_on_as_printed"]) for r in found["reports"]] == [
        ("Sampleville Police Department", "02-06-20"),
        ("Faketon Police Department", "03-01-20"),
    ]
    assert len({(r["section"], r["row"]) for r in found["listed"]}) == len(found["listed"])


def test_a_heading_printed_again_goes_on_its_section():
    sections = {SHARED: pairs(NAMES * 12), RECEIVED: [], HOT_SHARED: [], HOT_RECEIVED: []}
    book = made(sections, bottom=700.0)
    for page in book.pages[1:3]:
        for text in page:
            text.top += 53.0 * (78.0 < text.top < 800.0)
        page.append(Text(231.0, 82.0, "Detections Shared", 16.0))
        page.append(Text(86.0, 115.9, SENTENCES[SHARED].format("Sampleville Police Department"), 9.5))
    found = read(book.by_words())
    assert printed(found) == book.listed
    assert failed(found) == []


def test_sentences_that_name_two_agencies_are_a_failed_check():
    book = made(all_sections())
    for text in book.pages[0]:
        text.text = text.text.replace(
            "Sampleville Police Department Agency is receiving D", "Faketon PD Agency is receiving D"
        )
    found = read(book.by_words())
    assert failed(found) == ["the sentences of the report name Sampleville Police Department and Faketon PD"]


# --- what is doubted, and what is lost


def test_a_row_halfway_between_a_wrapped_and_a_new_one_is_doubted():
    book = only(SHARED, pairs([*NAMES, "ALEA SO", *NAMES]))
    tops = sorted({text.top for text in book.pages[0] if text.x in (68.0, 326.0)})
    for text in book.pages[0]:
        if text.top == tops[1]:
            text.top = tops[0] + 24.8
    assert set(doubts(read(book.by_words()))) == {*NAMES[:4]}


def test_a_name_alone_in_its_row_is_doubted_unless_it_is_the_last():
    found = read(only(SHARED, [("ALEA", ""), *pairs(NAMES)]).by_words())
    assert doubts(found) == {"ALEA": "it stands alone in its row, and only the last row of a list may have one name"}
    assert names(found)[-1] == NAMES[-1]


def test_two_hot_lists_in_one_cell_are_doubted():
    book = only(HOT_SHARED, [*HOT_LISTS, ("Mock Creek PD", "")])
    last = max(text.top for text in book.pages[0] if text.text == "Mock Creek PD")
    book.draw(317.0, last, "HSI MASTER")
    book.draw(317.0, last + 16.55, "Persons")
    found = read(book.by_words())
    assert found["listed"][-1]["hot_list_as_printed"] == "HSI MASTER Persons"
    assert doubts(found) == {"Mock Creek PD": "its second line would have fit on the first, so it may be more than one"}


def test_an_agency_without_a_hot_list_is_doubted():
    found = read(only(HOT_RECEIVED, [*HOT_LISTS, ("Mock Creek PD", "")]).by_words())
    assert doubts(found) == {"Mock Creek PD": "no hot list stands beside it"}


def test_a_section_without_rows_and_without_none_is_a_failed_check():
    book = only(SHARED, pairs(NAMES))
    none = [text for text in book.pages[-1] if text.text == "None"]
    book.pages[-1].remove(none[0])
    assert failed(read(book.by_words())) == ["detections_received has neither rows nor the word None"]


def test_hidden_words_are_listed_never_used_and_the_row_beside_them_waits():
    page = only(SHARED, pairs(NAMES)).by_words()[0]
    words = [w._replace(hidden="in the color of its ground") if w.text == "ALEA" else w for w in page.words]
    found = read([replace(page, words=tuple(words))])
    assert "ALEA" not in names(found)
    assert uses(found)["hidden"] == 1
    assert "a word that cannot be seen stands beside it" in found["listed"][0]["doubt"]


def test_words_no_rule_knows_are_left_over_and_no_row():
    book = only(SHARED, pairs(NAMES))
    book.draw(68.0, 60.0, "Exported for review")
    page = book.by_words()[0]
    found = read([page])
    assert [page.words[i].text for _, i, use in found["word_uses"] if use == "left_over"] == [
        "Exported",
        "for",
        "review",
    ]
    assert names(found) == NAMES


@pytest.mark.parametrize("text", ["Agency Data Sharing", "Data Sharing Report of 2020", "Dashboard Hit Ratio Report"])
def test_other_titles_are_not_taken(text):
    book = Book()
    book.add_page()
    book.draw(250.0, 33.0, text, 16.0)
    assert [sharing_report.takes(page) for page in book.by_words()] == [False]
