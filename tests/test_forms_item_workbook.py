"""Workbooks with one sheet an item: items go by the words of the sheet Request, and what is not certain waits."""

import openpyxl
import pytest
from made_extracts import all_used, cleaned, extract
from made_sheets import workbook

from lib.forms.item_workbook import items_of

ASKED = [
    ["Part A"],
    ["A1. The names of agencies and organizations with which the agency shares detection data"],
    ["A2. The names of agencies and organizations from which the agency receives detection data"],
    ["A3. The names of agencies and organizations with which the agency shares “hot list” records"],
    ["Part B"],
    ["B1. The aggregate number of detections collected during 2021"],
    ["B2. The aggregate number of “hits” during 2021"],
]


def reply(asked=ASKED, **sheets):
    """Return a workbook: the sheet Request and one a keyword, `B1_2` standing for `B1&2`."""

    def add(book: openpyxl.Workbook, _):
        for name, rows in sheets.items():
            sheet = book.create_sheet(name.replace("_", "&"))
            for row in rows:
                sheet.append(row)

    return extract({"r.xlsx": workbook(*asked, change=add, sheet="Request")}, "sampleville-pd-ca/100")


def test_a_list_goes_by_what_its_item_asks():
    held = reply(A1=[["AGENCY"], ["MOCKTON POLICE DEPARTMENT (ZZ)"], ["NA"]], A2=[["TESTBURG SO"]])

    assert held["listed"][["section", "row", "name_as_printed", "sheet", "cell"]].values.tolist() == [
        ["detections_shared", 1, "MOCKTON POLICE DEPARTMENT (ZZ)", "A1", "A2"],
        ["detections_shared", 2, "NA", "A1", "A3"],
        ["detections_received", 1, "TESTBURG SO", "A2", "A1"],
    ]
    assert held["sections"][["section", "rows"]].values.tolist() == [
        ["detections_shared", 2],
        ["detections_received", 1],
    ]
    assert (len(held["review"]), all_used(held)) == (0, True)


def test_other_numbers_with_the_same_words_give_the_same_lists():
    asked = [[row[0].replace("A1", "A9").replace("A2", "A1").replace("A9", "A2")] for row in ASKED]
    held = reply(asked, A1=[["TESTBURG SO"]])

    assert held["listed"]["section"].tolist() == ["detections_received"]


def test_columns_beside_the_name_are_kept():
    held = reply(A1=[["Agency", "City", "State"], ["MOCKTON PD", "MOCKTON", "CA"], ["TESTBURG PD", None, "NV"]])

    assert held["listed"]["city_as_printed"].tolist()[0] == "MOCKTON"
    assert held["listed"]["state_as_printed"].tolist() == ["CA", "NV"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Detections", 1234567], ["Hits", 405]],
        [["", "Detections", "Hits"], ["2021", 1234567, 405]],
        [["2021 detections", "2021 hits"], [1234567, 405]],
    ],
)
def test_the_words_beside_a_figure_tell_its_item(rows):
    held = reply(B1_2=rows)
    counts, citations, _ = cleaned(held)

    assert counts[["agency_id", "measure", "value", "window_start", "status"]].values.tolist() == [
        ["sampleville-pd-ca", "detections_stated", 1234567, "2021-01-01", "accepted"],
        ["sampleville-pd-ca", "hits", 405, "2021-01-01", "accepted"],
    ]
    assert citations["sheet"].tolist() == ["B1&2", "B1&2"]
    assert held["readings"]["item"].tolist() == ["B1", "B2"]


def test_a_sheet_of_one_item_with_one_figure_needs_no_words():
    counts, _, _ = cleaned(reply(B2=[[405]]))

    assert counts[["measure", "value", "status"]].values.tolist() == [["hits", 405, "accepted"]]


@pytest.mark.parametrize(
    "rows",
    [[[1234567], [405]], [["Detections and hits", 1234567]], [["2020 detections", 1234567]], [["Vehicles", 12]]],
)
def test_a_figure_that_fits_no_item_or_two_waits(rows):
    held = reply(B1_2=rows)

    assert len(held["readings"]) == 0
    assert held["review"]["what"].tolist() == ["left_over_text"]
    assert all_used(held)


def test_a_dash_is_no_value_and_never_zero():
    held = reply(A3=[["-"]], B2=[["-"]])
    counts, _, _ = cleaned(held)

    assert counts["value"].isna().tolist() == [True]
    assert counts["flags"].tolist() == ["blank"]
    assert held["review"]["readings"].tolist() == ["A1 -"]
    assert len(held["listed"]) == 0


def test_without_the_sheet_request_everything_waits():
    def add(book, sheet):
        book.create_sheet("B1").append([405])

    held = extract({"r.xlsx": workbook(["MOCKTON PD"], change=add, sheet="A1")}, "sampleville-pd-ca/100")

    assert (len(held["readings"]), len(held["listed"])) == (0, 0)
    assert held["review"]["why"].str.contains("the sheet Request does not say").all()
    assert all_used(held)


def test_the_items_asked_for_are_kept_with_their_words():
    held = reply()

    assert held["asked"][["item", "part"]].values.tolist()[-1] == ["B2", "B"]
    assert held["asked"]["item_as_printed"].tolist()[-1] == "The aggregate number of “hits” during 2021"


@pytest.mark.parametrize(("sheet", "items"), [("A1", ["A1"]), ("B1&2", ["B1", "B2"]), ("B1 & B2", ["B1", "B2"])])
def test_the_items_in_a_sheet_s_name(sheet, items):
    assert items_of(sheet) == items
