"""What waits for a person: all of it in one list for the desk, and on the page without any figure."""

import pytest
from made_tables import AGENCY, OTHER, review

from lib import tables as t
from lib.review import collect, public_notes


def notes(table, agency=AGENCY):
    return list(public_notes(table, agency).itertuples(index=False, name=None))


def test_collect_puts_every_stage_in_one_list():
    extract = review({"review_id": "r-file", "what": "file"}, {"review_id": "r-line", "what": "text_not_read"})
    held = {
        "review_extract": extract,
        "review_clean": review({"review_id": "r-value"}),
        "counts": t.as_frame(t.COUNTS, []),
    }
    assert collect(held)["review_id"].tolist() == ["r-file", "r-line", "r-value"]


def test_collect_keeps_reason_and_reading_for_the_desk():
    (row,) = collect({"review_clean": review({"why": "not a count", "readings": "490.535"})}).itertuples()
    assert (row.why, row.readings) == ("not a count", "490.535")


def test_collect_of_nothing_is_an_empty_list():
    assert len(collect({"review_extract": review(), "review_clean": review()})) == 0


def test_two_stages_may_not_name_two_things_alike():
    with pytest.raises(t.TableError, match="r-1"):
        collect({"review_extract": review({}), "review_clean": review({})})


def test_order_does_not_depend_on_the_order_of_the_stages():
    a, b = review({"review_id": "r-b"}), review({"review_id": "r-a"})
    first = collect({"review_extract": a, "review_clean": b})
    assert collect({"review_clean": b, "review_extract": a}).equals(first)


def test_notes_hold_nothing_of_the_reading():
    table = review({"why": "found 490.535", "readings": "490.535", "candidates": "490,535", "public_note": "a figure"})
    assert notes(table) == [("a figure", 1)]


def test_note_of_one_kind_stands_once_with_how_often():
    kinds = ("the figure for hits", "a line", "a line", "a line")
    assert notes(review(*({"public_note": x} for x in kinds))) == [("a line", 3), ("the figure for hits", 1)]


def test_notes_are_those_of_the_agency_alone():
    table = review({"public_note": "mine"}, {"public_note": "other", "agency_id": OTHER}, {"agency_id": None})
    assert notes(table) == [("mine", 1)]


def test_what_waits_without_a_note_is_not_lost():
    assert [n for _, n in notes(review({"public_note": None}))] == [1]


def test_agency_with_nothing_waiting_has_no_notes():
    assert notes(review()) == []
