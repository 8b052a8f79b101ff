"""What an agency wrote in, line by line; out come the figures in it, each with its label and place.

Known forms of a figure in prose:
`5) The aggregate number of detections collected during 2018; 490,535 6) …` (Tracy, several on one line)
and `2018 Detections= 494, 258` (Irvine, one a line). Anything else that looks like a figure is handed to a
person, never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lib.forms.asked import Asked
from lib.forms.labels import YEAR, label_doubt, measures_in, same_words, split_label
from lib.pages import Line

ITEM_HEAD = re.compile(r"(?:(?<=\s)|^)(?P<item>\d{1,2}|[A-Z]\d{1,2})\) +")
GROUPED = re.compile(r"(?<![\d,])\d{1,3}(?:,\s?\d{3})+(?!\d)")
NUMBER = re.compile(r"\d|\b(?:no|none|zero)\b", re.IGNORECASE)
FIGURE_ONLY = re.compile(r"\s*\d[\d,. ]*\s*")
# A figure in a message that hedges is not accepted without a person.
HEDGE = re.compile(
    r"\b(?:approximate(?:ly)?|estimated?|estimates?|roughly|about \d|around \d|in thousands|incomplete|partial"
    r"(?:ly)?|preliminary|as of|excluding|except|only)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as printed: what it counts, its label, period and value with places, and any doubt."""

    measure: str
    item: str
    label: str
    window: str
    value: str
    start: int
    end: int
    context_start: int
    context_end: int
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that looks like a figure but has no known form."""

    text: str
    start: int
    end: int
    why: str


def read_reply(own: list[Line], asked: list[Asked]) -> tuple[list[Statement], list[Unread]]:
    """Return the figures in the lines an agency wrote, and the lines a person must read."""
    statements: list[Statement] = []
    unread: list[Unread] = []
    taken: set[int] = set()
    hedge = _hedge(own)
    for n, line in enumerate(own):
        if n in taken or line.is_blank:
            continue
        found = []
        for item, start, end in _segments(line):
            made = _statement(line, start, end, item, asked)
            if made and not made.value:
                made, below = _value_below(made, own, n)
                taken |= below
            if made:
                found.append(replace(made, doubt="; ".join(filter(None, (made.doubt, hedge)))))
        statements += found
        unread += _unread(line, found, asked)
    return statements, unread


def _segments(line: Line) -> Iterator[tuple[str, int, int]]:
    """Yield (item, start, end) inside the line: what stands before the first item number, then each item."""
    heads = list(ITEM_HEAD.finditer(line.text))
    if not heads or line.text[: heads[0].start()].strip():
        yield "", 0, heads[0].start() if heads else len(line.text)
    for n, head in enumerate(heads):
        yield head["item"], head.end(), heads[n + 1].start() if n + 1 < len(heads) else len(line.text)


def _statement(line: Line, start: int, end: int, item: str, asked: list[Asked]) -> Statement | None:
    """Split one segment into label and value; None if it names no one measure and no one year."""
    segment = line.text[start:end]
    split = split_label(segment, asked)
    if split is None:
        return None
    label, value, value_at = split
    measures, years = measures_in(label), YEAR.findall(label)
    if len(measures) != 1 or len(years) != 1:
        return None
    value = re.sub(r"\s*[.;,]?\s*$", "", value)
    at = line.start + start + value_at
    return Statement(
        measure=measures[0],
        item=item,
        label=label.strip(),
        window=years[0],
        value=value,
        start=at,
        end=at + len(value),
        context_start=line.start + start,
        context_end=line.start + start + len(segment.rstrip()),
        doubt=label_doubt(label, item, asked),
    )


def _value_below(made: Statement, own: list[Line], n: int) -> tuple[Statement | None, set[int]]:
    """Take the value from the next line that is not blank, when nothing but a figure stands there."""
    m = next((i for i in range(n + 1, len(own)) if not own[i].is_blank), None)
    if m is None or not FIGURE_ONLY.fullmatch(own[m].text):
        return None, set()
    value = own[m].text.strip()
    start = own[m].start + own[m].text.index(value)
    end = start + len(value)
    return replace(made, value=value, start=start, end=end, context_end=end), {m}


def _hedge(own: list[Line]) -> str:
    found = next((m.group() for line in own if (m := HEDGE.search(line.text))), "")
    return f"the message says “{found}”" if found else ""


def _unread(line: Line, found: list[Statement], asked: list[Asked]) -> list[Unread]:
    """Return what is left of a line that looks like a figure and was not taken."""
    left = line.text
    for made in found:
        a, b = made.context_start - line.start, min(made.context_end - line.start, len(left))
        left = left[:a] + " " * (b - a) + left[b:]
    left = " ".join(ITEM_HEAD.sub(" ", left).split())
    if not left or any(same_words(a.text, left) for a in asked):
        return []
    if GROUPED.search(left):
        return [Unread(left, line.start, line.end, "a figure stands here that no rule takes")]
    if measures_in(left) and NUMBER.search(left):
        return [Unread(left, line.start, line.end, "the line speaks of scans or hits in a form no rule takes")]
    return []
