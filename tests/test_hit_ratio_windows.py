"""hit_ratio: values of unlike windows are never added, ranked or set in a trend; small counts have no rank."""

import pytest
from made_tables import AGENCY, OTHER, count_row, counts, pair, requests

from lib import hit_ratio, numerals
from lib import tables as t
from lib.hit_ratio import UnlikeWindowsError, hit_ratios

ELEVEN_MONTHS = ("2018-01-01", "2018-12-01", "partial_year")
TWO_YEARS = ("2018-01-01", "2019-12-31", "multi_year")
ALL_TIME = (None, None, "all_time")


def ratios_of(*rows, contradictions=None):
    return hit_ratios(counts(*rows), requests(AGENCY, OTHER), contradictions)


@pytest.mark.parametrize("window", [ELEVEN_MONTHS, TWO_YEARS, ALL_TIME])
@pytest.mark.parametrize("asked", [hit_ratio.pooled, hit_ratio.ranked, hit_ratio.trend])
def test_values_of_unlike_windows_are_refused_with_both_windows_named(asked, window):
    rows = ratios_of(*pair(400, 4000, 2018), *pair(500, 5000, window, agency_id=OTHER))
    with pytest.raises(UnlikeWindowsError, match=f"{OTHER} .*{window[2].replace('_', ' ')}"):
        asked(rows)


def test_the_same_eleven_months_of_two_agencies_may_be_added():
    rows = ratios_of(*pair(1, 100, ELEVEN_MONTHS), *pair(9, 900, ELEVEN_MONTHS, agency_id=OTHER))
    assert (hit_ratio.pooled(rows)["hits"], hit_ratio.pooled(rows)["scans"]) == (10, 1000)


def test_all_time_of_two_agencies_is_not_one_window():
    with pytest.raises(UnlikeWindowsError):
        hit_ratio.pooled(ratios_of(*pair(1, 100, ALL_TIME), *pair(9, 900, ALL_TIME, agency_id=OTHER)))


def test_ranks_run_from_the_highest_ratio_within_a_year():
    rows = ratios_of(*pair(20, 1000), *pair(30, 1000, agency_id=OTHER), *pair(50, 1000, 2019))
    found = {(r.agency_id, r.window_start[:4]): (r.rank, r.ranked_of) for r in rows.itertuples()}
    assert found == {(OTHER, "2018"): (1, 2), (AGENCY, "2018"): (2, 2), (AGENCY, "2019"): (1, 1)}


def test_a_count_below_20_has_no_rank_and_says_why():
    (low,) = ratios_of(*pair(19, 1000)).to_dict("records")
    assert (low["rankable"], low["rank_note"]) == (True, "not ranked: a count is below 20")
    assert t.as_frame(t.HIT_RATIOS, [low])["rank"].isna().all()


def test_a_row_with_an_open_contradiction_is_not_rankable_and_one_with_a_ruling_is():
    value = count_row("hits", 405)["value_id"]
    row = {"contradiction_id": "k-1", "agency_id": AGENCY, "what": "jump_of_ten", "first_value_id": value}
    made = [t.as_frame(t.CONTRADICTIONS, [row | {"decision": d}]) for d in (None, "both confirmed")]
    found = [ratios_of(*pair(405, 490_535), contradictions=c).iloc[0] for c in made]
    assert [bool(f["rankable"]) for f in found] == [False, True]
    assert found[0]["reason"] == "an open contradiction: jump of ten"


def test_the_other_basis_stands_beside_the_printed_total():
    # Orange County Sheriff, 2020: Detections 1,024,053 + Hits 862 = Total Records 1,024,915; eleven months.
    rows = [*pair(862, 1_024_915, ELEVEN_MONTHS, measure="total_records"),
            count_row("detections_row", 1_024_053, ELEVEN_MONTHS)]  # fmt: skip
    (row,) = ratios_of(*rows).to_dict("records")
    assert (row["scans"], row["basis"], row["other_basis"]) == (1_024_915, "total_records", "detections_row")
    assert (row["other_scans"], row["other_ratio"]) == (1_024_053, 862 / 1_024_053)
    assert row["reason"] == "the window is not a full calendar year"


def test_scans_of_two_years_on_another_basis_have_no_change():
    rows = ratios_of(*pair(40, 4000, 2018), *pair(50, 5000, 2019, measure="total_records"))
    found = {r.measure: r.reason for r in hit_ratio.year_changes(rows).itertuples()}
    assert found["scans"] == "the two years were counted on another basis"
    assert not isinstance(found["hits"], str)


@pytest.mark.parametrize(
    ("hits", "scans", "shown"),
    [(405, 490_535, "99.9 %"), (219, 515_858, "99.96 %"), (1, 10**7, "99.99999 %"), (0, 9, "100 %"), (1, 2, "50.0 %")],
)
def test_the_share_without_a_hit_is_never_rounded_to_100(hits, scans, shown):
    assert numerals.printed_rest(hits, scans) == shown


@pytest.mark.parametrize(
    ("hits", "scans", "shown"),
    [(405, 490_535, "82.6 per 100,000"), (1, 10**8, "0.0010 per 100,000"), (0, 9, "0.0 per 100,000")],
)
def test_per_100_000(hits, scans, shown):
    assert numerals.printed_per_100k(hits, scans) == shown
