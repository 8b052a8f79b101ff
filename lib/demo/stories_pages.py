"""A folder in; it is filled with saved request pages, mails and letters around the reports."""

import datetime as dt
from dataclasses import replace

from lib.demo import letters, mails, posts, troubles
from lib.demo.folders import Folder
from lib.demo.posts import Attachment, Post
from lib.demo.request_html import html_page
from lib.demo.request_pages import Conversation, newer_page, older_page
from lib.demo.request_words import quoted_lines, request_lines
from lib.demo.stories_reports import dashboards, ratio_file, sharing
from lib.demo.truth import Made

LOGO = Attachment("image001", "image001.png", 0, is_picture=True)
NOTE = Attachment("~WRD000", "WRD000.jpg", 0, is_picture=True)


def talk(folder: Folder, *answers: Post, status: str = "Completed", tracking: str = "") -> Conversation:
    """Return the request's conversation: the request, then what was answered."""
    asking = posts.request_post(folder.asked, subject(folder)[4:], request_lines(folder.ask, folder.requester))
    return Conversation(folder.agency, folder.requester, folder.ask.title, folder.number, status,
                        (asking, *answers), tracking)  # fmt: skip


def subject(folder: Folder) -> str:
    """Subject line of a reply by mail."""
    return f"RE: Public Records Act Request: {folder.ask.title} ({folder.agency.name})"


def quoted(folder: Folder, style: int) -> tuple[str, ...]:
    """The request as a reply quotes it."""
    day = posts.long_day(folder.asked.date())
    return tuple(quoted_lines(folder.ask, folder.requester, folder.agency.name, day, folder.number, style))


def listed(folder: Folder) -> tuple[Attachment, ...]:
    """The folder's PDFs as the site lists them: the title as it was sent, the link with underscores."""
    return tuple(
        Attachment(name.removesuffix(".pdf"), name.replace(" (1)", "_1").replace(" ", "_"), made.pages)
        for name, made in folder.files
        if name.endswith(".pdf")
    )


def page_with_reports(folder: Folder) -> None:
    """All reports, and the page as text and as HTML: a mail that says `attached`, with a signature's picture."""
    sharing(folder, is_large=folder.dice.chance(0.5))
    dashboards(folder)
    conversation = talk(folder, posts.attached(folder.day(9), subject(folder), (NOTE, *listed(folder))))
    folder.add("request-page.txt", newer_page(conversation))
    folder.add("request-page.html", html_page(conversation))


def older_run_on(folder: Folder) -> None:
    """A page of the older layout: receipt, figures on one line, note of closing."""
    sharing(folder)
    tracking = f"{folder.year % 100}-{folder.dice.number(10, 99)}"
    answers = (
        posts.receipt(folder.day(1), "None", tracking),
        posts.run_on(folder.day(20), "None", folder.counts(), listed(folder)),
        posts.closed(folder.day(21), "None"),
    )
    folder.add("request-page.txt", older_page(talk(folder, *answers, tracking=tracking)))


def two_extensions(folder: Folder) -> None:
    """Each answer comes twice, by web and by mail; two extensions; the mails quote the request."""
    sharing(folder)
    received = folder.asked.date() + dt.timedelta(days=1)
    counts, files, answers = folder.counts(), listed(folder), []
    notices = [
        posts.extension(folder.day(days), subject(folder), "Email", received, received + dt.timedelta(days=until))
        for days, until in ((1, 24), (23, 38))
    ]
    reply = posts.spelled_out(folder.day(36), subject(folder), "Email", counts, files)
    for answer in (*notices, reply):
        number = len(answers) + 2
        web = replace(answer, channel="Web", subject="None", attachments=(), sent=answer.sent + dt.timedelta(minutes=4))
        quote = quoted(folder, folder.dice.number(0, 3))
        answers += [replace(answer, quoted=quote), replace(web, duplicate_of=str(number))]
    conversation = talk(folder, *answers)
    folder.add("request-page.txt", newer_page(conversation))
    folder.add("request-page.html", html_page(conversation))


