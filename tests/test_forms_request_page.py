"""Request pages in both layouts: heading, messages, senders, what a page saved again keeps, and hostile pages."""

import pandas as pd
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from made_pages import (
    AGENCY,
    ASK,
    FIGURES,
    ITEMS,
    LAYOUTS,
    LETTER,
    PLACE,
    REQUESTER,
    SAMPLES,
    Msg,
    accepted,
    answered,
    checked,
    extract_text,
    figures,
    newer_page,
    older_page,
    page,
    tidy_text,
    waits,
    within,
)

from lib.forms.page_rows import request_page_rows
from lib.forms.request_page import is_request_page, read_head, read_posts
from lib.read.text import read_text

HITS = ("hits", "2018")


def posts_of(text):
    """[(role, date, channel, first words of the body)] of a page."""
    made = page(text)
    return [
        (p.role, p.sent_on, p.channel, next((x.text for x in p.body if not x.is_blank), ""))
        for p in read_posts(made, read_head(made))
    ]


# --- the heading ----------------------------------------------------------------------------------------------------


def test_the_heading_of_the_older_layout_is_read():
    head = read_head(page(older_page([ASK], tracking="20-99", status="Partially Completed")))

    assert (head.requester, head.agency, head.place) == (REQUESTER, AGENCY, PLACE)
    assert (head.tracking_number, head.status, head.submitted) == ("20-99", "Partially Completed", "")


def test_the_heading_of_the_newer_layout_is_read():
    head = read_head(page(newer_page([ASK], status="Awaiting Response", tracking="P-17")))

    assert (head.requester, head.agency, head.place) == (REQUESTER, AGENCY, PLACE)
    assert (head.tracking_number, head.status, head.submitted) == ("P-17", "Awaiting Response", "Jan. 28, 2020")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_missing_tracking_number_is_empty(layout):
    assert read_head(page(LAYOUTS[layout]([ASK], tracking=""))).tracking_number == ""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_label_without_a_tracking_number_does_not_take_the_next_label(layout):
    text = LAYOUTS[layout]([ASK], tracking="N-U-M-B-E-R").replace("N-U-M-B-E-R", "")

    assert read_head(page(text)).tracking_number == ""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_status_that_is_not_in_the_list_is_not_taken_and_waits(layout):
    tables = tidy_text(LAYOUTS[layout]([ASK], status="Sort Of Done"))

    assert tables["requests"]["status_as_printed"].isna().all()
    assert "Sort Of Done" in tables["left_over"]["words"].tolist()
    assert "Sort Of Done" in waits(tables)


def test_a_title_that_begins_like_a_label_is_no_label():
    text = newer_page([ASK]).replace("2020 Sharing Information - ALPR (", "Status of ALPR Sharing (")

    assert read_head(page(text)).status == "Completed"


@pytest.mark.parametrize(
    ("agency", "place"),
    [
        ("Office of the Sheriff", "Sampleville County, CA"),
        ("Sampleville County Sheriff's Office", "Sampleville County, CA"),
        ("Sampleville Police Department", "St. Sampleville, CA"),
        ("Department of Public Safety of Sampleville", "Sampleville, CA"),
    ],
)
def test_the_agencys_name_ends_at_the_last_of(agency, place):
    head = read_head(page(newer_page([ASK], agency=agency, place=place)))

    assert (head.agency, head.place) == (agency, place)


def test_a_heading_inside_a_message_is_not_the_pages():
    text = answered(
        f"{REQUESTER} filed this request with the Elsewhere Police Department of Elsewhere, CA.\nStatus\nRejected"
    )
    head = read_head(page(text))

    assert (head.agency, head.status) == (AGENCY, "Completed")


def test_a_page_whose_heading_stands_below_a_message_is_no_request_page_and_waits():
    text = f"From: {AGENCY}\n\n2018 hits: 405\n\n{REQUESTER} filed this request with the {AGENCY} of {PLACE}.\n"
    tables = checked(tidy_text(text))

    assert accepted(tables) == {}
    assert "request-page.txt" in waits(tables)


@pytest.mark.parametrize("text", ["2018 hits: 405", f"From: {AGENCY}\n\n2018 hits: 405", "filed this request with the"])
def test_a_text_that_is_no_request_page_is_not_used_and_waits(text):
    tables = tidy_text(text)

    assert not is_request_page(page(text))
    assert tables["documents"][["kind", "status"]].iloc[0].tolist() == ["unknown", "not_used"]
    assert "request-page.txt" in waits(tables)


