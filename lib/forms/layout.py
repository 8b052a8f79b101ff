"""Pages of words with boxes in; lines from top to bottom out, the rows those lines form, and each word's use.

Nothing here knows a form. Hidden words and words without a box never become part of a line.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, count, repeat
from statistics import median
from typing import Any, NamedTuple

from lib.forms.letterhead import logo_words
from lib.pages import Page, Word

Box = tuple[float, float, float, float]
# Page, x0, top, x1, bottom, and what stands there.
Place = tuple[int, float, float, float, float, str]

# A word space is 0.28 of the size; what is wider than this may part two cells, or be two spaces typed by hand.
GAP = 0.45


class Line(NamedTuple):
    """Words side by side, from left to right, with their places in `Page.words`, and their text.

    `runs` are (first, after last) positions of words that stand no more than a word space apart; `size` is
    that of the first word in points, or the height of its box where no size is known. `lefts` and `rights` are
    where each word begins and ends, and `overlaps` says that one begins before another ends.
    """

    page: int
    words: tuple[Word, ...]
    indexes: tuple[int, ...]
    text: str
    box: Box
    runs: tuple[tuple[int, int], ...]
    size: float
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    overlaps: bool

    def within(self, start: int, end: int) -> tuple[int, ...]:
        """Return positions in `words` of those that share a character with `text[start:end]`."""
        found, at = [], 0
        for position, word in enumerate(self.words):
            if at < end and at + len(word.text) > start:
                found.append(position)
            at += len(word.text) + 1
        return tuple(found)


class Uses:
    """Keeps what each word of some pages was used for: value, label, heading, furniture, private, hidden or left_over.

    A word is `left_over` until it is marked; a hidden word stays `hidden`, a scanned logo's is `furniture`.
    """

    def __init__(self, pages: Iterable[Page]) -> None:
        self._uses = {page.number: _first_uses(page) for page in pages}

    def mark(self, page: int, indexes: Iterable[int], use: str) -> None:
        """Record one use for the words at `indexes` of `page.words`."""
        uses = self._uses[page]
        for index in indexes:
            uses[index] = use

    def mark_lines(self, lines: Iterable[Line], use: str) -> None:
        """Record one use for all words of some lines."""
        for line in lines:
            self.mark(line.page, line.indexes, use)

    def listed(self) -> list[tuple[int, int, str]]:
        """Return (page, index of the word, use), in page and word order."""
        each = (zip(repeat(page), count(), uses, strict=False) for page, uses in self._uses.items())
        return list(chain.from_iterable(each))


def _first_uses(page: Page) -> list[str]:
    uses = ["hidden" if word.hidden else "left_over" for word in page.words]
    for i in logo_words(page):
        uses[i] = "furniture"
    return uses


def lines_of(page: Page, indexes: Iterable[int] | None = None) -> list[Line]:
    """Return the visible words of a page (or those at `indexes`) as lines, by where they stand."""
    words = page.words
    # Words of one height stand on one line; only the few heights of a page need comparing.
    bands: dict[tuple[float, float], list[int]] = {}
    high, low, members = None, None, []
    for i in range(len(words)) if indexes is None else indexes:
        word = words[i]
        box = word.box
        if box is None or word.hidden:
            continue
        if box[1] != high or box[3] != low:
            _, high, _, low = box
            members = bands.setdefault((high, low), [])
        members.append(i)
    groups: list[list[int]] = []
    top = bottom = float("-inf")
    for center, high, low, members in sorted([(high + low, high, low, held) for (high, low), held in bands.items()]):
        if center <= 2 * bottom or 2 * high <= top + bottom:
            groups[-1] += members
            top, bottom = min(top, high), max(bottom, low)
        else:
            groups.append(members)
            top, bottom = high, low
    return [_line(page, group) for group in groups]


def _line(page: Page, group: list[int]) -> Line:
    row = [page.words[i] for i in group]
    left, top, _, bottom = row[0].box
    size = word_size(row[0])
    gap = GAP * size
    texts, lefts, rights, runs = [], [], [], []
    start, right, end, overlaps = 0, left, left, False
    # One loop for all of it: each word of a collection comes by here.
    for n, word in enumerate(row):
        x0, y0, x1, y1 = word.box
        if x0 < left:
            return _line(page, sorted(group, key=lambda i: page.words[i].box[0]))
        if x0 < right:
            overlaps = True
        left = x0
        top = y0 if y0 < top else top
        right = x1 if x1 > right else right
        bottom = y1 if y1 > bottom else bottom
        if x0 > end:
            runs.append((start, n))
            start = n
        end = x1 + gap
        texts.append(word.text)
        lefts.append(x0)
        rights.append(x1)
    runs.append((start, len(row)))
    around, text = (lefts[0], top, right, bottom), " ".join(texts)
    ends = tuple(lefts), tuple(rights)
    return Line(page.number, tuple(row), tuple(group), text, around, tuple(runs), size, *ends, overlaps)


def box_around(words: Sequence[Word]) -> Box:
    """Return the smallest box that holds all the words."""
    left, top, right, bottom = words[0].box
    # One pass with comparisons: called for each line and cell, it takes a third of the time of min and max.
    for word in words[1:]:
        x0, y0, x1, y1 = word.box
        left = x0 if x0 < left else left
        top = y0 if y0 < top else top
        right = x1 if x1 > right else right
        bottom = y1 if y1 > bottom else bottom
    return (left, top, right, bottom)


def place(page: int, box: Box, text: str = "") -> Place:
    """Return (page, x0, top, x1, bottom, what stands there), in points with two decimals."""
    return (page, round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2), text)


def word_size(word: Word) -> float:
    """Return the word's font size, or the height of its box where the size is not known."""
    return word.size or word.box[3] - word.box[1]


def usual_size(lines: Sequence[Line]) -> float:
    """Return the middle of the lines' sizes in points."""
    return median([line.size for line in lines])


def hidden_places(pages: Iterable[Page]) -> list[Place]:
    """Return where hidden words stand: a row beside one may be printed differently from what it is made of."""
    return [place(page.number, w.box) for page in pages for w in page.words if w.hidden and w.box is not None]


def with_hidden_doubt(rows: Sequence[dict[str, Any]], hidden: Sequence[Place]) -> list[dict[str, Any]]:
    """Return rows that have `boxes` and `doubt`, those at the height of a hidden word with one more doubt."""
    if not hidden:
        return list(rows)
    why = "a word that cannot be seen stands beside it"
    return [
        row | {"doubt": "; ".join(filter(None, (row["doubt"], why)))}
        if any(_is_beside(word, box) for word in hidden for box in row["boxes"])
        else row
        for row in rows
    ]


def _is_beside(word: Place, box: Place) -> bool:
    return word[0] == box[0] and box[2] <= (word[2] + word[4]) / 2 <= box[4]
