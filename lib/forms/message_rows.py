"""Messages taken apart in; rows for the extract tables out: posts, notices, figures, fees, exemptions, what waits."""

from typing import Any

from lib.forms.message import Message
from lib.forms.times import day_printed
from lib.pages import Page

Rows = dict[str, list[dict[str, Any]]]


def message_rows(page: Page, messages: list[Message]) -> Rows:
    """Return rows by table name (without document and request ids) of the messages on a page."""
    return {
        "posts": [_post_row(page, m) for m in messages],
        "notices": [_notice_row(page, m) for m in messages if m.notice],
        "provided": [row for m in messages for row in _provided_rows(page, m)],
        "readings": [row for m in messages for row in _reading_rows(page, m)],
        "fees": [row for m in messages for row in _fee_rows(page, m)],
        "exemptions": [row for m in messages for row in _exemption_rows(page, m)],
        "review": [row for m in messages for row in _review_rows(page, m)],
    }


def place(page: Page, start: int, end: int) -> dict[str, int]:
    """Return the columns that say where a stretch of a page's text stands."""
    return {"page": page.number, "char_start": start, "char_end": end}


def _post_row(page: Page, m: Message) -> dict[str, Any]:
    return {
        **place(page, m.post.start, m.post.end),
        "number": m.post.number,
        "sender_as_printed": m.post.sender,
        "sender_role": m.post.role,
        "sent_on_as_printed": m.post.sent_on,
        "channel_as_printed": m.post.channel,
        "kind": m.kind,
        "kind_rule": m.kind_rule,
        "received_as_printed": m.received,
        "own_text": m.own_text,
    }


def _notice_row(page: Page, m: Message) -> dict[str, Any]:
    return {
        **place(page, m.notice.start, m.notice.end),
        "message": m.post.number,
        "until_as_printed": m.notice.until,
        "section_as_printed": m.notice.section,
        "received_as_printed": m.notice.received,
    }


def _provided_rows(page: Page, m: Message) -> list[dict[str, Any]]:
    return [
        {**place(page, p.start, p.end), "message": m.post.number, "part": p.part, "says": p.says} for p in m.provided
    ]


def _reading_rows(page: Page, m: Message) -> list[dict[str, Any]]:
    who = "" if m.post.role == "agency" else "the page does not say who sent the message"
    return [
        {
            **place(page, s.start, s.end),
            "reading": f"reply-{s.start}" if page.number == 1 else f"reply-p{page.number}-{s.start}",
            "form": "reply",
            "message": m.post.number,
            "item": s.item,
            "measure": s.measure,
            "label_as_printed": s.label,
            "value_as_printed": s.value,
            "window_as_printed": s.window,
            "origin": "agency_statement",
            "text_source": page.text_source,
            "context_start": s.context_start,
            "context_end": s.context_end,
            "doubt": "; ".join(filter(None, (s.doubt, who))),
        }
        for s in m.statements
    ]


def _fee_rows(page: Page, m: Message) -> list[dict[str, Any]]:
    return [
        place(page, f.start, f.end)
        | {"message": m.post.number, "amount_as_printed": f.amount, "pages_as_printed": f.pages}
        for f in m.fees
    ]


def _exemption_rows(page: Page, m: Message) -> list[dict[str, Any]]:
    return [
        place(page, e.start, e.end) | {"message": m.post.number, "exemption_as_printed": e.printed}
        for e in m.exemptions
    ]


def _review_rows(page: Page, m: Message) -> list[dict[str, Any]]:
    rows = [
        {
            "review_id": f"m{m.post.number}-c{u.start}",
            "what": "text_not_read",
            "why": u.why,
            "readings": u.text,
            "page": page.number,
            "public_note": f"a line of message {m.post.number} waits for a person to read it",
        }
        for u in m.unread
    ]
    if m.notice and not _is_day(m.notice.until):
        rows.append(
            {
                "review_id": f"m{m.post.number}-notice",
                "what": "text_not_read",
                "why": "the new date of an extension is no day of the calendar",
                "readings": m.notice.until,
                "page": page.number,
                "public_note": f"the date in message {m.post.number} waits for a person to read it",
            }
        )
    if not m.post.role:
        rows.append(
            {
                "review_id": f"m{m.post.number}-sender",
                "what": "request",
                "why": "the sender is neither the requester nor the agency the page names",
                "readings": m.post.sender,
                "page": page.number,
                "public_note": f"who sent message {m.post.number} is not known",
            }
        )
    return rows


def _is_day(text: str) -> bool:
    return day_printed(" ".join(text.split())) is not None
