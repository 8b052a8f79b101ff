"""The vendor's own phrases are mended a letter off on a scan; names, figures and dates never are."""

import csv

import pytest
from conftest import need_sample
from hypothesis import given
from hypothesis import strategies as st
from made_scans import scan_page

from lib.forms.scan_phrases import with_phrases


def mended(*lines):
    return with_phrases(scan_page(*lines)).text.split("\n")


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("End Tlme: 11:59 PM", "End Time: 11:59 PM"),
        ("Data SharingReport", "Data Sharing Report"),
        ("Date Create d: 02-06-20", "Date Created: 02-06-20"),
        ("Total Detectlons: 1,367,382", "Total Detections: 1,367,382"),
        ("Total Reccrds: 1,024,915", "Total Records: 1,024,915"),
        ("Contributor Record Typo Records", "Contributor Record Type Records"),
        ("LEARN Admlnistrator LIst Report", "LEARN Administrator List Report"),
        ("Hot-List Recelved", "Hot-List Received"),
        ("Hit Ratio Count:2", "Hit Ratio Count: 2"),
        ("Report By:Mockman", "Report By: Mockman"),
    ],
)
def test_a_phrase_a_letter_or_a_space_off_is_spelled_as_printed(read, printed):
    assert mended(read) == [printed]


@pytest.mark.parametrize(
    "line",
    [
        "End Tine Frome: 11:59 PM",  # too far from any phrase
        "User System",  # short phrases are not guessed at
        "1,367,382",
        "12-01-18",
        "12:00",
        "Note:2",
        "Sampleville Police Department (CA)",
        "Mockton County Sheriffs Office",
        "LEARN_Mockton_PD",
    ],
)
def test_everything_else_stays_as_it_was_read(line):
    assert mended(line) == [line]


FIGURES = st.from_regex(r"[0-9]{1,3}([,.][0-9]{3}){0,3}", fullmatch=True)


@given(st.sampled_from(["Total Detectlons:", "Total Records:", "Date Created:", "Tlme Frame:", "End Dale:"]), FIGURES)
def test_a_figure_behind_a_label_is_never_touched(label, figure):
    (line,) = mended(f"{label} {figure}")
    assert line.split()[-1] == figure


@pytest.mark.parametrize("file", ["irvine-pd-ca_86954_data_sharing_scan", "orange-county-so-ca_86943_data_sharing"])
def test_no_name_of_a_true_list_is_taken_for_a_phrase(file):
    with need_sample(f"expected/{file}.csv").open(encoding="utf-8", newline="") as rows:
        names = sorted({cell for row in csv.DictReader(rows) for cell in (row["name"], row.get("hot_list")) if cell})
    assert len(names) > 100
    assert {name: line for name, line in zip(names, mended(*names), strict=True) if name.split() != line.split()} == {}


def test_the_words_of_a_mended_line_stand_where_the_text_has_them():
    page = with_phrases(scan_page("Data SharingReport", "Sampleville Police (CA)", "End Tlme: 11:59 PM"))
    assert [page.text[word.char_start : word.char_end] for word in page.words] == [word.text for word in page.words]
    assert page.text.split("\n") == ["Data Sharing Report", "Sampleville Police (CA)", "End Time: 11:59 PM"]


def test_a_phrase_cut_anew_takes_the_place_of_what_was_read():
    before, after = scan_page("Data SharingReport"), with_phrases(scan_page("Data SharingReport"))
    assert [word.text for word in after.words] == ["Data", "Sharing", "Report"]
    assert after.words[0].box[0] == before.words[0].box[0]
    assert after.words[-1].box[2] == pytest.approx(before.words[-1].box[2], abs=0.05)
    assert all(one.box[2] < other.box[0] for one, other in zip(after.words, after.words[1:], strict=False))


def test_what_else_a_page_holds_is_kept():
    page = scan_page("Data SharingReport", layer=["Data Sharing Report"], level=(1, 0.5, 792.0, 612.0))
    after = with_phrases(page)
    assert (after.layer, after.level, after.number, after.text_source) == (page.layer, page.level, 1, "ocr")


def test_a_page_that_is_no_scan_is_not_mended():
    page = scan_page("Data SharingReport", source="native")
    assert with_phrases(page) is page
