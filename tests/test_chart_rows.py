"""Which rows stand in a chart: one year only, only what may be compared, and the rest with the reason."""

import pandas as pd
import pytest
from made_charts import EVIL, both, words_in
from made_tables import AGENCY, OTHER, counts, pair, requests

from lib import chart, hit_ratio
from lib import tables as t

HALF = ("2019-01-01", "2019-06-30", "partial_year")


def agency(n):
    return f"mockton-{n}-pd-ca"


def ratios(*rows):
    held = counts(*(row for pair_ in rows for row in pair_))
    return hit_ratio.hit_ratios(held, requests(*held["agency_id"].unique()))


def names(n):
    return {agency(k): f"Mockton {k} Police Department" for k in range(n)}


def many(n, year=2019):
    return [pair(100 + k, 100_000, year, agency_id=agency(k)) for k in range(n)]


def test_the_main_year_is_that_of_the_most_agencies_and_the_latest_of_several():
    assert chart.main_year(ratios(*many(3, 2018), *many(2, 2019))) == "2018"
    assert chart.main_year(ratios(*many(2, 2018), *many(2, 2019))) == "2019"
    assert chart.main_year(ratios(pair(10, 1000, HALF))) == ""


def test_a_chart_holds_one_year_and_only_rows_that_may_be_compared():
    held = ratios(*many(2, 2018), *many(3), pair(900, 1000, HALF, agency_id=agency(7)))
    rows = chart.ranked_rows(held, names(8), "2019")
    assert rows["label"].tolist() == [f"Mockton {k} Police Department" for k in (2, 1, 0)]
    assert rows["shown"].tolist() == ["0.1020 %", "0.1010 %", "0.1000 %"]


def test_a_small_count_stands_behind_the_ranked_ones_and_looks_otherwise():
    rows = chart.ranked_rows(ratios(*many(2), pair(9, 100, 2019, agency_id=agency(5))), names(6), "2019")
    assert rows["look"].tolist() == ["usual", "usual", "small"]
    assert rows["label"].iloc[2] == "Mockton 5 Police Department"


def test_agencies_that_are_left_out_are_listed_with_the_reason():
    held = ratios(*many(2), pair(30, 1000, HALF, agency_id=agency(2)), pair(30, 0, 2018, agency_id=agency(3))[1:])
    left = chart.left_out(held, names(5), "2019")
    assert dict(zip(left["label"], left["why"], strict=True)) == {
        "Mockton 2 Police Department": "the window is not a full calendar year",
        "Mockton 3 Police Department": "no figures of this year that stand",
        "Mockton 4 Police Department": "no figures of this year that stand",
    }


def test_every_agency_is_drawn_or_listed():
    held = ratios(*many(4), pair(5, 1000, HALF, agency_id=agency(6)))
    drawn = chart.ranked_rows(held, names(8), "2019")["agency_id"]
    left = chart.left_out(held, names(8), "2019")["agency_id"]
    assert sorted([*drawn, *left]) == sorted(names(8))


def test_of_hundreds_both_ends_are_drawn_with_their_ranks_and_the_title_says_of_how_many():
    drawn = chart.ratio_dots(chart.ranked_rows(ratios(*many(150)), names(150), "2019"), "2019")
    assert len(drawn.rows) == 20
    for svg in both(drawn):
        assert "Hit ratio in 2019: the first 10 and the last 10 of 150 agencies" in words_in(svg)
        assert "10. Mockton 140 Police Department" in words_in(svg)
        assert "141. Mockton 9 Police Department" in words_in(svg)
    assert "20 of 150 agencies are shown" in drawn.alt


def test_scans_stand_in_their_own_order():
    held = ratios(pair(50, 500, 2019, agency_id=agency(0)), pair(50, 90_000, 2019, agency_id=agency(1)))
    rows = chart.scan_rows(held, names(2), "2019")
    assert list(zip(rows["label"], rows["shown"], strict=True)) == [
        ("Mockton 1 Police Department", "90,000"),
        ("Mockton 0 Police Department", "500"),
    ]


def test_two_years_are_those_in_a_row_that_most_agencies_share():
    held = ratios(*many(3, 2018), *many(3, 2019), *many(2, 2020))
    assert chart.main_pair(held) == ("2018", "2019")
    assert chart.main_pair(ratios(*many(2, 2018), *many(2, 2020))) == ("", "")


def test_lines_from_year_to_year_leave_out_small_counts_and_another_basis():
    other = pair(60, 9000, 2019, "total_records", agency_id=agency(1))
    held = ratios(*many(2, 2018), pair(50, 9000, 2019, agency_id=agency(0)), other,
                  pair(3, 900, 2018, agency_id=agency(2)), pair(30, 900, 2019, agency_id=agency(2)))  # fmt: skip
    rows = chart.year_rows(held, names(3), ("2018", "2019"))
    assert rows[["agency_id", "shown_before", "shown_after"]].values.tolist() == [[agency(0), "0.1000 %", "0.5556 %"]]


def test_the_place_of_an_agency_is_shown_with_its_neighbors_and_both_ends():
    rows = chart.ranked_rows(ratios(*many(40)), names(40), "2019")
    near = chart.around(rows, agency(20))
    assert [label.split(".")[0] for label in near["label"]] == ["1", "18", "19", "20", "21", "22", "40"]
    assert near.loc[near["look"] == "marked", "label"].tolist() == ["20. Mockton 20 Police Department"]
    assert "Marked is 20. Mockton 20 Police Department: 0.1200 %" in chart.place_dots(near, "2019", 40).alt


