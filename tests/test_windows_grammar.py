"""The grammar of printed periods: what is taken, what is refused and why, and what holds for any text."""

import csv
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lib.refusals import Refusal
from lib.windows import Window, comparable, parse_window

FIGURES = Path(__file__).parents[2] / "shared/samples/expected/figures.csv"
CREATED_ON = date(2020, 2, 6)
ANY_DAY = st.dates(min_value=date(1990, 1, 1), max_value=date(2089, 12, 31))
PIECES = ["From", "To", "01-01-18", "12-31-18", "2018", "2019", "12 AM", "11:59 PM", "This Year", "Last Year"]
PIECES += [
    "Time Frame:",
    "Start Date",
    "End Date",
    "last 30 days",
    "All Time",
    "-",
    "and",
    "FY",
    "in",
    "for the year",
]


def year(number, *flags):
    return Window(date(number, 1, 1), date(number, 12, 31), "calendar_year", flags)


@pytest.mark.parametrize(
    "text",
    [
        "2018",
        "during 2018",
        "in 2018",
        "for 2018",
        "for the year 2018",
        "calendar year 2018",
        "CY 2018",
        "\u00a0during\n2018 ",
        "From 01-01-18 To 12-31-18",
        "from 1-1-2018 to 12-31-2018",
        "From 01-01-18 12 AM To 12-31-18 11:59 PM",
    ],
)
def test_a_calendar_year(text):
    assert parse_window(text) == year(2018)


@pytest.mark.parametrize(
    "text",
    [
        "From 01-01-18 To 12-01-18",
        "Time Frame: From 01-01-18 To 12-01-18",
        "Time Frame : From 1-1-18 To 12-1-18",
        "Time Frame:\nFrom\u00a001-01-2018\t To 12-01-2018",
    ],
)
def test_a_year_without_most_of_december_is_a_partial_year(text):
    assert parse_window(text) == Window(date(2018, 1, 1), date(2018, 12, 1), "partial_year")


@pytest.mark.parametrize(
    "text",
    [
        "From 01-01-21 12 AM To 12-31-21 12 AM",
        "From 01-01-21 12:00 AM To 12-31-21 12:00 AM",
        "Start Date 01-01-21 Start Time 12 AM End Date 12-31-21 End Time 12 AM",
        "Start Date: 01-01-21 Start Time: 12 AM End Date: 12-31-21 End Time: 12 AM",
    ],
)
def test_a_year_up_to_midnight_of_31_december_keeps_its_kind_and_is_flagged(text):
    assert parse_window(text) == year(2021, "end_before_last_day")


def test_several_years_up_to_midnight_keep_the_flag_too():
    window = parse_window("From 1-01-19 12 AM To 03-11-25 12 AM")
    assert window == Window(date(2019, 1, 1), date(2025, 3, 11), "multi_year", ("end_before_last_day",))


@pytest.mark.parametrize("text", ["2018-2019", "2018–2019", "2018 and 2019", "2018 & 2019", "2018 through 2019"])
def test_two_years_in_a_row_are_one_window(text):
    assert parse_window(text) == Window(date(2018, 1, 1), date(2019, 12, 31), "multi_year")


def test_last_year_is_the_year_before_date_created():
    assert parse_window("Time Frame: Last Year", CREATED_ON) == year(2019, "relative_to_created")


def test_this_year_ends_on_date_created():
    expected = Window(date(2020, 1, 1), CREATED_ON, "partial_year", ("relative_to_created",))
    assert parse_window("This Year", CREATED_ON) == expected


def test_this_year_on_31_december_is_a_year_that_ends_before_its_last_day_is_over():
    expected = year(2019, "relative_to_created", "end_before_last_day")
    assert parse_window("This Year", date(2019, 12, 31)) == expected


@pytest.mark.parametrize("text", ["last 30 days", "in the last 30 days", "Last 30 Days"])
def test_the_last_30_days_end_on_date_created(text):
    expected = Window(date(2020, 1, 8), CREATED_ON, "rolling_30d", ("relative_to_created",))
    assert parse_window(text, CREATED_ON) == expected
    assert parse_window(text) == Window(None, None, "rolling_30d")


def test_all_time_has_no_dates():
    assert parse_window("All Time", CREATED_ON) == Window(None, None, "all_time")


