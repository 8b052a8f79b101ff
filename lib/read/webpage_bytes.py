"""The bytes of a saved web page in; its text with markup, and what had to be assumed to decode it, out."""

import codecs
import re
from typing import NamedTuple

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Browsers look for the charset this far in.
_DECLARED_WITHIN = 4096
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_OPENERS = (b"<!doctype html", b"<html", b"<head", b"<body")
_BEFORE = re.compile(rb"(?:\s+|<!--.*?-->|<\?xml[^>]*>)+", re.DOTALL)


class Decoded(NamedTuple):
    """The markup of a page, a note on how it was decoded (empty if as expected), and characters that could not be."""

    markup: str
    note: str
    lost: int


def is_webpage(data: bytes) -> bool:
    """True if the bytes begin like a web page, whatever the file is called."""
    start = data[:_DECLARED_WITHIN]
    for mark, codec in _MARKS:
        if start.startswith(mark):
            start = start[: len(start) // 2 * 2].decode(codec, "replace").encode()
            break
    before = _BEFORE.match(start)
    return start[before.end() if before else 0 :][:20].lower().startswith(_OPENERS)


def decode_webpage(data: bytes, charset: str = "") -> Decoded:
    """Decode a web page by its byte mark, else by the charset given or declared inside it, else as `decode_said`."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return decode_said(data, charset or (found[1].decode("ascii") if found else ""))


def decode_said(data: bytes, charset: str) -> Decoded:
    """Decode by byte mark, else by the charset the bytes are said to be, else UTF-8, else Windows-1252.

    A charset nobody knows, or that the bytes do not keep to, is passed over with a note. Line ends become LF.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _with(data, codec, "")
    codec, note = _known(charset)
    for name in dict.fromkeys((codec, "utf-8")):
        try:
            text = data.decode(name) if name else None
        except (UnicodeDecodeError, LookupError):
            note = note or (f"the bytes are not the {name} they are said to be" if name == codec else "")
            continue
        if text is not None:
            return Decoded(_lines(text), f"{note}; decoded as {name}" if note else "", 0)
    return _with(data, "cp1252", f"{note}; decoded as Windows-1252" if note else "decoded as Windows-1252")


def _known(charset: str) -> tuple[str, str]:
    """Return Python's name of a charset and a note; browsers read Latin-1 as Windows-1252."""
    if not charset:
        return "", ""
    try:
        # Only codecs from bytes to text: Python also knows base64, zip and others by such names.
        name = codecs.lookup(charset).name
        b"a".decode(name, "replace")
    except (LookupError, ValueError, TypeError):
        return "", f"the charset {charset[:40]!r} is not known"
    return ("cp1252" if name in ("iso8859-1", "ascii") else name), ""


def _with(data: bytes, codec: str, note: str) -> Decoded:
    text = data.decode(codec, "replace")
    return Decoded(_lines(text), note, text.count("\ufffd"))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
