"""Tables on disk: what is written comes back, checked again, and a broken file is named, never mended."""

import pandas as pd
import pandera.errors
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_files import FULL, MADE, ODD_TEXT, rows_of

from lib import tables as t
from lib.tables.declare import count
from lib.tables.plain import holds
from lib.tables.schema import schema_of


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
    back = there_and_back(rows, tmp_path_factory.mktemp("made"))

    assert [row["note"] for row in back] == [note or None for note in notes]


@SOME_TABLES
@given(keys=st.lists(ODD_TEXT.filter(bool), min_size=1, max_size=30, unique=True))
def test_any_key_comes_back_as_it_was_written(tmp_path_factory, keys):
    back = there_and_back([{"key": key, "note": "x"} for key in keys], tmp_path_factory.mktemp("made"))

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

    assert there_and_back(rows, tmp_path_factory.mktemp("made")) == rows


@SOME_TABLES
@given(typed=st.lists(TYPED, min_size=1, max_size=30), notes=st.lists(ODD_TEXT | st.none(), min_size=30, max_size=30))
def test_a_table_read_coded_is_the_same(tmp_path_factory, typed, notes):
    folder = tmp_path_factory.mktemp("made")
    t.write(t.as_frame(MADE, [{"key": f"{n:02}", "note": notes[n]} | row for n, row in enumerate(typed)]), MADE, folder)
    coded = t.read(MADE, folder, is_coded=True)

    assert t.is_coded(coded)
    assert all(list(coded[name].cat.categories) == sorted(coded[name].dropna().unique()) for name in ("note", "kind"))
    pd.testing.assert_frame_equal(t.as_texts(coded), t.read(MADE, folder))


def test_a_coded_table_is_written_as_its_texts_are(tmp_path):
    rows = [{"key": k, **FULL, "note": note} for k, note in zip("dbca", ["x", None, "y", "x"], strict=True)]
    first = t.write(t.as_frame(MADE, rows), MADE, tmp_path / "1").read_bytes()
    coded = t.read(MADE, tmp_path / "1", is_coded=True)
    wider = coded.assign(
        kind=coded["kind"].cat.add_categories("cars"), note=coded["note"].cat.set_categories(["y", "x"])
    )

    assert t.write(wider, MADE, tmp_path / "2").read_bytes() == first


def test_a_coded_table_without_rows_or_without_a_text_comes_back(tmp_path):
    coded = t.as_frame(MADE, [{"key": "a", **FULL}]).astype({"kind": "category", "note": "category"})
    for frame in (coded[:0], coded.assign(kind=coded["kind"].cat.set_categories(["cars"]))):
        t.write(frame, MADE, tmp_path)
        pd.testing.assert_frame_equal(t.read(MADE, tmp_path), t.as_texts(t.as_frame(MADE, frame)))


def test_a_large_table_is_read_column_by_column_and_is_the_same(tmp_path, monkeypatch):
    rows = [{"key": f"{n:03}", **FULL, "note": [None, "", "long" * n, "é"][n % 4], "scans": n} for n in range(100)]
    t.write(t.as_frame(MADE, rows), MADE, tmp_path)
    small = [t.read(MADE, tmp_path, is_coded=is_coded) for is_coded in (False, True)]
    monkeypatch.setattr("lib.tables.columns.LARGE", 7)

    for is_coded in (False, True):
        pd.testing.assert_frame_equal(t.read(MADE, tmp_path, is_coded=is_coded), small[is_coded])


def test_a_frame_made_of_another_changes_nothing_in_it():
    first = t.as_frame(MADE, [{"key": "a", **FULL}])
    second = t.as_frame(MADE, first)
    second.loc[0, ["note", "scans", "is_open"]] = ["changed", 1, False]

    assert rows_of(first) == rows_of(t.as_frame(MADE, [{"key": "a", **FULL}]))


def test_some_columns_are_read_and_checked(tmp_path):
    t.write(t.as_frame(MADE, [{"key": "b", "scans": 7, "note": "x"}, {"key": "a"}]), MADE, tmp_path)

    found = t.read(MADE, tmp_path, ["scans", "key"])
    assert (found.columns.tolist(), found["key"].tolist()) == (["key", "scans"], ["a", "b"])
    with pytest.raises(ValueError, match="'hits' unknown"):
        t.read(MADE, tmp_path, ["hits"])


def test_the_same_rows_in_another_order_make_the_same_bytes(tmp_path):
    rows = [{"key": k, **FULL} for k in "dbca"]
    first = t.write(t.as_frame(MADE, rows), MADE, tmp_path / "1").read_bytes()
    second = t.write(t.as_frame(MADE, rows[::-1]), MADE, tmp_path / "2").read_bytes()

    assert first == second


def test_counts_sort_as_numbers_and_not_as_text(tmp_path):
    table = t.Table("made", "a made row", ("n",), (count("n", "Key.", required=True),))
    t.write(t.as_frame(table, [{"n": 10}, {"n": 9}, {"n": 100}]), table, tmp_path)

    assert t.read(table, tmp_path)["n"].tolist() == [9, 10, 100]


def test_a_table_that_breaks_a_rule_leaves_the_old_file_as_it_was(tmp_path):
    path = t.write(t.as_frame(MADE, [{"key": "a", **FULL}]), MADE, tmp_path)
    before = path.read_bytes()
    with pytest.raises(t.TableError):
        t.write(t.as_frame(MADE, [{"key": "a", "kind": "cars"}]), MADE, tmp_path)

    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["made.parquet"]