def test_two_digit_years_turn_at_90():
    assert parse_window("From 12-31-89 To 12-31-89").start == date(2089, 12, 31)
    assert parse_window("From 01-01-90 To 12-31-90").start == date(1990, 1, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("This Year", "expected a Date Created"),
        ("Last Year", "expected a Date Created"),
        ("From 02-30-18 To 12-31-18", "02-30-18 is not a day"),
        ("From 01-01-18 To 31-12-18", "31-12-18 is not a day"),
        ("From 00-00-18 To 12-31-18", "00-00-18 is not a day"),
        ("From 12-31-18 To 01-01-18", "the end 2018-01-01 is before the start 2018-12-31"),
        ("1989", "the year 1989; expected a year from 1990 to 2099"),
        ("From 01-01-2018 To 12-31-2100", "the year 2100"),
        ("From 01-01-0000 To 12-31-18", "the year 0000"),
        ("FY 2018", "a fiscal year"),
        ("FY2018-2019", "a fiscal year"),
        ("fiscal year 2018", "a fiscal year"),
        ("2018 2019", "more than one period"),
        ("2018 vs. 2019", "more than one period"),
        ("This Year Last Year", "more than one period"),
        ("From 01-01-18 To 12-31-18 From 01-01-19 To 12-31-19", "more than one period"),
        ("Time Frame: 2018 Time Frame: 2019", "more than one period"),
        ("2018-2020", "the second year is not the one after the first"),
        ("2019 and 2018", "the second year is not the one after the first"),
        ("2018 & 2018", "the second year is not the one after the first"),
        ("From 01-01-18 8 AM To 12-31-18", "the start time 8 AM cuts the first day"),
        ("From 01-01-18 11:59 PM To 12-31-18", "the start time 11:59 PM cuts the first day"),
        ("From 01-01-18 To 12-31-18 11 PM", "the end time 11 PM cuts the last day"),
        ("From 01-01-18 To 12-31-18 12 PM", "the end time 12 PM cuts the last day"),
        ("From 01/01/18 To 12/31/18", "not a known way to print a period"),
        ("01-01-18", "not a known way to print a period"),
        ("2018-19", "not a known way to print a period"),
        ("Q1 2018", "not a known way to print a period"),
        ("Laſt 30 days", "not a known way to print a period"),
        ("last 90 days", "not a known way to print a period"),
        ("٢٠١٨", "not a known way to print a period"),
    ],
)
def test_what_the_grammar_does_not_know_is_refused(text, why):
    refusal = parse_window(text)
    assert isinstance(refusal, Refusal), f"{text!r} was taken as {refusal}"
    assert why in refusal.reason
    assert refusal.reason.startswith(f"found “{text[:39]}")


@pytest.mark.parametrize("text", ["", " \u00a0", "Time Frame:"])
def test_an_empty_text_is_refused(text):
    assert parse_window(text).reason.startswith("found no period; expected one period")


@pytest.mark.parametrize(
    "name", ["LEARN_DB_Hit_Ratio_Report_Pie_02-06-20_02-06-20 (1).pdf", "detections 2018.pdf", "2018.csv"]
)
def test_a_file_name_gives_no_window(name):
    assert isinstance(parse_window(name, CREATED_ON), Refusal)


@pytest.mark.parametrize("created_on", [date.min, date(1990, 1, 1), date.max])
@pytest.mark.parametrize("text", ["Last Year", "last 30 days"])
def test_a_date_created_out_of_bounds_is_refused(text, created_on):
    assert "expected a year from 1990 to 2099" in parse_window(text, created_on).reason


def test_a_reason_is_short_and_printable():
    reason = parse_window("x\x00\u202e" + "y" * 100).reason
    assert reason.startswith("found “x\\x00\\u202eyyy") and "…”: not a known way" in reason


