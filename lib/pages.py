"""Nothing in; out comes the one shape every source has after reading: words with places on numbered pages."""

import marshal
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import starmap
from typing import NamedTuple

# Where a page's words come from: read by a model from its picture; from an older program, hidden over the picture.
SCAN, OLD_OCR = "ocr", "ocr_layer"


class Word(NamedTuple):
    """A run of characters without white space, or the text of a sheet's cell, and where it stands.

    `char_start`/`char_end` are code points of the page's text; `box` is (x0, top, x1, bottom) in points from
    the top left of the page as displayed, None where the source has no geometry; `cell` is a sheet's address
    such as `B7`. `hidden` says why a reader of the page would not see the word; such a word never becomes a value.
    `sure` is how sure a model that read it from a picture is of its least sure letter, from 0 to 1.
    """

    text: str
    char_start: int
    char_end: int
    box: tuple[float, float, float, float] | None = None
    size: float = 0.0
    color: str = ""
    hidden: str = ""
    cell: str = ""
    sure: float = 1.0


class Mark(NamedTuple):
    """What a source says of a stretch of its text beside the words themselves.

    Kinds: `link` (value: the address), `time` (value: ISO date and time), `quote` (value: empty), `pages` (value: how
    many pages the site says the file named here has).
    """

    kind: str
    char_start: int
    char_end: int
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document: its position from 1, its decoded text with LF line ends, where that came from.

    `width` and `height` are points as displayed; 0 where the source has no geometry. `sheet` is the name of a
    workbook's sheet: there a page is a sheet, and a word is a cell. A scan's words stand on the page put straight;
    `level` leads back to the page as displayed (lib.level.Level), `picture` is the hash of the picture they were read
    from, and `layer` are the words an older OCR laid over the page, placed as displayed.
    """

    number: int
    text: str
    text_source: str
    words: tuple[Word, ...] = field(default=())
    width: float = 0.0
    height: float = 0.0
    sheet: str = ""
    marks: tuple[Mark, ...] = field(default=())
    level: tuple[float, ...] = field(default=())
    picture: str = ""
    layer: tuple[Word, ...] = field(default=())


class Part(NamedTuple):
    """A file inside a file, such as a mail's attachment: its name as given, its hash, its size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one file: the status word, a reason unless simply read, the pages, the files inside."""

    status: str
    reason: str = ""
    pages: tuple[Page, ...] = ()
    parts: tuple[Part, ...] = ()


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


def packed_words(words: Iterable[Word]) -> bytes:
    """Return words as bytes, a fifth of their size: a collection's words are held so until a form reads them."""
    return marshal.dumps([*map(tuple, words)])


def unpacked_words(packed: bytes) -> tuple[Word, ...]:
    """Return the words `packed_words` made bytes of."""
    # Our own bytes of a moment ago, never a received file's.
    return tuple(starmap(Word, marshal.loads(packed)))  # noqa: S302


def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a plain text with their offsets in it."""
    # Made from whole tuples: half the time of calls with defaults, and a page can hold 200,000 words.
    plain = (None, 0.0, "", "", "", 1.0)
    return tuple(map(partial(tuple.__new__, Word), [(m[0], *m.span(), *plain) for m in re.finditer(r"\S+", text)]))


def lines_in(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of `text[start:end]` with offsets into the whole text."""
    end = len(text) if end is None else end
    lines, at = [], start
    for part in text[start:end].split("\n"):
        lines.append(Line(part, at, at + len(part)))
        at += len(part) + 1
    return lines
