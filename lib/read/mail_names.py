"""A mail's header, or the name an attachment gives itself, in; readable text, and a name safe in a path, out."""

import re
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header

MOST_CHARACTERS = 120
ENDINGS = {
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/ms-tnef": ".dat",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
}


def header_text(raw: object) -> str:
    """Return a header as people read it: `=?utf-8?…?=` decoded, folded lines joined, control characters left out."""
    text = raw if isinstance(raw, str) else str(raw or "")
    # Bytes that are no ASCII stand in the text as lone surrogates.
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if "=?" in text:
        with suppress(HeaderParseError, LookupError, UnicodeError, ValueError):
            text = str(make_header(decode_header(text)))
    return " ".join(_printable(text.replace("\t", " ").replace("\n", " ").replace("\r", " ")).split())


def safe_name(given: str, content_type: str, number: int) -> str:
    """Return a file name without folders, control characters or leading dots; made up where none is given.

    `../../x` becomes `x`. Marks that turn the direction of writing are left out: they make `fdp.exe` read `exe.pdf`.
    """
    name = re.split(r"[/\\]", header_text(given))[-1].strip(" .")
    name = re.sub(r'[<>:"|?*]', "_", name)
    if not name:
        return f"attachment-{number}{ENDINGS.get(content_type, '.bin')}"
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = name, "", ""
        if content_type == "message/rfc822":
            dot, ending = ".", "eml"
    return stem[:MOST_CHARACTERS].rstrip(" .") + dot + ending


def told_apart(names: list[str]) -> list[str]:
    """Return the names, the second of two equal ones with `-2` before its ending."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name.casefold()] = n = seen.get(name.casefold(), 0) + 1
        stem, dot, ending = name.rpartition(".")
        made.append(name if n == 1 else f"{stem}-{n}.{ending}" if dot else f"{name}-{n}")
    return made


def _printable(text: str) -> str:
    return "".join(c for c in text if c.isprintable())
