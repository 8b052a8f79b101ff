"""The bytes of a saved web page (HTML, or MHTML around it) in; one page of the text a browser shows out."""

import email
import re
from email import policy

from lib.pages import Page, Reading, words_in
from lib.read.webpage_bytes import decode_webpage
from lib.read.webpage_text import shown_text

# A saved request page is 300 kB; one with its pictures inside, some MB.
MAX_PAGE_BYTES = 20_000_000
MAX_PAGE_TEXT = 2_000_000
_TAG = re.compile(r"<[a-z!/][^>]*>", re.IGNORECASE)
_OPENED = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def is_mhtml(data: bytes) -> bool:
    """True if the bytes begin like a page a browser saved as a mail with its pictures (MHTML)."""
    head = data[:4096].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    return b"mime-version" in head.lower() and bool(_MULTIPART.search(head)) and b"snapshot-content" in head.lower()


def read_webpage(data: bytes) -> Reading:
    """Return the text a browser shows, numbered page 1, with marks for links, times and quotations.

    A page without its closing tag was saved half: `partly_read`.
    """
    if len(data) > MAX_PAGE_BYTES:
        return Reading("resource_limit", f"a web page of more than {MAX_PAGE_BYTES:,} bytes")
    if is_mhtml(data):
        return _read_mhtml(data)
    decoded = decode_webpage(data)
    return _reading(decoded.markup, decoded.note, decoded.lost)


def _read_mhtml(data: bytes) -> Reading:
    for part in email.message_from_bytes(data, policy=policy.default).walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True) or b""
            decoded = decode_webpage(body, part.get_param("charset", "") or "")
            return _reading(decoded.markup, decoded.note, decoded.lost)
    return Reading("damaged", "no web page stands inside the saved archive")


def _reading(markup: str, note: str, lost: int) -> Reading:
    shown = shown_text(markup)
    if len(shown.text) > MAX_PAGE_TEXT:
        return Reading("resource_limit", f"more than {MAX_PAGE_TEXT:,} characters of text on one web page")
    if not shown.text.strip():
        return Reading("empty", "the web page shows no text")
    troubles = [
        "the web page ends before its closing tag: it was saved half" if _is_cut(markup) else "",
        f"part of the page could not be taken in: {shown.trouble}" if shown.trouble else "",
        f"{lost} characters could not be decoded" if lost else "",
    ]
    status = "partly_read" if any(troubles) else "read"
    reason = "; ".join(filter(None, [note, *troubles]))
    page = Page(1, shown.text, "text", words_in(shown.text), marks=shown.marks)
    return Reading(status, reason, (page,))


def _is_cut(markup: str) -> bool:
    if not _OPENED.search(markup):
        return not _TAG.search(markup)
    return not _CLOSED.search(markup[-20_000:])
