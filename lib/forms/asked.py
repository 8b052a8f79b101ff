"""The requester's messages in; out come the items they ask for, as printed, with their places."""

import re
from dataclasses import dataclass

from lib.pages import Line

PART = re.compile(r"Part (?P<part>[A-Z])\b.*")
ITEM = re.compile(r"(?P<item>\d{1,2}|[A-Z]\d{1,2})[.)] +(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class Asked:
    """One item of a request: its printed number, the part it stands in, its words and their place."""

    item: str
    part: str
    text: str
    start: int
    end: int


def read_asked(body: list[Line]) -> list[Asked]:
    """Return the numbered items of a request's letter; a number printed twice keeps its first place."""
    part, found = "", {}
    for line in body:
        text = line.text.strip()
        if heading := PART.fullmatch(text):
            part = heading["part"]
        elif item := ITEM.fullmatch(text):
            start = line.start + line.text.index(text) + item.start("text")
            end = line.start + len(line.text.rstrip())
            found.setdefault(item["item"], Asked(item["item"], part, item["text"], start, end))
    return list(found.values())
