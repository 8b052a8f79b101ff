"""Tables on disk: what is written comes back, formulas are defused, and a broken file is named, never mended."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib import tables as t
from lib.tables.declare import count, date, flag, number, text, words
from lib.tables.files import as_csv, defused

MADE = t.Table(
    "made",
    "a made row",
    ("key",),
    (
        text("key", "Key.", required=True),
        text("note", "Text."),
        count("scans", "Count.", unit="scans"),
        number("ratio", "Number."),
        date("seen_on", "Date."),
        flag("is_open", "Flag."),
        words("kind", "Word.", ("hits", "scans")),
    ),
    public=True,
)
FULL = {"note": "x", "scans": 490535, "ratio": 0.25, "seen_on": "2019-12-31", "is_open": True, "kind": "hits"}

# Everything a page can hold: no lone surrogates, since text is decoded before it gets here.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ODD_TEXT = st.one_of(
    ANY_TEXT,
    st.sampled_from(["NA", "N/A", "nan", "None", "null", "NULL", "<NA>", "-", "#N/A", "true", "1e5", "007", " ", "''"]),
    st.sampled_from(['"', '""', 'a"b', "a,b", "a\nb", "\n", "a;b", "=1+1", "+1", "-1", "@x", "\t=1", "'=1", "，"]),
)


def rows_of(frame):
    """The frame as plain rows, missing as None."""
    return [
        {name: None if pd.isna(cell) else cell for name, cell in row.items()}
        for row in frame.astype("object").to_dict("records")
    ]


def there_and_back(rows, folder):
    t.write(t.as_frame(MADE, rows), MADE, folder)
    return rows_of(t.read(MADE, folder))


# A table is checked as a whole, so an example is a table of many rows.
SOME_TABLES = settings(max_examples=25, deadline=None)


@SOME_TABLES
@given(notes=st.lists(ODD_TEXT, min_size=1, max_size=30))
@example(notes=["line\rreturn"])
@example(notes=["line\r\nreturn"])
@example(notes=["\x00"])
@example(notes=["\ufeff"])
@example(notes=["\u2028\x85\x0b\x0c"])
def test_any_text_comes_back_as_it_was_written(tmp_path_factory, notes):
    rows = [{"key": f"{n:02}", "note": note} for n, note in enumerate(notes)]
    back = there_and_back(rows, tmp_path_factory.mktemp("csv"))

    assert [row["note"] for row in back] == [note or None for note in notes]


@SOME_TABLES
@given(keys=st.lists(ODD_TEXT.filter(bool), min_size=1, max_size=30, unique=True))
def test_any_key_comes_back_as_it_was_written(tmp_path_factory, keys):
    back = there_and_back([{"key": key, "note": "x"} for key in keys], tmp_path_factory.mktemp("csv"))

    assert {row["key"] for row in back} == set(keys)


TYPED = st.fixed_dictionaries(
    {
        "scans": st.one_of(st.none(), st.integers(0, 10**15 - 1)),
        "ratio": st.one_of(st.none(), st.floats(0, 1)),
        "is_open": st.one_of(st.none(), st.booleans()),
        "kind": st.sampled_from([None, "hits", "scans"]),
        "seen_on": st.one_of(st.none(), st.dates().map(str)),
    }
)


@SOME_TABLES
@given(typed=st.lists(TYPED, min_size=1, max_size=30))
def test_counts_numbers_flags_dates_and_words_come_back_exactly(tmp_path_factory, typed):
    rows = [{"key": f"{n:02}", "note": None} | row for n, row in enumerate(typed)]

    assert there_and_back(rows, tmp_path_factory.mktemp("csv")) == rows


def test_a_table_without_rows_is_written_with_its_header(tmp_path):
    path = t.write(t.as_frame(MADE, []), MADE, tmp_path)

    assert path.read_bytes() == b"key,note,scans,ratio,seen_on,is_open,kind\n"
    assert list(t.read(MADE, tmp_path).columns) == MADE.columns


def test_a_file_is_utf8_with_lf_and_sorted_by_key(tmp_path):
    rows = [{"key": "b", "note": "é"}, {"key": "a", "is_open": False, "scans": 7}, {"key": "B"}]
    path = t.write(t.as_frame(MADE, rows), MADE, tmp_path)

    assert path.read_bytes().decode("utf-8").split("\n")[1:] == ["B,,,,,,", "a,,7,,,false,", "b,é,,,,,", ""]


def test_counts_sort_as_numbers_and_not_as_text(tmp_path):
    table = t.Table("made", "a made row", ("n",), (count("n", "Key.", required=True),))
    t.write(t.as_frame(table, [{"n": 10}, {"n": 9}, {"n": 100}]), table, tmp_path)

    assert (tmp_path / "made.csv").read_text("utf-8") == "n\n9\n10\n100\n"


def test_the_same_rows_in_another_order_make_the_same_bytes(tmp_path):
    rows = [{"key": k, **FULL} for k in "dbca"]
    first = t.write(t.as_frame(MADE, rows), MADE, tmp_path / "1").read_bytes()
    second = t.write(t.as_frame(MADE, rows[::-1]), MADE, tmp_path / "2").read_bytes()

    assert first == second


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_published_text_that_starts_a_formula_gets_one_apostrophe(tmp_path, start):
    risky = f"{start}cmd|' /C calc'!A0"
    t.write(t.as_frame(MADE, [{"key": "a", "note": risky}]), MADE, tmp_path, defuse=True)
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


def test_without_defusing_a_text_stays_as_printed(tmp_path):
    assert there_and_back([{"key": "a", "note": "=1+1"}], tmp_path)[0]["note"] == "=1+1"


@given(notes=st.lists(ODD_TEXT, max_size=4))
@example(notes=["a\r=1+1"])
@example(notes=["a\n=1+1"])
def test_a_published_file_never_holds_a_cell_that_starts_a_formula(notes):
    frame = t.as_frame(MADE, [{"key": f"k{n}", "note": note} for n, note in enumerate(notes)])
    cells = [cell for row in csv.reader(io.StringIO(as_csv(defused(frame, MADE)), newline="")) for cell in row]

    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_a_table_that_breaks_a_rule_leaves_the_old_file_as_it_was(tmp_path):
    path = t.write(t.as_frame(MADE, [{"key": "a", **FULL}]), MADE, tmp_path)
    before = path.read_bytes()
    with pytest.raises(t.TableError):
        t.write(t.as_frame(MADE, [{"key": "a", "kind": "cars"}]), MADE, tmp_path)

    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["made.csv"]


def test_nothing_lies_beside_a_written_table(tmp_path):
    for note in ("first", "second"):
        t.write(t.as_frame(MADE, [{"key": "a", "note": note}]), MADE, tmp_path)

    assert [p.name for p in tmp_path.iterdir()] == ["made.csv"]
    assert t.read(MADE, tmp_path)["note"].tolist() == ["second"]


def test_a_reader_holding_the_old_file_still_sees_all_of_it(tmp_path):
    path = t.write(t.as_frame(MADE, [{"key": "a", "note": "old"}]), MADE, tmp_path)
    with path.open(encoding="utf-8") as held:
        t.write(t.as_frame(MADE, [{"key": "a", "note": "new"}]), MADE, tmp_path)
        assert "old" in held.read()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(t.TableError, match=r"made\.csv is missing"):
        t.read(MADE, tmp_path)


def test_a_missing_file_may_be_read_as_empty(tmp_path):
    empty = t.read_or_empty(MADE, tmp_path)

    assert (len(empty), list(empty.columns)) == (0, MADE.columns)


HEADER = "key,note,scans,ratio,seen_on,is_open,kind\n"
BROKEN = {
    "a fraction as a count": (HEADER + "a,,12.5,,,,\n", "scans"),
    "a word as a count": (HEADER + "a,,many,,,,\n", "scans"),
    "a count below zero": (HEADER + "a,,-1,,,,\n", "scans"),
    "a word as a number": (HEADER + "a,,,much,,,\n", "ratio"),
    "a date as in a spreadsheet": (HEADER + "a,,,,12/31/2019,,\n", "seen_on"),
    "a month 13": (HEADER + "a,,,,2019-13-01,,\n", "seen_on"),
    "a flag that is neither true nor false": (HEADER + "a,,,,,yes,\n", "is_open"),
    "a word of no list": (HEADER + "a,,,,,,cars\n", "kind"),
    "a word in capitals": (HEADER + "a,,,,,,Hits\n", "kind"),
    "no key": (HEADER + ",x,,,,,\n", "key"),
    "one key twice": (HEADER + "a,,,,,,\na,,,,,,\n", "key"),
    "a column missing": ("key,note,scans,ratio,seen_on,is_open\na,,,,,\n", "kind"),
    "a column too many": (HEADER.strip() + ",extra\na,,,,,,,\n", "extra"),
    "nothing": ("", "made"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_file_that_breaks_its_declaration_is_refused_and_names_the_column(tmp_path, what):
    content, named = BROKEN[what]
    (tmp_path / "made.csv").write_text(content, encoding="utf-8")

    with pytest.raises(t.TableError, match=named):
        t.read(MADE, tmp_path)
