"""Readings that repeat or contradict each other: a repeat is one value, a contradiction stops both."""

import pytest
from made_pages import AGENCY, ASK, FOLDER, Msg, accepted, answered, checked, newer_page, put, tidy, tidy_text, waits

from lib import tables as t
from lib.checks.contradictions import of_counts
from lib.clean import settle
from lib.disagree import disagreements


def count(value_id, value, *, measure="hits", status="accepted", year="2018", **more):
    base = {
        "value_id": value_id,
        "agency_id": FOLDER,
        "agency_name": AGENCY,
        "request_id": "1",
        "measure": measure,
        "value": value,
        "value_as_printed": str(value),
        "window_start": f"{year}-01-01",
        "window_end": f"{year}-12-31",
        "window_kind": "calendar_year",
        "origin": "agency_statement",
        "status": status,
    }
    return base | more


def settled(*rows):
    """({value_id: status}, contradictions as (what, first, second))."""
    counts = settle(t.as_frame(t.COUNTS, list(rows)))
    found = [of_counts(x) for x in disagreements(counts)]
    contradictions = [(c["what"], c["first_value_id"], c["second_value_id"]) for c in found]
    return dict(zip(counts["value_id"], counts["status"], strict=True)), contradictions


def test_one_figure_stands():
    assert settled(count("v-a", 405)) == ({"v-a": "accepted"}, [])


def test_the_same_figure_again_is_a_duplicate_of_the_first():
    counts = settle(t.as_frame(t.COUNTS, [count("v-a", 405), count("v-b", 405)]))

    assert counts["status"].tolist() == ["accepted", "duplicate"]
    assert counts["duplicate_of"].fillna("").tolist() == ["", "v-a"]
    assert disagreements(counts) == []


@pytest.mark.parametrize("order", [("v-a", "v-b"), ("v-b", "v-a")])
def test_of_a_doubtful_and_a_sure_print_the_sure_one_stands(order):
    doubtful, sure = order
    rows = [count(doubtful, 405, status="needs_review"), count(sure, 405)]

    assert settled(*rows)[0][sure] == "accepted"
    assert settled(*rows[::-1])[0][sure] == "accepted"


def test_a_clear_reply_after_an_unclear_one_is_used():
    tables = tidy_text(answered("2018 confirmed hits: 405", "2018 hits: 405"))

    assert accepted(tables) == {("hits", "2018"): 405}


def test_two_figures_for_one_thing_stop_both():
    assert settled(count("v-a", 405), count("v-b", 406)) == (
        {"v-a": "needs_review", "v-b": "needs_review"},
        [("two_values_one_window", "v-a", "v-b")],
    )


def test_three_figures_for_one_thing_stop_all_three():
    statuses, found = settled(count("v-a", 1), count("v-b", 2), count("v-c", 3), count("v-d", 1))

    assert set(statuses.values()) == {"needs_review"}
    assert len(found) >= 2


def test_a_conflict_is_told_once_for_each_pair_and_names_both_prints():
    tables = tidy_text(answered("2018 hits: 405", "2018 hits: 1,406"))
    (found,) = tables["contradictions"].query("what == 'two_values_one_window'").itertuples()

    assert (found.first, found.second) == ("405 hits", "1,406 hits")
    assert "405 hits / 1,406 hits" in waits(tables)


@pytest.mark.parametrize(
    "other",
    [
        count("v-b", 406, year="2019"),
        count("v-b", 406, measure="detections_stated"),
        count("v-b", 406, window_end="2018-12-01", window_kind="partial_year"),
        count("v-b", 406, scope_as_printed="Mobile"),
        count("v-b", 406, agency_id="elsewhere-pd-ca"),
    ],
    ids=["another year", "another measure", "another window", "another scope", "another agency"],
)
def test_figures_of_different_things_do_not_conflict(other):
    assert settled(count("v-a", 405), other) == ({"v-a": "accepted", "v-b": "accepted"}, [])


