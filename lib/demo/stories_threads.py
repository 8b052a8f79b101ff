"""A folder in; it is filled with request pages of longer exchanges: fees, refusals, questions, figures in prose."""

from dataclasses import replace

from lib.demo import posts_prose, posts_steps
from lib.demo.folders import Folder
from lib.demo.posts import attached, receipt
from lib.demo.request_html import html_page
from lib.demo.request_pages import newer_page, older_page
from lib.demo.stories_pages import listed, quoted, subject, talk
from lib.demo.stories_reports import dashboards, sharing


def fee_first(folder: Folder) -> None:
    """Determination, bill and records, the mails quoting the request."""
    sharing(folder)
    dashboards(folder)
    number = folder.dice.number(8, 120)
    answers = (
        receipt(folder.day(1), subject(folder), "22-31"),
        posts_steps.determination(folder.day(9), subject(folder), folder.day(30).date()),
        posts_steps.fee_notice(folder.day(12), subject(folder), number, 15),
        posts_steps.paid(folder.day(13), subject(folder)),
        attached(folder.day(21), subject(folder), listed(folder)),
    )
    answers = tuple(
        replace(answer, quoted=quoted(folder, n % 4))
        if answer.channel == "Email" and answer.role == "agency"
        else answer
        for n, answer in enumerate(answers)
    )
    conversation = talk(folder, *answers)
    folder.add("request-page.txt", newer_page(conversation))
    folder.add("request-page.html", html_page(conversation))


def figures_in_sentences(folder: Folder) -> None:
    """Figures in one of several kinds of prose, a question back that repeats them, and the answer to it."""
    counts = folder.counts()
    reply = posts_prose.in_prose(folder.dice, folder.day(11), subject(folder), counts)
    question = posts_steps.question(folder.day(12), subject(folder), counts)
    yes = posts_steps.confirmed(folder.day(14), subject(folder))
    folder.add("request-page.txt", newer_page(talk(folder, reply, question, replace(yes, quoted=question.body))))


def older_prose(folder: Folder) -> None:
    """The older layout with figures in prose by mail."""
    reply = posts_prose.in_prose(folder.dice, folder.day(11), "None", folder.counts())
    folder.add("request-page.txt", older_page(talk(folder, reply)))


def refused_by_mail(folder: Folder) -> None:
    """A mail that refuses part of the request, and one that says there is nothing else."""
    denial = posts_steps.denial(folder.day(9), subject(folder))
    folder.add("request-page.txt", newer_page(talk(folder, denial, status="Rejected")))
