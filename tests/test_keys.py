"""Whole numbers for rows: the same for equal rows and for no others, whether texts are coded or not."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import keys, positions

TEXTS = st.sampled_from([None, "a", "b", "é", "Z", "aa", " "])
FRAMES = st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from([None, 0, 1, 10**12]), st.booleans(), st.integers(-3, 3)))
NAMES = ["first", "second", "count", "flag", "number"]
ANY_MARKS = pytest.mark.parametrize("marks", [2, 1 << 24])  # with few marks, numbers are told apart by a hash table


def made(rows, *, is_coded):
    """A frame of two text columns (coded or not), counts, flags and plain whole numbers."""
    columns = dict(zip(NAMES, zip(*rows, strict=True) if rows else [[]] * len(NAMES), strict=True))
    types = {"first": "str", "second": "str", "count": "Int64", "flag": "bool", "number": "int64"}
    frame = pd.DataFrame({name: pd.Series(list(cells), dtype=types[name]) for name, cells in columns.items()})
    return frame.astype({"first": "category", "second": "category"}) if is_coded else frame


def with_marks(marks, number, *given):
    """What a function gives where so many different numbers are told apart by a mark for each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "MARKS", marks)
        patch.setattr(positions, "MARKS", marks)
        return number(*given)


@ANY_MARKS
@settings(max_examples=60, deadline=None)
@given(rows=FRAMES, is_coded=st.booleans())
def test_two_rows_have_one_number_if_and_only_if_they_are_equal(marks, rows, is_coded):
    groups = with_marks(marks, keys.groups_of, made(rows, is_coded=is_coded), NAMES)

    assert len(set(groups.tolist())) == len(set(rows)) == len(set(zip(groups.tolist(), rows, strict=True)))
    assert sorted(set(groups.tolist())) == list(range(len(set(rows))))


@settings(max_examples=60, deadline=None)
@given(rows=FRAMES, is_coded=st.booleans())
def test_codes_count_in_the_order_in_which_rows_first_stand(rows, is_coded):
    seen = list(dict.fromkeys(rows))
    assert keys.codes_of(made(rows, is_coded=is_coded), NAMES).tolist() == [seen.index(row) for row in rows]


@settings(max_examples=60, deadline=None)
@given(rows=FRAMES, is_coded=st.booleans(), missing_last=st.booleans())
def test_rows_are_put_in_order_and_equal_ones_stay_put(rows, is_coded, missing_last):
    blank = chr(0x10FFFF) if missing_last else ""
    wanted = sorted(range(len(rows)), key=lambda n: [blank if cell is None else cell for cell in rows[n][:2]])
    found = keys.order_of(made(rows, is_coded=is_coded), NAMES[:2], missing_last=missing_last)
    assert found.tolist() == wanted


@settings(max_examples=60, deadline=None)
@given(rows=FRAMES, is_coded=st.booleans())
def test_rows_are_in_order_only_if_each_comes_after_the_one_before(rows, is_coded):
    pairs = [row[:2] for row in rows]
    is_whole = not any(None in pair for pair in pairs)
    wanted = is_whole and all(before < after for before, after in pairwise(pairs))
    assert keys.is_in_order(made(rows, is_coded=is_coded), NAMES[:2]) == wanted


@settings(max_examples=60, deadline=None)
@given(cells=st.lists(TEXTS), is_coded=st.booleans())
def test_each_text_has_its_place_among_those_that_stand(cells, is_coded):
    series = pd.Series(cells, dtype="str")
    held = (
        pd.Series(pd.Categorical(series, categories=["é", "b", "a", "Z", "aa", " ", "never"])) if is_coded else series
    )
    places, texts = keys.ranks_of(held)

    assert list(texts) == sorted({cell for cell in cells if cell})
    assert [texts[place] if place >= 0 else None for place in places] == cells


@ANY_MARKS
@settings(max_examples=60, deadline=None)
@given(rows=FRAMES, is_coded=st.booleans())
def test_groups_in_order_are_numbered_in_the_order_of_the_columns(marks, rows, is_coded):
    groups = with_marks(marks, keys.ordered_groups, made(rows, is_coded=is_coded), NAMES[:3])

    last = {None: (1, "")}
    wanted = sorted({row[:3] for row in rows}, key=lambda row: [last.get(cell, (0, cell)) for cell in row])
    assert groups.tolist() == [wanted.index(row[:3]) for row in rows]


@pytest.fixture(scope="module")
def small_pieces():
    """Arrays in pieces of three, as those of a nation are in pieces of many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(positions, "PIECE", 3)
        yield


@pytest.mark.usefixtures("small_pieces")
@given(numbers=st.lists(st.integers(-1, 9)))
def test_what_is_done_in_pieces_is_what_is_done_at_once(numbers):
    at, values = np.array(numbers, dtype="int32"), np.arange(10, 20)
    known = at[at >= 0]

    assert positions.taken(values, at).tolist() == [int(values[n]) for n in numbers]
    assert positions.how_many(known, 10).tolist() == [numbers.count(n) for n in range(10)]
    assert positions.are_several(known).tolist() == [numbers.count(n) > 1 for n in numbers if n >= 0]
    assert positions.first_rows(known).tolist() == [known.tolist().index(n) for n in sorted(set(known.tolist()))]
    assert positions.sorted_places(known).tolist() == sorted(range(len(known)), key=lambda n: known[n])


@settings(max_examples=60, deadline=None)
@given(rows=FRAMES, is_coded=st.booleans())
def test_cells_that_hold_one_of_some_texts(rows, is_coded):
    found = keys.is_one_of(made(rows, is_coded=is_coded)["first"], ("a", "Z", "never"))
    assert found.tolist() == [row[0] in ("a", "Z") for row in rows]


@ANY_MARKS
@given(codes=st.lists(st.integers(0, 9)))
def test_the_first_row_of_each_number(marks, codes):
    found = with_marks(marks, positions.first_rows, np.array(codes, dtype="int64"))
    assert found.tolist() == [codes.index(n) for n in sorted(set(codes))]


@given(numbers=st.lists(st.integers(0, 2**62)))
def test_numbers_of_any_size_are_put_in_order(numbers):
    found = positions.sorted_places(np.array(numbers, dtype="int64"))
    assert found.tolist() == sorted(range(len(numbers)), key=lambda n: numbers[n])


@pytest.mark.parametrize("at", [[], [2, 0, 0], [1, -1]])
def test_many_cells_are_taken_piece_by_piece(monkeypatch, at):
    cells = pd.Series(["a", None, "c"], dtype="str")
    wanted = [None if n < 0 else cells[n] for n in at]
    for piece in (1, 100):
        monkeypatch.setattr(positions, "PIECE", piece)
        pd.testing.assert_series_equal(
            positions.cells_at(cells, np.array(at, dtype="int64")), pd.Series(wanted, dtype="str")
        )