def test_total_records_and_total_detections_are_never_duplicates_of_each_other():
    rows = [count("v-a", 405, measure="total_records"), count("v-b", 405, measure="total_detections")]

    assert settled(*rows) == ({"v-a": "accepted", "v-b": "accepted"}, [])


def test_figures_without_known_dates_are_never_called_the_same():
    unknown = {"window_start": None, "window_end": None, "window_kind": "unknown"}

    assert settled(count("v-a", 405, **unknown), count("v-b", 406, **unknown))[1] == []
    assert settled(count("v-a", 405, **unknown), count("v-b", 405, **unknown))[0] == dict.fromkeys(
        ["v-a", "v-b"], "accepted"
    )


def test_figures_that_are_no_numbers_conflict_with_nothing():
    rows = [count("v-a", None, status="needs_review"), count("v-b", None, status="needs_review"), count("v-c", 5)]

    assert settled(*rows)[0]["v-c"] == "accepted"


def test_more_hits_than_scans_stop_both():
    assert settled(count("v-h", 600), count("v-s", 500, measure="detections_stated")) == (
        {"v-h": "needs_review", "v-s": "needs_review"},
        [("hits_above_scans", "v-h", "v-s")],
    )


@pytest.mark.parametrize(("hits", "scans"), [(500, 500), (0, 0), (0, 500), (1, 2)])
def test_hits_up_to_the_scans_stand(hits, scans):
    statuses, found = settled(count("v-h", hits), count("v-s", scans, measure="detections_stated"))

    assert (set(statuses.values()), found) == ({"accepted"}, [])


@pytest.mark.parametrize("measure", ["total_records", "total_detections", "detections_row", "detections_stated"])
def test_hits_are_held_against_every_kind_of_scans(measure):
    assert settled(count("v-h", 600), count("v-s", 500, measure=measure))[1] == [("hits_above_scans", "v-h", "v-s")]


def test_hits_of_one_year_are_not_held_against_scans_of_another():
    rows = [count("v-h", 600), count("v-s", 500, measure="detections_stated", year="2019")]

    assert settled(*rows)[1] == []


def test_a_figure_that_waits_for_two_reasons_gives_both():
    rows = [count("v-h", 600, status="needs_review", why="printed strangely"), count("v-i", 601)]
    counts = settle(t.as_frame(t.COUNTS, rows))

    assert counts["why"].tolist() == [
        "printed strangely; another figure is printed for the same thing",
        "another figure is printed for the same thing",
    ]


def test_hits_above_scans_on_a_page_are_not_used_and_wait():
    tables = tidy_text(answered("2018 hits: 500,000\n2018 detections: 490,535"))

    assert accepted(tables) == {}
    assert "500,000 hits / 490,535 detections_stated" in waits(tables)


def test_no_figures_are_no_conflict():
    assert settled() == ({}, [])


def test_settling_does_not_change_the_counts_it_is_given():
    counts = t.as_frame(t.COUNTS, [count("v-a", 405), count("v-b", 406)])
    before = counts.copy(deep=True)
    settle(counts)

    assert counts.equals(before)


def test_every_contradiction_has_its_own_id(tmp_path):
    for agency, request in (("sampleville-pd", "ca-1"), ("sampleville-pd-ca", "1")):
        replies = [Msg(AGENCY, f"2018 hits: {n}", date="02/01/2020") for n in (1, 2, 3)]
        put(tmp_path, newer_page([ASK, *replies]), agency=agency, request=request)
    tables = checked(tidy(tmp_path))

    assert tables["contradictions"]["contradiction_id"].is_unique
    assert tables["review"]["review_id"].is_unique


def test_a_file_named_twice_alike_in_two_requests_gives_two_contradictions(tmp_path):
    for request in ("1", "2"):
        put(tmp_path, answered("2018 hits: 1", "2018 hits: 2"), request=request)
    tables = tidy(tmp_path)

    assert set(tables["counts"]["status"]) == {"needs_review"}
