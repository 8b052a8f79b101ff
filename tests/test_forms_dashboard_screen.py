"""Print-outs of the dashboard's web page: one figure, its window and filters, and always a doubt about the buttons."""

import pytest
from made_scans import scan_page

from lib.forms.dashboard_screen import NO_BUTTONS, NO_FIGURE, rows, takes

SCREEN = (
    "12/14/22, 3:05 PM LEARN - Dashboard",
    "Activity Search Data Contribution View",
    "Start Date: 01-01-21 Start Time: 12:00 AM",
    "End Date: 12-31-21 End Time: 11:59 PM",
    "Type: Detections Mode: Data Contribution System: Mobile and Fixed",
    "O My Agency O Select Agencies",
    "Total Detections: 1,367,382",
)


def screen(*without, add=(), source="ocr"):
    """The rows of a print-out `without` some of its lines (by how they begin), and with some more."""
    kept = [line for line in SCREEN if not line.startswith(tuple(without))] if without else SCREEN
    return rows([scan_page(*kept, *add, source=source)])


def test_a_page_is_taken_if_two_of_its_headings_stand_on_it():
    assert takes(scan_page(*SCREEN))
    assert not takes(scan_page("LEARN - Dashboard", "Total Detections: 1,367,382"))
    assert not takes(scan_page("Activity Search", "Total Detections: 1,367,382"))


def test_the_figure_comes_with_its_window_its_filters_and_the_day_it_was_printed():
    (reading,) = screen()["readings"]
    assert {name: reading[name] for name in reading if name.endswith("_as_printed")} == {
        "label_as_printed": "Total Detections",
        "value_as_printed": "1,367,382",
        "window_as_printed": "Start Date 01-01-21 Start Time 12:00 AM End Date 12-31-21 End Time 11:59 PM",
        "scope_as_printed": "Type: Detections; Mode: Data Contribution; System: Mobile and Fixed",
        "created_on_as_printed": "12/14/22, 3:05 PM",
    }
    assert reading["measure"] == "total_detections"


@pytest.mark.parametrize("source", ["ocr", "native"])
def test_which_buttons_are_marked_is_always_in_doubt(source):
    (reading,) = screen(source=source)["readings"]
    assert reading["doubt"] == NO_BUTTONS


def test_hits_are_hits():
    lines = ("Type: Hits Mode: Data Contribution", "Total Hits: 405")
    (reading,) = screen("Type", "Total", add=lines)["readings"]
    assert (reading["measure"], reading["value_as_printed"], reading["doubt"]) == ("hits", "405", NO_BUTTONS)


@pytest.mark.parametrize(
    ("without", "add", "why"),
    [
        (("Total",), ("Total Hits: 405",), "the page counts Detections, and its total says Total Hits"),
        (("End Date",), (), "no End Date or End Time can be read on the page"),
        (("Nothing",), ("Total Hits: 405",), "more than one total stands on the page"),
    ],
)
def test_what_does_not_fit_is_one_more_doubt(without, add, why):
    for reading in screen(*without, add=add)["readings"]:
        assert reading["doubt"].startswith(f"{NO_BUTTONS}; ")
    assert why in reading["doubt"]


def test_a_window_that_lacks_a_field_is_none():
    (reading,) = screen("Start Date")["readings"]
    assert reading["window_as_printed"] == ""


def test_a_print_out_without_a_figure_waits():
    made = screen("Total")
    assert made["readings"] == []
    assert [(row["why"], row["page"]) for row in made["review"]] == [(NO_FIGURE, 1)]


def test_a_total_that_is_no_number_is_still_shown():
    (reading,) = screen("Total", add=("Total Detections: 1,3G7,382",))["readings"]
    assert reading["value_as_printed"] == "1,3G7,382"


def test_menus_and_buttons_read_as_letters_are_furniture_and_other_words_are_left_over():
    made = screen(add=("O All Users Q", "Zebra 1-50 Camera"))
    assert [row["words"] for row in made["left_over"]] == ["Zebra"]


def test_a_lone_o_is_no_button_where_the_file_has_its_own_words():
    made = screen("O My", add=("O My Agency",), source="native")
    assert [row["words"] for row in made["left_over"]] == ["O"]
