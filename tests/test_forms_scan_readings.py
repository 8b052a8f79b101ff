"""What an older OCR of a page says of what the model read on it: agrees, differs, or stands at the edge."""

from dataclasses import replace

import pytest
from made_scans import TOP, scan_page

from lib.forms.scan_readings import AT_THE_EDGE, AT_THE_END, with_second_readings
from lib.level import Level
from lib.pages import Page, Word

NAME = "Mockton Police Department (CA)"
LEFT_BOX = {"x0": 50.0, "top": TOP, "x1": 200.0, "bottom": TOP + 10, "text": NAME}


def line(**more):
    return {"form": "data_sharing_report", "section": "detections_shared", "row": 1, "page": 1, "doubt": ""} | more


def box(n=1, row=1, **more):
    return LEFT_BOX | {"reading": f"data_sharing_report-detections_shared-{row}", "n": n, "page": 1} | more


def framed(page):
    """The page with a title above and a footer below what is on it, as a whole page has."""
    ends = (Word("Title", -1, -1, (50.0, 1.0, 80.0, 3.0)), Word("Footer", -1, -1, (50.0, 789.0, 80.0, 791.0)))
    return replace(page, words=(*page.words, *ends))


def seconded(layer, lines=None, boxes=None, **page):
    """The listed lines after the older OCR's `layer` (lines of a page, or words) was laid beside them."""
    layered = framed(scan_page(NAME, layer=layer, **page))
    rows = {"readings": [], "listed": lines or [line()], "boxes": boxes or [box()], "left_over": []}
    return with_second_readings(rows, [layered])["listed"]


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        (NAME, "ocr_layer"),
        ("Mockton Pollce Department (CA)", None),
        ("MOCKTON Police Department (CA)", None),
        ("Mockton Department (CA)", None),
        ("Mockton Police Department (CA) Annex", None),
        ("MocktonPolice Department (CA)", None),
        ("", None),
    ],
)
def test_an_older_ocr_seconds_a_line_only_if_it_has_the_same_words(layer, said):
    (row,) = seconded([layer])
    assert (row["second_as_printed"], row["second_reading"]) == (layer, said)
    assert (row["text_source"], row["doubt"]) == ("ocr", "")


def test_a_word_of_the_older_ocr_belongs_to_the_nearer_of_two_cells():
    """`Harbor` stands behind the left cell and long before the right one: the left name may be longer than read."""
    right = "Testville Police"
    boxes = [box(), box(row=2, x0=420.0, x1=490.0, text=right)]
    layer = [NAME + " Harbor" + " " * 9]
    left, other = seconded(layer, [line(), line(row=2)], boxes)
    assert left["second_as_printed"] == NAME + " Harbor"
    assert (left["second_reading"], other["second_as_printed"]) == (None, "")


def test_words_of_another_line_are_no_second_reading():
    (row,) = seconded(["", NAME])
    assert (row["second_as_printed"], row["second_reading"]) == ("", None)


def test_a_wrapped_name_is_compared_over_both_its_lines():
    boxes = [box(text="Mockton Police Department"), box(2, top=TOP + 24, bottom=TOP + 34, text="(CA)")]
    (row,) = seconded(["Mockton Police Department", "(CA)"], boxes=boxes)
    assert (row["second_as_printed"], row["second_reading"]) == (NAME, "ocr_layer")


def test_a_hidden_word_of_the_layer_is_not_compared():
    page = scan_page(NAME, layer=[NAME])
    blotted = tuple(word._replace(hidden="under a black box") for word in page.layer)
    page = Page(1, page.text, "ocr", page.words, page.width, page.height, layer=blotted)
    rows = {"readings": [], "listed": [line()], "boxes": [box()], "left_over": []}
    assert with_second_readings(rows, [page])["listed"][0]["second_reading"] is None


@pytest.mark.parametrize(
    "at", [{"x0": 4.0}, {"x1": 608.0}, {"top": 4.0}, {"bottom": 788.0}], ids=["left", "right", "top", "bottom"]
)
def test_a_line_at_the_edge_of_the_page_may_be_cut(at):
    (row,) = seconded([], boxes=[box(**at)])
    assert row["doubt"] == AT_THE_EDGE


def test_the_edge_is_that_of_the_page_as_displayed():
    """A form sees the page upright, 792 points wide: what ends at 700 is near no edge; what ends at 790 is."""
    turned = {"level": (1, 0.0, 792.0, 612.0), "size": (792.0, 612.0)}
    (inside,), (cut,) = (seconded([], boxes=[box(x1=x1)], **turned) for x1 in (700.0, 790.0))
    assert (inside["doubt"], cut["doubt"]) == ("", AT_THE_EDGE)


def test_a_line_with_nothing_printed_beyond_it_may_go_on_where_the_scan_is_cut():
    rows = {"readings": [], "listed": [line(row=n) for n in (1, 2, 3)], "left_over": []}
    rows["boxes"] = [box(row=n, top=TOP + 24 * (n - 1), bottom=TOP + 24 * (n - 1) + 10) for n in (1, 2, 3)]
    made = with_second_readings(rows, [scan_page(NAME, NAME, NAME)])
    assert [row["doubt"] for row in made["listed"]] == [AT_THE_END, "", AT_THE_END]


def test_a_doubt_there_was_is_kept_beside_the_edges():
    (row,) = seconded([], [line(doubt="two rows stand close")], [box(x0=1.0)])
    assert row["doubt"] == f"two rows stand close; {AT_THE_EDGE}"


def test_boxes_are_placed_back_on_the_page_as_displayed():
    page = scan_page(NAME, level=(2, 0.0, 612.0, 792.0))
    rows = {"readings": [], "listed": [line()], "boxes": [box()], "left_over": [dict(box(), reading="")]}
    made = with_second_readings(rows, [page])
    sides = [[one[side] for side in ("x0", "top", "x1", "bottom")] for one in (*made["boxes"], *made["left_over"])]
    assert sides == [[412.0, 722.0, 562.0, 732.0]] * 2


def test_an_older_ocr_of_a_tilted_page_is_compared_on_the_page_put_straight():
    page = scan_page(NAME, layer=[NAME], level=(0, 3.0, 612.0, 792.0))
    shown = tuple(word._replace(box=Level(*page.level).as_displayed(word.box)) for word in page.layer)
    page = Page(1, page.text, "ocr", page.words, 612.0, 792.0, level=page.level, layer=shown)
    rows = {"readings": [], "listed": [line()], "boxes": [box()], "left_over": []}
    assert with_second_readings(rows, [page])["listed"][0]["second_reading"] == "ocr_layer"


def test_arithmetic_stays_a_second_reading_where_there_is_no_older_ocr():
    reading = {"reading": "hit_ratio_report-1", "page": 1, "doubt": "", "second_reading": "arithmetic"}
    figure = LEFT_BOX | {"reading": "hit_ratio_report-1", "n": 1, "page": 1, "text": "1,024,915"}
    made = with_second_readings({"readings": [reading], "boxes": [figure]}, [scan_page("1,024,915")])
    assert (made["readings"][0]["second_reading"], made["readings"][0]["text_source"]) == ("arithmetic", "ocr")


def test_rows_of_pages_with_words_of_their_own_stay_as_they_are():
    rows = {"readings": [], "listed": [line(text_source="native")], "boxes": [box()], "left_over": []}
    assert with_second_readings(rows, [scan_page(NAME, source="native", layer=[NAME])]) is rows
    mixed = with_second_readings(rows, [scan_page(NAME, source="native"), scan_page("Another", number=2)])
    assert mixed["listed"] == rows["listed"]
