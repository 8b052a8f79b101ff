"""How figures are printed, against exact fractions: half up, and no digit decided by a float."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.numerals import MINUS, printed_change, printed_count, printed_one_in, printed_ratio

COUNT = st.integers(1, 10**13)


def half_up(exact, decimals):
    """Return a fraction of 0 or more rounded half up, as an exact fraction."""
    scaled = exact * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    return Fraction(whole + (2 * rest >= scaled.denominator), 10**decimals)


def number_in(shown):
    """Return (the fraction printed, its decimals) of for instance `+1,234.5 %`."""
    digits = re.fullmatch(rf"[+{MINUS}]?((?:\d{{1,3}}(?:,\d{{3}})*)\.(\d+)) %", shown)
    assert digits, shown
    return Fraction(digits[1].replace(",", "")), len(digits[2])


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (405, 490_535, "0.0826 %"),
        (219, 515_858, "0.0425 %"),
        (624, 1_006_393, "0.0620 %"),
        (0, 900, "0.0000 %"),
        (1, 1, "100.0000 %"),
        (1, 3, "33.3333 %"),
        (1, 8_000_000, "0.000013 %"),  # 0.0000125: half goes up, and two digits show
        (1, 2_000_000, "0.000050 %"),
        (1, 100_000, "0.0010 %"),
        (99, 100_000_000, "0.00010 %"),  # five decimals show two digits already
        (1, 10**13, "0.000000000010 %"),
    ],
)
def test_ratio_in_percent(part, whole, shown):
    assert printed_ratio(part, whole) == shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (490_535, 515_858, "+5.2 %"),
        (405, 219, f"{MINUS}45.9 %"),
        (100, 100, "0.0 %"),
        (2000, 2001, "+0.1 %"),  # 0.05 goes up
        (2000, 1999, f"{MINUS}0.1 %"),  # and so does its size when it falls
        (20, 0, f"{MINUS}100.0 %"),
        (20, 40_000, "+199,900.0 %"),
    ],
)
def test_change_in_percent(before, after, shown):
    assert printed_change(before, after) == shown


def test_counts_have_commas():
    assert [printed_count(n) for n in (0, 999, 1000, 1_006_393)] == ["0", "999", "1,000", "1,006,393"]
    assert printed_one_in(1211) == "1 in 1,211"


@settings(deadline=None)
@given(st.integers(0, 10**13), COUNT)
def test_ratio_is_the_exact_fraction_rounded_half_up(part, more):
    whole = part + more
    printed, decimals = number_in(printed_ratio(part, whole))
    assert printed == half_up(Fraction(100 * part, whole), decimals)


@settings(deadline=None)
@given(COUNT, COUNT)
def test_ratio_shows_two_digits_and_no_more_decimals_than_that_takes(part, more):
    printed, decimals = number_in(printed_ratio(part, part + more))
    assert decimals >= 4
    assert printed * 10**decimals >= 10
    if decimals > 4:
        assert half_up(Fraction(100 * part, part + more), decimals - 1) * 10 ** (decimals - 1) < 10


@settings(deadline=None)
@given(COUNT, st.integers(0, 10**13))
def test_change_is_the_exact_fraction_rounded_half_up(before, after):
    shown = printed_change(before, after)
    printed, decimals = number_in(shown)
    assert (printed, decimals) == (half_up(Fraction(100 * abs(after - before), before), 1), 1)
    assert (shown[0] == "+", shown[0] == MINUS) == (after > before, after < before)


@settings(deadline=None)
@given(st.integers(0, 10**18))
def test_count_reads_back(n):
    assert int(printed_count(n).replace(",", "")) == n
