"""Nothing in; out comes the one shape every source has after reading: words with places on numbered pages."""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, and where it stands.

    `char_start`/`char_end` are code points of the page's text; `box` is (x0, top, x1, bottom) in points from
    the top left of the page as displayed, None where the source has no geometry. `hidden` says why a reader
    of the page would not see the word; such a word never becomes a value.
    """

    text: str
    char_start: int
    char_end: int
    box: tuple[float, float, float, float] | None = None
    size: float = 0.0
    color: str = ""
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document: its position from 1, its decoded text with LF line ends, where that came from.

    `width` and `height` are points as displayed; 0 where the source has no geometry.
    """

    number: int
    text: str
    text_source: str
    words: tuple[Word, ...] = field(default=())
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one file: the status word, a reason unless simply read, and the pages."""

    status: str
    reason: str = ""
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page's text without its line end, and its offsets."""

    text: str
    start: int
    end: int

    @property
    def is_blank(self) -> bool:
        """True if nothing but white space stands on the line (a no-break space counts as white)."""
        return not self.text.strip()


def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a plain text with their offsets in it."""
    return tuple(Word(m.group(), m.start(), m.end()) for m in re.finditer(r"\S+", text))


def lines_in(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of `text[start:end]` with offsets into the whole text."""
    end = len(text) if end is None else end
    lines, at = [], start
    for part in text[start:end].split("\n"):
        lines.append(Line(part, at, at + len(part)))
        at += len(part) + 1
    return lines
