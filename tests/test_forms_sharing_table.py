"""Flock sharing tables as printed: the real one exactly, made ones in many layouts, and what bad ones get."""

import csv
import time
from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest
from conftest import need_sample
from hypothesis import given, settings
from hypothesis import strategies as st
from made_flock import HEADER, Layout, middle_page, pages_of

from lib import tables as t
from lib.forms import read_forms, sharing_table
from lib.forms.flock_rows import MAY_GO_ON, NOT_KNOWN
from lib.pages import Word, packed_words
from lib.read.rows import reading_of
from lib.read.sandbox_readers import reader

SAMPLE = "raw/okaloosa-so-fl/flock-2025/OkaloosaSO_FL_Flock_Sharing_Agencies.pdf"
ROWS = [
    ("Sampleville ZZ PD", "Sampleville ZZ PD,Sampleville ZZ PD (Flex)", "Mockton County ZZ SO"),
    ("Faketon ZZ PD", "Faketon ZZ PD", ""),
    ("Los Ejemplos ZZ PD", "", "Mockton County ZZ SO"),
    (
        "Demo, Inc",
        "A (ZZ),B (ZZ),Village of the Long Invented Name at the Lake (ZZ),C (ZZ),D (ZZ)",
        "Mockton County ZZ SO",
    ),
    ("St. Nowhere ZZ PD", "St. Nowhere ZZ PD", "Mockton County ZZ SO"),
]


def table_of(pages):
    """Return row → (page, name, received, shared, doubt), by the form's own lines."""
    taken, held = [], {}
    for page in pages:
        if sharing_table.takes(page) or (taken and sharing_table.goes_on(taken, page)):
            taken.append(page)
    found = sharing_table.rows(taken) if taken else {"listed": [], "word_uses": []}
    for line in found["listed"]:
        row = held.setdefault(line["row"], {"page": line["page"], "name": line["name_as_printed"], "doubt": ""})
        row[line["section"]] = line["networks_as_printed"]
        row["doubt"] = row["doubt"] or line["doubt"]
    return {row: _flat(held[row]) for row in sorted(held)}, found


def _flat(row):
    got = [row.get(section, "") for section in ("detections_received", "detections_shared")]
    return row["page"], row["name"], *got, row["doubt"]


def names_and_networks(pages):
    return [row[1:4] for row in table_of(pages)[0].values()]


def count_uses(found):
    return sum(use["words"] for use in found["word_uses"])


@pytest.mark.alone
def test_the_real_table_comes_back_row_by_row():
    read = reading_of(reader("pdf")(need_sample(SAMPLE).read_bytes(), lambda page: None))
    truth = list(csv.DictReader(need_sample("expected/okaloosa-so-fl_sharing.csv").open(encoding="utf-8")))
    begun = time.process_time()
    table, found = table_of(read.pages)
    seconds = time.process_time() - begun
    expected = {
        int(t["row"]): (int(t["page"]), t["organization"], t["networks_shared_with_me"], t["networks_im_sharing"], "")
        for t in truth
    }
    assert len(expected) == 858
    assert table == expected
    assert Counter(line["section"] for line in found["listed"]) == {
        "detections_received": 655,
        "detections_shared": 506,
    }
    assert count_uses(found) == sum(len(page.words) for page in read.pages)
    assert found["left_over"] == [] and found["review"] == []
    assert seconds < 1.5, f"{seconds:.2f} s to form 29 pages"


def test_each_line_has_boxes_for_its_name_and_its_networks():
    _, found = table_of(pages_of(ROWS))
    boxes = [box for box in found["boxes"] if box["reading"] == "sharing_table-detections_received-4"]
    assert [box["x0"] for box in boxes] == [20.0, 220.0, 220.0]
    assert found["sections"][0]["rows"] == 4


@pytest.mark.parametrize("align", ["bottom", "top"])
@pytest.mark.parametrize("padding", [0.0, 6.0])
def test_cells_aligned_at_the_bottom_or_top_with_or_without_space_between_rows(align, padding):
    pages = pages_of(ROWS, Layout(align=align, padding=padding))
    table, _ = table_of(pages)
    assert [row[1:4] for row in table.values()] == ROWS
    assert [row[4] for row in table.values()] == [""] * 5


def test_the_direction_is_told_by_the_title_never_by_the_place():
    swapped = [(name, shared, received) for name, received, shared in ROWS]
    assert names_and_networks(pages_of(swapped, header=(HEADER[0], HEADER[2], HEADER[1]))) == ROWS


