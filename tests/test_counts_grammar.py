"""The grammar of printed counts: what is taken, what is refused and why, and what holds for any text."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.counts import Count, parse_count
from lib.refusals import Refusal

FIGURES = Path(__file__).parents[2] / "shared/samples/expected/figures.csv"
ANY_COUNT = st.integers(min_value=0, max_value=10**15 - 1)
NEARLY_A_COUNT = st.text(alphabet="0123456789,, .\u00a0-+*OlI()４٤²", max_size=24)


@pytest.mark.parametrize(
    ("text", "value"),
    [("405", 405), ("0", 0), ("1024053", 1024053), ("490,535", 490535), ("1,024,915", 1024915)],
)
def test_whole_counts_are_taken(text, value):
    assert parse_count(text) == Count(value)


@pytest.mark.parametrize("text", [" 862 ", "\u00a0862", "862\u00a0\n", "\t862"])
def test_outer_white_space_is_ignored(text):
    assert parse_count(text) == Count(862)


@pytest.mark.parametrize(
    ("text", "value"),
    [("494, 258", 494258), ("157, 320", 157320), ("494,\u00a0258", 494258), ("1, 024,915", 1024915)],
)
def test_a_space_after_a_thousands_comma_is_taken_and_flagged(text, value):
    assert parse_count(text) == Count(value, ("space_in_number",))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("490.535", "a point that may stand for thousands or for a fraction"),
        ("1.091,822", "a point that may stand for thousands or for a fraction"),
        ("1.024.915", "a point that may stand for thousands or for a fraction"),
        ("405.0", "a fraction"),
        ("1,024.50", "a fraction"),
        ("405.", "a point"),
        ("1.2 million", "a rounded number with a word in it"),
        ("none", "words instead of a number"),
        ("N/A", "words instead of a number"),
        ("Not Provided", "words instead of a number"),
        ("See Austin Police Department", "words instead of a number"),
        ("390 (Data Incomplete)", "letters beside the digits"),
        ("1e5", "letters beside the digits"),
        ("-", "no digit"),
        ("—", "no digit"),
        ("O", "a letter that looks like a digit"),
        ("1O5", "a letter that looks like a digit"),
        ("l05", "a letter that looks like a digit"),
        ("1I5", "a letter that looks like a digit"),
        ("(5)", "brackets"),
        ("-5", "a plus or minus sign"),
        ("−5", "a plus or minus sign"),
        ("+5", "a plus or minus sign"),
        ("~500", "an estimate"),
        ("about 500", "an estimate"),
        (">500", "an estimate"),
        ("500+", "a plus after the number"),
        ("500*", "a footnote mark"),
        ("12,34", "commas that do not stand between groups of three"),
        ("1,2345", "commas that do not stand between groups of three"),
        ("1,23", "commas that do not stand between groups of three"),
        ("405,", "commas that do not stand between groups of three"),
        ("0,123", "a number that starts with 0"),
        ("007", "a number that starts with 0"),
        ("490,535 405", "more than one number"),
        ("494 258", "more than one number"),
        ("2018 264", "more than one number"),
        ("494,  258", "more than one number"),
        ("494,\t258", "more than one number"),
        ("20-34", "more than one number"),
        ("1_000", "more than one number"),
        ("４０５", "digits other than the plain 0 to 9"),
        ("4０5", "digits other than the plain 0 to 9"),
        ("٤٠٥", "digits other than the plain 0 to 9"),
        ("405²", "digits other than the plain 0 to 9"),
        ("$11.70", "an amount of money"),
        ("0.08%", "a percentage"),
        ("1234567890123456", "16 digits"),
        ("1,234,567,890,123,456", "16 digits"),
        ("9" * 5000, "5000 digits"),
        ("\u200b405", "a character that is neither a digit nor a comma"),
    ],
)
def test_everything_else_is_refused_with_its_own_reason(text, why):
    refusal = parse_count(text)
    assert isinstance(refusal, Refusal), f"{text!r} was taken as {refusal}"
    assert f": {why}" in refusal.reason
    assert refusal.reason.endswith("expected digits with commas between thousands, such as 490,535")


@pytest.mark.parametrize("text", ["", " ", "\u00a0\n"])
def test_an_empty_text_is_refused(text):
    assert parse_count(text).reason.startswith("found nothing; expected digits")


def test_a_reason_quotes_at_most_forty_characters():
    assert f"“{'x' * 40}”" in parse_count("x" * 40).reason
    assert f"“{'x' * 39}…”" in parse_count("x" * 41).reason


def test_a_reason_makes_control_characters_visible():
    assert "“4\\x000\\u202e5”" in parse_count("4\x000\u202e5").reason


@pytest.mark.skipif(not FIGURES.exists(), reason=f"the sample figures are not there: {FIGURES}")
def test_every_figure_of_the_dashboard_documents_is_read():
    rows = list(csv.DictReader(FIGURES.open(encoding="utf-8", newline="")))
    assert len(rows) == 15
    for row in rows:
        assert parse_count(row["printed_value"]) == Count(int(row["value"])), row["printed_value"]


@given(ANY_COUNT)
@example(0)
@example(10**15 - 1)
def test_any_count_is_read_back_plain_and_with_commas(value):
    assert parse_count(str(value)) == Count(value)
    assert parse_count(f"{value:,}") == Count(value)


@given(ANY_COUNT.filter(lambda value: value >= 1000))
def test_any_grouped_count_is_read_back_with_spaces_after_its_commas(value):
    assert parse_count(f"{value:,}".replace(",", ", ")) == Count(value, ("space_in_number",))


@given(st.integers(min_value=10**15))
def test_any_number_of_more_than_15_digits_is_refused(value):
    assert isinstance(parse_count(str(value)), Refusal)


@given(st.text() | NEARLY_A_COUNT)
@example("\ud800")
@example("5" + " " * 100_000 + "-")
def test_any_text_gives_its_own_digits_or_a_printable_reason(text):
    result = parse_count(text)
    if isinstance(result, Count):
        assert "".join(re.findall(r"\d", text)) == str(result.value)
        assert set(text.strip()) <= set("0123456789, \u00a0")
    else:
        assert result.reason.isprintable(), result.reason
        assert len(result.reason) < 250
