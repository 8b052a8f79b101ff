"""hit_ratio: changes from year to year, and pooled ratios, by METHOD.md and domain.md 3."""

import pytest
from made_tables import AGENCY, OTHER, count_row, counts, pair, requests

from lib.hit_ratio import hit_ratios, pooled_ratios, year_changes


def ratios_of(*count_rows):
    return hit_ratios(counts(*count_rows), requests(AGENCY, OTHER))


def changes_of(*count_rows):
    """Return {(measure, later year): change or the reason why there is none}."""
    rows = year_changes(ratios_of(*count_rows)).itertuples()
    return {(r.measure, r.window_start[:4]): r.reason if isinstance(r.reason, str) else r.change for r in rows}


def pooled_of(*count_rows):
    """Return {(group, member): (n, hits, scans, ratio)} of agencies and years."""
    rows = pooled_ratios(ratios_of(*count_rows)).query("group in ('agency', 'year')").itertuples()
    return {(r.group, r.member): (r.n, r.hits, r.scans, r.hit_ratio) for r in rows}


def test_tracy_changed_by_plus_5_and_minus_46_percent():
    found = changes_of(*pair(405, 490_535, 2018), *pair(219, 515_858, 2019))
    assert found == {("scans", "2019"): 25_323 / 490_535, ("hits", "2019"): -186 / 405}


def test_change_keeps_both_counts_and_their_values():
    rows = year_changes(ratios_of(*pair(405, 490_535, 2018), *pair(219, 515_858, 2019))).itertuples()
    kept = {r.measure: (r.before, r.after, r.before_value_id[-9:], r.after_value_id[-9:]) for r in rows}
    assert kept == {
        "hits": (405, 219, "hits-2018", "hits-2019"),
        "scans": (490_535, 515_858, "ated-2018", "ated-2019"),
    }


def test_no_change_over_a_gap():
    assert changes_of(*pair(400, 4000, 2017), *pair(300, 3000, 2019)) == {}


def test_three_years_give_two_changes_each():
    found = changes_of(*(row for year in (2019, 2017, 2018) for row in pair(40, 4000, year)))
    assert found == {(m, y): 0 for m in ("scans", "hits") for y in ("2018", "2019")}


@pytest.mark.parametrize(("before", "after"), [(19, 40), (40, 19), (0, 40), (40, 0)])
def test_no_change_when_a_count_is_below_20(before, after):
    found = changes_of(*pair(before, 4000, 2018), *pair(after, 5000, 2019))
    assert found == {("scans", "2019"): 0.25, ("hits", "2019"): "a count is below 20"}


def test_twenty_is_enough_for_a_change():
    assert changes_of(*pair(20, 4000, 2018), *pair(20, 4000, 2019))[("hits", "2019")] == 0


@pytest.mark.parametrize(
    "window",
    [
        ("2019-01-01", "2019-12-01", "partial_year"),
        ("2019-01-01", "2020-12-31", "multi_year"),
        ("2019-01-01", "2019-01-30", "rolling_30d"),
        (None, None, "all_time"),
    ],
)
def test_no_change_to_another_kind_of_window(window):
    assert changes_of(*pair(400, 4000, 2018), *pair(500, 5000, window)) == {}


def test_no_change_between_two_agencies():
    assert changes_of(*pair(400, 4000, 2018), *pair(500, 5000, 2019, agency_id=OTHER)) == {}


def test_change_of_the_one_count_that_both_years_have():
    found = changes_of(*pair(400, 4000, 2018), count_row("detections_stated", 5000, 2019))
    assert found == {("scans", "2019"): 0.25}


def test_waiting_count_has_no_change():
    waits = count_row("detections_stated", 5000, 2019, status="needs_review")
    assert changes_of(*pair(400, 4000, 2018), count_row("hits", 500, 2019), waits) == {("hits", "2019"): 0.25}


def test_pooled_is_sum_of_hits_over_sum_of_scans():
    found = pooled_of(*pair(405, 490_535, 2018), *pair(219, 515_858, 2019))
    assert found[("agency", AGENCY)] == (2, 624, 1_006_393, 624 / 1_006_393)
    assert found[("year", "2018")] == (1, 405, 490_535, 405 / 490_535)


def test_pooled_over_agencies_of_a_year():
    found = pooled_of(*pair(1, 100), *pair(9, 900, agency_id=OTHER))
    assert found[("year", "2018")] == (2, 10, 1000, 0.01)


@pytest.mark.parametrize("measure", ["hits", "detections_stated"])
def test_row_with_one_count_is_not_pooled(measure):
    found = pooled_of(*pair(1, 100), count_row(measure, 50, agency_id=OTHER))
    assert found == {("agency", AGENCY): (1, 1, 100, 0.01), ("year", "2018"): (1, 1, 100, 0.01)}


def test_row_without_scans_is_not_pooled():
    assert set(pooled_of(*pair(1, 100), *pair(0, 0, agency_id=OTHER))) == {("agency", AGENCY), ("year", "2018")}


def test_zero_hits_are_pooled_since_zero_is_known():
    assert pooled_of(*pair(0, 900), *pair(1, 100, agency_id=OTHER))[("year", "2018")] == (2, 1, 1000, 0.001)


@pytest.mark.parametrize(
    "window", [("2018-01-01", "2018-12-01", "partial_year"), ("2018-01-01", "2019-12-31", "multi_year")]
)
def test_only_full_calendar_years_are_pooled(window):
    assert pooled_of(*pair(1, 100, window)) == {}


def test_row_beside_a_waiting_figure_is_not_pooled():
    assert pooled_of(*pair(1, 100), count_row("total_records", 101, status="needs_review")) == {}


def test_pooled_names_the_values_it_was_made_of():
    row = pooled_ratios(ratios_of(*pair(1, 100), *pair(9, 900, agency_id=OTHER))).query("group == 'year'").iloc[0]
    assert row["value_ids"].split() == sorted(r["value_id"] for r in [*pair(1, 1), *pair(1, 1, agency_id=OTHER)])


def test_nothing_gives_nothing():
    assert len(year_changes(ratios_of())) == len(pooled_ratios(ratios_of())) == 0