def test_titles_over_two_lines_are_one_header():
    pages = pages_of(ROWS, header=None)
    first = Layout(lefts=(20.0, 220.0, 480.0))
    above = pages_of([], first, header=("", "Networks Shared", "Networks I'm"))[0].words
    below = pages_of([], first, header=("Organization Name", "With Me", "Sharing"))[0].words
    lowered = [w._replace(box=(w.box[0], w.box[1] - 14, w.box[2], w.box[3] - 14)) for w in below]
    raised = [w._replace(box=(w.box[0], w.box[1] - 28, w.box[2], w.box[3] - 28)) for w in above]
    assert names_and_networks([replace(pages[0], words=(*raised, *lowered, *pages[0].words))]) == ROWS


def test_a_table_of_other_titles_waits_with_its_titles():
    pages = pages_of(ROWS, header=("Agency", "Shared Networks", "Since"))
    table, found = table_of(pages)
    assert table == {}
    assert found["review"][0]["why"] == "a table whose columns no rule knows: Agency | Shared Networks | Since"
    assert count_uses(found) == len(pages[0].words)


def test_a_column_named_twice_is_no_table_we_know():
    table, found = table_of(pages_of(ROWS, header=(HEADER[0], HEADER[1], HEADER[1])))
    assert table == {}
    assert "Networks Shared With Me | Networks Shared With Me" in found["review"][0]["why"]


def test_a_header_alone_gives_no_lines():
    table, found = table_of(pages_of([]))
    assert table == {} and found["word_uses"] == [{"page": 1, "used_as": "heading", "words": 9}]


def test_a_second_header_on_the_page_is_no_row():
    assert names_and_networks(pages_of([*ROWS, HEADER, *ROWS])) in ([*ROWS, *ROWS],)


def test_page_numbers_and_a_date_beside_the_table_are_no_rows():
    _, found = table_of(pages_of(ROWS, above=("As of January 5, 2026",), below=("Page 1 of 1",)))
    assert found["reports"][0]["created_on_as_printed"] == "January 5, 2026"
    assert len(found["listed"]) == 8 and found["left_over"] == []


def test_a_page_that_does_not_look_like_the_table_does_not_go_on_with_it():
    pages = pages_of(ROWS)
    other = pages_of([("a", "b", "c")] * 5, Layout(lefts=(50.0, 300.0, 500.0)), header=None)[0]
    assert not sharing_table.goes_on(pages, replace(other, number=2))


def test_words_nobody_sees_are_no_values_and_cast_doubt():
    page = pages_of(ROWS)[0]
    beside = next(w for w in page.words if w.text == "Faketon").box
    hidden = Word("Secretville", 900, 911, (600.0, beside[1], 660.0, beside[3]), 10.0, hidden="white on white")
    table, found = table_of([replace(page, words=(*page.words, hidden))])
    assert table[2] == (1, "Faketon ZZ PD", "Faketon ZZ PD", "", "a word that cannot be seen stands beside it")
    assert [row[4] for n, row in table.items() if n != 2] == [""] * 4
    assert count_uses(found) == len(page.words) + 1


def test_text_that_runs_into_the_next_column_waits():
    page = pages_of(ROWS[:1], Layout(lefts=(20.0, 120.0, 480.0)))[0]
    texts = ((20.0, "Sampleville"), (70.0, "County"), (117.5, "Regional"), (480.0, "Mockton"))
    one_line = [Word(text, 0, 1, (x, 100.0, x + 45.0, 110.0), 10.0) for x, text in texts]
    header = [w for w in page.words if w.box[1] == 40.0]
    table, _ = table_of([replace(page, words=(*header, *one_line))])
    assert table[1][4] == "its text runs over the edge of the next column"


def test_a_text_that_may_run_on_over_an_empty_cell_waits_where_no_line_is_wrapped():
    page = pages_of(ROWS[:3], Layout(lefts=(20.0, 120.0, 480.0)))[0]
    texts = ((20.0, "Sampleville"), (72.5, "Regional"), (120.0, "County"), (480.0, "Mockton"))
    one_line = [Word(text, 0, 1, (x, 200.0, x + 45.0, 210.0), 10.0) for x, text in texts]
    table, _ = table_of([replace(page, words=(*page.words, *one_line))])
    assert MAY_GO_ON in table[4][4]
    assert not any(MAY_GO_ON in row[4] for n, row in table.items() if n < 4)


def test_a_scan_without_words_is_not_taken():
    page = pages_of(ROWS)[0]
    assert not sharing_table.takes(replace(page, words=()))