PARTIAL = Window(date(2018, 1, 1), date(2018, 12, 1), "partial_year")
BOTH_YEARS = Window(date(2018, 1, 1), date(2019, 12, 31), "multi_year")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (year(2018), year(2019)),
        (year(2018), year(2018, "end_before_last_day")),
        (PARTIAL, PARTIAL),
        (BOTH_YEARS, BOTH_YEARS),
    ],
)
def test_two_years_or_the_same_dates_are_comparable(a, b):
    assert comparable(a, b) == comparable(b, a) == ""


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (
            PARTIAL,
            year(2018),
            "One count covers 2018-01-01 to 2018-12-01 (partial_year), "
            "the other 2018-01-01 to 2018-12-31 (calendar_year).",
        ),
        (
            year(2018),
            BOTH_YEARS,
            "One count covers 2018-01-01 to 2018-12-31 (calendar_year), "
            "the other 2018-01-01 to 2019-12-31 (multi_year).",
        ),
        (
            Window(None, None, "all_time"),
            Window(None, None, "all_time"),
            "The first and last day of both windows must be known; found kinds all_time and all_time.",
        ),
    ],
)
def test_other_windows_are_not_comparable(a, b, why):
    assert comparable(a, b) == why


@pytest.mark.skipif(not FIGURES.exists(), reason=f"the sample figures are not there: {FIGURES}")
def test_every_period_of_the_dashboard_documents_is_read():
    rows = list(csv.DictReader(FIGURES.open(encoding="utf-8", newline="")))
    assert len(rows) == 15
    for row in rows:
        window = parse_window(row["period_as_printed"])
        assert (str(window.start), str(window.end)) == (row["period_start"], row["period_end"]), row


@given(ANY_DAY, ANY_DAY, st.sampled_from(["%m-%d-%Y", "%m-%d-%y"]), st.sampled_from(["", " 12 AM", " 11:59 PM"]))
@example(date(2018, 1, 1), date(2018, 12, 31), "%m-%d-%y", "")
@example(date(2018, 1, 1), date(2019, 1, 1), "%m-%d-%y", " 12 AM")
@example(date(2018, 1, 2), date(2018, 12, 31), "%m-%d-%y", "")
def test_from_to_gives_exactly_the_printed_dates(start, end, style, end_time):
    assume(start <= end)
    window = parse_window(f"From {start.strftime(style)} To {end.strftime(style)}{end_time}")
    assert (window.start, window.end) == (start, end)
    assert window.flags == (("end_before_last_day",) if end_time == " 12 AM" else ())
    is_whole_year = (start, end) == (date(start.year, 1, 1), date(start.year, 12, 31))
    assert (window.kind == "calendar_year") == is_whole_year
    assert (window.kind == "multi_year") == (start.year != end.year)


@given(ANY_DAY, st.integers(min_value=1, max_value=4000))
def test_an_end_before_the_start_is_refused(start, days):
    end = start - timedelta(days=days)
    assert isinstance(parse_window(f"From {start:%m-%d-%Y} To {end:%m-%d-%Y}"), Refusal)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("From 01-01-19To 12-31-19", "From 01-01-19 To 12-31-19"),
        ("From01-01-19 To12-01-19", "From 01-01-19 To 12-01-19"),
        ("From 01-01-2012 AMTo 12-31-20 12 AM", "From 01-01-20 12 AM To 12-31-20 12 AM"),
        ("From 1-01-1912 AM To 03-11-25 12AM", "From 1-01-19 12 AM To 03-11-25 12 AM"),
    ],
)
def test_a_space_lost_on_a_scan_is_put_back_and_said(read, printed):
    whole = parse_window(printed)
    mended = parse_window(read, is_scan=True)
    assert (mended.start, mended.end, mended.flags) == (whole.start, whole.end, (*whole.flags, "spaces_repaired"))
    assert isinstance(parse_window(read), Refusal)


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join), st.none() | st.dates())
@example("\ud800", None)
@example("2018 " * 50_000, None)
def test_any_text_gives_a_sound_window_or_a_printable_reason(text, created_on):
    result = parse_window(text, created_on)
    if isinstance(result, Refusal):
        assert result.reason.isprintable() and len(result.reason) < 250, result.reason
    elif result.start is None or result.end is None:
        assert result.kind in ("all_time", "rolling_30d") and result.start is result.end, result
    else:
        first, last = date(result.start.year, 1, 1), date(result.start.year, 12, 31)
        assert result.start <= result.end
        assert (result.kind == "calendar_year") == ((result.start, result.end) == (first, last)), result


def test_comparing_does_not_depend_on_the_order():
    windows = [year(2018), year(2019), PARTIAL, BOTH_YEARS, Window(None, None, "all_time")]
    for a, b in product(windows, repeat=2):
        assert (comparable(a, b) == "") == (comparable(b, a) == ""), (a, b)
