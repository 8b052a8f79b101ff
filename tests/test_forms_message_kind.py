"""What a message does: its kind by closed phrases, notices of extension, and what it says is attached or not there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pages import AGENCY, ASK, FIGURES, LAYOUTS, Msg, answered, extract_text, newer_page, tidy_text

from lib.forms.message_kind import message_kind, read_notice, read_provided

EXTENSION = (
    "Your request was received on January 29, 2020. Under Government Code Section 6253(c) et seq., an extension of an "
    "additional 14 days is appropriate. We will contact you on or before February 22, 2020."
)


def kind(words, *, has_figures=False, has_records=False):
    return message_kind(words, has_figures=has_figures, has_records=has_records)[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The City has received your request and will answer within the next 10 days.", "acknowledgement"),
        ("Your first record request (request number #20-34) has been submitted.", "acknowledgement"),
        (EXTENSION, "extension"),
        ("Additional time is required. You will hear from us no later than March 7, 2020.", "extension"),
        ("This office has now determined that the City is in possession of records.", "determination"),
        ("There are no records responsive to your request.", "no_records"),
        ("No responsive records exist.", "no_records"),
        ("The cost of the copies is $11.70 for 78 pages.", "fee_notice"),
        ("Please send $11.70 to pay for the copies.", "fee_notice"),
        ("The records are exempt from disclosure under 7922.000.", "denial"),
        ("Your request has been denied.", "denial"),
        ("Record request #20-34 has been closed and published.", "closed"),
        ("Thank you for your patience.", "other"),
        ("", "other"),
    ],
)
def test_the_kind_of_a_message_follows_from_its_words(words, expected):
    assert kind(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The City has provided all responsive, non-exempt records.",
        "All records that are not exempt from disclosure will follow.",
        "Your request has not been denied.",
    ],
)
def test_words_that_deny_an_exemption_are_no_denial(words):
    assert kind(words) != "denial"


@pytest.mark.parametrize(
    "words",
    [
        "No records were withheld.",
        "No records are being withheld from this release.",
        "No records will be redacted.",
    ],
)
def test_words_that_no_record_is_withheld_do_not_say_that_there_are_none(words):
    assert kind(words) != "no_records"
    assert [p for p in read_provided(words, 0) if p.says == "no_records"] == []


def test_figures_and_files_decide_before_words_do():
    assert kind("Your request has been closed.", has_figures=True) == "records_with_figures"
    assert kind("Hello.", has_records=True) == "records_attached"


@pytest.mark.parametrize("words", ["Within the next 10 days, staff will determine", "until the end of the month"])
def test_a_promise_without_a_date_is_no_extension(words):
    assert kind(words) != "extension"
    assert read_notice(words, 0) is None


def test_a_notice_of_extension_gives_its_date_its_section_and_when_the_request_came():
    notice = read_notice(EXTENSION, 100)

    assert (notice.until, notice.section, notice.received) == ("February 22, 2020", "6253(c)", "January 29, 2020")
    assert EXTENSION[notice.start - 100 : notice.end - 100] == "February 22, 2020"


def test_a_date_broken_over_two_lines_is_read():
    notice = read_notice("An extension of 14 days: you will hear from us on or\nbefore February 22, 2020.", 0)

    assert notice.until == "February 22, 2020"


@pytest.mark.parametrize(
    "words",
    [
        "Our office is closed until February 3, 2020. An extension of 14 days applies: on or before March 7, 2020.",
        "The link is valid until February 3, 2020. Additional time is required, until March 7, 2020.",
    ],
)
def test_of_two_dates_the_extensions_is_taken_or_none(words):
    notice = read_notice(words, 0)

    assert notice is None or notice.until == "March 7, 2020"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Please see attached report for information regarding Part A of the request.", [("attached", "A")]),
        ("Part A of your request is included in the attached PDF. Part B is below;", [("attached", "A")]),
        ("There are no records responsive to Part B.", [("no_records", "B")]),
        ("Parts A and B are attached.", [("attached", "")]),
        ("Part A and Part B are attached.", [("attached", "")]),
        ("Part A is attached. We have no records for Part B.", [("attached", "A"), ("no_records", "B")]),
        ("Attached are the responsive records.", [("attached", "")]),
        ("Thank you.", []),
    ],
)
def test_what_a_message_says_of_its_records_and_of_which_part(words, expected):
    assert [(p.says, p.part) for p in read_provided(words, 0)] == expected


@pytest.mark.parametrize(
    "words",
    [
        "Attached is our invoice for $11.70.",
        "Please see the attached letter about the delay.",
        "The records are not attached.",
        "The report will be attached to a later message.",
    ],
)
def test_an_invoice_or_a_promise_is_no_record(words):
    text = newer_page([ASK, Msg(AGENCY, words, files=("invoice",))])

    assert set(tidy_text(text)["items"]["state"]) & {"provided_not_on_file", "provided_not_read", "answered"} == set()


@given(st.text(alphabet="attached no records Part A.;\n", max_size=60), st.integers(0, 50))
def test_each_sentence_stands_where_it_says(words, offset):
    for said in read_provided(words, offset):
        sentence = words[said.start - offset : said.end - offset]
        assert "attached" in sentence.casefold() or "records" in sentence.casefold()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_requesters_message_has_no_kind_of_an_agencys(layout):
    tables = extract_text(answered("Hello", layout=layout).replace("Sincerely,", f"{EXTENSION}\nNo records. Attached."))

    assert tables["posts"]["kind"].tolist() == ["other", "other"]
    assert (len(tables["notices"]), len(tables["provided"])) == (0, 0)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_notices_stand_where_they_say_on_the_page(layout):
    tables = extract_text(answered("Hello", f"{FIGURES}\n\n{EXTENSION}", layout=layout))
    text, (notice,) = tables["pages"]["text"].iloc[0], list(tables["notices"].itertuples())

    assert text[notice.char_start : notice.char_end] == notice.until_as_printed == "February 22, 2020"
    assert notice.message == 3


def test_a_notice_inside_a_quotation_is_not_the_messages():
    tables = extract_text(answered(f"Hello\n\n-----Original Message-----\n{EXTENSION}"))

    assert len(tables["notices"]) == 0