NAME = st.builds(
    lambda place, tail: f"{place} {tail}",
    st.sampled_from(["Sampleville", "Los Ejemplos", "Mock Creek", "Faketon", "[Federal] Demo", "St. Nowhere"]),
    st.sampled_from(["ZZ PD", "County ZZ SO", "PD - ZZ", "Community College Campus ZZ PD", "ZZ, Inc"]),
)
NETWORKS = st.lists(
    st.builds(lambda name, more: name + more, NAME, st.sampled_from(["", " (Flex)", " - LR", " "])), max_size=9
)
ROW = st.tuples(NAME, NETWORKS.map(",".join), st.sampled_from(["", "Mockton County ZZ SO"])).filter(
    lambda r: r[1] or r[2]
)
LAYOUT = st.builds(
    Layout,
    lefts=st.sampled_from([(20.0, 220.0, 480.0), (36.0, 190.0, 560.0), (50.0, 300.0, 545.5)]),
    padding=st.sampled_from([0.0, 0.0, 5.0, 9.0]),
    align=st.sampled_from(["bottom", "bottom", "top"]),
    inner=st.sampled_from([0.5, 4.0, 10.0]),
    lines=st.integers(12, 40),
    repeats_header=st.booleans(),
)


@given(st.lists(ROW, min_size=1, max_size=40), LAYOUT)
@settings(max_examples=80, deadline=None)
def test_any_table_comes_back_as_it_was_printed(rows, layout):
    pages = pages_of(rows, layout)
    table, found = table_of(pages)
    expected = [tuple(" ".join(text.split()) for text in row) for row in rows]
    if all(row[4] == "" for row in table.values()):
        assert [row[1:4] for row in table.values()] == expected
    else:
        sure = Counter(row[1:4] for row in table.values() if row[4] == "")
        assert not sure - Counter(expected)
    assert count_uses(found) == sum(len(page.words) for page in pages)


@given(st.lists(ROW, min_size=8, max_size=30))
@settings(max_examples=25, deadline=None)
def test_rows_cut_by_the_end_of_a_page_are_joined_or_wait(rows):
    pages = pages_of(rows, Layout(lines=11, splits_rows=True))
    table, _ = table_of(pages)
    expected = Counter(tuple(" ".join(text.split()) for text in row) for row in rows)
    assert not Counter(row[1:4] for row in table.values() if NOT_KNOWN not in row[4]) - expected


@given(st.lists(ROW, min_size=1, max_size=20), st.sampled_from([0.0, 5.0]), st.sampled_from([11.0, 14.0, 18.0]))
@settings(max_examples=60, deadline=None)
def test_cells_at_the_middle_of_a_row_are_never_taken_for_other_rows(rows, padding, pitch):
    table, _ = table_of([middle_page(rows, Layout(padding=padding, pitch=pitch))])
    expected = Counter(tuple(" ".join(text.split()) for text in row) for row in rows)
    assert not Counter(row[1:4] for row in table.values() if not row[4]) - expected


def tables_of(pages):
    """Return the extract tables of one document made of these pages."""
    document = {"document_id": "d-a", "agency_id": "sampleville-pd-ca", "request_id": "1", "path": "a.pdf"}
    rows = [
        {"document_id": "d-a", "page": p.number, "text": p.text, "text_source": p.text_source, "words": len(p.words)}
        | {"width": p.width or None, "height": p.height or None, "sheet": p.sheet}
        for p in pages
    ]
    beside = {"placed": pd.Series([packed_words(p.words) for p in pages], dtype="object")}
    frame = t.as_frame(t.PAGES, rows).assign(**beside, marks=pd.Series([() for _ in pages], dtype="object"))
    return read_forms(t.as_frame(t.DOCUMENTS, [document | {"status": "read", "kind": "unknown"}]), frame)


def test_pages_without_a_header_belong_to_the_table_before_them():
    pages = pages_of(ROWS * 12, Layout(lines=20))
    found = tables_of(pages)
    assert len(pages) > 3
    assert found["documents"][["kind", "status"]].values.tolist() == [["sharing_table", "read"]]
    assert found["listed"]["row"].max() == 60
    assert set(found["sections"]["form"]) == {"sharing_table"}


def test_a_page_of_something_else_between_them_is_left_over_and_the_document_says_so():
    pages = pages_of(ROWS * 6, Layout(lines=20))
    other = pages_of([("A letter", "of its own", "kind")], Layout(lefts=(70.0, 333.0, 555.0)), header=None)[0]
    found = tables_of([*pages, replace(other, number=len(pages) + 1)])
    assert found["documents"]["status"].tolist() == ["partly_read"]
    assert f"page {len(pages) + 1}" in found["documents"]["reason"][0]
