"""Tables as CSV for people: UTF-8, LF, sorted by key, and nothing in them that a spreadsheet program would run."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_files import FULL, MADE, ODD_TEXT, rows_of

from lib import tables as t
from lib.tables.csv_files import as_csv, defused


def test_a_table_without_rows_is_written_with_its_header(tmp_path):
    path = t.write_csv(t.as_frame(MADE, []), MADE, tmp_path)

    assert path.read_bytes() == b"key,note,scans,ratio,seen_on,is_open,kind\n"


def test_a_file_is_utf8_with_lf_and_sorted_by_key(tmp_path):
    rows = [{"key": "b", "note": "é"}, {"key": "a", "is_open": False, "scans": 7}, {"key": "B"}]
    path = t.write_csv(t.as_frame(MADE, rows), MADE, tmp_path)

    assert path.read_bytes().decode("utf-8").split("\n")[1:] == ["B,,,,,,", "a,,7,,,false,", "b,é,,,,,", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_published_text_that_starts_a_formula_gets_one_apostrophe(tmp_path, start):
    risky = f"{start}cmd|' /C calc'!A0"
    t.write_csv(t.as_frame(MADE, [{"key": "a", "note": risky}]), MADE, tmp_path)
    with (tmp_path / "made.csv").open(newline="", encoding="utf-8") as file:
        cells = list(csv.DictReader(file))

    assert [row["note"] for row in cells] == ["'" + risky]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_published_key_that_starts_a_formula_gets_one_apostrophe(start):
    shown = defused(t.as_frame(MADE, [{"key": f"{start}1"}]), MADE)

    assert shown["key"].tolist() == [f"'{start}1"]


def test_defusing_leaves_other_cells_alone():
    rows = [{"key": "a", **FULL}, {"key": "b", "note": "a=1"}, {"key": "c"}]
    frame = t.as_frame(MADE, rows)

    assert rows_of(defused(frame, MADE)) == rows_of(frame)


def test_defusing_does_not_change_the_frame_it_is_given():
    frame = t.as_frame(MADE, [{"key": "a", "note": "=1"}])
    defused(frame, MADE)

    assert frame["note"].tolist() == ["=1"]


@given(notes=st.lists(ODD_TEXT, max_size=4))
@example(notes=["a\r=1+1"])
@example(notes=["a\n=1+1"])
def test_a_published_file_never_holds_a_cell_that_starts_a_formula(notes):
    frame = t.as_frame(MADE, [{"key": f"k{n}", "note": note} for n, note in enumerate(notes)])
    cells = [cell for row in csv.reader(io.StringIO(as_csv(defused(frame, MADE)), newline="")) for cell in row]

    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
