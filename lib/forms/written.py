"""A page of a mail or a letter, and where its own words stand, in; the message taken apart and its rows out."""

import re
from dataclasses import dataclass, replace
from typing import Any

from lib.forms.asked import read_asked
from lib.forms.attachments import Attachment
from lib.forms.message import Message, read_message
from lib.forms.message_kind import read_received
from lib.forms.message_rows import Rows, message_rows, place
from lib.forms.page_uses import text_uses
from lib.forms.request_page import Post
from lib.pages import Line, Page, lines_in

CLOSING = re.compile(
    r"\s*(?:(?:Very )?(?:Sincerely|Respectfully|Truly)(?: yours| submitted)?|Yours (?:truly|sincerely)|Very truly yours"
    r"|(?:(?:Best|Kind|Warm) )?regards|Cordially)\s*[,.]?\s*",
    re.IGNORECASE,
)
GREETING = re.compile(r"\s*(?:Dear|Hello|Hi|Good (?:morning|afternoon)|Greetings)\b", re.IGNORECASE)
CONTACT = re.compile(r"\S+@\S+\.\w+|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}")
WROTE = {"agency": "agency_text", "requester": "requester_text"}


@dataclass(frozen=True, slots=True)
class Written:
    """A message as it stands on one page: who wrote it when, its heading, own, quoted and attachment lines."""

    page: Page
    number: int
    sender: str
    role: str
    sent_on: str
    channel: str
    own: tuple[Line, ...]
    quoted: tuple[Line, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def taken_apart(w: Written) -> Message:
    """Return the message with its figures, notices, fees and exemptions."""
    start = w.own[0].start if w.own else 0
    post = Post(w.number, w.sender, w.role, 0, start, len(w.page.text), w.sent_on, w.channel, w.own + w.quoted)
    return read_message(post, list(w.own), list(w.quoted), list(w.attachments))


def written_rows(w: Written, message: Message, *, is_first: bool = True) -> Rows:
    """Return the rows of one page of a message; a page that goes on with it gives no post of its own."""
    rows = message_rows(w.page, [message])
    rows["posts"] = rows["posts"] if is_first else []
    if not is_first:
        rows["review"] = [row for row in rows["review"] if not row["review_id"].endswith("-sender")]
    rows["asked"] = [_asked(w.page, item) for item in read_asked(list(w.own))] if w.role == "requester" else []
    rows["attachments"] = [
        place(w.page, a.start, a.end) | {"message": w.number, "name_as_listed": a.name, "is_record": a.is_record}
        for a in w.attachments
    ]
    rows["boxes"] = [box for row in rows["readings"] for box in word_boxes(w.page, row)]
    rows["spans"] = _spans(w)
    return rows | _uses(w.page, rows["spans"])


def _asked(page: Page, item: Any) -> dict[str, Any]:
    return place(page, item.start, item.end) | {"item": item.item, "part": item.part, "item_as_printed": item.text}


def _uses(page: Page, spans: list[dict[str, Any]]) -> Rows:
    """Return what the words went to; words nobody sees stand in no text and are counted as hidden."""
    uses = text_uses(page, spans)
    hidden = sum(1 for word in page.words if word.hidden)
    if hidden:
        uses["word_uses"] = [*uses["word_uses"], {"page": page.number, "used_as": "hidden", "words": hidden}]
    return uses


def _spans(w: Written) -> list[dict[str, Any]]:
    """Return stretches that cover the page: heading, own words, quoted words, attachments."""
    listed = {a.line_start for a in w.attachments}
    own, quoted = {line.start for line in w.own}, {line.start for line in w.quoted}
    spans: list[dict[str, Any]] = []
    for line in lines_in(w.page.text):
        if line.start in own:
            use = WROTE.get(w.role, "unknown_sender_text")
        elif line.start in quoted:
            use = "quoted_text"
        elif line.start in listed:
            use = "attachment"
        else:
            use = spans[-1]["used_as"] if line.is_blank and spans else "heading"
        if not spans or spans[-1]["used_as"] != use:
            spans.append({"page": w.page.number, "char_start": line.start, "used_as": use, "message": w.number})
    ends = [*(span["char_start"] for span in spans[1:]), len(w.page.text)]
    return [span | {"char_end": end} for span, end in zip(spans, ends, strict=True)]


def word_boxes(page: Page, row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the boxes of the words a reading stands in, where the page has geometry."""
    words = [x for x in page.words if x.box and not x.hidden]
    inside = [x.box for x in words if x.char_start < row["char_end"] and x.char_end > row["char_start"]]
    return [box_row(page, row["reading"], n, box) for n, box in enumerate(inside, 1)]


def box_row(page: Page, name: str, n: int, box: tuple[float, float, float, float]) -> dict[str, Any]:
    """Return a row of the boxes table."""
    sides = dict(zip(("x0", "top", "x1", "bottom"), (round(side, 2) for side in box), strict=True))
    return {"reading": name, "n": n, "page": page.number} | sides


def with_kind(message: Message, kind: tuple[str, str], own_text: str) -> Message:
    """Return a message with the kind and the words that all its pages together give it."""
    received = read_received(own_text) if message.post.role != "requester" else ""
    return replace(message, kind=kind[0], kind_rule=kind[1], whole_text=own_text, received=received)


def private_boxes(w: Written, message: Message) -> list[dict[str, Any]]:
    """Return boxes of what a page's picture never shows: the heading, greetings, contacts, what follows the closing.

    Where no closing is printed, all that stands below the last figure is covered: a signature may stand anywhere there.
    """
    own = w.own[0].start if w.own else len(w.page.text)
    last = max((s.context_end for s in message.statements), default=own)
    below = w.own[-1].end if w.own else own
    closing = next((line.end for line in w.own if CLOSING.fullmatch(line.text)), min(last, below))
    words = [x for x in w.page.words if x.box and not x.hidden]
    greetings = [(line.start, line.end) for line in w.own if GREETING.match(line.text)]
    hidden = [
        x
        for x in words
        if x.char_end <= own
        or x.char_start >= closing
        or CONTACT.fullmatch(x.text)
        or any(a <= x.char_start < b for a, b in greetings)
    ]
    return [
        box_row(w.page, f"private-{w.channel.casefold()}-{w.page.number}-{n}", 1, x.box)
        for n, x in enumerate(hidden, 1)
    ]
