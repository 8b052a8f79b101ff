"""A request page in; out come rows for the extract tables: heading, items, messages, figures, files, notices."""

from typing import Any

from lib.forms.asked import Asked, read_asked
from lib.forms.attachments import Attachment, read_file_list, same_file_key
from lib.forms.message import Message, take_apart
from lib.forms.message_rows import Rows, message_rows, place
from lib.forms.page_uses import text_uses
from lib.forms.quoting import plain
from lib.forms.request_page import Head, read_head, read_posts
from lib.forms.spans import page_spans
from lib.pages import Page


def request_page_rows(pages: list[Page]) -> Rows:
    """Return rows by table name (without document and request ids) for a page `is_request_page` took."""
    page = pages[0]
    head = read_head(page)
    asked, messages = _messages(page, head)
    rows: Rows = {
        "request_pages": [_head_row(head) | {"saved_as": "web_page" if page.marks else "text"}],
        "asked": [_asked_row(page, item) for item in asked],
        "attachments": _attachment_rows(page, messages),
        **message_rows(page, messages),
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
    where = place(page, item.start, item.end)
    return {**where, "item": item.item, "part": item.part, "item_as_printed": item.text}


def _attachment_rows(page: Page, messages: list[Message]) -> list[dict[str, Any]]:
    first: dict[str, str] = {}
    rows = []
    for m in messages:
        listed: list[tuple[int | None, Attachment]] = [(m.post.number, a) for a in m.attachments]
        listed += [(None, a) for a in read_file_list(m.tail)]
        for number, a in listed:
            key = same_file_key(a.name)
            rows.append(
                place(page, a.start, a.end)
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
