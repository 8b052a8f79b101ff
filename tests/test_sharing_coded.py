"""Lines whose texts are coded, as of a nation, make the same tables of sharing as lines with plain texts."""

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_sharing import share, shares, tables_of
from made_tables import AGENCY, OTHER

from lib import sharing
from lib import tables as t

THIRD = "madeuptown-so-nv"
LINE = {"partner": None, "name": "Mockton PD", "date": "2022-03-01"}  # no partner, in the later of two lists
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "partner": st.sampled_from([None, AGENCY, OTHER, THIRD, "mockton-pd-xx", "elsewhere-pd-xx"]),
            "name": st.sampled_from(["Mockton PD", "NVLS", "Made Up", "Inactive Made Up"]),
            "agency_id": st.sampled_from([AGENCY, OTHER, THIRD]),
            "section": st.sampled_from(["detections_shared", "detections_received", "hotlists_shared"]),
            "date": st.sampled_from(["2021-01-01", "2022-03-01", None]),
            "status": st.sampled_from(["accepted"] * 5 + ["needs_review", "rejected", "duplicate"]),
            "partner_class": st.sampled_from([None, "federal", "out_of_state"]),
            "partner_state": st.sampled_from([None, "CA"]),
            "hot_list_as_printed": st.sampled_from([None, "Stolen  Vehicles", "Stolen Vehicles"]),
            "which": st.sampled_from(["", "", "-2"]),
        }
    ),
    max_size=20,
)


@pytest.mark.long
@example(lines=[LINE, LINE | {"date": "2021-01-01"}, LINE | {"partner": AGENCY}])
@settings(max_examples=25, deadline=None)
@given(lines=LINES)
def test_coded_lines_make_the_same_tables(lines):
    plain = t.check(shares(*(share(n, **line) for n, line in enumerate(lines, 1))), t.SHARES)
    coded = plain.astype({field.name: "category" for field in t.SHARES.fields if field.repeats})

    expected, found = tables_of(plain), tables_of(coded[sharing.NEEDED])
    for name, table in expected.items():
        pd.testing.assert_frame_equal(t.as_texts(found[name]), table, obj=name)
