"""The bytes of a mail (.eml) in; one page of its headers and words out, and the files attached to it by name and hash.

The page is laid out as mail programs print a mail: `From:`, `To:`, `Cc:`, `Date:`, `Subject:`, a blank line, the text,
and at the end a line `Attachment: name` for each file. A mail's web page is never rendered, only its text is taken.
"""

import hashlib
import re
from email.message import Message
from email.utils import parsedate_to_datetime

from lib.pages import Mark, Page, Part, Reading, words_in
from lib.read.mail_names import header_text
from lib.read.mail_parts import MOST_PARTS, attached, is_cut, open_mail, text_parts
from lib.read.webpage_bytes import decode_said, decode_webpage
from lib.read.webpage_text import shown_text

HEADERS = ("From", "To", "Cc", "Date", "Subject")
ATTACHED = "Attachment: "
MAX_MAIL_TEXT = 1_000_000


def read_mail(data: bytes) -> Reading:
    """Return a mail as one page with a `time` mark on its date; its attachments are the reading's parts."""
    mail = open_mail(data)
    if not any(mail.get(name) for name in ("From", "Date", "Subject", "Received", "MIME-Version")):
        return Reading("damaged", "no header of a mail stands at its beginning")
    bodies = [_body(part) for part in text_parts(mail)]
    text, marks = _laid_out(mail, bodies)
    if len(text) > MAX_MAIL_TEXT:
        return Reading("resource_limit", f"more than {MAX_MAIL_TEXT:,} characters of text in one mail")
    files = attached(mail)
    text += "".join(f"\n{ATTACHED}{file.name}" for file in files)
    troubles = [
        "the mail ends before the parts it announces: it was saved half" if is_cut(mail) else "",
        f"it has {len(files)} attachments; only {MOST_PARTS} are taken" if len(files) > MOST_PARTS else "",
    ]
    status = "partly_read" if any(troubles) else "read"
    reason = "; ".join(dict.fromkeys(filter(None, [*(body[2] for body in bodies), *troubles])))
    parts = tuple(Part(file.name, hashlib.sha256(file.data).hexdigest(), len(file.data)) for file in files[:MOST_PARTS])
    return Reading(status, reason, (Page(1, text, "text", words_in(text), marks=marks),), parts)


def _laid_out(mail: Message, bodies: list[tuple[str, tuple[Mark, ...], str]]) -> tuple[str, tuple[Mark, ...]]:
    """Return the page's text and marks: the headers, then each stretch of the mail's words."""
    raw = {name.casefold(): value for name, value in reversed(list(mail.raw_items()))}
    text, marks = "", []
    for name in HEADERS:
        value = header_text(raw.get(name.casefold(), ""))
        if name == "Date" and (moment := _moment(value)):
            marks.append(Mark("time", len(text) + 6, len(text) + 6 + len(value), moment))
        if value:
            text += f"{name}: {value}\n"
    for words, found, _ in bodies:
        text += "\n"
        marks += [m._replace(char_start=m.char_start + len(text), char_end=m.char_end + len(text)) for m in found]
        text += words.strip("\n") + "\n"
    return text, tuple(marks)


def _moment(printed: str) -> str:
    try:
        return parsedate_to_datetime(printed).isoformat() if printed else ""
    except (ValueError, TypeError, IndexError):
        return ""


def _body(part: Message) -> tuple[str, tuple[Mark, ...], str]:
    """Return the words of one part, their marks, and how they were decoded if not as said."""
    data = part.get_payload(decode=True) or b""
    charset = str(part.get_param("charset", "") or "")
    if part.get_content_type() == "text/html":
        decoded = decode_webpage(data, charset)
        shown = shown_text(decoded.markup)
        leading = len(shown.text) - len(shown.text.lstrip("\n"))
        moved = tuple(m._replace(char_start=m.char_start - leading, char_end=m.char_end - leading) for m in shown.marks)
        return shown.text[leading:], tuple(m for m in moved if m.char_start >= 0), decoded.note
    decoded = decode_said(data, charset)
    text = decoded.markup.replace("\x00", "\ufffd")
    return (_unflowed(text) if str(part.get_param("format", "")).casefold() == "flowed" else text), (), decoded.note


def _unflowed(text: str) -> str:
    """Join the lines a mail program broke for its window (`format=flowed`); `-- ` above a signature is no such line."""
    return re.sub(r"(?m)^(?!>)(?!-- $)(.*\S) +\n(?![>\s])", r"\1 ", text)
