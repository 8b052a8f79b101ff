"""What stands in place of a figure in a reply's own table: it answers an item only if it says that there is none."""

import pytest
from made_tables import AGENCY, REQUEST, count_row

from lib import tables as t
from lib.clean import tidy_items


def state(flag, value=None, printed="n/a"):
    asked = {"document_id": "d", "page": 1, "agency_id": AGENCY, "request_id": REQUEST, "item": "6"}
    asked["item_as_printed"] = "The aggregate number of “hits” during 2018"
    count = count_row("hits", value, 2018, value_as_printed=printed, flags=flag, form="item_workbook")
    counts = t.as_frame(t.COUNTS, [count])
    empty = [t.as_frame(table, []) for table in (t.PROVIDED, t.MATCHES, t.DOCUMENTS, t.SECTIONS)]
    items = tidy_items(t.as_frame(t.ASKED, [asked]), counts, *empty)
    return items[["state", "evidence"]].iloc[0].tolist()


@pytest.mark.parametrize("flag", ["not_applicable", "see_other_agency"])
def test_a_word_that_there_is_none_to_give_is_its_state(flag):
    assert state(flag) == [flag, "the reply prints “n/a”"]


@pytest.mark.parametrize("flag", ["blank", "not_provided", "incomplete"])
def test_a_blank_or_a_figure_not_given_is_no_answer(flag):
    assert state(flag, printed="-")[0] == "awaiting"


def test_a_figure_is_an_answer():
    assert state("", value=405, printed="405")[0] == "answered"
