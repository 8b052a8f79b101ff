"""Mails as messages: who wrote, when, what; quoted text apart; the same message on a page and in a mail is one."""

import pytest
from made_mails import AGENCY_ADDRESS, REPLY, REPORTER, mail
from made_pages import AGENCY, ASK, FIGURES, FOLDER, LETTER, Msg, newer_page, page, put, tidy, waits
from made_pdfs import line, made

from lib.forms.mail_page import is_mail_page
from lib.forms.sender import mail_sender

PDF = ("report.pdf", b"%PDF-1.4 made", "application/pdf")


def tidied(tmp_path, *mails):
    for n, data in enumerate(mails, 1):
        put(tmp_path, data, name=f"mail-{n}.eml")
    return tidy(tmp_path)


def test_a_mail_is_one_message_with_its_day_sender_figures_and_attachments(tmp_path):
    tables = tidied(tmp_path, mail(files=[PDF, ("image001.png", b"x" * 50, "image/png")]))
    message = tables["messages"].iloc[0]

    assert tables["documents"]["kind"].iloc[0] == "message"
    assert (message["sent_on"], message["sender_role"], message["channel"]) == ("2020-03-04", "agency", "email")
    assert (message["kind"], message["attachments"]) == ("records_with_figures", "report.pdf")
    assert sorted(tables["counts"]["value"]) == [45, 264, 157320, 494258]
    assert set(tables["counts"]["status"]) == {"accepted"}


def test_every_word_of_a_mail_has_one_use(tmp_path):
    tables = tidied(tmp_path, mail(f"{REPLY}\nOn Tuesday a reporter wrote:\n> {LETTER}", files=[PDF]))

    assert tables["word_uses"]["words"].sum() == tables["pages"]["words"].sum()
    assert len(tables["left_over"]) == 0


@pytest.mark.parametrize(
    ("sender", "body", "role"),
    [
        (AGENCY_ADDRESS, "Hello", "agency"),
        ("Jo Clerk <jclerk@sampleville.ca.us>", "Hello", "agency"),
        ("Jo Clerk <jclerk@countyclerk.gov>", "Hello", "agency"),
        ("City of Sampleville <sampleville@nextrequest.com>", "Hello", "agency"),
        ("Sampleville Police Department", "Hello", "agency"),
        ("Otherton Police Department <records@otherton.gov>", "Hello", ""),
        ("1001-99@requests.muckrock.com", "Hello", "requester"),
        (REPORTER, "I hereby request the following records:", "requester"),
        (REPORTER, "Hello", ""),
        ("Jo Clerk <jo@mail.example>", "Hello", ""),
        ("", "", ""),
    ],
)
def test_who_wrote_a_mail_is_told_by_address_name_or_words_or_not_at_all(sender, body, role):
    assert mail_sender(sender, body, FOLDER) == role


def test_figures_of_a_mail_from_nobody_known_wait(tmp_path):
    tables = tidied(tmp_path, mail(sender="Jo <jo@mail.example>"))

    assert set(tables["counts"]["status"]) == {"needs_review"}
    assert "neither the requester nor the agency" in waits(tables)


def test_nothing_a_mail_quotes_becomes_a_value(tmp_path):
    quoted = f"\nFrom: {REPORTER}\nSent: Tuesday, March 3, 2020\nTo: Records\n\n{LETTER}\n{FIGURES}"
    tables = tidied(tmp_path, mail(f"Thank you for your request.\n{quoted}"))

    assert set(tables["counts"]["status"]) == {"needs_review"}
    assert "inside text the message quotes" in waits(tables)


def test_a_quotation_of_a_web_page_mail_is_told_apart(tmp_path):
    html = "<p>Thank you.</p><blockquote><p>2018 Hits= 264</p></blockquote>"
    tables = tidied(tmp_path, mail("", html=html))

    assert tables["posts"]["own_text"].tolist() == ["Thank you."]
    assert set(tables["counts"]["status"]) == {"needs_review"}


