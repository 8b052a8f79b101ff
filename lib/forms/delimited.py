"""A text with delimited fields in; its records out, each field with its place in the text, quotes taken off."""

from collections.abc import Iterator
from typing import NamedTuple

DELIMITERS = ("\t", ",", ";", "|")


class Field(NamedTuple):
    """A field's text, doubled quotes undone, and where it stands, without its quotes and outer white space."""

    text: str
    start: int
    end: int


def records(text: str, delimiter: str) -> Iterator[list[Field]]:
    """Yield each record's fields; a quoted field may hold delimiters and line ends. Blank lines are left out."""
    at, fields = 0, []
    while at <= len(text):
        field, at = _field(text, at, delimiter)
        fields.append(field)
        is_last = at >= len(text) or text[at] == "\n"
        if is_last:
            if len(fields) > 1 or fields[0].text:
                yield fields
            fields = []
        at += 1


def _field(text: str, at: int, delimiter: str) -> tuple[Field, int]:
    """Return the field that begins at `at`, and where the delimiter or line end behind it stands."""
    start = at
    while start < len(text) and text[start] in " \ufeff":
        start += 1
    if text[start : start + 1] == '"':
        close = _closing_quote(text, start + 1)
        after = close + 1
        while after < len(text) and text[after] in " \r":
            after += 1
        if close < len(text) and (after >= len(text) or text[after] in (delimiter, "\n")):
            return _stripped(text, start + 1, close, quoted=True), after
    ends = [i for i in (text.find(delimiter, at), text.find("\n", at)) if i >= 0]
    end = min(ends, default=len(text))
    return _stripped(text, start if start < end else at, end, quoted=False), end


def _closing_quote(text: str, at: int) -> int:
    """Return the place of the quote that closes; the text's length if none does."""
    while (at := text.find('"', at)) >= 0:
        if text[at + 1 : at + 2] != '"':
            return at
        at += 2
    return len(text)


def _stripped(text: str, start: int, end: int, *, quoted: bool) -> Field:
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip())
    inner = raw.strip()
    return Field(inner.replace('""', '"') if quoted else inner, start + left, start + left + len(inner))
