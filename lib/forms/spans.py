"""A request page and its messages in; out come stretches that cover all of its text, each with its one use.

Nothing on a page is lost: what no rule uses is `left_over` and is listed.
"""

from lib.forms.attachments import DATE_BULLET, VIEW
from lib.forms.furniture import is_furniture
from lib.forms.message import Message
from lib.forms.request_page import FILED, LABELS, Head
from lib.pages import Line, Page, lines_in

# Clean reads the rest of a heading; these lines are only what the requests site calls the request.
TITLE_MARK = "ALPR"


def page_spans(page: Page, head: Head, messages: list[Message]) -> list[dict[str, object]]:
    """Return rows char_start, char_end, used_as, message; together they cover the page's text exactly."""
    first = messages[0].post.start if messages else len(page.text)
    marked = [(line, use, None) for line, use in _heading(lines_in(page.text, 0, max(first - 1, 0)), head) if first]
    for message in messages:
        marked += [(line, use, message.post.number) for line, use in _message(page, message)]
    return _merged(marked, len(page.text))


def _heading(lines: list[Line], head: Head) -> list[tuple[Line, str]]:
    known = {head.tracking_number, head.status, head.submitted}
    marked = []
    for line in lines:
        text = line.text.strip()
        if not text:
            use = marked[-1][1] if marked else "furniture"
        elif is_furniture(text):
            use = "furniture"
        elif FILED.fullmatch(text) or text.startswith(LABELS) or text in known or TITLE_MARK in text:
            use = "heading"
        else:
            use = "heading" if f"({head.agency})" in text else "left_over"
        marked.append((line, use))
    return marked


def _message(page: Page, message: Message) -> list[tuple[Line, str]]:
    post = message.post
    wrote = {"agency": "agency_text", "requester": "requester_text"}.get(post.role, "unknown_sender_text")
    uses = {line.start: wrote for line in message.own} | {line.start: "quoted_text" for line in message.quoted}
    listed = {a.line_start for a in message.attachments if not a.in_own_text}
    tail = {line.start for line in message.tail}
    marked: list[tuple[Line, str]] = []
    for line in lines_in(page.text, post.start, post.end):
        if line.start < post.body_start:
            use = "heading"
        elif line.is_blank and marked:
            use = uses.get(line.start, marked[-1][1])
        elif line.start in uses:
            use = uses[line.start]
        elif line.start in listed:
            use = "attachment"
        else:
            use = _site_line(line, in_tail=line.start in tail, marked=marked)
        marked.append((line, use))
    return marked


def _site_line(line: Line, *, in_tail: bool, marked: list[tuple[Line, str]]) -> str:
    text = line.text.strip()
    if is_furniture(text) or VIEW.fullmatch(text):
        return "furniture"
    above = next((x.text for x, _ in reversed(marked) if not x.is_blank), "")
    if in_tail and (DATE_BULLET.fullmatch(line.text) or DATE_BULLET.fullmatch(above)):
        return "attachment"
    return "left_over"


def _merged(marked: list[tuple[Line, str, int | None]], length: int) -> list[dict[str, object]]:
    spans: list[dict[str, object]] = []
    for line, use, number in marked:
        if spans and (spans[-1]["used_as"], spans[-1]["message"]) == (use, number):
            continue
        if spans:
            spans[-1]["char_end"] = line.start
        spans.append({"char_start": line.start, "char_end": length, "used_as": use, "message": number})
    return spans
