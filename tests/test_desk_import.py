"""`import`: a typed sheet column by column, first as a dry run; what no rule takes is refused with its cell."""

import pytest
from test_desk_add import AGENCY, HEADER

from lib.desk import DeskError, plan_import, write_import
from lib.desk.told import import_lines
from lib.pages import Page, Word

SAME = {"source": "letter of 2 March 2020", "by": "A. Editor", "why": "on paper only", "on": "2020-03-09"}


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


def sheet(*rows, name="Sheet1", hidden=()):
    """A sheet as a reader gives it: one word a filled cell."""
    words = [
        Word(text, 0, len(text), hidden="in a hidden row" if n in hidden else "", cell=f"{chr(65 + k)}{n}")
        for n, row in enumerate(rows, 1)
        for k, text in enumerate(row)
        if text
    ]
    return [Page(1, "", "cells", tuple(words), sheet=name)]


HEAD = ("Agency", "State", "Request", "2018 Detections", "2018 Hits", "Notes")
GOOD = ("Sampleville Police Department", "CA", "10001", "490,535", "405", "typed twice")


def plan(raw, *rows, told=SAME, **more):
    return plan_import(sheet(*rows, **more), raw, dict(told))


def test_requests_and_values_are_taken_and_columns_told(raw):
    found = plan(raw, HEAD, GOOD)
    assert [(r["agency_id"], r["request_id"]) for r in found.requests] == [(AGENCY, "10001")]
    assert [(v["measure"], v["value"], v["window_start"], v["window_end"]) for v in found.values] == [
        ("detections_stated", "490535", "2018-01-01", "2018-12-31"),
        ("hits", "405", "2018-01-01", "2018-12-31"),
    ]
    lines = "\n".join(import_lines(found, is_written=False))
    assert "D 2018 Detections: detections_stated, 2018-01-01 to 2018-12-31" in lines
    assert "F Notes: not taken" in lines
    assert "Nothing was written" in lines


def test_a_dry_run_writes_nothing_and_writing_adds_lines(raw):
    found = plan(raw, HEAD, GOOD)
    assert list(raw.rglob("*")) == []
    write_import(found, raw)
    assert (raw / "requests.csv").read_text() == HEADER + f"{AGENCY},Sampleville Police Department,CA,10001,,,,,,,\n"
    assert (raw / "decisions/added.csv").read_text().splitlines()[1] == (
        f"{AGENCY},10001,detections_stated,490535,2018-01-01,2018-12-31,"
        "letter of 2 March 2020,A. Editor,2020-03-09,on paper only"
    )


def test_the_same_sheet_again_adds_nothing(raw):
    write_import(plan(raw, HEAD, GOOD), raw)
    again = plan(raw, HEAD, GOOD)
    assert (again.requests, again.values, again.there_already) == ([], [], 3)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("490.535", "D2: found “490.535”: a point that may stand for thousands"),
        ("494, 258", "D2: found '494, 258', a space inside the number"),
        ("Not Provided", "D2: found “Not Provided”: words instead of a number"),
    ],
)
def test_a_value_no_rule_takes_is_refused_with_its_cell(raw, cell, why):
    found = plan(raw, HEAD, (*GOOD[:3], cell, "405"))
    assert [v["value"] for v in found.values] == ["405"]
    assert found.refused[0].startswith(why)


@pytest.mark.parametrize("lacking", ["by", "why", "source"])
def test_a_value_without_who_why_and_source_is_refused(raw, lacking):
    found = plan(raw, HEAD, GOOD, told={k: v for k, v in SAME.items() if k != lacking})
    assert found.values == []
    assert found.refused[0] == f"D2: a value typed by hand needs {lacking}"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("Sampleville", "CA", "1", "5", "1"), "agency_id is empty"),
        (("Sampleville Police Department", "", "1", "5", "1"), "agency_id is empty"),
        (("Sampleville Police Department", "CA", "", "5", "1"), "request_id is empty"),
    ],
)
def test_a_row_whose_agency_or_request_cannot_be_told_is_refused_whole(raw, row, why):
    found = plan(raw, HEAD, row)
    assert (found.requests, found.values) == ([], [])
    assert why in found.refused[0]


def test_the_rosters_own_name_for_an_agency_gives_its_folder(raw):
    (raw / "requests.csv").write_text(HEADER + "odd-place-so-ca,The Odd Office,CA,1,,,,,,,\n")
    found = plan(raw, HEAD, ("The Odd Office", "CA", "2", "5", "1"))
    assert [r["agency_id"] for r in found.requests] == ["odd-place-so-ca"]


def test_hidden_rows_are_not_taken(raw):
    found = plan(raw, HEAD, GOOD, hidden=(2,))
    assert (found.values, found.refused) == ([], ["A2: in a hidden row; nothing of this row is taken"])


def test_a_header_no_rule_knows_can_be_told(raw):
    told = ["Plates=detections_stated 2019", "Place=agency_name"]
    rows = sheet(("Place", "State", "Request", "Plates"), (*GOOD[:3], "12"))
    found = plan_import(rows, raw, dict(SAME), told)
    assert [(v["value"], v["window_start"]) for v in found.values] == [("12", "2019-01-01")]


@pytest.mark.parametrize("told", ["Plates", "Plates=scans", "Plates=hits", "Plates=hits soon", "=hits 2018"])
def test_a_meaning_that_cannot_be_is_one_sentence(raw, told):
    with pytest.raises(DeskError, match="--column"):
        plan_import(sheet(("Plates",), ("5",)), raw, {}, [told])


def test_a_column_named_twice_stops_the_import(raw):
    with pytest.raises(DeskError, match="'Hits' is named twice"):
        plan(raw, ("Agency", "Hits", "Hits"), ("a", "1", "2"))


def test_a_sheet_is_chosen_by_name_and_an_unknown_one_is_told_the_known(raw):
    with pytest.raises(DeskError, match="no sheet 'Other'; known: 'Sheet1'"):
        plan_import(sheet(HEAD, GOOD), raw, dict(SAME), sheet="Other")
