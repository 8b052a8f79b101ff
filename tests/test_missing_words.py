"""What stands in a table in place of a figure: a closed list of words, and nothing that may mean zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.counts import Count, parse_count
from lib.missing import missing_word
from lib.tables.words import MISSING


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("Not Provided", "not_provided"), (" not  provided ", "not_provided"), ("n/a", "not_applicable"),
        ("NA", "not_applicable"), ("Data Incomplete", "incomplete"), ("See: Mockton Police", "see_other_agency"),
        ("See Mockton Police Department", "see_other_agency"), ("", "blank"), ("-", "blank"), (" — ", "blank"),
        ("None", ""), ("0", ""), ("nil", ""), ("unknown", ""), ("see 12", ""), ("390 (Data Incomplete)", ""), ("?", ""),
    ],
)  # fmt: skip
def test_only_words_of_the_list_are_known(printed, word):
    assert missing_word(printed) == word


@given(st.text(max_size=30))
def test_no_figure_is_ever_a_missing_word(text):
    word = missing_word(text)

    assert word in ("", *MISSING)
    assert not (word and isinstance(parse_count(text), Count))
