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
from lib.forms.quoting import MONTHS
from lib.pages import Line

ITEM_HEAD = re.compile(r"(?:(?<=\s)|^)(?P<item>\d{1,2}|[A-Z]\d{1,2})\) +")
GROUPED = re.compile(r"(?<![\d,])\d{1,3}(?:,\s?\d{3})+(?!\d)")
# Words that may stand between numbers on a line that holds nothing else.
BESIDE_NUMBERS = frozenset(["item", "part", "and", "or", "answer", "none"])
YEAR_VALUE = re.compile(r"\b(?:19|20)\d\d\s*[:=]\s*\d")
# Five digits or more in a row, but no ZIP code, no amount of money, no number of a request.
LONG_NUMBER = re.compile(r"(?<![\d$#/.-])(?<!\b[A-Z]{2} )(?<!MR )\d{5,}(?![\d-])")
PHONE_OR_DATE = re.compile(r"\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}(?!\d)")
LINK = re.compile(r"<?\b(?:https?://|www\.|mailto:)\S+")
DIGIT = re.compile(r"\d")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
NUMBER = re.compile(r"\d|\b(?:no|none|zero)\b", re.IGNORECASE)
FIGURE_ONLY = re.compile(r"\s*\d[\d,. ]*\s*")
# A figure in a message that hedges is not accepted without a person.
HEDGE = re.compile(
    r"\b(?:approximate(?:ly)?|estimated?|estimates?|roughly|about \d|around \d|(?:at|no) (?:least|more than)|up to"
    r"|in (?:thousands|millions)|incomplete|partial(?:ly)?|preliminary|as of|exclud\w+|except|only|not includ\w+"
    r"|fiscal|FY|averages?|monthly|weekly|daily|per (?:day|week|month))\b"
    # A month with no day behind it names a period: "January to November 2018".
    rf"|(?-i:\b(?:{MONTHS})\b(?!\s+\d{{1,2}}\b))",
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


def read_reply(
    lines: list[Line], asked: list[Asked], *, is_quoted: bool = False
) -> tuple[list[Statement], list[Unread]]:
    """Return the figures in the lines an agency wrote, and the lines a person must read.

    In quoted lines a long number alone is no reason to ask a person: letterheads are full of them.
    """
    own = [line for line in lines if not line.is_blank]
    hedge = _hedge(own)
    read = [[_statement(own[n], *segment, asked) for segment in _segments(own[n])] for n in range(len(own))]
    taken: set[int] = set()
    statements: list[Statement] = []
    unread: list[Unread] = []
    for n, line in enumerate(own):
        if n in taken:
            continue
        found = [made for made in read[n] if made and made.value]
        open_labels = [made for made in read[n] if made and not made.value]
        if len(open_labels) == 1 and not found and (below := _value_below(open_labels[0], own, n, taken, read)):
            found = [below]
            taken.add(n + 1)
        statements += [replace(made, doubt="; ".join(filter(None, (made.doubt, hedge)))) for made in found]
        odd = _unread(line, found, asked, is_quoted=is_quoted)
        if not odd and not found and n and any(made and not made.value for made in read[n - 1]):
            odd = _below_label(line, read[n])
        unread += odd
    return statements, unread


def _below_label(line: Line, read: list[Statement | None]) -> list[Unread]:
    """Return a line with a figure in it that stands below a label without one."""
    if any(read) or not re.search(r"\d", line.text):
        return []
    return [Unread(" ".join(line.text.split()), line.start, line.end, "words and a figure stand below a label")]


def _segments(line: Line) -> Iterator[tuple[str, int, int]]:
    """Yield (item, start, end) inside the line: what stands before the first item number, then each item."""
    heads = list(ITEM_HEAD.finditer(line.text))
    if not heads or line.text[: heads[0].start()].strip():
        yield "", 0, heads[0].start() if heads else len(line.text)
    for n, head in enumerate(heads):
        yield head["item"], head.end(), heads[n + 1].start() if n + 1 < len(heads) else len(line.text)


def _statement(line: Line, item: str, start: int, end: int, asked: list[Asked]) -> Statement | None:
    """Split one segment into label and value; None if it names no one measure and no one year."""
    segment = line.text[start:end]
    split = split_label(segment, asked)
    if split is None:
        return None
    label, value, value_at = split
    measures, years = measures_in(label), YEAR.findall(label)
    if len(measures) != 1 or len(years) != 1:
        return None
    value = re.sub(r"\s*[.;]?\s*$", "", value)
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


def _value_below(
    made: Statement, own: list[Line], n: int, taken: set[int], read: list[list[Statement | None]]
) -> Statement | None:
    """Take the value from the next line, if label and figure alternate: nothing else may be its partner."""
    if n + 1 >= len(own) or not _is_figure(own[n + 1]):
        return None
    before_is_loose = (
        n > 0 and n - 1 not in taken and (_is_figure(own[n - 1]) or any(m and not m.value for m in read[n - 1]))
    )
    if before_is_loose or (n + 2 < len(own) and _is_figure(own[n + 2])):
        return None
    value = own[n + 1].text.strip()
    start = own[n + 1].start + own[n + 1].text.index(value)
    end = start + len(value)
    return replace(made, value=value, start=start, end=end, context_end=end)


def _is_figure(line: Line) -> bool:
    """Return True if nothing but a figure stands on the line, and it is no year."""
    return bool(FIGURE_ONLY.fullmatch(line.text)) and not YEAR.fullmatch(line.text.strip())


def _hedge(own: list[Line]) -> str:
    found = next((m.group() for line in own if (m := HEDGE.search(line.text))), "")
    return f"the message says “{found}”" if found else ""


def _unread(line: Line, found: list[Statement], asked: list[Asked], *, is_quoted: bool) -> list[Unread]:
    """Return what is left of a line that looks like a figure and was not taken."""
    left = line.text
    # Most lines of a letter: without a digit and a word for what is counted, no rule below asks a person.
    if not DIGIT.search(left) and not measures_in(INVISIBLE.sub("", left)):
        return []
    for made in found:
        a, b = made.context_start - line.start, min(made.context_end - line.start, len(left))
        left = left[:a] + " " * (b - a) + left[b:]
    left = " ".join(PHONE_OR_DATE.sub(" ", LINK.sub(" ", ITEM_HEAD.sub(" ", left))).split())
    if not left or (any(made for made in found) and not re.search(r"\w", left)):
        return []
    if any(same_words(a.text, left) for a in asked):
        return []
    why = _why_unread(left, is_quoted=is_quoted)
    return [Unread(left, line.start, line.end, why)] if why else []


def _why_unread(left: str, *, is_quoted: bool) -> str:
    plain = INVISIBLE.sub("", left)
    if measures_in(plain) and NUMBER.search(plain):
        return "the line speaks of scans or hits in a form no rule takes"
    if GROUPED.search(plain) or _only_numbers(plain) or YEAR_VALUE.search(plain):
        return "a figure stands here that no rule takes"
    if not is_quoted and LONG_NUMBER.search(plain):
        return "a figure stands here that no rule takes"
    return ""


def _only_numbers(text: str) -> bool:
    """Return True if a text holds numbers and nothing else but marks, item labels and a few small words."""
    words = re.findall(r"[^\W_]+", text)
    numbers = [word for word in words if word[0].isdigit()]
    return bool(numbers) and all(w[0].isdigit() or w.casefold() in BESIDE_NUMBERS or len(w) == 1 for w in words)
