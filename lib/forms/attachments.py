"""A message's lines in; out come the files it names, which of them are records, and spellings of one name."""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise

from lib.pages import Line

BULLET = re.compile(r"\s*•\s+(?P<name>\S.*\.\w{2,5})\s*")
DATE_BULLET = re.compile(r"\s*(?:•\s+)?(?P<date>\d{2}/\d{2}/\d{4})\s*")
# NextRequest lists released documents inside the agency's own text.
STAR = re.compile(r"\*\s+(?P<name>\S.*\.\w{2,5})\s*")
VIEW = re.compile(r"(?:View\s+Embed\s+)?Download")
# Pictures out of an e-mail's signature.
PICTURE = re.compile(r"(?:image\d{3}|~WRD\d+)(?:\.\w+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file named on the page: as listed, where, whether it is a record, and the date beside it.

    The site's buttons for it, with their links, stand between `end` and `buttons_end`.
    """

    name: str
    start: int
    end: int
    line_start: int
    is_record: bool
    listed_on: str = ""
    in_own_text: bool = False
    buttons_end: int = 0


def read_attachments(body: list[Line]) -> list[Attachment]:
    """Return the files a message names, in order.

    The list closes the message: `• name.pdf` in the older layout, a name above `View Embed Download` in the newer.
    A file named further up stands in the sender's own words.
    """
    filled = [line for line in body if not line.is_blank]
    listed: list[Attachment] = []
    while filled:
        if named := BULLET.fullmatch(filled[-1].text):
            listed.append(_attachment(filled.pop(), named["name"]))
        elif (buttons := _buttons(filled)) and len(filled) > buttons and not _is_button(filled[-1 - buttons]):
            name = filled[-1 - buttons]
            listed.append(_attachment(name, name.text, buttons_end=filled[-1].end))
            del filled[-1 - buttons :]
        else:
            break
    own = [_own(line) for line in filled if BULLET.fullmatch(line.text) or STAR.fullmatch(line.text)]
    return [*own, *reversed(listed)]


def _buttons(filled: list[Line]) -> int:
    """Return how many lines of buttons close the lines: one, or in a saved web page one for each button."""
    texts = [line.text.strip() for line in filled[-3:]]
    if texts == ["View", "Embed", "Download"]:
        return 3
    return 1 if texts and _is_button(filled[-1]) else 0


def _is_button(line: Line) -> bool:
    return bool(VIEW.fullmatch(line.text.strip()))


def _own(line: Line) -> Attachment:
    named = BULLET.fullmatch(line.text) or STAR.fullmatch(line.text)
    return _attachment(line, named["name"], in_own_text=True)


def read_file_list(lines: list[Line]) -> list[Attachment]:
    """Return the files of the older layout's closing list: a date bullet, then the name under it."""
    filled = [line for line in lines if not line.is_blank]
    dated = [(DATE_BULLET.fullmatch(line.text), below) for line, below in pairwise(filled)]
    return [
        _attachment(below, below.text, listed_on=_iso(found["date"]))
        for found, below in dated
        if found and not DATE_BULLET.fullmatch(below.text)
    ]


def _iso(date: str) -> str:
    """Return MM/DD/YYYY as an ISO date; empty for a day that is none."""
    try:
        month, day, year = (int(part) for part in date.split("/")) if date.isascii() else (0, 0, 0)
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _attachment(
    line: Line, name: str, *, listed_on: str = "", in_own_text: bool = False, buttons_end: int = 0
) -> Attachment:
    name = name.strip()
    start = line.start + line.text.index(name)
    is_record = not PICTURE.fullmatch(name)
    end = start + len(name)
    return Attachment(name, start, end, line.start, is_record, listed_on, in_own_text, buttons_end or end)


def same_file_key(name: str) -> str:
    """Return a key under which spellings of one name on one page meet.

    Sites turn a space into `%20`, `20` or `_` (Tracy's page lists one file under two spellings), so all of these are
    spelled `20` here. The key only tells that a page names one file twice; it never joins a name to a file on disk.
    """
    return re.sub(r"%20|[\s_]", "20", name).casefold()
