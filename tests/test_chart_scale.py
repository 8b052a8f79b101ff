"""Axes: ticks that are never two of the same, and a logarithm only where it draws nothing wrong."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.chart import LogAxisError, log_scale
from lib.chart.scale import plain_scale, spaced
from lib.refusals import PlainError

ABOVE_ZERO = st.floats(min_value=1e-9, max_value=1e13)


@given(st.lists(ABOVE_ZERO, min_size=1, max_size=5))
def test_ticks_of_a_plain_axis_are_distinct_and_cover_the_values(values):
    scale, ticks = plain_scale(values, 0, 500)
    assert len({tick.label for tick in ticks}) == len(ticks) >= 2
    assert (scale.low, scale.high >= max(values)) == (0, True)


@given(st.lists(st.integers(0, 10**13), min_size=1, max_size=5))
def test_ticks_of_counts_are_whole_and_distinct(values):
    _, ticks = plain_scale([float(v) for v in values], 0, 500, whole=True)
    assert len({tick.label for tick in ticks}) == len(ticks)
    assert [tick for tick in ticks if tick.value != round(tick.value)] == []


@given(st.lists(ABOVE_ZERO, min_size=1, max_size=5))
def test_ticks_of_a_logarithmic_axis_are_distinct_and_cover_the_values(values):
    scale, ticks = log_scale(values, 0, 500)
    assert len({tick.label for tick in ticks}) == len(ticks) >= 2
    assert scale.low <= min(values) <= max(values) <= scale.high
    assert all(0 <= scale.at(value) <= 500.001 for value in values)


@given(st.lists(ABOVE_ZERO, min_size=1, max_size=5), st.floats(1, 600))
def test_labels_never_lie_upon_another(values, room):
    for scale, ticks in (plain_scale(values, 0, 500), log_scale(values, 0, 500)):
        places = [scale.at(tick.value) for tick in spaced(ticks, scale, room)]
        assert all(b - a >= room for a, b in pairwise(places))


def test_ticks_of_tiny_ratios_are_told_apart():
    _, ticks = plain_scale([0.000034], 0, 500)
    assert [tick.label for tick in ticks] == ["0.00000", "0.00001", "0.00002", "0.00003", "0.00004"]


def test_ticks_of_millions_are_words():
    _, ticks = plain_scale([1_700_000.0], 0, 500, whole=True)
    assert [tick.label for tick in ticks] == ["0", "500,000", "1 million", "1.5 million", "2 million"]


def test_ticks_of_two_hits_are_no_halves():
    _, ticks = plain_scale([2.0], 0, 500, whole=True)
    assert [tick.label for tick in ticks] == ["0", "1", "2"]


def test_logarithmic_axis_stands_in_the_middle_for_one_value():
    scale, ticks = log_scale([0.1], 0, 500)
    assert [tick.label for tick in ticks] == ["0.05", "0.1", "0.2"]
    assert scale.at(0.1) == pytest.approx(250)


def test_logarithm_is_refused_for_bars():
    with pytest.raises(LogAxisError, match="bars have no length on a logarithmic axis; found bars; draw dots there"):
        log_scale([1.0, 100.0], 0, 500, mark="bar")


@pytest.mark.parametrize(("values", "said"), [([0.0, 5.0, 0.0], "no place for 0; such values found: 2; give zeros"),
                                              ([-3.0, 5.0], "no place for -3; such values found: 1")])  # fmt: skip
def test_logarithm_is_refused_where_a_value_would_vanish(values, said):
    with pytest.raises(LogAxisError, match=said) as refused:
        log_scale(values, 0, 500)
    assert isinstance(refused.value, PlainError)


def test_a_place_on_a_logarithmic_axis_is_that_of_its_logarithm():
    scale, _ = log_scale([0.01, 10.0], 100, 400)
    assert scale.at(0.1) == pytest.approx(100 + 300 * math.log10(10) / 3)
