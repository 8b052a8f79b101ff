"""A page of a printed Flock table in; its header, its columns' left edges, and each line cut into cells out.

Where a column stands is read from its title and from where its cells begin; no place is assumed. Two cells can
touch: in Okaloosa's table of 2025 a list ends 0.3 pt before the next column's text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.forms.flock_headers import TITLES, folded_title, header_roles, is_like_header
from lib.forms.layout import Box, Line, box_around, lines_of
from lib.pages import Page, Word

SLACK = 1.5
_WIDE = 1.0
_HEADER_LINES = 3
_LONGEST_TITLE = 5
_OVERLAP = 0.5
# The first line of a header holds one of these; other lines are not tried.
_TITLE_WORDS = frozenset(["organization", "organizations", "agency", "agencies", "department", "networks", "network"])
NOT_AT_EDGE = "its text does not begin at the left edge of a column"


@dataclass(frozen=True, slots=True)
class Title:
    """A column's title, its lines joined, and where it stands."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Header:
    """A header: the lines it takes, its titles from left to right, their columns (None where no rule knows it)."""

    first: int
    after: int
    titles: tuple[Title, ...]
    roles: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column on one line: text, box, the words' places in `Page.words`, the first word's width."""

    text: str
    box: Box
    indexes: tuple[int, ...]
    first_width: float
    size: float
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line of the table and its cells, None where a column is empty."""

    line: Line
    cells: tuple[Cell | None, ...]

    @property
    def page(self) -> int:
        """The page it stands on."""
        return self.line.page


def find_header(lines: Sequence[Line]) -> Header | None:
    """Return the first header among the lines: one of a known table, else one that looks like it."""
    like = None
    for i in [i for i, line in enumerate(lines) if _TITLE_WORDS & {word.text.casefold() for word in line.words}]:
        for length in range(1, min(_HEADER_LINES, len(lines) - i) + 1):
            titles = (_known_titles(lines[i]) if length == 1 else ()) or _titles(lines[i : i + length])
            texts = [title.text for title in titles]
            roles = header_roles(texts)
            if roles:
                return Header(i, i + length, titles, tuple(roles))
            if like is None and length == 1 and is_like_header(texts):
                like = Header(i, i + 1, titles, None)
    return like


def header_on(page: Page) -> Header | None:
    """Return the header that stands on a page with geometry; pages without the words of one are not looked into."""
    if not any(word.text.casefold() in _TITLE_WORDS for word in page.words):
        return None
    return find_header(lines_of(page)) if any(word.box for word in page.words) else None


def _known_titles(line: Line) -> tuple[Title, ...]:
    """Return the titles of a line made of nothing but known ones, however close they stand; else nothing."""
    found: list[Title] = []
    at = 0
    while at < len(line.words):
        ends = range(min(len(line.words), at + _LONGEST_TITLE), at, -1)
        end = next((e for e in ends if folded_title(" ".join(w.text for w in line.words[at:e])) in TITLES), None)
        if end is None:
            return ()
        words = line.words[at:end]
        found.append(Title(" ".join(w.text for w in words), words[0].box[0], words[-1].box[2]))
        at = end
    return tuple(found)


def _titles(lines: Sequence[Line]) -> tuple[Title, ...]:
    """Return what stands side by side in a few lines; pieces one below another are one title."""
    found: list[Title] = []
    for line in lines:
        for start, end in line.runs:
            words = line.words[start:end]
            piece = Title(" ".join(w.text for w in words), words[0].box[0], words[-1].box[2])
            at = next((k for k, t in enumerate(found) if t.x0 <= piece.x1 and piece.x0 <= t.x1), None)
            if at is None:
                found.append(piece)
            else:
                above = found[at]
                text = f"{above.text} {piece.text}"
                found[at] = Title(text, min(above.x0, piece.x0), max(above.x1, piece.x1))
    return tuple(sorted(found, key=lambda title: title.x0))


def column_edges(titles: Sequence[Title], lines: Sequence[Line]) -> tuple[float, ...]:
    """Return the left edge of each column: where most of its cells begin, else where its title does."""
    starts = [line.words[a].box[0] for line in lines for a, _ in line.runs]
    edges = []
    for k, title in enumerate(titles):
        low = titles[k - 1].x1 if k else float("-inf")
        mine = [x for x in starts if low < x <= title.x1]
        at_title = sum(abs(x - title.x0) <= SLACK for x in mine)
        best = max(mine, key=lambda x: sum(abs(x - y) <= SLACK / 2 for y in mine), default=title.x0)
        at_best = sum(abs(x - best) <= SLACK for x in mine)
        edges.append(title.x0 if at_title >= at_best else best)
    return tuple(edges)


def cut(line: Line, edges: Sequence[float]) -> CutLine:
    """Cut a line where words begin at a column's left edge; a text that begins elsewhere gives its cell a doubt."""
    cells: list[list[int]] = [[] for _ in edges]
    doubts = [""] * len(edges)
    current = -1
    for i, word in enumerate(line.words):
        x0 = word.box[0]
        at_edge = next((k for k, edge in enumerate(edges) if abs(x0 - edge) <= SLACK), -1)
        is_apart = i == 0 or x0 - line.words[i - 1].box[2] > _WIDE * line.size
        if at_edge > current:
            current = at_edge
        elif is_apart:
            current = max(current, sum(edge <= x0 + SLACK for edge in edges) - 1, 0)
            doubts[current] = NOT_AT_EDGE
        cells[current].append(i)
    made = [_cell(line, at, k, edges, doubts[k]) if at else None for k, at in enumerate(cells)]
    return CutLine(line, tuple(made))


def _cell(line: Line, at: Sequence[int], k: int, edges: Sequence[float], doubt: str) -> Cell:
    words = [line.words[i] for i in at]
    box = box_around(words)
    if k + 1 < len(edges) and box[2] > edges[k + 1] + SLACK:
        doubt = doubt or "its text runs over the edge of the next column"
    if _lie_over_one_another(words):
        doubt = doubt or "its lines lie over one another"
    text, indexes = " ".join(w.text for w in words), tuple(line.indexes[i] for i in at)
    return Cell(text, box, indexes, words[0].box[2] - words[0].box[0], line.size, doubt)


def _lie_over_one_another(words: Sequence[Word]) -> bool:
    tops = [w.box[1] for w in words]
    return max(tops) - min(tops) > _OVERLAP * (words[0].box[3] - words[0].box[1])


def begins_at_an_edge(line: CutLine) -> bool:
    """Return True if some text of the line begins where a column does."""
    return any(cell is not None and cell.doubt != NOT_AT_EDGE for cell in line.cells)
