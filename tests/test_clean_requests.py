"""Requests, messages and extensions: the clock, repeats of a message, pages saved more than once."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pages import (
    AGENCY,
    ASK,
    FIGURES,
    FOLDER,
    PLACE,
    PROJECT,
    SAMPLES,
    Msg,
    answered,
    checked,
    newer_page,
    older_page,
    put,
    tidy,
    tidy_text,
    waits,
)

from lib.clean.dates import days_after, next_working_day, printed_date
from lib.clean.roster import COLUMNS

CLOCK = ["asked_on", "received_on_as_stated", "first_reply_on", "closed_on", "determination_due"]


def notice(until, received="January 29, 2020"):
    return (
        f"Your request was received on {received}. Under Government Code Section 6253(c) an extension of 14 days "
        f"is appropriate. We will contact you on or before {until}."
    )


def clock(tables):
    row = tables["requests"].iloc[0]
    return [row[name] if isinstance(row[name], str) else "" for name in CLOCK]


# --- the clock ------------------------------------------------------------------------------------------------------


def test_without_a_printed_date_every_field_of_the_clock_is_empty():
    tables = tidy_text(older_page([ASK, Msg(AGENCY, FIGURES)], listed=[("02/24/2020", "a.pdf")]))

    assert clock(tables) == [""] * 5


def test_tracys_clock_is_empty_and_its_heading_is_kept(tmp_path):
    put(
        tmp_path,
        (PROJECT / "raw/tracy-pd-ca/87865/request-page.txt").read_bytes(),
        agency="tracy-pd-ca",
        request="87865",
    )
    tables = tidy(tmp_path)
    row = tables["requests"].iloc[0]

    assert (row["tracking_number"], row["status_as_printed"]) == ("20-34", "Completed")
    assert clock(tables) == [""] * 5


def test_irvines_clock_and_its_two_notices(tmp_path):
    sample = SAMPLES / "raw/irvine-pd-ca/86954/request-page.txt"
    if not sample.is_file():
        pytest.skip("Irvine's sample is not on this machine")
    put(tmp_path, sample.read_bytes(), agency="irvine-pd-ca", request="86954")
    tables = tidy(tmp_path)

    assert clock(tables) == ["2020-01-28", "2020-01-29", "2020-01-29", "", "2020-02-08"]
    assert tables["extensions"][["notice_on", "extended_to", "section", "beyond_maximum"]].to_numpy().tolist() == [
        ["2020-01-29", "2020-02-22", "6253(c)", False],
        ["2020-02-20", "2020-03-07", "6253(c)", True],
    ]


def test_the_determination_is_due_ten_days_after_the_stated_receipt():
    tables = tidy_text(answered(notice("February 22, 2020")))

    assert clock(tables) == ["2020-01-28", "2020-01-29", "2020-02-01", "", "2020-02-08"]


def test_without_a_stated_receipt_it_is_due_ten_days_after_the_request():
    assert clock(tidy_text(answered("Hello")))[-1] == "2020-02-07"


def test_outside_california_nothing_is_due():
    page = newer_page([ASK, Msg(AGENCY, notice("February 22, 2020"))], place="Sampleville, TX")
    tables = tidy_text(page)

    assert clock(tables)[-1] == ""
    assert tables["extensions"]["beyond_maximum"].isna().all()


def test_two_stated_receipts_that_differ_leave_none():
    tables = tidy_text(answered(notice("February 22, 2020"), notice("March 1, 2020", received="January 31, 2020")))

    assert clock(tables)[1] == ""


def test_a_first_reply_without_a_date_leaves_its_date_unknown():
    page = newer_page([ASK, Msg(AGENCY, "Hello", date="soon"), Msg(AGENCY, "Hello again", date="02/02/2020")])

    assert clock(tidy_text(page))[2] in ("", "2020-02-02")
    assert clock(tidy_text(older_page([ASK, Msg(AGENCY, "Hello")])))[2] == ""


def test_the_day_it_closed_is_that_of_the_closing_message():
    tables = tidy_text(answered("Hello", "Record request #20-99 has been closed and published."))

    assert clock(tables)[3] == "2020-02-02"


def test_roster_and_page_that_disagree_on_a_date_leave_it_empty(tmp_path):
    put(tmp_path, answered("Hello"))
    row = f"{FOLDER},{AGENCY},CA,1001,2020,2020-01-20,,,,,"
    (tmp_path / "requests.csv").write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")

    assert clock(tidy(tmp_path))[0] == ""


def test_a_request_in_the_roster_without_a_folder_is_a_request(tmp_path):
    row = f"{FOLDER},{AGENCY},CA,1001,2020,2020-01-28,,1-8,,,"
    (tmp_path / "requests.csv").write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    tables = tidy(tmp_path)

    assert tables["requests"][["agency_id", "request_id", "in_roster"]].iloc[0].tolist() == [FOLDER, "1001", True]
    assert clock(tables) == ["2020-01-28", "", "", "", "2020-02-07"]


def test_a_folder_without_a_line_in_the_roster_waits(tmp_path):
    put(tmp_path, answered("Hello"))
    tables = tidy(tmp_path)

    assert tables["requests"]["in_roster"].tolist() == [False]
    assert "no line in raw/requests.csv" in waits(tables)


def test_nothing_in_raw_but_a_roster_makes_all_tables(tmp_path):
    (tmp_path / "requests.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    tables = checked(tidy(tmp_path))

    assert {name: len(frame) for name, frame in tables.items() if len(frame)} == {}


# --- extensions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "beyond"),
    [("February 21, 2020", False), ("February 22, 2020", False), ("February 23, 2020", True)],
)
def test_an_extension_past_fourteen_days_is_beyond_the_maximum(until, beyond):
    assert tidy_text(answered(notice(until)))["extensions"]["beyond_maximum"].tolist() == [beyond]


def test_without_a_known_receipt_it_is_not_known_whether_it_is_beyond():
    extensions = tidy_text(older_page([ASK, Msg(AGENCY, notice("March 7, 2020", received="a day"))]))["extensions"]

    assert extensions["extended_to"].tolist() == ["2020-03-07"]
    assert extensions["beyond_maximum"].isna().all()


def test_the_same_notice_twice_is_one_extension_with_its_first_day():
    tables = tidy_text(answered(notice("February 22, 2020"), notice("February 22, 2020")))

    assert tables["extensions"][["notice_on", "extended_to"]].to_numpy().tolist() == [["2020-02-01", "2020-02-22"]]


def test_a_notice_whose_date_is_no_day_is_not_lost():
    tables = checked(tidy_text(answered(notice("February 30, 2020"))))

    assert len(tables["extensions"]) == 0
    assert "February 30, 2020" in waits(tables)


# --- messages -------------------------------------------------------------------------------------------------------


def duplicates(tables):
    return tables["messages"]["duplicate_of"].fillna(0).tolist()


def test_a_reply_posted_by_mail_and_on_the_web_is_told_as_one():
    twice = [
        Msg(AGENCY, f"{hello}\n\n{FIGURES}", date="03/04/2020", channel=c)
        for hello, c in (("Dear Q -", "Email"), ("Hi", "Web"))
    ]

    assert duplicates(tidy_text(newer_page([ASK, *twice]))) == [0, 0, 2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Msg(AGENCY, "Hello"), Msg(AGENCY, "Hello", date="02/02/2020")),
        (Msg(AGENCY, "2018 hits: 405"), Msg(AGENCY, "2018 hits: 406")),
        (Msg(AGENCY, "2018 hits: 405"), Msg(AGENCY, "2018 hits: 405\n2019 hits: 7")),
        (Msg(AGENCY, notice("March 7, 2020")), Msg(AGENCY, notice("March 8, 2020"))),
        (Msg(AGENCY, "Hello"), Msg("Madeup Vendor Corp", "Hello")),
        (
            Msg(AGENCY, "Please see attached.", files=("one.pdf",)),
            Msg(AGENCY, "Please see attached.", files=("two.pdf",)),
        ),
        (Msg(AGENCY, "", files=("one.pdf",)), Msg(AGENCY, "", files=("two.pdf",))),
    ],
    ids=[
        "another day",
        "another figure",
        "one figure more",
        "another date",
        "another sender",
        "another file",
        "no words",
    ],
)
def test_messages_that_differ_are_not_called_one(first, second):
    assert duplicates(tidy_text(newer_page([ASK, first, second]))) == [0, 0, 0]


def test_a_message_lists_its_records_once_and_no_signature_pictures():
    files = ("a.pdf", "image001", "b.pdf", "a.pdf")
    messages = tidy_text(newer_page([ASK, Msg(AGENCY, "See attached.", files=files)]))["messages"]

    assert messages["attachments"].fillna("").tolist() == ["", "a.pdf; b.pdf"]


def test_the_channel_is_a_small_word_and_the_date_is_iso():
    messages = tidy_text(newer_page([ASK, Msg(AGENCY, "Hello", date="02/01/2020", channel="Portal")]))["messages"]

    assert messages["channel"].tolist() == ["email", "portal"]
    assert messages["sent_on"].tolist() == ["2020-01-28", "2020-02-01"]


# --- a page saved more than once ------------------------------------------------------------------------------------

FIRST_SAVE = answered("We received your request.", status="Awaiting Response")
SECOND_SAVE = answered("We received your request.", FIGURES, status="Completed")


@pytest.fixture
def saved_twice(tmp_path):
    put(tmp_path, FIRST_SAVE, name="request-page.txt")
    put(tmp_path, SECOND_SAVE, name="request-page-2.txt")
    return checked(tidy(tmp_path))


def test_the_items_and_the_clock_of_two_saves_are_those_of_the_longer_one(saved_twice, tmp_path):
    (tmp_path / FOLDER / "1001/request-page.txt").unlink()
    alone = tidy(tmp_path)

    columns = ["item", "meaning", "state", "evidence"]
    pd.testing.assert_frame_equal(saved_twice["items"][columns], alone["items"][columns])
    assert clock(saved_twice) == clock(alone)


# --- dates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jan. 28, 2020", "2020-01-28"),
        ("January 28, 2020", "2020-01-28"),
        ("Sept. 3, 2020", "2020-09-03"),
        ("January  28,\n2020", "2020-01-28"),
        ("01/28/2020", "2020-01-28"),
        ("1/8/2020", "2020-01-08"),
        ("28/01/2020", ""),
        ("February 30, 2020", ""),
        ("Janember 3, 2020", ""),
        ("2020-01-28", "2020-01-28"),
        ("01/28/20", ""),
        ("January 2020", ""),
        ("", ""),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_printed_dates_are_read_or_empty(text, date):
    assert printed_date(text) == date


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_empty(text):
    assert printed_date(text) == "" or len(printed_date(text)) == 10


@pytest.mark.parametrize("date", ["9999-12-25", "9999-12-31"])
def test_there_is_no_day_after_the_last(date):
    assert days_after(date, 10) == ""


def test_days_are_calendar_days():
    assert (days_after("2020-02-19", 10), days_after("", 10)) == ("2020-02-29", "")


def test_a_place_of_another_state_is_the_requests_state(tmp_path):
    put(tmp_path, newer_page([ASK], place=PLACE.replace("CA", "NV")), agency="sampleville-pd-nv")

    assert tidy(tmp_path)["requests"]["state"].tolist() == ["NV"]


@pytest.mark.parametrize(
    ("day", "moved"),
    [("2020-02-08", "2020-02-10"), ("2020-02-09", "2020-02-10"), ("2020-02-07", "2020-02-07"), ("", "")],
)
def test_a_last_day_on_a_weekend_is_also_shown_moved_to_monday(day, moved):
    assert next_working_day(day) == moved


def test_a_notice_stands_with_the_last_day_allowed_and_its_calendar_days():
    found = tidy_text(answered(notice("March 7, 2020")))
    (row,) = found["extensions"].to_dict("records")

    assert (row["maximum_on"], row["maximum_if_rolled"], row["calendar_days"]) == ("2020-02-22", "2020-02-24", 28)
    assert found["requests"][["due_if_rolled", "clock_from"]].values.tolist() == [["2020-02-10", "received"]]
