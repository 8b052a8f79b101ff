"""The page of a mail in, read from .eml or printed by a mail program; its message as rows for extract tables out."""

import re
from email.utils import parsedate_to_datetime

from lib.forms.attachments import PICTURE, Attachment
from lib.forms.message_rows import Rows
from lib.forms.quoting import quote_start
from lib.forms.sender import mail_sender
from lib.forms.times import day_of, day_printed
from lib.forms.written import Written, private_boxes, taken_apart, written_rows
from lib.pages import Line, Page, lines_in

HEADER = re.compile(
    r"\s*\*?(?P<name>From|Sent|Date|To|Cc|Bcc|Subject|Attachments?|Importance|Reply-To)\*?:\*?\s*(?P<value>.*)", re.I
)
ATTACHED = re.compile(r"Attachment: (?P<name>\S.*)")
_DAY = re.compile(r"(?:[A-Z][a-z]+day,?\s+)?(?P<day>[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{4})(?:\b.*)?")


def is_mail_page(page: Page) -> bool:
    """True if the page opens with a mail's headers: `From:` and two more of date, receiver and subject.

    A mail program may print the mailbox's owner above them.
    """
    head, _ = _head(page)
    return "from" in head and len(head.keys() & {"sent", "date", "to", "subject"}) >= 2


def _head(page: Page) -> tuple[dict[str, str], int]:
    """Return the headers, names in small letters, and the index of the first line below them."""
    lines = lines_in(page.text)
    filled = [i for i, line in enumerate(lines) if not line.is_blank]
    start = next((i for i in filled[:2] if HEADER.fullmatch(lines[i].text)), None)
    if start is None:
        return {}, 0
    head: dict[str, str] = {}
    last, at = "", start
    while at < len(lines) and not lines[at].is_blank:
        found = HEADER.fullmatch(lines[at].text)
        if found:
            last = found["name"].casefold()
            head.setdefault(last, found["value"].strip())
        elif last in ("subject", "from") and page.text_source == "native" and not _is_wrapped(lines[at - 1], lines[at]):
            break
        else:
            head[last] = f"{head[last]} {lines[at].text.strip()}".strip()
        at += 1
    return head, at


def _is_wrapped(above: Line, line: Line) -> bool:
    """True if a printed header may go on in a line: the one above is long."""
    return len(above.text) > 70 and not HEADER.fullmatch(line.text)


def mail_rows(pages: list[Page], agency_id: str) -> Rows:
    """Return the rows of each page that opens with a mail's headers, as a message numbered like its page."""
    joined: Rows = {}
    for page in pages:
        for name, rows in _mail_rows(page, agency_id).items():
            joined.setdefault(name, []).extend(rows)
    return joined


def _mail_rows(page: Page, agency_id: str) -> Rows:
    head, at = _head(page)
    body = lines_in(page.text)[at:]
    attached = _attached(body)
    first = min((a.line_start for a in attached), default=len(page.text) + 1)
    words = [line for line in body if line.start < first]
    cut = _quoted_from(page, words)
    own, quoted = tuple(words[:cut]), tuple(words[cut:])
    role = mail_sender(head["from"], "\n".join(line.text for line in own), agency_id)
    if role == "requester":
        own, quoted = tuple(words), ()
    written = Written(
        page=page,
        number=page.number,
        sender=head["from"],
        role=role,
        sent_on=_sent_on(page, head),
        channel="Email",
        own=own,
        quoted=quoted,
        attachments=tuple(attached),
    )
    message = taken_apart(written)
    rows = written_rows(written, message)
    rows["boxes"] += private_boxes(written, message)
    return rows


def _quoted_from(page: Page, words: list[Line]) -> int:
    """Return the index of the first quoted line: by a mail program's opener, or where a web page's quotation begins."""
    cut = quote_start(words, [], "")
    for mark in page.marks:
        if mark.kind == "quote" and mark.char_end > mark.char_start:
            inside = [i for i, line in enumerate(words) if line.start >= mark.char_start]
            cut = min([cut, *inside[:1]])
    return cut


def _attached(body: list[Line]) -> list[Attachment]:
    """Return the files named in the lines that close the page."""
    found: list[Attachment] = []
    for line in reversed([line for line in body if not line.is_blank]):
        named = ATTACHED.fullmatch(line.text)
        if not named:
            break
        start = line.start + named.start("name")
        # A mail inside is a message of its own, with records of its own.
        is_record = not PICTURE.fullmatch(named["name"]) and not named["name"].casefold().endswith(".eml")
        found.append(Attachment(named["name"], start, line.end, line.start, is_record))
    return found[::-1]


def _sent_on(page: Page, head: dict[str, str]) -> str:
    """Return the sender's own day as an ISO date; empty if none is printed in a known form."""
    given = [day_of(mark.value) for mark in page.marks if mark.kind == "time"][:1]
    if given:
        return given[0]
    printed = head.get("date") or head.get("sent") or ""
    try:
        return day_of(parsedate_to_datetime(printed).isoformat())
    except (ValueError, TypeError, IndexError):
        found = _DAY.fullmatch(printed)
        day = day_printed(found["day"]) if found else None
        return day.isoformat() if day else ""
