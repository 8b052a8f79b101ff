"""The pages of a letter in; its message as rows for the extract tables out.

A letter is told by what stands on its first page: a line that is a date, below it a salutation, and `RE:` or a closing.
"""

import re

from lib.forms.message_kind import message_kind, read_provided
from lib.forms.message_phrases import DATE, WEEKDAY
from lib.forms.message_rows import Rows
from lib.forms.sender import letter_sender
from lib.forms.written import CLOSING, Written, private_boxes, taken_apart, with_kind, written_rows
from lib.pages import Line, Page, lines_in

DATE_LINE = re.compile(rf"\s*(?:Date:\s*)?{WEEKDAY}(?P<date>{DATE})\s*", re.IGNORECASE)
SALUTATION = re.compile(
    r"\s*(?:Dear\b.{0,80}|To Whom It May Concern|(?:Good (?:morning|afternoon)|Hello|Greetings)\b.{0,60}"
    r"|(?:Mr|Ms|Mrs|Mx|Dr)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\s*[:,\-–.]?\s*",
    re.IGNORECASE,
)
REGARDING = re.compile(r"\s*(?:RE|Re|Subject|SUBJECT|Regarding)\s*[:.]\s*\S.*")
# A date further down is no letter's date.
HEAD_LINES = 25


def is_letter(page: Page) -> bool:
    """True if a date, a salutation below it, and `RE:` or a closing stand on the page, each on lines of its own."""
    parts = _parts(page)
    if parts is None:
        return False
    lines, _, greeting = parts
    texts = [line.text for line in lines]
    return any(REGARDING.fullmatch(x) for x in texts[: greeting + 3]) or any(
        CLOSING.fullmatch(x) for x in texts[greeting:]
    )


def closes(page: Page) -> bool:
    """True if a line of the page is a letter's closing."""
    return any(CLOSING.fullmatch(line.text) for line in lines_in(page.text))


def goes_on(before: list[Page], after: list[Page]) -> int:
    """Return how many of the pages `after` belong to the letter of `before`: those up to its closing, if it follows."""
    if any(closes(page) for page in before):
        return 0
    return next((n for n, page in enumerate(after, 1) if closes(page)), 0)


def _parts(page: Page) -> tuple[list[Line], int, int] | None:
    """Return the filled lines and the indexes of the date and the salutation; None if they do not stand there."""
    lines = [line for line in lines_in(page.text) if not line.is_blank]
    date = next((i for i, line in enumerate(lines[:HEAD_LINES]) if DATE_LINE.fullmatch(line.text)), None)
    if date is None:
        return None
    end = date + HEAD_LINES
    greeting = next((i for i in range(date + 1, min(end, len(lines))) if SALUTATION.fullmatch(lines[i].text)), None)
    return None if greeting is None else (lines, date, greeting)


def letter_rows(pages: list[Page]) -> Rows:
    """Return the rows of the letters on the pages; each is a message numbered like its first page."""
    letters: list[list[Page]] = []
    for page in pages:
        if _parts(page) or not letters:
            letters.append([page])
        else:
            letters[-1].append(page)
    joined: Rows = {}
    for letter in letters:
        for name, rows in _letter_rows(letter).items():
            joined.setdefault(name, []).extend(rows)
    return joined


def _letter_rows(pages: list[Page]) -> Rows:
    """Return the rows of one letter: what it does follows from all its pages, each figure from its own."""
    lines, date, greeting = _parts(pages[0]) or ([], 0, 0)
    start = lines[greeting].end + 1 if lines else 0
    printed = " ".join(DATE_LINE.fullmatch(lines[date].text)["date"].split()) if lines else ""
    bodies = [tuple(lines_in(page.text)) for page in pages]
    bodies[0] = tuple(line for line in bodies[0] if line.start >= start)
    own_text = "\n".join(line.text for body in bodies for line in body).strip()
    role = letter_sender(own_text)
    written = [
        Written(page, pages[0].number, "", role, printed, "letter", body)
        for page, body in zip(pages, bodies, strict=True)
    ]
    messages = [taken_apart(w) for w in written]
    is_sent = any(said.says == "attached" for said in read_provided(own_text, 0))
    kind = message_kind(own_text, has_figures=any(m.statements for m in messages), has_records=is_sent)
    kind = ("other", "") if role == "requester" else kind
    joined: Rows = {}
    for n, (w, message) in enumerate(zip(written, messages, strict=True)):
        rows = written_rows(w, with_kind(message, kind, own_text), is_first=n == 0)
        rows["boxes"] += private_boxes(w, message)
        for name, found in rows.items():
            joined.setdefault(name, []).extend(found)
    return joined
