"""The quick way to write a large table as CSV: the same bytes as the slow way, or a no."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_files import MADE

from lib import tables as t
from lib.tables.csv_files import as_csv
from lib.tables.quick_csv import write_quickly

NOTES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ODD = st.sampled_from(['"', "a,b", 'say "x"', "two\nlines", "lone\rreturn", " ", "NA", "true", "007", "\x00", "\ufeff"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "note": NOTES | ODD | st.none(),
            "scans": st.none() | st.integers(0, 2**63 - 1),
            "ratio": st.none() | st.floats(0, 1) | st.floats(allow_nan=False, allow_infinity=False),
            "seen_on": st.none() | st.dates().map(str),
            "is_open": st.none() | st.booleans(),
        }
    ),
    max_size=20,
)


def frame_of(rows):
    return t.as_frame(MADE, [{"key": f"{n:03}", **row} for n, row in enumerate(rows)])


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
@example(rows=[{"note": 'a "b", c\n'}, {"ratio": 1e-7}, {"ratio": 0.00012}, {"ratio": 1e22}, {"ratio": 10000000000.5}])
def test_a_table_is_written_the_same_both_ways(tmp_path_factory, rows):
    folder, frame = tmp_path_factory.mktemp("quick"), frame_of(rows)
    slow = as_csv(frame).encode()
    has_return = frame["note"].str.contains("\r", regex=False).fillna(False).any()

    assert write_quickly(frame, folder / "quick.csv") is not bool(has_return)
    if not has_return:
        assert (folder / "quick.csv").read_bytes() == slow
