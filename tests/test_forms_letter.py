"""Letters: told from other pages, their day, what they do, until when and under which section, over several pages."""

import pytest
from made_pages import AGENCY, ASK, FIGURES, FOLDER, REQUEST, Msg, newer_page, page, put, tidy, waits
from made_pdfs import line, made

from lib.clean.roster import COLUMNS
from lib.forms.catalog import form_of
from lib.forms.letter import is_letter
from lib.forms.message_kind import read_notice, read_received

EXTENDED = (
    "This letter is in response to the above-referenced request which was received by the Sampleville\n"
    "Police Department Records Division on Friday, January 3, 2020.\n"
    "Because of the need to search for and collect records, the date for response to your request is\n"
    "extended, pursuant to Government Code § 6253 (c) (1). We expect to make a determination on or before\n"
    "Monday, January 27, 2020."
)


def letter(body, *, date="January 13, 2020", greeting="Dear Ms. Testwriter:", closing="Sincerely,\nA. Clerk, Director"):
    parts = ("Sampleville Police Department", date, "Quilla Testwriter\nRE: Your request", greeting, body, closing)
    return "\n\n".join(part for part in parts if part)


def page_of(*lines):
    """A page of a PDF with these lines."""

    def draw(canvas):
        for n, text in enumerate(lines):
            line(text, y=780 - 16 * n)(canvas)

    return draw


def tidied(tmp_path, text, name="letter.txt"):
    put(tmp_path, text, name=name)
    roster = f"{','.join(COLUMNS)}\n{FOLDER},{AGENCY},CA,{REQUEST},2020,,,,,,\n"
    (tmp_path / "requests.csv").write_text(roster, encoding="utf-8")
    return tidy(tmp_path)


def test_an_extension_letter_gives_its_day_its_new_date_and_its_section(tmp_path):
    tables = tidied(tmp_path, letter(EXTENDED))
    message, notice, request = (tables[n].iloc[0] for n in ("messages", "extensions", "requests"))

    assert tables["documents"]["kind"].tolist() == ["letter"]
    assert (message["sent_on"], message["sender_role"], message["kind"]) == ("2020-01-13", "agency", "extension")
    assert (notice["notice_on"], notice["extended_to"], notice["section"]) == ("2020-01-13", "2020-01-27", "6253(c)(1)")
    assert (request["received_on_as_stated"], request["determination_due"]) == ("2020-01-03", "2020-01-13")
    assert bool(notice["beyond_maximum"]) is False


@pytest.mark.parametrize(
    ("sentence", "section"),
    [
        ("Under Government Code Section 6253(c) an extension of 14 days applies, until March 7, 2020.", "6253(c)"),
        ("Per Gov. Code sec. 6253(c), the time is extended to March 7, 2020.", "6253(c)"),
        ("Pursuant to GC 7922.535 we need additional time, until March 7, 2020.", "7922.535"),
        ("Pursuant to § 6253 (c) (1) the deadline is extended, no later than March 7, 2020.", "6253 (c) (1)"),
        ("Under Government Code section 7922.535(b), the City requires more time: by March 7, 2020.", "7922.535(b)"),
        ("The City is invoking a 14-day extension and will respond by March 7, 2020.", ""),
        ("We are extending the response date through Saturday, March 7, 2020.", ""),
        ("We need an additional 14 days, until March 7, 2020, to answer.", ""),
        ("The City requires an extension of time. The City will respond by March 7, 2020.", ""),
    ],
)
def test_the_forms_of_a_notice(sentence, section):
    notice = read_notice(sentence, 0)

    assert (notice.until, notice.section) == ("March 7, 2020", section)


@pytest.mark.parametrize(
    ("words", "received"),
    [
        ("This is in reference to your request received on January 29, 2020, under the Act.", "January 29, 2020"),
        ("We received your public records request on Friday, January 3, 2020.", "January 3, 2020"),
        ("Your request, which was received by the City’s Records Division on January 3,\n2020.", "January 3, 2020"),
        ("Your request of January 3, 2020 has been received.", ""),
        ("Your request was received on January 3, 2020; your request was received on January 4, 2020.", ""),
        ("Payment was received on January 3, 2020.", ""),
    ],
)
def test_when_the_agency_says_the_request_came(words, received):
    assert read_received(words) == received


