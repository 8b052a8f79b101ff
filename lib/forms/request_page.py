"""The page of a saved request in; out come its heading, its messages and its file list, with their places.

Two layouts of MuckRock pages are known. The older has no dates on messages; the newer prints a date, a
subject and a channel word under each `From:`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from lib.forms.furniture import is_furniture
from lib.forms.times import day_of
from lib.pages import Line, Mark, Page, lines_in

FILED = re.compile(r"(?P<who>.+?) filed this request with the (?P<agency>.+) of (?P<place>.+?)\.")
FROM = re.compile(r"From:\s+(?P<who>\S.*)")
DATE = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")
SUBMITTED = re.compile(r"[A-Z][a-z]{2,8}\.? [0-9]{1,2}, [0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
APOSTROPHES = re.compile(r"[’‘ʼ`´]")
# Labels of the heading, whose values stand on the same line or the next.
LABELS = ("Tracking #", "Multi Request", "Submitted", "STATUS", "Status", "Due", "Est. Completion")
CHANNELS = ("Email", "Web", "Mail", "Portal", "Fax", "Phone")
# https://www.muckrock.com's own list of status words.
STATUSES = (
    "Processing",
    "Awaiting Acknowledgement",
    "Awaiting Response",
    "Awaiting Appeal",
    "Fix Required",
    "Payment Required",
    "In Litigation",
    "Rejected",
    "No Responsive Documents",
    "Completed",
    "Partially Completed",
    "Withdrawn",
)
# An e-mail's own header lines: a `From:` that one of these follows is quoted, not a new message.
MAIL_HEADER = re.compile(r"(?:Sent|Date|To|Cc|Subject):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a request page, as printed; a field the page lacks is empty."""

    requester: str
    agency: str
    place: str
    tracking_number: str = ""
    status: str = ""
    submitted: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """One message: where its head and body stand, and what its head prints."""

    number: int
    sender: str
    role: str
    start: int
    body_start: int
    end: int
    sent_on: str = ""
    channel: str = ""
    body: tuple[Line, ...] = field(default=(), repr=False)


def is_request_page(page: Page) -> bool:
    """Return True if the page says who filed the request with whom, and messages can be told below that."""
    if " filed this request with the " not in page.text:
        return False
    filed = next((line for line in lines_in(page.text) if FILED.fullmatch(line.text.strip())), None)
    if filed is None:
        return False
    posts = read_posts(page, read_head(page))
    return bool(posts) and filed.start < posts[0].start


def read_head(page: Page) -> Head:
    """Read the lines above the first message."""
    lines = [line.text.strip() for line in lines_in(page.text) if not line.is_blank]
    first = next((i for i, x in enumerate(lines) if FROM.fullmatch(x)), len(lines))
    filed = next(m for x in lines if (m := FILED.fullmatch(x)))
    lines = lines[:first]
    return Head(
        requester=filed["who"],
        agency=filed["agency"],
        place=filed["place"],
        tracking_number=_labelled(lines, "Tracking #", lambda x: not x.startswith(LABELS) and not is_furniture(x)),
        status=_labelled(lines, "Status", lambda x: x in STATUSES),
        submitted=_labelled(lines, "Submitted", lambda x: bool(SUBMITTED.fullmatch(x))),
    )


def _labelled(lines: list[str], label: str, takes: Callable[[str], bool]) -> str:
    """Return what stands behind the label on its line, or else on the next line, if it is of the right kind."""
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        if line.casefold().startswith(label.casefold()):
            rest = line[len(label) :]
            value = rest.strip() if rest[:1].isspace() else below if not rest else ""
            if value and takes(value):
                return value
    return ""


def read_posts(page: Page, head: Head) -> list[Post]:
    """Return the messages of the page in printed order, numbered from 1.

    The newer layout prints a date under each `From:`; a page where any has one is of the newer layout.
    """
    lines = lines_in(page.text)
    heads = [i for i, line in enumerate(lines) if _may_open(lines, i)]
    dated = [i for i in heads if DATE.fullmatch(_below(lines, i))]
    starts = dated or [i for i in heads if _opens_undated(lines, i, head)]
    ends = [*starts[1:], len(lines)] if starts else []
    posts = [_post(lines[a:b], number, head) for number, (a, b) in enumerate(zip(starts, ends, strict=True), 1)]
    return [post if post.sent_on else _dated(post, page.marks) for post in posts]


