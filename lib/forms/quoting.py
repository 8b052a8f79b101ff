"""A message's lines and the messages before it in; out comes which lines the sender wrote and which it quotes.

Agencies answer above or inside a copy of the request. Only what they wrote themselves is an answer.
"""

import re
from itertools import pairwise

from lib.pages import Line

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
LONG_DATE = re.compile(rf"(?:{MONTHS}) \d{{1,2}}, \d{{4}}")
# How mail programs open a quotation.
OPENERS = (
    re.compile(r"\s*-{2,}\s*(?:Original Message|Forwarded message)\s*-{2,}.*", re.IGNORECASE),
    re.compile(r"\s*On .{5,200} wrote:\s*"),
    re.compile(r"\s*Begin forwarded message:\s*"),
    re.compile(r"\s*>.*"),
)
FROM_HEADER = re.compile(r"\s*\*?From:\*? .+")
NEXT_HEADER = re.compile(r"\s*\*?(?:Sent|Date|To|Cc|Subject):", re.IGNORECASE)
_LINK = re.compile(r"<(?:https?://|mailto:|tel:)[^<>]*>")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def plain(line: str) -> str:
    """Return a line as it compares: straight quotes, no mail-program links or `>`, single spaces."""
    line = _LINK.sub("", line.translate(_QUOTES))
    return " ".join(line.lstrip("> ").split())


def quote_start(body: list[Line], earlier: list[list[str]], agency: str) -> int:
    """Return the index of the first quoted line of a body, or its length.

    `earlier` holds the plain, non-blank lines of each message before. A quotation begins at a mail
    program's opener, or where two lines in a row repeat two lines in a row of an earlier message; a
    letterhead right above (agency's name … date, as MuckRock's letters have) belongs to it.
    """
    filled = [(i, plain(line.text)) for i, line in enumerate(body) if plain(line.text)]
    pairs = {pair for lines in earlier for pair in pairwise(lines)}
    for n, (i, text) in enumerate(filled):
        following = filled[n + 1][1] if n + 1 < len(filled) else ""
        if _opens(body, i) or (following and (text, following) in pairs):
            return _with_letterhead(body, filled, n, agency)
    return len(body)


def _opens(body: list[Line], i: int) -> bool:
    text = body[i].text
    if any(opener.fullmatch(text) for opener in OPENERS):
        return True
    after = next((line.text for line in body[i + 1 : i + 3] if not line.is_blank), "")
    return bool(FROM_HEADER.fullmatch(text) and NEXT_HEADER.match(after))


def _with_letterhead(body: list[Line], filled: list[tuple[int, str]], n: int, agency: str) -> int:
    """Move the start up over `<agency> / <office> / <address> / <date>`, if that is what stands above."""
    if n and LONG_DATE.fullmatch(filled[n - 1][1]):
        for m in range(n - 2, max(n - 8, -1), -1):
            if filled[m][1].casefold() == plain(agency).casefold():
                return filled[m][0]
    return filled[n][0]
