"""The bytes of a mail in; out come its own text parts and the files attached to it, each by its number from 1."""

import email
from collections.abc import Iterator
from email import errors, policy
from email.message import Message
from typing import NamedTuple

from lib.read.mail_names import safe_name, told_apart

# A mail in a mail in a mail is common; deeper than this, somebody plays.
DEEPEST = 5
MOST_PARTS = 200
_CUT = (errors.CloseBoundaryNotFoundDefect, errors.StartBoundaryNotFoundDefect, errors.InvalidBase64LengthDefect)
_AS_RECEIVED = policy.compat32.clone(max_line_length=None)


class Attached(NamedTuple):
    """A file attached to a mail: its safe name and its bytes."""

    name: str
    data: bytes


class NoSuchPartError(ValueError):
    """The mail has no attachment of this number."""


def open_mail(data: bytes) -> Message:
    """Return a mail, its headers and lines kept as received."""
    return email.message_from_bytes(data, policy=_AS_RECEIVED)


def text_parts(mail: Message) -> list[Message]:
    """Return the parts that are the mail's own words: plain text; web pages only where no plain text stands."""
    leaves = [part for part in _leaves(mail) if _is_words(part)]
    plain = [part for part in leaves if part.get_content_type() == "text/plain" and _is_filled(part)]
    return plain or [part for part in leaves if part.get_content_type() == "text/html"][:1]


def attached(mail: Message) -> list[Attached]:
    """Return the files attached to a mail, a mail inside it as one file; their names are unique and safe."""
    mine = {id(part) for part in text_parts(mail)}
    parts = [part for part in _leaves(mail) if id(part) not in mine and not _is_other_look(part)]
    names = [safe_name(_name(part), part.get_content_type(), n) for n, part in enumerate(parts, 1)]
    return [Attached(name, _bytes(part)) for name, part in zip(told_apart(names), parts, strict=True)]


def part_bytes(data: bytes, numbers: list[int]) -> bytes:
    """Return the bytes of an attachment; `numbers` lead from mail to mail inside, each from 1.

    Raises NoSuchPartError if there is none.
    """
    for number in numbers:
        files = attached(open_mail(data))
        if not 0 < number <= len(files):
            raise NoSuchPartError(f"the mail has no attachment {number}; it has {len(files)}")
        data = files[number - 1].data
    return data


def is_cut(mail: Message) -> bool:
    """True if the mail ends before the parts it announces."""
    return any(isinstance(defect, _CUT) for part in mail.walk() for defect in part.defects)


def _leaves(part: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts that hold something; a mail inside is one of them and is not opened here."""
    if part.get_content_maintype() == "multipart" and part.is_multipart() and depth < 50:
        for child in part.get_payload():
            child.parent_type = part.get_content_type()
            yield from _leaves(child, depth + 1)
    else:
        yield part


def _is_words(part: Message) -> bool:
    is_file = part.get_content_disposition() == "attachment" or bool(_name(part))
    return part.get_content_maintype() == "text" and not is_file and not part.is_multipart()


def _is_other_look(part: Message) -> bool:
    """True for the web page beside the same words as plain text, and for parts without anything in them."""
    if not _is_words(part) or part.get_content_type() not in ("text/html", "text/plain"):
        return False
    return getattr(part, "parent_type", "") == "multipart/alternative" or not _is_filled(part)


def _is_filled(part: Message) -> bool:
    return bool((part.get_payload(decode=True) or b"").strip())


def _name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        return part.get_payload(0).as_bytes(policy=_AS_RECEIVED)
    if part.is_multipart():
        return part.as_bytes(policy=_AS_RECEIVED)
    return part.get_payload(decode=True) or b""
