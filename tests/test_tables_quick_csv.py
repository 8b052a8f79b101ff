"""The quick way to write and read a large table: the same bytes and the same cells as the slow way, or a no."""

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib import tables as t
from lib.tables import files
from lib.tables.declare import count, date, flag, number, text
from lib.tables.quick_csv import read_quickly, write_quickly

MADE = t.Table(
    "made",
    "a made row",
    ("key",),
    (
        text("key", "Key.", required=True),
        text("note", "Text."),
        count("scans", "Count."),
        number("ratio", "Number."),
        date("seen_on", "Date."),
        flag("is_open", "Flag."),
    ),
)
HEADER = "key,note,scans,ratio,seen_on,is_open\n"
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
def test_a_table_is_written_and_read_the_same_both_ways(tmp_path_factory, rows):
    folder, frame = tmp_path_factory.mktemp("quick"), frame_of(rows)
    slow = files.as_csv(frame).encode()
    has_return = frame["note"].str.contains("\r", regex=False).fillna(False).any()

    assert write_quickly(frame, folder / "quick.csv") is not bool(has_return)
    if not has_return:
        assert (folder / "quick.csv").read_bytes() == slow
    (folder / "made.csv").write_bytes(slow)
    read = read_quickly(folder / "made.csv", MADE)
    assert (read is None) == bool(has_return)
    if read is not None:
        pd.testing.assert_frame_equal(read, t.read(MADE, folder))


@pytest.mark.parametrize(
    "line",
    [
        "a,,0x1F,,,",  # Arrow alone would take it for 31
        "a,,007,,,",
        "a,, 5,,,",
        "a,,5.0,,,",
        "a,,,nan,,",
        "a,,,0x1p3,,",
        "a,,,,,TRUE",
        "a,b",
        'a,"cut off,,,,',
        "a,lone\rreturn,,,,",
    ],
)
def test_a_cell_that_no_stage_writes_is_left_to_the_slow_way(tmp_path, line):
    path = tmp_path / "made.csv"
    path.write_bytes(f"{HEADER}{line}\n".encode())

    assert read_quickly(path, MADE) is None


@pytest.mark.parametrize("text_", ["", "key,note\n", HEADER.replace("note", "other"), f"{HEADER}a,,,,,"])
def test_a_file_that_is_not_whole_is_left_to_the_slow_way(tmp_path, text_):
    path = tmp_path / "made.csv"
    path.write_text(text_, encoding="utf-8")

    assert read_quickly(path, MADE) is None


def test_a_table_without_rows_is_read_quickly_too(tmp_path):
    (tmp_path / "made.csv").write_text(HEADER, encoding="utf-8")

    assert read_quickly(tmp_path / "made.csv", MADE).dtypes.equals(t.read(MADE, tmp_path).dtypes)


@pytest.mark.parametrize(
    ("line", "told"),
    [("b,,-1,,,", "'scans' holds -1;"), ("b,,,,2019-02-30,", "'seen_on' holds '2019-02-30'"), (",,,,,", "'key'")],
)
def test_a_large_file_that_breaks_a_rule_is_refused(tmp_path, monkeypatch, line, told):
    monkeypatch.setattr(files, "BIG_FILE", 0)
    (tmp_path / "made.csv").write_text(f"{HEADER}a,,1,,,\n{line}\n", encoding="utf-8")

    with pytest.raises(t.TableError, match=told):
        t.read(MADE, tmp_path)


@pytest.mark.parametrize(("keys", "found"), [("ab", True), ("ba", True), ("aa", False)])
def test_a_large_file_is_put_in_order_and_a_key_stands_once(tmp_path, monkeypatch, keys, found):
    monkeypatch.setattr(files, "BIG_FILE", 0)
    (tmp_path / "made.csv").write_text(HEADER + "".join(f"{key},,,,,\n" for key in keys), encoding="utf-8")

    if not found:
        with pytest.raises(t.TableError, match="2 rows share the key"):
            t.read(MADE, tmp_path)
    else:
        assert t.read(MADE, tmp_path)["key"].tolist() == ["a", "b"]


@pytest.mark.parametrize("big_file", [0, 10**9])
def test_some_columns_are_read_with_the_key_and_checked(tmp_path, monkeypatch, big_file):
    monkeypatch.setattr(files, "BIG_FILE", big_file)
    t.write(t.as_frame(MADE, [{"key": "b", "scans": 7, "note": "x"}, {"key": "a"}]), MADE, tmp_path)

    found = t.read(MADE, tmp_path, ["scans"])
    assert (found.columns.tolist(), found["key"].tolist()) == (["key", "scans"], ["a", "b"])
    with pytest.raises(ValueError, match="'hits' unknown"):
        t.read(MADE, tmp_path, ["hits"])