def test_an_acknowledgement_starts_the_clock(tmp_path):
    tables = tidied(tmp_path, letter("We received your request on Friday, January 3, 2020."))

    assert tables["messages"]["kind"].tolist() == ["acknowledgement"]
    assert tables["requests"].iloc[0]["determination_due"] == "2020-01-13"


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting was moved to March 7, 2020.",
        "Your request dated March 7, 2020 was received by March 8, 2020.",
        "An extension of 14 days is needed. Payment is due by March 7, 2020.",
        "No extension was taken; the records were sent by March 7, 2020.",
    ],
)
def test_a_date_in_a_sentence_that_gives_no_more_time_is_no_notice(sentence):
    assert read_notice(sentence, 0) is None


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("We have no records responsive to your request.", "no_records"),
        ("The Department does not maintain any records responsive to your request.", "no_records"),
        ("The records are exempt from disclosure under GC 7922.000.", "denial"),
        ("Your request was received. The cost of the copies you requested is $11.70 for 78 pages.", "fee_notice"),
        ("Enclosed are the records responsive to your request.", "records_attached"),
        ("We have determined that we hold records responsive to your request.", "determination"),
        ("This letter acknowledges receipt of your request.", "acknowledgement"),
        ("Your request for records is denied.", "denial"),
        ("We cannot send what you requested: it is confidential under Penal Code section 13300.", "denial"),
        ("We have no records responsive to items 5 to 8. Attached is the report you requested.", "records_attached"),
        ("We forwarded your request to the County Sheriff.", "other"),
        (f"In answer to your request:\n{FIGURES}", "records_with_figures"),
    ],
)
def test_what_a_letter_does(tmp_path, body, kind):
    tables = tidied(tmp_path, letter(body))

    assert tables["messages"]["kind"].tolist() == [kind]


def test_figures_in_a_letter_are_values_with_their_day(tmp_path):
    tables = tidied(tmp_path, letter(f"In answer to your request:\n{FIGURES}"))

    assert sorted(tables["counts"]["value"]) == [45, 264, 157320, 494258]
    assert set(tables["counts"]["status"]) == {"accepted"}
    assert "-reply-2020-01-13-" in tables["counts"]["value_id"].iloc[0]


@pytest.mark.parametrize(
    "text",
    [
        "January 13, 2020\n\nThe year in numbers\n\n2018: 405 hits",
        "Dear Ms. Testwriter:\n\nThank you.\n\nSincerely,\nA. Clerk",
        "Dear Ms. Testwriter:\n\nThank you.\n\nSincerely,\nA. Clerk\n\nJanuary 13, 2020",
        "On January 13, 2020 we wrote: Dear Ms. Testwriter: thank you. Sincerely, A. Clerk",
        "January 13, 2020\n\nDear Diary\n\nnothing closes here",
    ],
)
def test_a_page_without_date_greeting_and_closing_is_no_letter(text):
    assert not is_letter(page(text))


def test_a_letter_of_two_pages_is_one_message_and_nothing_is_left_over(tmp_path):
    first = page_of(*letter("On your request:", closing="").split("\n"))
    second = page_of("The records are exempt from disclosure", "under GC 7922.000.", "Sincerely,")
    tables = tidied(tmp_path, made(first, second), name="letter.pdf")

    assert tables["documents"][["kind", "status"]].to_numpy().tolist() == [["letter", "read"]]
    assert tables["messages"]["kind"].tolist() == ["denial"]
    assert tables["exemptions"][["page", "exemption_as_printed"]].to_numpy().tolist() == [[2, "GC 7922.000"]]
    assert len(tables["left_over"]) == 0


def test_a_page_behind_a_closed_letter_is_not_the_letters(tmp_path):
    first = page_of(*letter("On your request: no.").split("\n"))
    tables = tidied(tmp_path, made(first, page_of("Sincerely,")), name="letter.pdf")

    assert tables["documents"][["kind", "status"]].to_numpy().tolist() == [["letter", "partly_read"]]
    assert tables["left_over"]["words"].tolist() == ["Sincerely,"]


def test_every_word_of_a_letter_has_one_use(tmp_path):
    first = page_of(*letter(EXTENDED).split("\n"))
    tables = tidied(tmp_path, made(first), name="letter.pdf")

    assert tables["word_uses"]["words"].sum() == tables["pages"]["words"].sum()


def test_a_letter_that_asks_is_the_requesters_and_gives_no_kind(tmp_path):
    asks = letter("I hereby request the following records:\n\n1) The aggregate number of “hits” during 2018;")
    tables = tidied(tmp_path, asks)

    assert tables["messages"][["sender_role", "kind"]].to_numpy().tolist() == [["requester", "other"]]
    assert tables["items"]["meaning"].tolist() == ["hits"]


def test_figures_of_a_letter_that_says_nothing_of_its_writer_wait(tmp_path):
    tables = tidied(tmp_path, letter(FIGURES))

    assert set(tables["counts"]["status"]) == {"needs_review"}
    assert "does not say who sent the message" in waits(tables)


def test_a_letter_on_a_request_page_stays_a_message_of_the_page():
    assert form_of(page(newer_page([ASK, Msg(AGENCY, letter(EXTENDED))]))).kind == "request_page"
