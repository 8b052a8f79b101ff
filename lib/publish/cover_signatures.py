"""A message's text in; its greeting and its signatures out: where they stand, and whom they name."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from lib.publish.cover_spans import Cover
from lib.publish.cover_words import WORD, folded, is_capital, word_lists

_GREETING = re.compile(
    r"^[ \t>*]*(?:dear|hello|hi|hey|greetings|good[ \t](?:morning|afternoon|evening|day)|attn|attention)\b"
    r"[ \t:,!]{0,3}([^\n,:;!?–—]{1,60})",
    re.IGNORECASE | re.MULTILINE,
)
# A closing alone on its line, or with a name behind it. "Respectfully, we decline" is no closing.
_CLOSING = re.compile(
    r"^[ \t>*_-]*(?:(?:yours[ \t])?sincerely(?:[ \t]yours)?|(?:(?:best|kind|kindest|warm|warmest)[ \t])?"
    r"regards|respectfully(?:[ \t](?:submitted|yours))?|(?:very[ \t])?truly[ \t]yours|yours[ \t]truly"
    r"|yours[ \t]faithfully|cordially|(?:many[ \t])?thanks(?:[ \t]again)?|thank[ \t]you(?:[ \t]again)?"
    r"|best(?:[ \t]wishes)?|cheers|v/r)"
    r"[ \t]*[,.!;:–—-]*[ \t]*((?-i:[A-Z][\w'’.-]*(?:[ \t]+[A-Z][\w'’.-]*){0,3}))?[ \t\r*]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Lines no signature may swallow: "2018 Hits= 264", "Part A: …", "5) …", "490,535", and greetings.
_ANSWER = re.compile(
    r"\b(?:hits?|detections?|detected|scans?|reads?|searches|cameras|totals?|part [a-h]|items?|questions?)\b"
    r"|=\s?\d|^\W{0,3}\d{1,2}\)|\d,\s?\d{3}|^[\d\s,]*$|^\W{0,3}(?:dear|hello|hi|to whom|good \w+ing)\b",
    re.IGNORECASE,
)
_NO_SIGNER = re.compile(r"\b(?:report|guide|list|policy|code|act|district attorney)\b", re.IGNORECASE)
_JOINTS = frozenset({"of", "and", "the", "for", "at", "to", "by", "in"})
_SEGMENT = re.compile(r"\s+[l|I]\s+|[|,/•·;:<(\t\d]|\s{2,}|\s[-–—]\s")


def greeted_names(text: str) -> tuple[list[tuple[int, int]], set[str]]:
    """Spans of the names in greetings ("Dear Mr. Roe-"), and the folded words learned from them."""
    spans, learned = [], set()
    for m in _GREETING.finditer(text):
        said = [w for w in WORD.finditer(m[1]) if folded(w[0]) not in word_lists()["beside"]]
        named = list(takewhile(lambda w: is_capital(w[0]), said)) or (said if len(m[1].split()) <= 3 else [])
        if named and not m[1].startswith("."):
            spans.append((m.start(1) + named[0].start(), m.start(1) + named[-1].end()))
            learned |= {folded(w[0]) for w in named if len(w[0]) > 2}
    return spans, learned


def sign_offs(text: str, contacts: Sequence[Cover]) -> Iterator[tuple[int, int]]:
    """Spans of signatures: all after a closing; short lines around an e-mail, a phone or a title."""
    for closing in _CLOSING.finditer(text):
        yield closing.start(1) if closing[1] else closing.end(), len(text)
    spots = sorted(c.start for c in contacts)
    lines = [m.span() for m in re.finditer(r"[^\n]*\n|[^\n]+", text)]
    for is_short, run in groupby(lines, key=lambda line: _may_sign(text[slice(*line)])):
        yield from _sign_run(text, list(run), spots) if is_short else ()


def _sign_run(text: str, run: list[tuple[int, int]], spots: list[int]) -> Iterator[tuple[int, int]]:
    held = [i for i, (start, end) in enumerate(run) if bisect_left(spots, start) < bisect_left(spots, end)]
    if held:
        yield run[max(0, held[0] - 8)][0], run[min(len(run), held[-1] + 9) - 1][1]
    elif len(run) <= 8 and any(_has_title(text[slice(*line)]) for line in run):
        yield run[0][0], run[-1][1]


def _may_sign(line: str) -> bool:
    bare = re.sub(r"<[^<>]*>", "", line).strip()
    if not bare or len(bare) > 100 or _ANSWER.search(bare):
        return False
    said = (word.strip(".,;:!?") for word in bare.split())
    small = [w for w in said if w.isalpha() and len(w) > 1 and w[0].islower() and w not in _JOINTS]
    return len(small) < (1 if bare[-1] in ".?!" else 3)


def _has_title(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+", line)
    is_titled = any(w[0].isupper() and w.casefold() in word_lists()["signing"] for w in words)
    return is_titled and len(words) <= 10 and not _NO_SIGNER.search(line)


def signers(text: str, signed: Iterable[tuple[int, int]]) -> list[list[str]]:
    """The names on the first lines of the signatures, each as folded words."""
    return [name for start, end in signed for name in _signers(text[start : min(end, start + 300)])]


def _signers(block: str) -> Iterator[list[str]]:
    """A lone word is a name only on the very first line."""
    lists = word_lists()
    for n, line in enumerate(block.strip().splitlines()[:5]):
        raws = WORD.findall(_SEGMENT.split(line.strip(" \t>*_-–—~"), maxsplit=1)[0])
        raws = [raw for raw in raws if folded(raw) not in lists["ahead"] | lists["endings"]]
        folds = [folded(raw) for raw in raws]
        is_named = 2 <= len(raws) <= 4 and all(map(is_capital, raws))
        if (is_named or (n == 0 and 1 <= len(raws) <= 2)) and not lists["safe"].intersection(folds):
            yield folds
