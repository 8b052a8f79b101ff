"""Covers in any order in; covers sorted, none touching another or a cited figure, out."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cover:
    """A stretch of text to cover: offsets in code points, `end` exclusive, and what stands there."""

    start: int
    end: int
    what: str


def merged(covers: Iterable[Cover], text: str) -> tuple[Cover, ...]:
    """The covers sorted; those that overlap made one, called after the longest; parts of one name joined."""
    out: list[Cover] = []
    longest = 0
    for cover in sorted(covers, key=lambda c: (c.start, -c.end, c.what != "name", c.what)):
        length, last = cover.end - cover.start, out[-1] if out else Cover(0, -9, "")
        is_near = cover.what == last.what == "name" and cover.start - last.end < 3
        if cover.start < last.end or (is_near and not text[last.end : cover.start].strip(" ")):
            what = cover.what if length >= longest else last.what
            out[-1], longest = Cover(last.start, max(last.end, cover.end), what), max(longest, length)
        else:
            out.append(cover)
            longest = length
    return tuple(out)


def trimmed(covers: Iterable[Cover], keep: Iterable[tuple[int, int]], text: str) -> Iterator[Cover]:
    """Sorted covers without the `keep` spans, each piece without blanks around it; empty ones are dropped."""
    kept = deque(sorted((max(0, start), min(end, len(text))) for start, end in keep if start < end))
    for cover in covers:
        start = cover.start
        while kept and kept[0][0] < cover.end:
            yield from _piece(text, start, kept[0][0], cover.what)
            start = max(start, kept[0][1])
            if start >= cover.end:
                break
            kept.popleft()
        yield from _piece(text, start, cover.end, cover.what)


def _piece(text: str, start: int, end: int, what: str) -> Iterator[Cover]:
    piece = text[start:end]
    if any(c.isalnum() for c in piece):
        yield Cover(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), what)
