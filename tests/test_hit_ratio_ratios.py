"""hit_ratio: one row an agency and window, by the rules of METHOD.md, "The formulas" and "The denominator"."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tables import AGENCY, OTHER, count_row, counts, pair, requests

from lib.hit_ratio import hit_ratios
from lib.hit_ratio.formulas import hit_ratio, one_in, ratio_bounds

COUNT = st.integers(1, 10**13)


def rows_of(*count_rows):
    """Return the hit_ratios of counts as dicts, in order."""
    return hit_ratios(counts(*count_rows), requests(AGENCY, OTHER)).to_dict("records")


def only_row(*count_rows):
    (row,) = rows_of(*count_rows)
    return row


def test_tracy_2018_is_one_in_1211():
    row = only_row(*pair(405, 490_535))
    assert (row["hits"], row["scans"], row["one_in"], row["basis"]) == (405, 490_535, 1_211, "stated")
    assert row["hit_ratio"] == 405 / 490_535
    assert (row["ratio_low"], row["ratio_high"]) == (405 / 490_940, 405 / 490_535)
    assert row["rankable"]
    assert row["campaign"] == "2020"


def test_zero_scans_gives_no_ratio():
    row = only_row(*pair(0, 0))
    assert [row[x] for x in ("hits", "scans", "rankable", "reason")] == [0, 0, False, "no scans were made"]
    assert [x for x in ("hit_ratio", "one_in", "ratio_low", "ratio_high") if not pd.isna(row[x])] == []


def test_zero_hits_is_a_ratio_of_zero_and_no_one_in():
    row = only_row(*pair(0, 900))
    assert (row["hit_ratio"], row["ratio_low"], row["ratio_high"], row["rankable"]) == (0, 0, 0, True)
    assert pd.isna(row["one_in"])


@pytest.mark.parametrize(
    ("measure", "basis", "low"),
    [
        ("total_records", "total_records", 10 / 1000),
        ("total_detections", "total_records", 10 / 1000),
        ("detections_row", "detections_row", 10 / 1010),
        ("detections_stated", "stated", 10 / 1010),
    ],
)
def test_bounds_follow_the_basis(measure, basis, low):
    row = only_row(*pair(10, 1000, measure=measure))
    assert (row["basis"], row["ratio_low"], row["ratio_high"]) == (basis, low, 10 / 1000)


def test_printed_total_is_preferred_to_the_row_and_to_prose():
    row = only_row(
        count_row("hits", 10),
        count_row("detections_stated", 980),
        count_row("detections_row", 990),
        count_row("total_records", 1000),
    )
    assert (row["scans"], row["basis"]) == (1000, "total_records")


def test_best_denominator_is_the_one_with_hits_beside_it():
    row = only_row(*pair(10, 1000), count_row("total_records", 5000, request_id="20002"))
    assert (row["hits"], row["scans"], row["basis"]) == (10, 1000, "stated")


def test_counts_that_are_no_scans_are_never_a_denominator():
    others = ("detections_by_agency", "detections_by_system", "detections_30d", "searches_30d", "cameras")
    row = only_row(count_row("hits", 10), *(count_row(m, 1000) for m in others))
    assert pd.isna(row["scans"])
    assert pd.isna(row["hit_ratio"])


def test_hits_and_scans_of_two_requests_never_meet():
    row = only_row(count_row("hits", 10), count_row("detections_stated", 1000, request_id="20002"))
    assert pd.isna(row["hit_ratio"])
    assert not row["rankable"]
    assert {pd.isna(row["hits"]), pd.isna(row["scans"])} == {True, False}


def test_hits_and_scans_of_two_agencies_never_meet():
    found = rows_of(count_row("hits", 10), count_row("detections_stated", 1000, agency_id=OTHER))
    assert [(r["agency_id"], pd.isna(r["hit_ratio"])) for r in found] == [(OTHER, True), (AGENCY, True)]


def test_hits_and_scans_of_two_windows_never_meet():
    found = rows_of(count_row("hits", 10, 2018), count_row("detections_stated", 1000, 2019))
    assert [pd.isna(r["hit_ratio"]) for r in found] == [True, True]
    assert [r["reason"] for r in found] == ["scans are not known", "hits are not known"]


def test_hits_and_scans_counted_under_different_filters_never_meet():
    # domain.md 4.4: the filters ("Mobile", "Fixed") are part of what was counted.
    row = only_row(
        count_row("hits", 10, scope_as_printed="Mobile"), count_row("total_records", 1000, scope_as_printed="Fixed")
    )
    assert pd.isna(row["hit_ratio"])


def test_counts_of_unknown_periods_never_meet():
    # Two periods nobody knows are not the same period, also when a person has confirmed both figures.
    found = rows_of(*pair(10, 1000, (None, None, "unknown"), status="confirmed"))
    assert [r["hit_ratio"] for r in found if not pd.isna(r["hit_ratio"])] == []


@pytest.mark.parametrize("status", ["needs_review", "rejected", "duplicate", "superseded", "withdrawn"])
def test_value_that_does_not_stand_is_never_used(status):
    row = only_row(count_row("hits", 10), count_row("detections_stated", 1000, status=status))
    assert pd.isna(row["scans"])
    assert pd.isna(row["hit_ratio"])
    assert pd.isna(row["scans_value_id"])


@pytest.mark.parametrize("status", ["accepted", "corrected", "confirmed"])
def test_value_that_stands_is_used(status):
    assert only_row(count_row("hits", 10), count_row("detections_stated", 1000, status=status))["hit_ratio"] == 0.01


def test_waiting_value_is_named_in_the_reason():
    row = only_row(count_row("hits", 10), count_row("detections_stated", 1000, status="needs_review"))
    assert (row["rankable"], row["reason"]) == (False, "scans are not known yet")


def test_ratio_beside_a_waiting_figure_is_given_and_not_ranked():
    row = only_row(*pair(10, 1000), count_row("total_records", 1010, status="needs_review"))
    assert (row["hit_ratio"], row["rankable"]) == (0.01, False)
    assert row["reason"] == "another figure for this window waits for a person"


def test_window_in_which_everything_waits_has_no_row():
    assert rows_of(*pair(10, 1000, status="needs_review")) == []


@pytest.mark.parametrize(
    "window",
    [
        ("2018-01-01", "2018-12-01", "partial_year"),
        ("2018-01-01", "2019-12-31", "multi_year"),
        ("2018-01-01", "2018-01-30", "rolling_30d"),
        (None, None, "all_time"),
    ],
)
def test_only_a_calendar_year_is_rankable(window):
    row = only_row(*pair(10, 1000, window))
    assert (row["hit_ratio"], row["rankable"]) == (0.01, False)
    assert row["reason"] == "the window is not a full calendar year"


@pytest.mark.parametrize("measure", ["hits", "detections_stated"])
def test_year_without_its_last_day_is_rankable_with_a_note(measure):
    rows = [r | {"flags": "end_before_last_day"} if r["measure"] == measure else r for r in pair(10, 1000)]
    row = only_row(*rows)
    assert (row["rankable"], row["reason"]) == (True, "the printed end leaves out 31 December")


@pytest.mark.parametrize("scans", [9, 1, 0])
def test_hits_above_scans_raise(scans):
    with pytest.raises(ValueError, match="10 hits are more than"):
        hit_ratio(10, scans)


def test_hits_above_scans_in_a_table_raise():
    with pytest.raises(ValueError, match="1,001 hits are more than 1,000 scans"):
        rows_of(*pair(1001, 1000))


@pytest.mark.parametrize(("hits", "scans"), [(None, 100), (1, None), (None, None), (0, 0)])
def test_ratio_needs_both_counts_and_scans_above_zero(hits, scans):
    assert hit_ratio(hits, scans) is None
    assert one_in(hits, scans) is None
    assert ratio_bounds(hits, scans, "stated") == (None, None)


@pytest.mark.parametrize(
    ("hits", "scans", "expected"), [(2, 5, 3), (2, 3, 2), (2, 4, 2), (4, 9, 2), (405, 490_535, 1_211), (7, 7, 1)]
)
def test_one_in_rounds_half_up(hits, scans, expected):
    assert one_in(hits, scans) == expected


@settings(deadline=None)
@given(COUNT, COUNT)
def test_one_in_is_never_more_than_a_half_away(hits, scans):
    twice_off = 2 * one_in(hits, scans) * hits - 2 * scans
    assert -hits < twice_off <= hits


@settings(deadline=None)
@given(COUNT, COUNT)
def test_bounds_hold_the_ratio(hits, more):
    low, high = ratio_bounds(hits, hits + more, "stated")
    assert 0 < low <= hit_ratio(hits, hits + more) == high <= 1


def test_rows_do_not_depend_on_the_order_of_the_counts():
    rows = [*pair(10, 1000), *pair(20, 2000, 2019), *pair(3, 300, agency_id=OTHER), count_row("total_records", 1010)]
    there = hit_ratios(counts(*rows), requests(AGENCY, OTHER))
    back = hit_ratios(counts(*reversed(rows)), requests(AGENCY, OTHER))
    assert there.equals(back)


def test_no_counts_give_no_rows():
    assert rows_of() == []