@pytest.mark.parametrize("who", [agency(5), "nobody-pd-ca"])
def test_an_agency_without_a_rank_has_no_place(who):
    rows = chart.ranked_rows(ratios(*many(2), pair(3, 100, 2019, agency_id=agency(5))), names(6), "2019")
    assert chart.around(rows, who).empty


def test_one_agency_alone_has_no_place():
    assert chart.around(chart.ranked_rows(ratios(*many(1)), names(1), "2019"), agency(0)).empty


# --- sharing


def sizes(*rows):
    """Return sharing_sizes of (agency, date, names); no names: the list waits."""
    made = [
        {"list_id": f"v-{a}-{on}-detections-shared", "agency_id": a, "form": "data_sharing_report"}
        | {"section": "detections_shared", "as_of": on, "is_complete": n is not None, "names": n, "has_pool": False}
        for a, on, n in rows
    ]
    return t.as_frame(t.SHARING_SIZES, made)


def test_list_sizes_are_of_the_latest_list_and_one_that_waits_says_so():
    held = sizes((AGENCY, "2020-01-01", 99), (AGENCY, "2022-01-01", 40), (OTHER, "2020-01-01", None))
    rows = chart.size_rows(held, {AGENCY: "Sampleville", OTHER: EVIL}, "detections_shared")
    assert rows["shown"].tolist()[:1] == ["40"]
    svg = both(chart.size_bars(rows, "Lists"))[0]
    assert "not known: a line of its list waits for a person" in words_in(svg)
    assert "<script" not in svg


def test_a_list_that_feeds_a_pool_says_so_beside_its_number():
    held = sizes((AGENCY, "2020-01-01", 99)).assign(has_pool=True)
    rows = chart.size_rows(held, {AGENCY: "Sampleville"}, "detections_shared")
    assert rows[["shown", "as_of"]].values.tolist() == [["99, and a pool (NVLS)", "2020-01-01"]]


def test_names_that_may_be_several_agencies_are_in_no_chart():
    base = {"section": "detections_shared", "of": 9, "is_one_agency": True}
    held = t.as_frame(t.SHARING_MOST_NAMED, [
        base | {"partner_id": "a-pd-ca", "partner_name": "A PD", "partner_state": "CA", "agencies": 3},
        base | {"partner_id": "b-pd-ca", "partner_name": "B PD", "partner_state": "CA", "agencies": 5},
        base | {"partner_id": "c-pd-xx", "partner_name": "C PD", "agencies": 8, "is_one_agency": False},
        base | {"partner_id": "d-pd-ca", "partner_name": "D PD", "partner_state": "CA", "agencies": 1},
    ])  # fmt: skip
    rows = chart.named_rows(held, "detections_shared")
    assert rows[["label", "shown"]].values.tolist() == [["B PD, CA", "5"], ["A PD, CA", "3"]]
    assert "in the lists of 9 agencies" in words_in(both(chart.named_bars(rows, "Names"))[0])


def said(*rows):
    columns = ["form", "sender_id", "receiver_id", "sender_says", "receiver_says"]
    return t.as_frame(t.SHARING_RECIPROCITY, [dict(zip(columns, row, strict=True)) for row in rows])


def test_a_pair_has_the_sign_of_what_both_lists_say():
    pairs = chart.pair_rows(said(
        ("r", "a", "b", "named", "named"), ("r", "b", "a", "named", "not_named"),
        ("r", "a", "c", "not_named", "named"), ("r", "c", "a", "named", "no_list"),
        ("r", "b", "c", "name_without_state", "named"), ("s", "b", "a", "named", "named"),
    ))  # fmt: skip
    assert pairs.values.tolist() == [
        ["a", "b", "both"], ["a", "c", "receiver"], ["b", "a", "both"], ["b", "c", "one"], ["c", "a", "one"],
    ]  # fmt: skip


def test_of_many_agencies_the_square_shows_those_with_the_most_pairs_and_says_so():
    rows = [("r", f"a{k:02}", f"a{m:02}", "named", "named") for k in range(30) for m in range(30) if k < m]
    drawn = chart.sharing_square(chart.pair_rows(said(*rows)), {f"a{k:02}": f"Agency {k}" for k in range(30)})
    for svg in both(drawn):
        assert "the 20 with the most pairs, of 30 agencies" in words_in(svg)
    assert len(set(drawn.rows["sender_id"]) | set(drawn.rows["receiver_id"])) == 20


def test_charts_of_nothing_are_drawn():
    nothing, empty = ratios(pair(10, 900, HALF)), pd.DataFrame({"label": [], "value": [], "shown": [], "look": []})
    drawn = [
        chart.ratio_dots(chart.ranked_rows(nothing, {}, ""), ""),
        chart.scan_bars(chart.scan_rows(nothing, {}, ""), ""),
        chart.ratio_slopes(chart.year_rows(nothing, {}, ("", "")), ("", "")),
        chart.size_bars(chart.size_rows(sizes(), {}, "detections_shared"), "x"),
        chart.sharing_square(chart.pair_rows(said()), {}),
        chart.place_dots(empty, "", 0),
    ]
    assert [svg[:4] for d in drawn for svg in both(d)] == ["<svg"] * 12