def doubtful_figure(folder: Folder) -> None:
    """A reply whose first count is written `490.535`."""
    sharing(folder)
    answer = posts.spelled_out(
        folder.day(12), subject(folder), "Email", folder.counts(), listed(folder), is_doubtful=True
    )
    made = newer_page(talk(folder, answer))
    outcome = "The count with a point is not accepted; the other three are."
    folder.add("request-page.txt", troubles.planted(made, "doubtful_figure", outcome))


def saved_twice(folder: Folder) -> None:
    """The page saved before and after the answer, and one report under two names."""
    early = talk(folder, posts.receipt(folder.day(1), subject(folder), "20-77"), status="Awaiting Response")
    sharing(folder)
    name, made = folder.files[0]
    folder.add(name.replace(".pdf", "_copy.pdf"), troubles.again(made))
    answer = posts.spelled_out(folder.day(15), subject(folder), "Email", folder.counts(), listed(folder)[:1])
    outcome = "Superseded by the later page, which holds all of it; both are kept."
    folder.add("request-page-february.txt", troubles.planted(newer_page(early), "earlier_save", outcome))
    folder.add("request-page-march.txt", newer_page(replace(early, posts=(*early.posts, answer), status="Completed")))


def nothing_found(folder: Folder) -> None:
    """A page with a bill and then no records, the letter, and the bill as PDF."""
    sent = folder.day(9)
    folder.add("letter.pdf", letters.no_records_letter(folder.agency, folder.requester, sent.date()))
    bill = letters.invoice(folder.agency, folder.requester, sent.date(), folder.dice.number(8, 90), 15)
    folder.add("invoice.pdf", bill)
    conversation = talk(folder, posts.no_records(sent, subject(folder)), status="No Responsive Documents")
    folder.add("request-page.txt", newer_page(conversation))


def refused(folder: Folder) -> None:
    """A letter of denial and an older page that is closed."""
    folder.add("denial.pdf", letters.denial_letter(folder.agency, folder.requester, folder.day(10).date()))
    answers = (posts.receipt(folder.day(1), "None", "22-105"), posts.closed(folder.day(11), "None"))
    folder.add("request-page.txt", older_page(talk(folder, *answers, status="Rejected", tracking="22-105")))


def extension_letter(folder: Folder) -> None:
    """A letter with a new date, and a mail with a report attached."""
    received = folder.day(1).date()
    until = received + dt.timedelta(days=24)
    letter = letters.extension_letter(folder.agency, folder.requester, folder.day(10).date(), received, until)
    folder.add("letter.pdf", letter)
    reply = posts.attached(folder.day(22), subject(folder), ())
    style = mails.Style(charset="windows-1252")
    files = (("Hit Ratio Report.pdf", ratio_file(folder)), ("image001.png", _logo()))
    folder.add("reply.eml", mails.mail(folder.agency, reply, files, style, folder.number))


def _logo() -> Made:
    """The picture in a signature: a file in the mail, and no record."""
    return Made(mails.DOT, "unknown", 0, "not_used")


def html_mail(folder: Folder) -> None:
    """A mail in HTML alone, its body in base64, figures in its lines."""
    reply = posts.spelled_out(folder.day(14), subject(folder), "Email", folder.counts(), ())
    style = mails.Style("base64", is_html=True)
    folder.add("reply.eml", mails.mail(folder.agency, reply, (), style, folder.number))


def forwarded_mail(folder: Folder) -> None:
    """A mail inside a mail, the inner one with figures and the quoted request."""
    quote = quoted(folder, folder.dice.number(1, 3))
    reply = posts.spelled_out(folder.day(14), subject(folder), "Email", folder.counts(), ())
    inner = mails.mail(folder.agency, replace(reply, quoted=quote), (), mails.Style(), folder.number)
    folder.add("forwarded.eml", mails.forwarded(folder.agency, inner, folder.day(15), folder.number))
