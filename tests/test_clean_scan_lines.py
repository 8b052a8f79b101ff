"""A name read from a picture: seconded, corrected towards one known name, or waiting."""

import pandas as pd
import pytest

from lib import tables as t
from lib.clean.scan_lines import ALONE, settle_scan_lines
from lib.clean.shares import tidy_shares

NO_BOXES, NO_DOUBTS = t.as_frame(t.BOXES, []), pd.DataFrame(columns=["document_id", "doubt"])


def line(name, document="d-scan", row=1, **more):
    """A line of a scan; `known(…)` are lines that other documents have in words of their own."""
    ids = {"document_id": document, "agency_id": "sampleville-pd-zz", "request_id": "1001", "page": 1}
    said = {"form": "data_sharing_report", "section": "detections_shared", "row": row, "name_as_printed": name}
    return ids | said | {"text_source": "ocr", "created_on_as_printed": "02-06-20"} | more


def known(*names, **more):
    more = {"text_source": "native"} | more
    return [line(name, "d-known", n, **more) for n, name in enumerate(names, 1)]


def settled(scanned, others=()):
    """What became of the scanned line: name, what it was corrected from, what seconds it, its doubt."""
    first = settle_scan_lines(t.as_frame(t.LISTED, [scanned, *others])).iloc[0]
    told = (first[name] for name in ("name_as_printed", "corrected_from", "second_reading", "doubt"))
    return tuple(cell if isinstance(cell, str) else "" for cell in told)


def test_a_name_nobody_else_has_waits():
    assert settled(line("Mockton PD (CA)")) == ("Mockton PD (CA)", "", "", ALONE)


def test_an_older_ocr_of_the_page_is_enough():
    seconded = line("Mockton PD (CA)", second_reading="ocr_layer")
    assert settled(seconded) == ("Mockton PD (CA)", "", "ocr_layer", "")


def test_the_same_name_in_another_document_seconds():
    assert settled(line("Mockton PD (CA)"), known("Mockton PD (CA)")) == ("Mockton PD (CA)", "", "other_document", "")


def test_the_same_name_in_the_same_document_does_not():
    twice = line("Mockton PD (CA)", row=2, second_reading="ocr_layer")
    assert settled(line("Mockton PD (CA)"), [twice])[3] == ALONE


@pytest.mark.parametrize("other", [{"doubt": "two rows stand close"}, {"text_source": "ocr"}])
def test_a_line_that_is_itself_in_doubt_seconds_nothing(other):
    assert settled(line("Mockton PD (CA)"), known("Mockton PD (CA)", **other))[3] == ALONE


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("MarIn County SO (CA)", "Marin County SO (CA)"),
        ("Mocktom PD (CA)", "Mocktorn PD (CA)"),
        ("Mockvvood PD (FI)", "Mockwood PD (Fl)"),
        ("0ak Mockton PD (CA)", "Oak Mockton PD (CA)"),
    ],
)
def test_a_name_is_corrected_where_only_letters_that_look_alike_differ(read, printed):
    assert settled(line(read), known(printed, "Testville PD (CA)")) == (printed, read, "other_document", "")


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Vila Mockton PD (CA)", "Villa Mockton PD (CA)"),
        ("MOckton PD (CA)", "Mockton PD (CA)"),
        ("Mockton PO (CA)", "Mockton PD (CA)"),
        ("Mocktom PD (CA)", "Mockton PD (CA)"),
        ("Mockton PD", "Mockton PD (CA)"),
    ],
)
def test_any_other_difference_is_never_corrected(read, printed):
    assert settled(line(read), known(printed)) == (read, "", "", ALONE)


def test_two_known_names_it_may_be_leave_it_waiting():
    others = known("Bell PD (CA)", "BeII PD (CA)")
    assert settled(line("BelI PD (CA)"), others) == ("BelI PD (CA)", "", "", ALONE)


def test_a_name_is_not_corrected_towards_its_own_document():
    own = line("Bell PD (CA)", row=2, second_reading="ocr_layer")
    assert settled(line("BelI PD (CA)"), [own])[3] == ALONE


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Mockton PD (CA)", "Mockton PD (GA)"),
        ("Mockton PD (IN)", "Mockton PD (IA)"),
        ("Mockton PD FL", "Mockton PD AL"),
    ],
)
def test_another_state_is_another_agency(read, printed):
    assert settled(line(read), known(printed)) == (read, "", "", ALONE)


def test_the_number_of_words_must_fit():
    assert settled(line("New BeII PD (CA)"), known("NewBell PD (CA)"))[:2] == ("New BeII PD (CA)", "")


@pytest.mark.parametrize("column", ["city_as_printed", "state_as_printed", "hot_list_as_printed"])
def test_what_else_the_line_prints_must_stand_there_too(column):
    scanned = line("BeII PD (CA)", **{column: "Mockton"})
    assert settled(scanned, known("Bell PD (CA)", **{column: "Testville"}))[3] == ALONE
    assert settled(scanned, known("Bell PD (CA)", **{column: "Mockton"}))[:2] == ("Bell PD (CA)", "BeII PD (CA)")


def test_a_doubt_of_the_form_is_kept():
    doubted = settled(line("Mockton PD (CA)", doubt="it stands at the edge of the page and may be cut"))
    assert doubted[3] == f"it stands at the edge of the page and may be cut; {ALONE}"


def test_lines_in_words_of_their_own_are_left_alone():
    assert settled(known("Mockton PD (CA)")[0]) == ("Mockton PD (CA)", "", "", "")


def test_the_share_says_what_was_read_and_waits_where_nothing_seconds():
    listed = t.as_frame(t.LISTED, [line("BeII PD (CA)"), line("Mockton PD (CA)", row=2), *known("Bell PD (CA)")])
    shares, _ = tidy_shares(listed, NO_BOXES, NO_DOUBTS)
    scanned = shares[shares["document_id"] == "d-scan"].fillna("")
    columns = ["name_as_printed", "corrected_from", "status", "flags"]
    assert scanned[columns].to_numpy().tolist() == [
        ["Bell PD (CA)", "BeII PD (CA)", "accepted", "seconded_by_other_document corrected_from"],
        ["Mockton PD (CA)", "", "needs_review", ""],
    ]
