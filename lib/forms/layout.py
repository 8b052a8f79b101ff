"""Pages of words with boxes in; lines from top to bottom out, the rows those lines form, and each word's use.

Nothing here knows a form. Hidden words and words without a box never become part of a line.
"""

from collections.abc import Iterable, Sequence
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
    that of the first word in points, or the height of its box where no size is known.
    """

    page: int
    words: tuple[Word, ...]
    indexes: tuple[int, ...]
    text: str
    box: Box
    runs: tuple[tuple[int, int], ...]
    size: float

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
        return [(page, i, use) for page, uses in self._uses.items() for i, use in enumerate(uses)]


def _first_uses(page: Page) -> list[str]:
    uses = ["hidden" if word.hidden else "left_over" for word in page.words]
    for i in logo_words(page):
        uses[i] = "furniture"
    return uses


def lines_of(page: Page, indexes: Iterable[int] | None = None) -> list[Line]:
    """Return the visible words of a page (or those at `indexes`) as lines, by where they stand."""
    words = page.words
    chosen = range(len(words)) if indexes is None else indexes
    # Words of one height stand on one line; only the few heights of a page need comparing.
    bands: dict[tuple[float, float, float], list[int]] = {}
    for i in chosen:
        box = words[i].box
        if box is not None and not words[i].hidden:
            bands.setdefault((box[1] + box[3], box[1], box[3]), []).append(i)
    groups: list[list[int]] = []
    top = bottom = float("-inf")
    for (center, high, low), members in sorted(bands.items()):
        if center <= 2 * bottom or 2 * high <= top + bottom:
            groups[-1] += members
            top, bottom = min(top, high), max(bottom, low)
        else:
            groups.append(members)
            top, bottom = high, low
    return [_line(page, group) for group in groups]


def _line(page: Page, group: list[int]) -> Line:
    words = page.words
    group.sort(key=lambda i: words[i].box[0])
    row = tuple([words[i] for i in group])
    text = " ".join([word.text for word in row])
    size = word_size(row[0])
    return Line(page.number, row, tuple(group), text, box_around(row), _runs(row, GAP * size), size)


def _runs(words: Sequence[Word], gap: float) -> tuple[tuple[int, int], ...]:
    starts, end = [0], words[0].box[2] + gap
    for position, word in enumerate(words):
        x0, _, x1, _ = word.box
        if x0 > end:
            starts.append(position)
        end = x1 + gap
    return tuple(zip(starts, [*starts[1:], len(words)], strict=True))


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
