"""A figure read from a picture counts only if arithmetic, an older OCR or another document says the same."""

import pandas as pd
import pytest

from lib import tables as t
from lib.clean import tidy_counts
from lib.clean.scan_readings import ALONE, NAME_ALONE

AGENCY = "sampleville-pd-zz"
NAMES = pd.DataFrame([{"agency_id": AGENCY, "agency_name": "Sampleville Police Department"}])
NO_DOUBTS = pd.DataFrame(columns=["document_id", "doubt"])
YEAR, OTHER_YEAR = "From 01-01-18 To 12-31-18", "From 01-01-19 To 12-31-19"


def figure(value="490,535", document="d-scan", **more):
    said = {"value_as_printed": value, "measure": "total_records", "label_as_printed": "Total Records"}
    said |= {"window_as_printed": YEAR, "created_on_as_printed": "02-06-20", "scope_as_printed": ""}
    ids = {"document_id": document, "agency_id": AGENCY, "request_id": "1001", "page": 1, "form": "hit_ratio_report"}
    return said | ids | {"text_source": "ocr", "origin": "agency_document"} | more


def tidy(*figures):
    readings = [row | {"reading": f"r-{n}"} for n, row in enumerate(figures)]
    counts, _ = tidy_counts(
        t.as_frame(t.READINGS, readings), t.as_frame(t.POSTS, []), t.as_frame(t.BOXES, []), NAMES, NO_DOUBTS
    )
    return t.check(counts, t.COUNTS)


def became(*figures):
    """Value, status and flags of the counts, in order."""
    told = tidy(*figures)[["value", "status", "flags"]].fillna("")
    return [(int(value), status, flags) for value, status, flags in told.to_numpy().tolist()]


def test_a_lone_figure_waits_and_says_why():
    counts = tidy(figure())
    assert counts[["value", "status"]].to_numpy().tolist() == [[490_535, "needs_review"]]
    assert counts["why"].tolist() == [ALONE]


@pytest.mark.parametrize("source", ["arithmetic", "ocr_layer"])
def test_a_second_reading_accepts_and_is_named(source):
    assert became(figure(second_reading=source)) == [(490_535, "accepted", f"seconded_by_{source}")]


def test_a_second_reading_lifts_no_other_doubt():
    (row,) = tidy(figure(second_reading="arithmetic", doubt="the period was read differently")).to_dict("records")
    assert (row["status"], row["why"]) == ("needs_review", "the period was read differently")


def test_a_figure_of_the_files_own_words_needs_no_second():
    assert became(figure(text_source="native")) == [(490_535, "accepted", "")]


def test_another_document_with_the_same_figure_and_window_seconds():
    other = figure(document="d-mail", text_source="text", form="reply", measure="detections_stated")
    scanned = became(figure(), other)
    assert scanned == [(490_535, "accepted", "seconded_by_other_document"), (490_535, "accepted", "")]


def test_two_scans_second_each_other():
    accepted = (490_535, "accepted", "seconded_by_other_document")
    assert set(became(figure(), figure(document="d-scan-2", form="detection_report"))) == {accepted}


@pytest.mark.parametrize(
    "other",
    [
        figure(form="detection_report"),
        figure("490,536", document="d-other", text_source="native"),
        figure(document="d-other", window_as_printed=OTHER_YEAR, text_source="native"),
        figure(document="d-other", measure="hits", text_source="native"),
        figure(document="d-other", agency_id="mockton-pd-zz", text_source="native"),
    ],
    ids=["the same document", "another figure", "another window", "another measure", "another agency"],
)
def test_what_is_not_the_same_thing_elsewhere_seconds_nothing(other):
    counts = tidy(figure(), other)
    mine = counts[(counts["document_id"] == "d-scan") & (counts["form"] == "hit_ratio_report")]
    assert mine["status"].tolist() == ["needs_review"]
    assert mine["why"].tolist() == [ALONE]


def test_a_window_that_is_not_known_seconds_nothing():
    pair = [figure(document=name, form=form, window_as_printed="") for name, form in (("d-a", "x"), ("d-b", "y"))]
    assert set(tidy(*pair)["status"]) == {"needs_review"}


@pytest.mark.parametrize(
    ("printed", "flag"),
    [("490.535", "separator_repaired"), ("490,535.", "speck_dropped"), ("494, 258", "space_in_number")],
)
def test_a_repaired_figure_waits_alone_and_carries_its_flag_when_seconded(printed, flag):
    ((_, waits, alone),) = became(figure(printed))
    ((_, accepted, seconded),) = became(figure(printed, second_reading="arithmetic"))
    assert (waits, alone) == ("needs_review", flag)
    assert (accepted, seconded) == ("accepted", f"{flag} seconded_by_arithmetic")


def test_a_point_in_a_files_own_words_is_not_repaired():
    counts = tidy(figure("490.535", text_source="native", second_reading=None))
    assert counts["status"].tolist() == ["needs_review"]
    assert counts["value"].isna().tolist() == [True]


@pytest.mark.parametrize("printed", ["49O,535", "490;535", "490.53", "l90,535", "", "4 90,535"])
def test_a_figure_that_is_no_number_waits_whatever_seconds_it(printed):
    counts = tidy(figure(printed, second_reading="ocr_layer"))
    assert (counts["status"].tolist(), counts["value"].isna().tolist()) == (["needs_review"], [True])


@pytest.mark.parametrize("name", ["Mobile Companion", "1,500 Block of Sample Ave - Fixed 2", "(Deleted)", "911"])
def test_a_name_without_a_mark_in_it_counts_and_says_that_it_was_read_once(name):
    row = figure("43,600", measure="detections_by_system", label_as_printed=name, second_reading="arithmetic")
    assert became(row) == [(43_600, "accepted", "seconded_by_arithmetic name_read_once")]


SLIPS = ["Fixed1", "Unit 12- LPR", "Trailer _04", "1,500 .Block", "Mimic.Springs", "LPR .", "Fixed -", ""]


@pytest.mark.parametrize("name", SLIPS)
def test_a_name_that_a_speck_or_a_lost_space_may_have_made_waits_though_its_arithmetic_ties(name):
    row = figure("43,600", measure="detections_by_system", label_as_printed=name, second_reading="arithmetic")
    (alone,) = tidy(row).to_dict("records")
    assert (alone["status"], alone["why"]) == ("needs_review", NAME_ALONE)


@pytest.mark.parametrize("name", SLIPS[:-1])
def test_such_a_name_counts_if_the_older_ocr_or_another_document_has_it(name):
    row = figure("43,600", measure="detections_by_system", label_as_printed=name, second_reading="arithmetic")
    other = row | {"document_id": "d-other", "window_as_printed": OTHER_YEAR, "value_as_printed": "51,200"}
    assert [status for _, status, _ in became(row, other)] == ["accepted", "accepted"]
    assert became(row | {"second_reading": "ocr_layer"}) == [(43_600, "accepted", "seconded_by_ocr_layer")]


def test_the_vendors_own_word_for_the_agency_needs_no_second():
    own = figure(measure="detections_by_agency", label_as_printed="My Agency", second_reading="arithmetic")
    assert [status for _, status, _ in became(own)] == ["accepted"]