# --- the messages ---------------------------------------------------------------------------------------------------


def test_messages_of_the_older_layout_have_no_date_and_no_channel():
    assert posts_of(older_page([ASK, Msg(AGENCY, "Hello"), Msg(REQUESTER, "Thanks")])) == [
        ("requester", "", "", "To Whom It May Concern:"),
        ("agency", "", "", "Hello"),
        ("requester", "", "", "Thanks"),
    ]


def test_messages_of_the_newer_layout_have_a_date_and_a_channel():
    replies = [Msg(AGENCY, "Hello", date="02/01/2020", channel=c) for c in ("Web", "Mail", "Portal")]

    assert posts_of(newer_page([ASK, *replies])) == [
        ("requester", "01/28/2020", "Email", "To Whom It May Concern:"),
        ("agency", "02/01/2020", "Web", "Hello"),
        ("agency", "02/01/2020", "Mail", "Hello"),
        ("agency", "02/01/2020", "Portal", "Hello"),
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_with_one_message_is_a_request_without_answer(layout):
    tables = tidy_text(LAYOUTS[layout]([ASK], status="Awaiting Response"))

    assert tables["messages"]["sender_role"].tolist() == ["requester"]
    assert set(tables["items"]["state"]) == {"awaiting"}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("quote", ["'", "’", "‘", "ʼ"])
def test_an_apostrophe_of_another_kind_is_the_same_name(layout, quote):
    agency = "Sampleville County Sheriff's Office"
    text = LAYOUTS[layout]([ASK, Msg(agency.replace("'", quote), "Hello")], agency=agency)

    assert [role for role, *_ in posts_of(text)] == ["requester", "agency"]


@pytest.mark.parametrize("sender", ["SAMPLEVILLE  POLICE DEPARTMENT", "Sampleville Police\u00a0Department"])
def test_capitals_and_spaces_do_not_make_another_sender(sender):
    assert [role for role, *_ in posts_of(newer_page([ASK, Msg(sender, "Hello")]))] == ["requester", "agency"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sender", ["Madeup Vendor Corp", "Sample\u200bville Police Department", "Sgt. N. Oone"])
def test_a_sender_the_page_does_not_know_has_no_role_and_its_figures_wait(layout, sender):
    tables = tidy_text(LAYOUTS[layout]([ASK, Msg(AGENCY, "Hello"), Msg(sender, "2018 hits: 405")]))

    assert tables["messages"]["sender_role"].fillna("").tolist() == ["requester", "agency", ""]
    assert tables["counts"]["status"].tolist() == ["needs_review"]
    assert "405" in waits(tables)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "header",
    [
        f"From: {AGENCY}\nSent: Monday\nTo: {REQUESTER}\nSubject: hits",
        f"From: {AGENCY} <a@example.org>\nDate: Monday\n",
        f"From: {REQUESTER}\nSent: Monday\nTo: {AGENCY}",
        f"From: Records Desk\nTo: {AGENCY}\nCc: x",
        f"> From: {AGENCY}\n> Sent: Monday",
        f"*From:* {AGENCY}\n*Sent:* Monday",
    ],
)
def test_the_header_of_a_quoted_mail_is_no_message_and_figures_in_it_wait(layout, header):
    tables = tidy_text(answered(f"Hello\n\n{header}\n\n2018 hits: 405", layout=layout))

    assert tables["messages"]["sender_role"].tolist() == ["requester", "agency"]
    assert tables["counts"]["status"].tolist() == ["needs_review"]


@pytest.mark.parametrize("opening", ["Date: March 4, 2020\nTo: the requester", "Subject: your request\n", "To: Q\n"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_reply_that_opens_like_a_memo_is_a_message_of_its_own(layout, opening):
    read = figures(answered(f"{opening}\n\n2018 hits: 405", layout=layout))

    assert read.accepted == {HITS: 405}


def test_in_the_newer_layout_a_requester_cannot_write_an_agencys_message():
    asks = Msg(REQUESTER, f"{LETTER}\n\nYou wrote:\n\nFrom: {AGENCY}\n\n2018 hits: 405")

    assert figures(newer_page([asks])).accepted == {}


@pytest.mark.parametrize("who", [REQUESTER, AGENCY])
def test_in_the_newer_layout_a_name_without_a_date_is_no_message(who):
    text = newer_page([ASK, Msg(AGENCY, f"Hello\n\nFrom: {who}\n\nearlier words\n\n2018 hits: 405")])
    tables = tidy_text(text)

    assert tables["messages"]["number"].tolist() == [1, 2]
    assert "405" in waits(tables) or accepted(tables) == {HITS: 405}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_figures_on_a_page_saved_without_blank_lines_are_read_or_wait(layout):
    lines = answered(FIGURES, layout=layout).split("\n")
    read = figures_or_file("\n".join(line for line in lines if line.strip()))

    assert read.get(HITS) == 264 or "264" in read["waits"] or "request-page.txt" in read["waits"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_in_which_no_message_can_be_told_waits(layout):
    read = figures_or_file(answered(FIGURES, layout=layout).replace("\n\nFrom:", "\nFrom:"))

    assert read.get(HITS) == 264 or "264" in read["waits"] or "request-page.txt" in read["waits"]


def figures_or_file(text):
    """The accepted values of a page, and under `waits` what waits of it."""
    tables = tidy_text(text)
    return accepted(tables) | {"waits": waits(tables)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_break_spaces_of_a_browser_do_not_hide_a_message(layout):
    read = figures(answered("2018 hits: 405", layout=layout).replace("From: ", "From:\u00a0"))

    assert read.accepted == {HITS: 405}


def test_a_message_without_words_is_a_message():
    assert posts_of(newer_page([ASK, Msg(AGENCY, ""), Msg(AGENCY, "Hello")]))[1:] == [
        ("agency", "01/28/2020", "Email", ""),
        ("agency", "01/28/2020", "Email", "Hello"),
    ]


# --- a page saved again ---------------------------------------------------------------------------------------------

EXTRACT = ("asked", "notices", "provided", "readings")
TIDY = ("counts", "citations", "messages", "items", "extensions")
THREE = (ASK, Msg(AGENCY, f"We received your request.\n\n{FIGURES}", files=("a.pdf",)), Msg(AGENCY, "It is attached."))
MORE = Msg(AGENCY, "Your request has been closed and published.", date="05/05/2021")
AFTER_FILES = f"\nFrom: {AGENCY}\n\n{MORE.body}\n"
LISTED = (("02/24/2020", "a.pdf"),)
SAVED_AGAIN = {
    "older, before Files": (older_page(THREE, listed=LISTED), older_page([*THREE, MORE], listed=LISTED)),
    "older, after Files": (older_page(THREE, listed=LISTED), older_page(THREE, listed=LISTED) + AFTER_FILES),
    "older, no Files": (older_page(THREE, listed=None), older_page([*THREE, MORE], listed=None)),
    "newer": (newer_page(THREE), newer_page([*THREE, MORE])),
}


@pytest.mark.parametrize("how", SAVED_AGAIN)
def test_a_page_saved_again_with_one_more_message_keeps_all_earlier_rows(how):
    before, after = (tidy_text(text) for text in SAVED_AGAIN[how])

    assert after["messages"]["number"].tolist() == [1, 2, 3, 4]
    for name in (*EXTRACT, *TIDY):
        old = after[name]
        for column in ("message", "number"):
            old = old[old[column] <= 3] if column in old.columns else old
        pd.testing.assert_frame_equal(before[name], old.reset_index(drop=True))


@pytest.mark.parametrize("how", SAVED_AGAIN)
def test_a_page_saved_again_keeps_what_each_earlier_message_holds(how):
    before, after = (extract_text(text)["posts"].drop(columns="char_end") for text in SAVED_AGAIN[how])

    pd.testing.assert_frame_equal(before, after[after["number"] <= 3])


@pytest.mark.parametrize("how", SAVED_AGAIN)
def test_a_page_saved_again_keeps_the_files_each_earlier_message_names(how):
    before, after = (extract_text(text)["attachments"] for text in SAVED_AGAIN[how])
    kept = [frame[frame["message"].fillna(0).between(1, 3)].reset_index(drop=True) for frame in (before, after)]

    pd.testing.assert_frame_equal(*kept)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_reply_posted_twice_is_one_value_with_two_places(layout):
    twice = [Msg(AGENCY, FIGURES, date="03/04/2020", channel=c) for c in ("Email", "Web")]
    tables = tidy_text(LAYOUTS[layout]([ASK, *twice]))

    stands = tables["counts"][tables["counts"]["status"] == "accepted"]
    assert len(stands) == 4
    assert accepted(tables)[HITS] == 264
    assert tables["citations"].groupby("text_as_printed").size().to_dict() == {
        "264": 2,
        "494, 258": 2,
        "45": 2,
        "157, 320": 2,
    }


# --- every character has one use ------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        f"From: {AGENCY}",
        f"From: {REQUESTER}",
        "From: Madeup Vendor Corp",
        "From: x@example.org",
        "",
        "",
        "",
        "02/01/2020",
        "99/99/2020",
        "Subject: x",
        "Email",
        "Sent: Monday",
        "Files",
        "pages",
        "Close",
        "  • 02/24/2020",
        "  • 24/02/2020",
        "    report.pdf",
        "  • report.pdf",
        "* report.pdf",
        "name",
        " View  Embed  Download",
        "Download",
        "For the Record",
        "News",
        "Tracking #",
        "Status",
        "STATUS\tCompleted",
        "Submitted\t12/31/9999",
        f"{REQUESTER} filed this request with the {AGENCY} of {PLACE}.",
        "-----Original Message-----",
        "> quoted",
        LETTER,
        FIGURES,
        f"5) {ITEMS['5']} 6) {ITEMS['6']}",
        "490,535",
        "405",
        "2018 hits: 405",
        "an extension of 14 days, on or before February 30, 2020, was received on January 29, 2020.",
        "There are no records responsive to Part A. See attached.",
        "\u202e\u200b\u2028\x0b\x0c\x85",
        "   \t",
    ]
)
MADE_PAGES = st.lists(PIECES, max_size=50).map(lambda lines: answered("Hello") + "\n" + "\n".join(lines))
ANY_LINES = st.lists(PIECES, max_size=50).map("\n".join)


def spans_problem(text):
    """Empty if the spans of a page cover every character exactly once."""
    spans = extract_text(text)["spans"].sort_values("char_start")
    starts, ends = spans["char_start"].tolist(), spans["char_end"].tolist()
    if [0, *ends] != [*starts, len(text)]:
        return f"spans {list(zip(starts, ends, strict=True))} of {len(text)} characters"
    return "" if all(a < b for a, b in zip(starts, ends, strict=True)) else "an empty span"


@settings(max_examples=12, deadline=None)
@given(MADE_PAGES)
@example(older_page([ASK, Msg(AGENCY, "Hello")]))
@example(answered("x") + "\n")
@example(answered("x").replace("\n\nFrom:", "\nFrom:"))
def test_the_spans_of_a_made_page_cover_every_character_once(text):
    assert spans_problem(text) == ""


@pytest.mark.parametrize("folder", ["tracy-pd-ca/87865", "irvine-pd-ca/86954", "orange-county-so-ca/86943"])
def test_every_word_of_a_real_page_has_a_use(folder):
    path = SAMPLES / "raw" / folder / "request-page.txt"
    if not path.is_file():
        pytest.skip(f"the sample {folder} is not on this machine")
    text = path.read_text("utf-8")
    tables = extract_text(text)

    assert spans_problem(text) == ""
    assert tables["left_over"]["words"].tolist() == []
    assert tables["word_uses"]["words"].sum() == len(text.split())


@pytest.mark.parametrize("folder", ["irvine-pd-ca/86954", "orange-county-so-ca/86943"])
def test_the_messages_of_a_real_page_are_those_a_person_reads(folder):
    path = SAMPLES / "expected/messages.csv"
    if not path.is_file():
        pytest.skip("the samples are not on this machine")
    expected = pd.read_csv(path, dtype=str).query("file.str.startswith(@folder)")
    messages = tidy_text((SAMPLES / "raw" / folder / "request-page.txt").read_text("utf-8"))["messages"]
    agency = messages[messages["sender_role"] == "agency"]

    assert agency["kind"].tolist() == expected["kind"].tolist()
    assert agency["sent_on"].tolist() == expected["date"].tolist()
    assert agency["attachments"].fillna("").tolist() == expected["attachments"].fillna("").tolist()


# --- hostile pages --------------------------------------------------------------------------------------------------


# A failing page is shown as it was made: making it smaller takes minutes.
@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.one_of(MADE_PAGES, ANY_LINES))
def test_no_page_stops_the_run(text):
    checked(tidy_text(text + "\nend"))


@pytest.mark.parametrize("date", ["24/02/2020", "13/45/2020", "00/00/0000", "02/30/2020", "０２/24/2020"])
def test_a_date_under_files_that_is_no_day_does_not_stop_the_run(date):
    tables = checked(tidy_text(older_page([ASK, Msg(AGENCY, "Hello")], listed=[(date, "a.pdf")])))

    assert tables["attachments"]["name_as_listed"].tolist() == ["a.pdf"]
    assert tables["attachments"]["listed_on"].isna().all()


@pytest.mark.parametrize("date", ["12/31/9999", "99/99/2020", "02/30/2020", "00/00/0000", "Feb. 31, 2020"])
def test_a_date_that_no_clock_can_use_does_not_stop_the_run(date):
    page_text = newer_page([ASK, Msg(AGENCY, "Hello", date="99/99/2020")], submitted=date)

    assert checked(tidy_text(page_text))["requests"]["determination_due"].isna().all()


def test_an_agency_cannot_hide_its_figures_below_a_line_of_the_site():
    for line in ("Download", "  • report.pdf", "For the Record\n\nNews", "Files\n\npages\n\nClose"):
        for layout in LAYOUTS:
            tables = tidy_text(answered(f"Hello\n\n{line}\n\n2018 hits: 405", layout=layout))

            assert "405" in waits(tables) or accepted(tables) == {HITS: 405}, (line, layout)


# Lines as long as the reader takes, and pages of many; a larger page must be refused as fast.
LINE, PAGE = 19_000, 120_000
LINES = {
    "words": "some words and no more ",
    "one word": "a",
    "spaces": "a" + " " * 98,
    "figures": f"5) {ITEMS['5']} 490,535 ",
    "item numbers": "5) ",
    "half a link": "<http://",
    "half a receipt": "request received by ",
    "half a heading": f"{REQUESTER} filed this request with the ",
    "thousands": "1,234",
    "years": "2018 hits - ",
}
SHORT_LINES = {
    "a letter": "We have looked at the records you ask for, page by page.\n",
    "files": "  • report.pdf\n",
    "buttons": "name\n\n View  Embed  Download\n\n",
    "blank lines": "words in a line\n\n\n\n",
    "labels": "2018 hits:" + " " * 30 + "\n",
    "quotes": "> 2018 hits: 5\n",
}
PEOPLE = {
    "replies": [Msg(AGENCY, f"note {n}") for n in range(1_500)],
    "questions": [m for n in range(400) for m in (Msg(REQUESTER, f"News?\nDay {n}\nBye"), Msg(AGENCY, f"No. {n}"))],
    "senders": [Msg(f"Madeup Vendor {n}", "2018 hits: 405") for n in range(1_000)],
}
LARGE = {f"long lines of {name}": answered(f"{(x * LINE)[:LINE]}\n" * (PAGE // LINE)) for name, x in LINES.items()}
LARGE |= {f"lines of {name}": answered((x * PAGE)[:PAGE]) for name, x in SHORT_LINES.items()}
LARGE |= {f"thousands of {name}": newer_page([ASK, *messages]) for name, messages in PEOPLE.items()}
LARGE |= {"a page of 950 kB": answered((SHORT_LINES["a letter"] * PAGE)[:950_000])}
LARGE |= {"2 MB on one line": answered("some words and no more " * 87_000)}


@pytest.mark.alone
@pytest.mark.parametrize("kind", LARGE)
def test_a_large_page_is_read_or_refused_within_five_seconds(kind):
    with within(5):
        for made in read_text(LARGE[kind].encode("utf-8")).pages:
            request_page_rows([made])


def test_reading_the_same_page_twice_gives_the_same_rows():
    text = answered(FIGURES, "Hello", LETTER, "See attached.", "2018 hits: 1")
    first, second = tidy_text(text), tidy_text.__wrapped__(text)

    for name in first:
        pd.testing.assert_frame_equal(first[name], second[name])