def test_the_requesters_mail_gives_the_items(tmp_path):
    tables = tidied(tmp_path, mail(LETTER, sender=REPORTER, to=AGENCY_ADDRESS, day="Tue, 28 Jan 2020 13:00:00 -0800"))

    assert tables["messages"]["sender_role"].tolist() == ["requester"]
    assert len(tables["items"]) == 8


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("Wed, 04 Mar 2020 23:50:00 -0800", "2020-03-04"),
        ("Thu, 05 Mar 2020 07:50:00 +0000", ""),
        ("Thu, 05 Mar 2020 17:50:00 +0000", "2020-03-05"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_the_day_is_the_senders_own_or_empty(tmp_path, day, date):
    tables = tidied(tmp_path, mail(day=day))

    assert tables["messages"]["sent_on"].fillna("").tolist() == [date]


def test_a_message_on_a_page_and_in_a_mail_is_listed_once_and_cited_in_both(tmp_path):
    body = REPLY.strip()
    put(tmp_path, newer_page([ASK, Msg(AGENCY, body, date="03/04/2020")]))
    tables = tidied(tmp_path, mail())

    assert tables["messages"]["document_id"].nunique() == 1
    assert len(tables["messages"]) == 2
    assert tables["citations"].groupby("value_id")["document_id"].nunique().tolist() == [2, 2, 2, 2]


def test_two_mails_with_the_same_words_on_other_days_are_two_messages(tmp_path):
    tables = tidied(tmp_path, mail(), mail(day="Fri, 06 Mar 2020 10:00:00 -0800"))

    assert tables["messages"]["sent_on"].tolist() == ["2020-03-04", "2020-03-06"]


def test_a_report_inside_a_mail_inside_a_mail_answers_the_request(tmp_path):
    inner = mail("Attached are the responsive records to your request.", files=[PDF])
    tables = tidied(tmp_path, mail("see below", sender=REPORTER, files=[inner]))
    paths = tables["documents"]["path"].str.rsplit("/", n=1).str[-1].tolist()

    assert paths == ["mail-1.eml", "attachment-1.eml", "report.pdf"]
    assert sorted(tables["messages"]["kind"]) == ["other", "records_attached"]


def test_a_mail_printed_by_a_mail_program_is_read_too():
    text = (
        "Testwriter, Quilla\n\nFrom: Records Unit\nSent: Wednesday, March 4, 2020 5:20 PM\nTo: Testwriter, Quilla\n"
        f"Subject: RE: ALPR\nAttachments: report.pdf\n\n{REPLY}"
    )

    assert is_mail_page(page(text))


def test_the_picture_of_a_printed_mail_shows_neither_its_heading_nor_its_signature(tmp_path):
    lines = ["From: Jo Clerk <jo@cityofsampleville.org>", "Sent: Wednesday, March 4, 2020 5:20 PM", "To: Q. Testwriter"]
    lines += ["Subject: RE: ALPR", " ", "Hello Quilla", "2018 Hits= 264", "Jo Clerk", "555-010-9999"]
    put(tmp_path, made(lambda canvas: [line(x, y=780 - 20 * n)(canvas) for n, x in enumerate(lines)]), name="mail.pdf")
    tables = tidy(tmp_path)
    boxes = tables["boxes"]
    covered = boxes[boxes["reading"].str.startswith("private-")]["top"]

    assert tables["documents"]["kind"].tolist() == ["message"]
    assert tables["counts"]["value"].tolist() == [264]
    shown = boxes[boxes["reading"].str.startswith("reply-")]["top"].iloc[0]
    assert not ((covered - shown).abs() < 15).any()
    assert ((covered > shown).sum(), (covered < shown).sum()) == (3, 19)  # "Hello Quilla" is covered too


@pytest.mark.parametrize(
    "text", ["From: A\n\nTo: the moon", "From: Sampleville\nHello", "To: A\nSubject: B\n\nHello", "2018 Hits= 264", ""]
)
def test_a_page_without_a_mails_headers_is_none(text):
    assert not is_mail_page(page(text))


def test_a_request_page_is_no_mail():
    assert not is_mail_page(page(newer_page([ASK, Msg(AGENCY, FIGURES)])))
