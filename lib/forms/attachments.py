"""A message's lines in; out come the files it names, which of them are records, and spellings of one name."""

import re
from dataclasses import dataclass
from itertools import pairwise

from lib.pages import Line

BULLET = re.compile(r"\s*•\s+(?P<name>\S.*\.\w{2,5})\s*")
DATE_BULLET = re.compile(r"\s*•\s+(?P<date>\d{2}/\d{2}/\d{4})\s*")
# NextRequest lists released documents inside the agency's own text.
STAR = re.compile(r"\*\s+(?P<name>\S.*\.\w{2,5})\s*")
VIEW = re.compile(r"(?:View\s+Embed\s+)?Download")
# Pictures out of an e-mail's signature.
PICTURE = re.compile(r"(?:image\d{3}|~WRD\d+)(?:\.\w+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file named on the page: as listed, where, whether it is a record, and the date beside it."""

    name: str
    start: int
    end: int
    is_record: bool
    listed_on: str = ""
    in_own_text: bool = False


def read_attachments(body: list[Line]) -> list[Attachment]:
    """Return the files a message names: older layout `• name.pdf`, newer `name` above `View Embed Download`."""
    found = []
    filled = [line for line in body if not line.is_blank]
    for n, line in enumerate(filled):
        if named := BULLET.fullmatch(line.text):
            found.append(_attachment(line, named["name"]))
        elif named := STAR.fullmatch(line.text):
            found.append(_attachment(line, named["name"], in_own_text=True))
        elif n and VIEW.fullmatch(line.text.strip()) and not VIEW.fullmatch(filled[n - 1].text.strip()):
            found.append(_attachment(filled[n - 1], filled[n - 1].text.strip()))
    return found


def read_file_list(lines: list[Line]) -> list[Attachment]:
    """Return the files of the older layout's closing list: a date bullet, then the name under it."""
    found = []
    filled = [line for line in lines if not line.is_blank]
    for line, below in pairwise(filled):
        if dated := DATE_BULLET.fullmatch(line.text):
            month, day, year = dated["date"].split("/")
            found.append(_attachment(below, below.text.strip(), listed_on=f"{year}-{month}-{day}"))
    return found


def _attachment(line: Line, name: str, *, listed_on: str = "", in_own_text: bool = False) -> Attachment:
    name = name.strip()
    start = line.start + line.text.index(name)
    return Attachment(name, start, start + len(name), not PICTURE.fullmatch(name), listed_on, in_own_text)


def same_file_key(name: str) -> str:
    """Return a key under which spellings of one name on one page meet.

    Sites turn a space into `%20`, `20` or `_` (Tracy's page lists one file under two spellings). The key is
    only for telling that a page names one file twice; it never joins a name to a file on disk.
    """
    return re.sub(r"%20|20|[\s_]+", "", name).casefold()