def test_nothing_lies_beside_a_written_table(tmp_path):
    for note in ("first", "second"):
        t.write(t.as_frame(MADE, [{"key": "a", "note": note}]), MADE, tmp_path)

    assert [p.name for p in tmp_path.iterdir()] == ["made.parquet"]
    assert t.read(MADE, tmp_path)["note"].tolist() == ["second"]


def test_a_reader_holding_the_old_file_still_sees_all_of_it(tmp_path):
    path = t.write(t.as_frame(MADE, [{"key": "a", "note": "old"}]), MADE, tmp_path)
    with path.open("rb") as held:
        t.write(t.as_frame(MADE, [{"key": "a", "note": "new"}]), MADE, tmp_path)
        assert b"old" in held.read()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(t.TableError, match=r"made\.parquet is missing"):
        t.read(MADE, tmp_path)


def test_a_missing_file_may_be_read_as_empty(tmp_path):
    empty = t.read_or_empty(MADE, tmp_path)

    assert (len(empty), list(empty.columns)) == (0, MADE.columns)


CELLS = {"key": ["a", "b"], "note": ["x", None], "scans": [1, None], "ratio": [0.5, None]}
CELLS |= {"seen_on": ["2019-12-31", None], "is_open": [True, None], "kind": ["hits", None]}
BROKEN = {
    "a fraction as a count": ({"scans": [12.5, None]}, "scans"),
    "a word as a count": ({"scans": ["many", None]}, "scans"),
    "a count below zero": ({"scans": [1, -1]}, "'scans' holds -1"),
    "a word as a number": ({"ratio": ["much", None]}, "ratio"),
    "a date as in a spreadsheet": ({"seen_on": ["12/31/2019", None]}, "seen_on"),
    "a month 13": ({"seen_on": ["2019-13-01", None]}, "seen_on"),
    "a flag that is neither true nor false": ({"is_open": ["yes", None]}, "is_open"),
    "a word of no list": ({"kind": ["cars", None]}, "kind"),
    "a word in capitals": ({"kind": ["Hits", None]}, "kind"),
    "no key": ({"key": [None, "b"]}, "key"),
    "an empty key": ({"key": ["", "b"]}, "key"),
    "one key twice": ({"key": ["a", "a"]}, "key"),
    "a column too many": ({"extra": ["x", None]}, "extra"),
}


def put(folder, cells):
    pq.write_table(pa.table(cells), folder / "made.parquet")


@pytest.mark.parametrize("is_coded", [False, True])
@pytest.mark.parametrize("what", BROKEN)
def test_a_file_that_breaks_its_declaration_is_refused_and_names_the_column(tmp_path, what, is_coded):
    cells, named = BROKEN[what]
    put(tmp_path, CELLS | cells)

    with pytest.raises(t.TableError, match=named):
        t.read(MADE, tmp_path, is_coded=is_coded)


def test_a_file_as_declared_is_taken_whoever_wrote_it(tmp_path):
    put(tmp_path, CELLS)

    assert rows_of(t.read(MADE, tmp_path))[0] == {"key": "a", **FULL, "scans": 1, "ratio": 0.5}


def test_a_file_with_a_column_missing_is_refused(tmp_path):
    put(tmp_path, {name: cells for name, cells in CELLS.items() if name != "kind"})

    with pytest.raises(t.TableError, match="the columns differ in kind"):
        t.read(MADE, tmp_path)


@pytest.mark.parametrize("harm", ["cut", "empty", "text", "one byte"])
def test_a_damaged_file_is_refused_in_one_sentence(tmp_path, harm):
    path = t.write(t.as_frame(MADE, [{"key": f"{n:05}", **FULL, "scans": n} for n in range(500)]), MADE, tmp_path)
    held = bytearray(path.read_bytes())
    held[120] ^= 0xFF
    whole = path.read_bytes()
    path.write_bytes({"cut": whole[:-50], "empty": b"", "text": b"key,note\n", "one byte": bytes(held)}[harm])

    with pytest.raises(t.TableError, match=r"made\.parquet is damaged; expected a table that a run wrote"):
        t.read(MADE, tmp_path)


def test_a_table_of_an_earlier_version_is_not_taken_for_none(tmp_path):
    (tmp_path / "made.csv").write_text("key\na\n", encoding="utf-8")

    for read in (t.read, t.read_or_empty):
        with pytest.raises(t.TableError, match=r"made\.csv was written by an earlier version"):
            read(MADE, tmp_path)


@settings(max_examples=200, deadline=None)
@given(
    kinds=st.lists(st.sampled_from(["hits", "scans", "cars", None]), min_size=1, max_size=6),
    days=st.sampled_from(["2019-12-31", "2019-02-30", "x", None]),
    scans=st.sampled_from([0, 1, -1, None]),
    key=st.sampled_from(["k", None]),
)
def test_the_quick_check_says_yes_only_where_the_schema_does(kinds, days, scans, key):
    rows = [{"key": f"{n}", "kind": kind} for n, kind in enumerate(kinds)]
    frame = t.as_frame(MADE, [*rows, {"key": key, "seen_on": days, "scans": scans}])
    is_plain = holds(frame, MADE)

    assert is_plain == holds(frame.astype({"kind": "category", "seen_on": "category", "key": "category"}), MADE)
    assert is_plain == passes(frame)


def passes(frame):
    try:
        schema_of(MADE).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors:
        return False
    return True
