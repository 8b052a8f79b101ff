"""Numbers of rows in place of ids: each tells its own id again, and none is ever taken for another's."""

from contextlib import contextmanager

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import ANY_TEXT

from lib import tables as t
from lib.tables.declare import count, text
from lib.tables.numbered import numbers_of

VALUES = t.Table(
    "values",
    "a made value",
    ("value_id",),
    (text("value_id", "Id.", required=True, each=True), count("scans", "Scans.")),
)
NAMED = t.Table("named", "a made row", ("n",), (count("n", "Key.", required=True), text("value_id", "Id.", each=True)))
KEYS = st.lists(ANY_TEXT.filter(bool), min_size=1, max_size=20, unique=True)


def ids_of(keys, folder):
    t.write(t.as_frame(VALUES, [{"value_id": key, "scans": len(key)} for key in keys]), VALUES, folder)
    return t.Ids(VALUES, folder)


@contextmanager
def few_rows():
    """Files of three rows a group, read two at a time, as a national table is of a hundred thousand."""
    few = {"arrow.PIECE": 3, "arrow.FEW": 2, "ids.PIECE": 2, "ids.KEPT": 1, "columns.LARGE": 2}
    with pytest.MonkeyPatch.context() as patch:
        for name, rows in few.items():
            patch.setattr(f"lib.tables.{name}", rows)
        yield


@settings(max_examples=40, deadline=None)
@given(keys=KEYS, dice=st.randoms(use_true_random=False))
def test_each_number_tells_the_id_of_its_row(tmp_path_factory, keys, dice):
    with few_rows():
        ids = ids_of(keys, tmp_path_factory.mktemp("made"))
        rows = [dice.randrange(-1, len(keys)) for _ in range(25)]
        assert ids.at(np.array(rows)).to_pylist() == [sorted(keys)[n] if n >= 0 else None for n in rows]


@settings(max_examples=40, deadline=None)
@given(keys=KEYS, dice=st.randoms(use_true_random=False))
def test_ids_become_numbers_and_ids_again(tmp_path_factory, keys, dice):
    asked = [dice.choice([*keys, None]) for _ in range(25)]
    with few_rows():
        ids = ids_of(keys, tmp_path_factory.mktemp("made"))
        found = ids.numbered(pd.DataFrame({"value_id": pd.Series(asked, dtype="str")}), ["value_id"])

        assert found["value_id"].cat.codes.tolist() == [sorted(keys).index(key) if key else -1 for key in asked]
        assert [None if pd.isna(x) else x for x in t.as_texts(found, ids)["value_id"]] == asked


def test_an_id_that_no_row_has_gets_no_number(tmp_path):
    found = ids_of(["a", "c"], tmp_path).numbered(pd.DataFrame({"x": ["b", "c"], "y": ["", None]}), ["x", "y"])

    assert (found["x"].cat.codes.tolist(), found["y"].cat.codes.tolist()) == ([-1, 1], [-1, -1])


@pytest.mark.parametrize("rows", [None, [True, False, False, True, True, False]])
def test_a_table_read_coded_has_numbers_in_place_of_its_ids(tmp_path, rows):
    which = None if rows is None else np.array(rows)
    with few_rows():
        ids = ids_of("fbdcea", tmp_path)
        coded = t.read(VALUES, tmp_path, rows=which, is_coded=True)
        texts = t.as_texts(coded, ids)

    assert t.is_numbered(coded["value_id"].dtype)
    pd.testing.assert_frame_equal(texts, t.read(VALUES, tmp_path, rows=which))


def test_a_table_written_by_numbers_is_the_one_written_by_ids(tmp_path):
    by_number = pd.DataFrame({"n": range(7), "value_id": numbers_of([5, -1, 0, 0, 3, 4, 1], 6)})
    with few_rows():
        ids = ids_of("fbdcea", tmp_path)
        t.write(by_number, NAMED, tmp_path / "1", ids)
        texts = t.as_frame(NAMED, t.as_texts(by_number, ids))

    assert t.read(NAMED, tmp_path / "1")["value_id"].fillna("-").tolist() == [*"f-aadeb"]
    pd.testing.assert_frame_equal(t.read(NAMED, tmp_path / "1"), texts)


USES = {
    "texts": lambda frame, _: t.as_texts(frame),
    "Parquet": lambda frame, folder: t.write(frame, NAMED, folder),
    "CSV": lambda frame, folder: t.write_csv(frame, NAMED, folder),
}


@pytest.mark.parametrize("use", USES)
def test_a_number_is_never_taken_for_an_id(tmp_path, use):
    frame = t.as_frame(NAMED, pd.DataFrame({"n": [1], "value_id": numbers_of([0], 6)}))

    with pytest.raises(ValueError, match="column 'value_id' holds numbers of rows; the ids of these rows are needed"):
        USES[use](frame, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_table_with_numbers_names_its_column(tmp_path):
    frame = pd.DataFrame({"n": [-1], "value_id": numbers_of([0], 6)})

    with pytest.raises(t.TableError, match="column 'n' holds -1"):
        t.check(frame, NAMED)


def test_ids_of_a_file_that_was_written_again_are_refused(tmp_path):
    ids = ids_of(["a", "c"], tmp_path)
    ids_of(["a", "b", "c"], tmp_path)

    with pytest.raises(t.TableError, match=r"values\.parquet was written again while it was read"):
        ids.at(np.array([1]))


@pytest.mark.parametrize(("harm", "said"), [("missing", "is missing"), ("cut", "is damaged")])
def test_ids_of_a_file_that_is_not_whole_are_refused(tmp_path, harm, said):
    ids_of(["a", "c"], tmp_path)
    path = tmp_path / "values.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    if harm == "missing":
        path.unlink()

    with pytest.raises(t.TableError, match=rf"values\.parquet {said}"):
        t.Ids(VALUES, tmp_path)
