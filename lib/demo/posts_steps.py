"""A day in; out come the shorter messages of a request: determination, bill, payment, refusal, question and answer."""

import datetime as dt

from lib.demo.posts import Counts, Post, long_day


def determination(sent: dt.datetime, subject: str, ready: dt.date) -> Post:
    """A mail that says there are records and when they will come: no extension."""
    body = (
        "Good morning,",
        "",
        "We have determined that your request seeks copies of disclosable records in our possession. We estimate that "
        f"the records will be available on {long_day(ready)}.",
    )
    return Post("agency", sent, subject, "Email", body, "determination")


def fee_notice(sent: dt.datetime, subject: str, pages: int, cents: int) -> Post:
    """A mail that asks for money before anything is sent."""
    total = f"{pages * cents / 100:,.2f}"
    body = (
        "Good morning,",
        "",
        f"There are {pages} pages responsive to your request. The cost of duplication is ${total}. "
        "Please remit payment before the records are released.",
    )
    return Post("agency", sent, subject, "Email", body, "fee_notice", fee=total)


def paid(sent: dt.datetime, subject: str) -> Post:
    """The requester's word that the check is in the mail."""
    return Post("requester", sent, subject, "Mail", ("The check for the fee was mailed today.",), "other")


def denial(sent: dt.datetime, subject: str) -> Post:
    """A mail that refuses, with the section it cites."""
    body = (
        "Good afternoon,",
        "",
        "Your request is denied. The records are exempt from disclosure pursuant to Government Code section 7922.000.",
    )
    return Post("agency", sent, subject, "Email", body, "denial", section="7922.000")


def question(sent: dt.datetime, subject: str, counts: Counts) -> Post:
    """The requester repeats a figure and asks: a figure in a message that is not the agency's."""
    year, scans, hits = counts.years[0], counts.detections[0], counts.hits[0]
    body = (
        "Thank you. To be sure that we read this right:",
        "",
        f"{year} Hits= {scans:,}",
        f"{year} Detections= {hits:,}",
        "",
        "Or is it the other way round?",
    )
    return Post("requester", sent, subject, "Email", body, "other")


def confirmed(sent: dt.datetime, subject: str) -> Post:
    """A short answer without a figure of its own; the question is quoted below it."""
    return Post(
        "agency", sent, subject, "Email", ("The figures in our first email are correct.", "", "Thank you."), "other"
    )
