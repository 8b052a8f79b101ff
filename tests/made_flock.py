"""Made pages of printed Flock sharing tables: columns, wraps, alignment, page breaks as a spreadsheet prints them."""

from dataclasses import dataclass, replace

from lib.pages import Page, Word

HEADER = ("Organization Name", "Networks Shared With Me", "Networks I'm Sharing")
CHARACTER, SPACE = 0.5, 0.25


@dataclass(frozen=True)
class Layout:
    """Where columns begin and how wide they are, in points; how a row's cells are aligned; how rows are apart."""

    lefts: tuple[float, ...] = (20.0, 220.0, 480.0)
    size: float = 10.0
    pitch: float = 14.0
    padding: float = 0.0
    inner: float = 2.0
    align: str = "bottom"
    width: float = 792.0
    lines: int = 34
    repeats_header: bool = False
    splits_rows: bool = False

    def column_width(self, k: int) -> float:
        right = self.lefts[k + 1] if k + 1 < len(self.lefts) else self.width - 30.0
        return right - self.lefts[k] - self.inner

    def text_width(self, text: str) -> float:
        spaces = text.count(" ")
        return ((len(text) - spaces) * CHARACTER + spaces * SPACE) * self.size


def wrapped(text: str, layout: Layout, k: int) -> list[str]:
    """Return a cell's lines: words go to the next line when there is no room for them."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and layout.text_width(longer) <= layout.column_width(k):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def row_lines(row: tuple[str, ...], layout: Layout) -> list[list[str]]:
    """Return the printed lines of a row, each with a text for every column."""
    cells = [wrapped(text, layout, k) for k, text in enumerate(row)]
    height = max(len(cell) for cell in cells)
    empty = [[""] * (height - len(cell)) for cell in cells]
    filled = [gap + cell if layout.align == "bottom" else cell + gap for cell, gap in zip(cells, empty, strict=True)]
    return [list(line) for line in zip(*filled, strict=True)]


def pages_of(rows, layout=None, header=HEADER, above=(), below=()) -> list[Page]:
    """Return the pages of a table, the texts of `above` on lines above its header, of `below` under its last line."""
    layout = layout or Layout()
    blocks = [[[text, *[""] * (len(header) - 1)]] for text in above]
    blocks += [[list(header)]] if header else []
    blocks += [row_lines(row, layout) for row in rows]
    blocks += [[[text, *[""] * 2]] for text in below]
    pages: list[list[tuple[float, list[str]]]] = [[]]
    y = 40.0
    for block in blocks:
        if len(pages[-1]) + len(block) > layout.lines and (pages[-1] and not layout.splits_rows):
            pages.append([])
            y = 40.0
            if layout.repeats_header:
                pages[-1].append((y, list(header)))
                y += layout.pitch
        for line in block:
            if len(pages[-1]) >= layout.lines:
                pages.append([])
                y = 40.0
            pages[-1].append((y, line))
            y += layout.pitch
        y += layout.padding
    return [_page(number, lines, layout) for number, lines in enumerate(pages, 1)]


def _page(number: int, lines, layout: Layout) -> Page:
    words, at = [], 0
    for y, line in lines:
        for k, text in enumerate(line):
            x = layout.lefts[k]
            for word in text.split():
                end = x + layout.text_width(word)
                words.append(Word(word, at, at + len(word), (x, y, end, y + layout.size), layout.size))
                at += len(word) + 1
                x = end + SPACE * layout.size
    return Page(number, " ".join(w.text for w in words), "native", tuple(words), layout.width, 612.0)


def middle_page(rows, layout: Layout) -> Page:
    """Return a page on which each cell stands at the middle of its row, between the lines of longer ones."""
    words: list[Word] = []
    y = 40.0
    for row in [HEADER, *rows]:
        cells = [wrapped(text, layout, k) for k, text in enumerate(row)]
        height = max(len(cell) for cell in cells)
        for k, cell in enumerate(cells):
            top = y + (height - len(cell)) / 2 * layout.pitch
            for n, text in enumerate(cell):
                words += _page(1, [(top + n * layout.pitch, ["", "", "", text])], _shifted(layout, k)).words
        y += height * layout.pitch + layout.padding
    return Page(1, " ".join(w.text for w in words), "native", tuple(words), layout.width, y + 40.0)


def _shifted(layout: Layout, k: int) -> Layout:
    return replace(layout, lefts=(*layout.lefts, layout.lefts[k]))
