"""Counts whose texts are coded, as of a nation, make the same hit ratios as counts with plain texts."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tables import AGENCY, OTHER, count_row, counts, requests

from lib import hit_ratio
from lib import tables as t

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "measure": st.sampled_from(["hits", "hits", "detections_stated", "total_records", "detections_row"]),
            "value": st.sampled_from([None, 0, 5, 30]),
            "year": st.sampled_from([2018, 2019, ("2019-01-01", "2019-06-30", "partial_year")]),
            "agency_id": st.sampled_from([AGENCY, OTHER, "madeuptown-so-nv"]),
            "request_id": st.sampled_from(["10001", "10002"]),
            "scope_as_printed": st.sampled_from([None, "one system"]),
            "origin": st.sampled_from(["agency_statement", "agency_statement", "publisher", "publisher_sum"]),
            "status": st.sampled_from(["accepted", "accepted", "confirmed", "needs_review", "duplicate"]),
            "flags": st.sampled_from([None, "incomplete", "end_before_last_day rounded"]),
        }
    ),
    max_size=16,
)


def made_counts(rows):
    """Counts of the rows, checked; their ids are in the order of the rows."""
    # Scans are always more than hits here: more hits than scans are refused before any ratio is made.
    is_scans = [row["measure"] != "hits" and row["value"] is not None for row in rows]
    rows = [row | {"value": row["value"] + 100} if more else row for row, more in zip(rows, is_scans, strict=True)]
    made = counts(*(count_row(**row) | {"value_id": f"v-{n:02}"} for n, row in enumerate(rows)))
    return t.check(made, t.COUNTS)


def disputed(value_ids):
    """Open contradictions of a value with the next one, as `25_checks` finds them."""
    rows = [
        {
            "contradiction_id": f"k-{n}",
            "agency_id": AGENCY,
            "what": "two_values_one_window",
            "first": "5",
            "second": "30",
        }
        | {"first_value_id": value_id, "second_value_id": None if n % 2 else f"{value_id}0"}
        for n, value_id in enumerate(value_ids)
    ]
    return t.as_frame(t.CONTRADICTIONS, rows)


@pytest.mark.long
@settings(max_examples=25, deadline=None)
@given(rows=ROWS)
def test_coded_counts_make_the_same_ratios(rows):
    plain = made_counts(rows)
    coded = plain.astype({field.name: "category" for field in t.COUNTS.fields if field.repeats})
    asked = requests(AGENCY, OTHER)

    expected = t.check(hit_ratio.hit_ratios(plain, asked), t.HIT_RATIOS)
    found = hit_ratio.hit_ratios(coded[hit_ratio.NEEDED], asked)
    assert t.is_coded(found) and not t.is_coded(expected)
    pd.testing.assert_frame_equal(t.check(t.as_texts(found), t.HIT_RATIOS), expected)


@pytest.mark.long
@settings(max_examples=25, deadline=None)
@given(rows=ROWS, dice=st.randoms(use_true_random=False))
def test_counts_told_by_the_numbers_of_their_rows_make_the_same_ratios(tmp_path_factory, rows, dice):
    plain, folder = made_counts(rows), tmp_path_factory.mktemp("made")
    open_ones = disputed([value_id for value_id in plain["value_id"] if dice.random() < 0.3])
    t.write(plain, t.COUNTS, folder)
    ids = t.Ids(t.COUNTS, folder)
    counts = t.read(t.COUNTS, folder, hit_ratio.NEEDED, is_coded=True)

    numbered = ids.numbered(open_ones, ["first_value_id", "second_value_id"])
    found = hit_ratio.hit_ratios(counts, requests(AGENCY, OTHER), numbered)
    expected = t.check(hit_ratio.hit_ratios(plain, requests(AGENCY, OTHER), open_ones), t.HIT_RATIOS)
    pd.testing.assert_frame_equal(t.check(t.as_texts(found, ids), t.HIT_RATIOS), expected)


def test_contradictions_that_name_values_in_another_way_are_refused(tmp_path):
    t.write(made_counts([{"measure": "hits", "value": 5, "year": 2018}]), t.COUNTS, tmp_path)
    counts = t.read(t.COUNTS, tmp_path, hit_ratio.NEEDED, is_coded=True)

    with pytest.raises(ValueError, match="name values in two ways"):
        hit_ratio.hit_ratios(counts, requests(AGENCY), disputed(["v-00"]))
