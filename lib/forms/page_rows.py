"""A request page in; out come rows for the extract tables: heading, items, messages, figures, files, notices."""

import datetime as dt
from typing import Any

from lib.forms.asked import Asked, read_asked
from lib.forms.attachments import Attachment, read_file_list, same_file_key
from lib.forms.message import Message, take_apart
from lib.forms.quoting import plain
from lib.forms.request_page import Head, read_head, read_posts
from lib.forms.spans import page_spans
from lib.pages import Page

Rows = dict[str, list[dict[str, Any]]]


def request_page_rows(pages: list[Page]) -> Rows:
    """Return rows by table name (without document and request ids) for a page `is_request_page` took."""
    page = pages[0]
    head = read_head(page)
    asked, messages = _messages(page, head)
    rows: Rows = {
        "request_pages": [_head_row(head) | {"saved_as": "web_page" if page.marks else "text"}],
        "asked": [_asked_row(page, item) for item in asked],
        "posts": [_post_row(page, m) for m in messages],
        "attachments": _attachment_rows(page, messages),
        "notices": [_notice_row(page, m) for m in messages if m.notice],
        "provided": [row for m in messages for row in _provided_rows(page, m)],
        "readings": [row for m in messages for row in _reading_rows(page, m)],
        "review": [row for m in messages for row in _review_rows(page, m)],
        "spans": [{"page": page.number, **row} for row in page_spans(page, head, messages)],
    }
    used = text_uses(page, rows["spans"])
    rows["review"] += [left_over_waits(row, "a request page") for row in used["left_over"]]
    return rows | used


def left_over_waits(row: dict[str, Any], where: str) -> dict[str, Any]:
    """Return a review row for a stretch that no rule uses; `where` is what it stands on."""
    return {
        "review_id": f"c{row['char_start']}-left-over",
        "what": "left_over_text",
        "why": "words on the page that no rule uses",
        "readings": row["words"][:2000],
        "page": row["page"],
        "public_note": f"words on {where} wait for a person to read them",
    }


def text_uses(page: Page, spans: list[dict[str, Any]]) -> Rows:
    """Return how many words of a text went to what, and the stretches that no rule uses."""
    counted: dict[str, int] = {}
    over = []
    for span in spans:
        text = page.text[span["char_start"] : span["char_end"]]
        counted[span["used_as"]] = counted.get(span["used_as"], 0) + len(text.split())
        if span["used_as"] == "left_over" and text.strip():
            over.append({"page": page.number, "char_start": span["char_start"], "words": " ".join(text.split())})
    used = [{"page": page.number, "used_as": use, "words": n} for use, n in sorted(counted.items()) if n]
    return {"word_uses": used, "left_over": [row | {"n": n} for n, row in enumerate(over, 1)]}


def _messages(page: Page, head: Head) -> tuple[list[Asked], list[Message]]:
    asked: list[Asked] = []
    requests: list[list[str]] = []
    messages = []
    for post in read_posts(page, head):
        message = take_apart(post, head, asked, requests)
        if post.role == "requester":
            asked = asked or read_asked(message.own)
            requests.append([plain(line.text) for line in message.own if plain(line.text)])
        messages.append(message)
    return asked, messages


def _at(page: Page, start: int, end: int) -> dict[str, int]:
    return {"page": page.number, "char_start": start, "char_end": end}


def _head_row(head: Head) -> dict[str, str]:
    return {
        "agency_as_printed": head.agency,
        "place_as_printed": head.place,
        "requester_as_printed": head.requester,
        "tracking_number": head.tracking_number,
        "status_as_printed": head.status,
        "submitted_as_printed": head.submitted,
    }


def _asked_row(page: Page, item: Asked) -> dict[str, Any]:
    where = _at(page, item.start, item.end)
    return {**where, "item": item.item, "part": item.part, "item_as_printed": item.text}


def _post_row(page: Page, m: Message) -> dict[str, Any]:
    return {
        **_at(page, m.post.start, m.post.end),
        "number": m.post.number,
        "sender_as_printed": m.post.sender,
        "sender_role": m.post.role,
        "sent_on_as_printed": m.post.sent_on,
        "channel_as_printed": m.post.channel,
        "kind": m.kind,
        "kind_rule": m.kind_rule,
        "own_text": m.own_text,
    }


def _attachment_rows(page: Page, messages: list[Message]) -> list[dict[str, Any]]:
    first: dict[str, str] = {}
    rows = []
    for m in messages:
        listed: list[tuple[int | None, Attachment]] = [(m.post.number, a) for a in m.attachments]
        listed += [(None, a) for a in read_file_list(m.tail)]
        for number, a in listed:
            key = same_file_key(a.name)
            rows.append(
                _at(page, a.start, a.end)
                | {"message": number, "name_as_listed": a.name, "is_record": a.is_record}
                | {"same_as": first.get(key, ""), "listed_on": a.listed_on}
                | _site_says(page, a)
            )
            first.setdefault(key, a.name)
    return rows


def _site_says(page: Page, a: Attachment) -> dict[str, Any]:
    """Return where a saved web page's link to a file leads, and how many pages it says the file has."""
    inside = [m for m in page.marks if a.start <= m.char_start and m.char_end <= max(a.buttons_end, a.end)]
    around = [m for m in page.marks if m.char_start <= a.start and a.end <= m.char_end]
    links = [m.value for m in inside if m.kind == "link" and "#" not in m.value]
    pages = [m.value for m in around if m.kind == "pages" and m.value != "0"]
    return {"link_as_printed": links[-1] if links else "", "pages_as_printed": int(pages[0]) if pages else None}


def _notice_row(page: Page, m: Message) -> dict[str, Any]:
    return {
        **_at(page, m.notice.start, m.notice.end),
        "message": m.post.number,
        "until_as_printed": m.notice.until,
        "section_as_printed": m.notice.section,
        "received_as_printed": m.notice.received,
    }


def _provided_rows(page: Page, m: Message) -> list[dict[str, Any]]:
    return [{**_at(page, p.start, p.end), "message": m.post.number, "part": p.part, "says": p.says} for p in m.provided]


def _reading_rows(page: Page, m: Message) -> list[dict[str, Any]]:
    who = "" if m.post.role == "agency" else "the page does not say who sent the message"
    return [
        {
            **_at(page, s.start, s.end),
            "reading": f"reply-{s.start}",
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
    try:
        dt.datetime.strptime(" ".join(text.split()), "%B %d, %Y")
    except ValueError:
        return False
    return True
