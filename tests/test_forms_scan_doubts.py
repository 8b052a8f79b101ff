"""What speaks against words read from a picture: unsure letters, and dates that are wider than their digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_scans import words_at

from lib.forms.scan_doubts import why_no_period, why_unsure

NARROW = "a date of the period is not as wide as its digits, so one of them may not have been read"


def read_as(printed, read, nudge=0.0):
    """Words with the boxes of what is printed and the text that was read."""
    words = [word._replace(text=text) for word, text in zip(words_at(printed), read.split(), strict=True)]
    return [word._replace(box=(word.box[0] - nudge, *word.box[1:])) for word in words]


@pytest.mark.parametrize("frame", ["From 1-01-19 12 AM To 03-11-25 12 AM", "From 01-01-18 To 12-01-18", "Last Year"])
def test_a_period_as_wide_as_its_digits_is_believed(frame):
    assert why_no_period(words_at(frame)) == []


@given(st.floats(-0.8, 0.8))
def test_a_box_a_little_off_is_no_doubt(nudge):
    assert why_no_period(read_as(*["From 1-01-19 12 AM To 03-11-25 12 AM"] * 2, nudge)) == []


@pytest.mark.parametrize(
    "printed", ["From 11-01-19 To 03-11-25", "From 12-01-19 To 03-11-25", "From 1-11-19 To 03-11-25"]
)
def test_a_digit_that_was_not_read_is_seen_by_the_width(printed):
    read = printed.replace("11-01-19", "1-01-19").replace("12-01-19", "2-01-19").replace("1-11-19", "1-1-19")
    assert why_no_period(read_as(printed, read)) == [NARROW]


def test_a_lone_date_has_nothing_to_be_measured_by():
    assert why_no_period(words_at("From 1-01-19")) == [NARROW]


def test_a_period_read_otherwise_at_a_second_look_waits():
    words = [word._replace(sure=0.0) for word in words_at("From 01-01-18 To 12-01-18")]
    assert why_no_period(words) == ["the period was read differently at a second look"]


def test_unsure_words_are_named_three_at_most():
    words = [word._replace(sure=0.4) for word in words_at("one two three four")]
    assert why_unsure(words) == ["the model that read the picture is not sure of one, two, three"]
    assert why_unsure(words, least=0.4) == []
