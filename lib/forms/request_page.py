"""The page of a saved request in; out come its heading, its messages and its file list, with their places.

Two layouts of MuckRock pages are known. The older has no dates on messages; the newer prints a date, a
subject and a channel word under each `From:`.
"""

import re
from dataclasses import dataclass, field

from lib.forms.furniture import is_furniture
from lib.pages import Line, Page, lines_in

FILED = re.compile(r"(?P<who>.+?) filed this request with the (?P<agency>.+) of (?P<place>.+?)\.")
FROM = re.compile(r"From: (?P<who>\S.*)")
DATE = re.compile(r"\d{2}/\d{2}/\d{4}")
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
    """Return True if the page says who filed the request with whom, and holds a `From:` line."""
    lines = [line.text.strip() for line in lines_in(page.text)]
    return any(FILED.fullmatch(x) for x in lines) and any(FROM.fullmatch(x) for x in lines)


def read_head(page: Page) -> Head:
    """Read the lines above the first message."""
    lines = [line.text.strip() for line in lines_in(page.text) if not line.is_blank]
    first = next((i for i, x in enumerate(lines) if FROM.fullmatch(x)), len(lines))
    lines = lines[:first]
    filed = next(m for x in lines if (m := FILED.fullmatch(x)))
    status = _labelled(lines, "Status")
    return Head(
        requester=filed["who"],
        agency=filed["agency"],
        place=filed["place"],
        tracking_number=_labelled(lines, "Tracking #"),
        status=status if status in STATUSES else "",
        submitted=_labelled(lines, "Submitted"),
    )


def _labelled(lines: list[str], label: str) -> str:
    """Return what stands behind the label on its line, or else on the next line that is not blank."""
    for i, line in enumerate(lines):
        if line.casefold().startswith(label.casefold()):
            rest = line[len(label) :]
            if rest[:1].isspace() and rest.strip():
                return rest.strip()
            if not rest.strip() and i + 1 < len(lines):
                return lines[i + 1]
    return ""


def read_posts(page: Page, head: Head) -> list[Post]:
    """Return the messages of the page in printed order, numbered from 1."""
    lines = lines_in(page.text)
    starts = [i for i in range(len(lines)) if _opens_post(lines, i, head)]
    posts = []
    for number, first in enumerate(starts, 1):
        last = starts[number] if number < len(starts) else len(lines)
        posts.append(_post(lines[first:last], number, head))
    return posts


def _opens_post(lines: list[Line], i: int, head: Head) -> bool:
    found = FROM.fullmatch(lines[i].text.strip())
    if not found or "@" in found["who"] or (i and not lines[i - 1].is_blank):
        return False
    following = [line.text.strip() for line in lines[i + 1 : i + 8] if not line.is_blank]
    if not following or MAIL_HEADER.match(following[0]):
        return False
    if _role(found["who"], head):
        return True
    # A sender the heading does not name: only where the page's own layout shows it is a message.
    return bool(DATE.fullmatch(following[0])) or (i + 2 < len(lines) and lines[i + 2].is_blank)


def _role(sender: str, head: Head) -> str:
    who = _plain(sender)
    if who == _plain(head.requester):
        return "requester"
    return "agency" if who == _plain(head.agency) else ""


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").split()).casefold()


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