def _dated(post: Post, marks: tuple[Mark, ...]) -> Post:
    """Return a message with the date its saved web page gives beside the text, where none is printed as a date.

    The time stands in the message's head: with its `From:`, or as the whole of the line below.
    """
    first = next((line for line in post.body if not line.is_blank), None)
    for mark in marks:
        if mark.kind != "time" or not (day := day_of(mark.value)):
            continue
        if post.start <= mark.char_start and mark.char_end < post.body_start:
            return replace(post, sent_on=day)
        if first and post.start <= mark.char_start and mark.char_end <= first.end:
            if first.text.strip() != first.text[max(mark.char_start - first.start, 0) : mark.char_end - first.start]:
                return post
            body = tuple(line for line in post.body if line.start > first.start)
            return replace(post, sent_on=day, body=body, body_start=body[0].start if body else post.end)
    return post


def _may_open(lines: list[Line], i: int) -> bool:
    """Tell a message's `From:` from the header of a quoted e-mail, whose next line is another header."""
    text = lines[i].text
    if "From:" not in text[:40] or "@" in text or not FROM.fullmatch(text.strip()):
        return False
    return i + 1 == len(lines) or not MAIL_HEADER.match(lines[i + 1].text.strip())


def _below(lines: list[Line], i: int) -> str:
    return next((line.text.strip() for line in lines[i + 1 : i + 6] if not line.is_blank), "")


def _opens_undated(lines: list[Line], i: int, head: Head) -> bool:
    """In the older layout, a `From:` stands alone between blank lines; a sender nobody knows opens a message too."""
    is_alone = i + 1 == len(lines) or lines[i + 1].is_blank
    return is_alone and (
        i == 0 or lines[i - 1].is_blank or bool(_role(FROM.fullmatch(lines[i].text.strip())["who"], head))
    )


def _role(sender: str, head: Head) -> str:
    who = _plain(sender)
    if who == _plain(head.requester):
        return "requester"
    return "agency" if who == _plain(head.agency) else ""


def _plain(name: str) -> str:
    return " ".join(APOSTROPHES.sub("'", name).split()).casefold()


def _post(lines: list[Line], number: int, head: Head) -> Post:
    sender = FROM.fullmatch(lines[0].text.strip())["who"]
    used, sent_on, channel = 1, "", ""
    filled = [i for i, line in enumerate(lines) if not line.is_blank][1:4]
    if filled and DATE.fullmatch(lines[filled[0]].text.strip()):
        sent_on, used = lines[filled[0]].text.strip(), filled[0] + 1
        if len(filled) > 1 and lines[filled[1]].text.startswith("Subject:"):
            used = filled[1] + 1
            if len(filled) > 2 and lines[filled[2]].text.strip() in CHANNELS:
                channel, used = lines[filled[2]].text.strip(), filled[2] + 1
    body = lines[used:]
    return Post(
        number=number,
        sender=sender,
        role=_role(sender, head),
        start=lines[0].start,
        body_start=body[0].start if body else lines[-1].end,
        end=lines[-1].end,
        sent_on=sent_on,
        channel=channel,
        body=tuple(body),
    )


def trailing_furniture(body: tuple[Line, ...]) -> int:
    """Return the index in a message's body at which the site's own lines begin, else its length.

    The older layout closes with `Files`, `pages`, `Close` and a list; the newer with `For the Record`.
    """
    filled = [(i, line.text.strip()) for i, line in enumerate(body) if not line.is_blank]
    for n, (i, text) in enumerate(filled):
        after = [x for _, x in filled[n + 1 : n + 3]]
        if text == "Files" and after == ["pages", "Close"]:
            return i
        if text == "For the Record" and after and is_furniture(after[0]):
            return i
    return len(body)
