"""Whose page is it: display names, states, and pages filed in the folder of another agency."""

import pytest
from made_pages import AGENCY, ASK, FOLDER, PLACE, Msg, accepted, answered, newer_page, put, tidy, waits

from lib.clean.agencies import place_state
from lib.clean.roster import COLUMNS

HEADER = ",".join(COLUMNS)


def roster(raw, *rows):
    (raw / "requests.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")


def test_the_roster_names_an_agency_and_its_state(tmp_path):
    put(tmp_path, answered("2018 hits: 405"))
    roster(tmp_path, f"{FOLDER},The Sampleville Police,CA,1001,2020,,,,,,")
    tables = tidy(tmp_path)

    assert tables["names"].iloc[0].tolist() == [FOLDER, "The Sampleville Police", "CA"]
    assert tables["counts"]["agency_name"].tolist() == ["The Sampleville Police"]
    assert tables["requests"]["in_roster"].tolist() == [True]


def test_without_a_roster_the_page_names_it(tmp_path):
    put(tmp_path, answered("2018 hits: 405"))

    assert tidy(tmp_path)["names"].iloc[0].tolist() == [FOLDER, AGENCY, "CA"]


def test_without_roster_and_page_the_folder_names_it(tmp_path):
    put(tmp_path, b"%PDF-", name="a.pdf")

    assert tidy(tmp_path)["names"]["agency_name"].tolist() == [FOLDER]


WRONG = {
    "another place": ("elsewhere-pd-ca", AGENCY, PLACE),
    "another kind of office": ("sampleville-so-ca", AGENCY, PLACE),
    "another state": ("sampleville-pd-ca", AGENCY, "Sampleville, TX"),
}


@pytest.mark.parametrize("how", WRONG)
def test_a_page_in_another_agencys_folder_gives_it_no_figures(tmp_path, how):
    folder, agency, place = WRONG[how]
    put(tmp_path, newer_page([ASK, Msg(agency, "2018 hits: 405")], agency=agency, place=place), agency=folder)
    tables = tidy(tmp_path)

    assert accepted(tables) == {}
    assert tables["contradictions"]["what"].tolist().count("names_other_agency") == 1
    assert "names another agency" in waits(tables)


def test_a_page_of_another_agency_does_not_name_the_folders(tmp_path):
    put(tmp_path, answered("2018 hits: 405"), agency="elsewhere-pd-ca")
    tables = tidy(tmp_path)

    assert tables["names"]["agency_name"].tolist() == ["elsewhere-pd-ca"]
    assert AGENCY not in tables["requests"]["agency_name"].tolist()
    (found,) = tables["contradictions"].query("what == 'names_other_agency'").itertuples()
    assert (found.first, found.second) == ("elsewhere-pd-ca", AGENCY)


@pytest.mark.parametrize(
    ("folder", "agency", "place"),
    [
        ("sampleville-pd-ca", AGENCY, "Sampleville"),
        ("sampleville-pd-xx", AGENCY, PLACE),
        ("madeup-bureau", "Madeup Bureau", "Sampleville, CA"),
    ],
)
def test_a_name_that_cannot_be_told_makes_figures_wait(tmp_path, folder, agency, place):
    put(tmp_path, newer_page([ASK, Msg(agency, "2018 hits: 405")], agency=agency, place=place), agency=folder)
    tables = tidy(tmp_path)

    assert accepted(tables) == {}
    assert "cannot be told to be the folder's" in waits(tables)


@pytest.mark.parametrize("listed", ["Madeup Bureau", "MADEUP  bureau"])
def test_a_name_that_cannot_be_told_is_settled_by_the_roster(tmp_path, listed):
    put(tmp_path, newer_page([ASK, Msg("Madeup Bureau", "2018 hits: 405")], agency="Madeup Bureau"), agency="madeup")
    roster(tmp_path, f"madeup,{listed},CA,1001,2020,,,,,,")

    assert accepted(tidy(tmp_path)) == {("hits", "2018"): 405}


def test_the_roster_does_not_make_another_agencys_page_the_folders(tmp_path):
    put(tmp_path, answered("2018 hits: 405"), agency="elsewhere-pd-ca")
    roster(tmp_path, "elsewhere-pd-ca,Elsewhere Police Department,CA,1001,2020,,,,,,")

    assert accepted(tidy(tmp_path)) == {}


@pytest.mark.parametrize(
    ("roster_name", "printed"),
    [
        ("Sampleville County Sheriff’s Office", "Sampleville County Sheriff's Office"),
        ("Sampleville County Sheriff's Office", "Sampleville County Sheriffs Office"),
        ("A & B", "A  &  B"),
    ],
)
def test_quotes_and_spaces_do_not_make_another_name(tmp_path, roster_name, printed):
    put(tmp_path, newer_page([ASK, Msg(printed, "2018 hits: 405")], agency=printed), agency="made-up")
    roster(tmp_path, f"made-up,{roster_name},CA,1001,2020,,,,,,")

    assert accepted(tidy(tmp_path)) == {("hits", "2018"): 405}


def test_an_agency_named_none_in_a_folder_without_roster_is_not_taken_for_its_own(tmp_path):
    put(tmp_path, newer_page([ASK, Msg("None", "2018 hits: 405")], agency="None"), agency="made-up")

    assert accepted(tidy(tmp_path)) == {}


def test_two_agencies_pages_keep_their_own_figures(tmp_path):
    put(tmp_path, answered("2018 hits: 405"))
    other = "Elsewhere Police Department"
    page = newer_page([ASK, Msg(other, "2018 hits: 7", date="02/01/2020")], agency=other, place="Elsewhere, CA")
    put(tmp_path, page, agency="elsewhere-pd-ca")
    counts = tidy(tmp_path)["counts"]

    assert dict(zip(counts["agency_id"], counts["value"], strict=True)) == {FOLDER: 405, "elsewhere-pd-ca": 7}


@pytest.mark.parametrize(
    ("place", "state"),
    [("Sampleville, CA", "CA"), ("Sampleville", ""), ("CA", ""), ("Sampleville, ca", ""), ("", ""), (None, "")],
)
def test_a_place_ends_in_its_state_or_has_none(place, state):
    assert place_state(place) == state
