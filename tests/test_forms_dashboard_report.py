"""The two LEARN dashboard reports: every figure with its window, the documents' own arithmetic, nothing lost."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import Book, Dashboard, Sharing, pages_by_pdfplumber

from lib.forms import sharing_report
from lib.forms.dashboard_report import DETECTION, HIT_RATIO

SAMPLES = Path(__file__).parents[2] / "shared/samples"
FOLDER = "orange-county-so-ca/86943"
SYSTEMS = [
    ("Sampleville Mobile 1", 1200345),
    ("(Deleted)", 0),
    ("Mobile Companion", 17),
    ("(Deleted)", 4),
    ("Fixed Camera North of the Old Bridge at Example Street Lane 2", 88123),
]
FRAMES = [
    "From 01-01-18 To 12-01-18",
    "This Year",
    "Last Year",
    "From 01-01-21 12 AM To 12-31-21 12 AM",
    "From 1-01-19 12 AM To 03-11-25 12 AM",
]


def read(pages):
    """Return what the form that takes a page reads on all pages it takes, for both forms."""
    found = {"readings": [], "checks": [], "reports": [], "private": [], "word_uses": []}
    for form in (HIT_RATIO, DETECTION):
        own = [page for page in pages if form.takes(page)]
        for name, rows in form.rows(own).items():
            found.setdefault(name, []).extend(rows)
    return found


def figures(found):
    return [(r["measure"], r["label_as_printed"], r["value_as_printed"]) for r in found["readings"]]


def doubts(found):
    return sorted({r["doubt"] for r in found["readings"]})


def failed(found):
    return [(c["what"], c["first"], c["second"]) for c in found["checks"] if not c["ok"]]


def made(kind, rows, **how):
    book = Book()
    printed = {k: how.pop(k) for k in ("total", "count", "pages_dropped") if k in how}
    Dashboard(book, kind, **how).write(rows, **printed)
    return book


@pytest.mark.parametrize("edition", ["2020", "2022", "2025"])
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("by_columns", [False, True])
def test_a_hit_ratio_report(edition, frame, by_columns):
    rows = [("Detections", 1024053), ("Hits", 862)]
    book = made("record_type", rows, edition=edition, frame=frame, by_columns=by_columns)
    found = read(book.by_words())
    comma = "1,024,053" if edition == "2020" else "1024053"
    assert figures(found) == [
        ("total_records", "Total Records", "1,024,915"),
        ("detections_row", "Detections", comma),
        ("hits", "Hits", "862"),
    ]
    assert {r["window_as_printed"] for r in found["readings"]} == {frame}
    assert {r["created_on_as_printed"] for r in found["readings"]} == {"02-06-20"}
    assert doubts(found) == [""]
    assert failed(found) == []
    assert [r["edition"] for r in found["reports"]] == [edition]
    assert [r["agency_as_printed"] for r in found["reports"]] == [""]


def test_system_rows_over_two_pages_add_up():
    book = made("system", SYSTEMS * 6, rows_on_a_page=23)
    found = read(book.by_pdfplumber())
    rows = [r for r in found["readings"] if r["measure"] == "detections_by_system"]
    assert [(r["page"], r["contributor"], r["label_as_printed"], r["value_as_printed"]) for r in rows] == book.figures
    assert figures(found)[0] == ("total_detections", "Total Detections", "7,730,934")
    assert [(r["first_page"], r["last_page"], r["pages_printed_total"]) for r in found["reports"]] == [(1, 2, 2)]
    assert doubts(found) == [""]
    assert [c["what"] for c in found["checks"] if c["ok"]] == [
        "sum_differs_from_parts",
        "total_differs_from_rows",
        "pages_missing",
    ]


@pytest.mark.parametrize("edition", ["2022", "2025"])
def test_a_system_report_without_page_numbers_goes_on_where_no_new_box_stands(edition):
    book = made("system", SYSTEMS * 6, rows_on_a_page=12, edition=edition)
    Dashboard(book, "system", edition=edition, frame="Last Year").write(SYSTEMS)
    found = read(book.by_words())
    assert [(r["first_page"], r["last_page"]) for r in found["reports"]] == [(1, 3), (4, 4)]
    assert doubts(found) == [""]


@pytest.mark.parametrize(("name", "agency"), [("My Agency", ""), ("Sampleville Police Department (CA)",) * 2])
def test_an_agency_report_names_the_agency_or_says_my_agency(name, agency):
    found = read(made("agency", [(name, 1024915)], edition="2025").by_words())
    assert figures(found)[1] == ("detections_by_agency", name, "1024915")
    assert found["readings"][1]["scope_as_printed"] == name
    assert found["reports"][0]["agency_as_printed"] == agency


def test_several_reports_in_one_file_in_any_order():
    book = Book()
    Dashboard(book, "agency", frame="This Year").write([("My Agency", 30)])
    Dashboard(book, "record_type", frame="Last Year").write([("Detections", 90), ("Hits", 10)])
    Dashboard(book, "system", frame="This Year").write(SYSTEMS)
    Dashboard(book, "record_type", frame="This Year").write([("Detections", 29), ("Hits", 1)])
    found = read(book.by_words())
    totals = [r for r in found["readings"] if r["measure"].startswith("total")]
    assert [(r["page"], r["report"], r["value_as_printed"], r["window_as_printed"]) for r in totals] == [
        (2, 1, "100", "Last Year"),
        (4, 2, "30", "This Year"),
        (1, 1, "30", "This Year"),
        (3, 2, "1,288,489", "This Year"),
    ]
    assert failed(found) == []


def test_a_total_that_differs_from_the_rows_is_a_failed_check_and_a_doubt_on_each_figure():
    found = read(made("record_type", [("Detections", 100), ("Hits", 5)], total=106).by_words())
    assert failed(found) == [("total_differs_from_rows", "106", "105")]
    assert doubts(found) == ["Total Records is 106, and the 2 rows of the table add up to 105"]
    found = read(made("system", SYSTEMS, total=5).by_words())
    assert failed(found) == [("sum_differs_from_parts", "5", "1,288,489")]


def test_a_count_of_rows_that_is_wrong_is_a_failed_check():
    found = read(made("system", SYSTEMS, count=6).by_words())
    assert failed(found) == [("total_differs_from_rows", "6", "5")]
    assert doubts(found) == ["System Count is 6, and the table has 5 rows"]


def test_a_lost_second_page_is_seen_by_page_number_sum_and_count():
    found = read(made("system", SYSTEMS * 2, rows_on_a_page=6, pages_dropped=(2,)).by_words())
    assert [what for what, _, _ in failed(found)] == [
        "sum_differs_from_parts",
        "total_differs_from_rows",
        "pages_missing",
    ]


def test_a_lost_first_page_leaves_figures_that_wait():
    found = read(made("system", SYSTEMS * 2, rows_on_a_page=6, pages_dropped=(1,)).by_words())
    assert len(found["readings"]) == 4
    assert all("no Time Frame stands on the report" in r["doubt"] for r in found["readings"])
    assert all("no Total Detections stands on the report" in r["doubt"] for r in found["readings"])
    assert found["readings"][0]["doubt"].startswith("the row is numbered 7; expected 1")


def test_a_record_type_no_rule_knows_is_listed_and_doubted():
    found = read(made("record_type", [("Detections", 100), ("Hits", 5), ("Misreads", 3)]).by_words())
    assert [r["label_as_printed"] for r in found["readings"]] == ["Total Records", "Detections", "Hits"]
    assert doubts(found) == ["the table has rows no rule knows: Misreads; known: Detections, Hits"]


def test_a_value_that_is_no_count_waits():
    book = made("record_type", [("Detections", 100), ("Hits", 5)])
    pages = book.by_words()
    words = [w._replace(text="1O5") if w.text == "105" else w for w in pages[0].words]
    found = read([replace(pages[0], words=tuple(words))])
    assert "found “1O5”: a letter that looks like a digit" in found["readings"][0]["doubt"]
    assert failed(found) == [("total_differs_from_rows", "1O5", "")]


def test_the_staff_name_is_a_place_and_nothing_else():
    book = made("record_type", [("Detections", 1), ("Hits", 1)], staff="Quentin Madeup-Example")
    page = book.by_words()[0]
    found = read([page])
    names = [w for w in page.words if w.text in ("Quentin", "Madeup-Example")]
    assert found["private"] == [(1, *(round(x, 2) for x in w.box), "") for w in names]
    assert not any("Quentin" in str(row) or "Madeup" in str(row) for name, rows in found.items() for row in rows)
    uses = {page.words[i].text: use for _, i, use in found["word_uses"]}
    assert {uses["Quentin"], uses["Madeup-Example"]} == {"private"}


def test_a_staff_name_that_goes_on_in_the_next_line_is_covered_whole():
    book = made("record_type", [("Detections", 1), ("Hits", 1)], staff="Quentin")
    book.draw(150.0, 125.0, "Madeup")
    found = read(book.by_words())
    assert len(found["private"]) == 2
    assert "left_over" not in {use for _, _, use in found["word_uses"]}


def test_a_hidden_figure_is_listed_as_hidden_and_never_used():
    page = made("record_type", [("Detections", 100), ("Hits", 5)]).by_words()[0]
    words = [w._replace(hidden="under a filled shape") if w.text == "100" else w for w in page.words]
    found = read([replace(page, words=tuple(words))])
    assert ("detections_row", "Detections", "100") not in figures(found)
    assert Counter(use for _, _, use in found["word_uses"])["hidden"] == 1
    assert failed(found)[0] == ("total_differs_from_rows", "105", "5")


def test_words_no_rule_knows_are_left_over():
    book = made("record_type", [("Detections", 1), ("Hits", 1)])
    book.draw(300.0, 300.0, "Draft copy")
    page = book.by_words()[0]
    left = [page.words[i].text for _, i, use in read([page])["word_uses"] if use == "left_over"]
    assert left == ["Draft", "copy"]


def test_each_form_takes_its_own_pages_only():
    book = Book()
    Dashboard(book, "record_type").write([("Detections", 1), ("Hits", 1)])
    Dashboard(book, "system").write(SYSTEMS)
    Sharing(book).write({})
    taken = [[form.takes(p) for p in book.by_words()] for form in (HIT_RATIO, DETECTION, sharing_report)]
    assert taken == [[True, False, False], [False, True, False], [False, False, True]]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["agency", "system"]),
    st.sampled_from(["2020", "2022", "2025"]),
    st.lists(st.tuples(st.sampled_from([name for name, _ in SYSTEMS]), st.integers(0, 10**7)), min_size=1, max_size=60),
    st.integers(3, 10),
    st.booleans(),
)
def test_any_table_is_read_as_printed(kind, edition, rows, rows_on_a_page, by_columns):
    book = made(kind, rows, edition=edition, rows_on_a_page=rows_on_a_page, by_columns=by_columns)
    found = read(book.by_words())
    got = [
        (r["page"], r["contributor"], r["label_as_printed"], r["value_as_printed"])
        for r in found["readings"]
        if r["contributor"]
    ]
    assert got == book.figures
    assert failed(found) == []
    assert doubts(found) == [""]
    assert "left_over" not in {use for _, _, use in found["word_uses"]}


KINDS = {"detection_agency": DETECTION, "hit_ratio": HIT_RATIO}
COUNTED = {
    "Total Records": "total_records",
    "Total Detections": "total_detections",
    "Detections": "detections_row",
    "Hits": "hits",
    "My Agency": "detections_by_agency",
}


def expected_figures():
    path = SAMPLES / "expected/figures.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["report_kind"] in KINDS]


@pytest.mark.parametrize("name", sorted({row["file"] for row in expected_figures()}) or [None])
def test_the_real_reports_give_every_figure_a_person_reads_on_them(name):
    if name is None:
        pytest.skip("the sample documents are not beside the project")
    expected = [row for row in expected_figures() if row["file"] == name]
    pages = pages_by_pdfplumber(SAMPLES / "raw" / name)
    form = KINDS[expected[0]["report_kind"]]
    assert [f.takes(pages[0]) for f in (HIT_RATIO, DETECTION)] == [f is form for f in (HIT_RATIO, DETECTION)]
    found = form.rows(pages)
    counts = [row for row in expected if row["printed_label"] in COUNTED]
    assert figures(found) == [(COUNTED[r["printed_label"]], r["printed_label"], r["printed_value"]) for r in counts]
    assert {r["window_as_printed"] for r in found["readings"]} == {r["period_as_printed"] for r in expected}
    assert {r["created_on_as_printed"] for r in found["readings"]} == {r["date_created"] for r in expected}
    checked = {(c["label_as_printed"], c["first"]) for c in found["checks"] if c["ok"]}
    assert checked >= {(r["printed_label"], r["printed_value"]) for r in expected if "Count" in r["printed_label"]}
    assert doubts(found) == [""]
    assert failed(found) == []
    assert "left_over" not in {use for _, _, use in found["word_uses"]}
    assert len(found["private"]) == 2
