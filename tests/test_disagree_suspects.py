"""Rows that show no sign of a rule are left out before the rules look: what is found must be the same."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tables import AGENCY, OTHER, count_row, counts

from lib import checks, disagree
from lib import tables as t

MEASURES = ["hits", "detections_stated", "detections_row", "detections_by_system"]
YEARS = [2018, 2019, 2020, ("2018-01-01", "2019-12-31", "multi_year"), ("2019-01-01", "2019-06-30", "partial_year")]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "measure": st.sampled_from(MEASURES),
            "value": st.sampled_from([None, 0, 99, 100, 150, 1_000, 2_000]),
            "year": st.sampled_from(YEARS),
            "agency_id": st.sampled_from([AGENCY, OTHER, "madeuptown-so-ca"]),
            "origin": st.sampled_from(["agency_statement", "agency_statement", "publisher", "publisher_sum"]),
            "label_as_printed": st.sampled_from(["North", "South"]),
            "status": st.sampled_from(["accepted", "accepted", "superseded", "rejected"]),
        }
    ),
    max_size=14,
)


def made(rows):
    """The counts of rows, each with an id of its own, in the order in which a stage writes them."""
    return t.check(counts(*(count_row(**row) | {"value_id": f"v-{n:02}"} for n, row in enumerate(rows))), t.COUNTS)


def told(table):
    return [
        (x.what, x.first["value_id"], x.second and x.second["value_id"], x.waits) for x in disagree.disagreements(table)
    ]


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_the_rules_find_the_same_among_the_suspects(rows):
    table = made(rows)
    assert told(table[disagree.suspects(table[disagree.SEEN])]) == told(table)


def test_an_agency_without_a_sign_is_no_suspect():
    rows = [{"measure": "hits", "value": value, "year": 2018, "agency_id": agency}
            for agency, value in ((AGENCY, 5), (AGENCY, 6), (OTHER, 7))]  # fmt: skip
    assert disagree.suspects(made(rows)).tolist() == [True, True, False]


@pytest.mark.parametrize(("created", "found"), [("06-30-18", [True]), ("06-30-19", [False])])
def test_a_report_made_before_its_period_was_over_is_a_suspect(created, found):
    table = made([{"measure": "hits", "value": 5, "year": 2018}])
    reading = {"document_id": table["document_id"][0], "reading": "r-1", "measure": "hits", "value_as_printed": "5"}
    reading |= {"created_on_as_printed": created, "window_as_printed": "From 01-01-18 To 12-31-18", "agency_id": AGENCY}
    readings = pd.DataFrame([reading])
    assert checks.suspects(table, readings).tolist() == found


def test_only_the_rows_asked_for_are_read(tmp_path):
    table = made([{"measure": "hits", "value": value, "year": 2018} for value in (1, 2, 3)])
    t.write(table, t.COUNTS, tmp_path)
    for wanted in ([True, False, True], [False] * 3, [True] * 3):
        found = t.read(t.COUNTS, tmp_path, rows=np.array(wanted))
        pd.testing.assert_frame_equal(found, table[wanted].reset_index(drop=True))
