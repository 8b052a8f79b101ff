"""Counts whose texts are coded, as of a nation, make the same hit ratios as counts with plain texts."""

import pandas as pd
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


@settings(max_examples=25, deadline=None)
@given(rows=ROWS)
def test_coded_counts_make_the_same_ratios(rows):
    # Scans are always more than hits here: more hits than scans are refused before any ratio is made.
    is_scans = [row["measure"] != "hits" and row["value"] is not None for row in rows]
    rows = [row | {"value": row["value"] + 100} if more else row for row, more in zip(rows, is_scans, strict=True)]
    made = counts(*(count_row(**row) | {"value_id": f"v-{n:02}"} for n, row in enumerate(rows)))
    plain = t.check(made, t.COUNTS)
    coded = plain.astype({field.name: "category" for field in t.COUNTS.fields if field.repeats})
    asked = requests(AGENCY, OTHER)

    expected = t.check(hit_ratio.hit_ratios(plain, asked), t.HIT_RATIOS)
    found = hit_ratio.hit_ratios(coded[hit_ratio.NEEDED], asked)
    assert t.is_coded(found) and not t.is_coded(expected)
    pd.testing.assert_frame_equal(t.check(t.as_texts(found), t.HIT_RATIOS), expected)
