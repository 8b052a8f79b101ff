"""Stretches of text, blocks and line ends in, in their order; out comes the text a browser shows, with offsets.

The rules are those of `innerText`: white space runs to one blank, a block begins a line, a paragraph is parted by a
blank line, a `<br>` ends a line, cells of a row are parted by a tab.
"""

import re

_WHITE = re.compile(r"[ \t\n\r\f]+")


class TextWriter:
    """Collects the text of a page; `length` is the number of code points so far."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._last = "\n"
        self._ends = 0
        self._blank = False
        self._waiting: list[list[int]] = []
        self.length = 0

    def text(self, raw: str, *, as_it_stands: bool = False) -> None:
        """Add text; white space runs together unless it is to be kept `as_it_stands` (`<pre>`)."""
        if as_it_stands:
            return self._add(raw) if raw else None
        shown = _WHITE.sub(" ", raw)
        inner = shown.strip(" ")
        if shown.startswith(" "):
            self._blank = True
        if inner:
            self._add(inner)
            self._blank = shown.endswith(" ")
        return None

    def line_end(self) -> None:
        """Add what a `<br>` is."""
        self._settle()
        self._put("\n")

    def block(self, ends: int) -> None:
        """Ask for at least so many line ends before what comes next: 1 for a block, 2 for a paragraph."""
        self._ends = max(self._ends, ends)
        self._blank = False

    def tab(self) -> None:
        """Part two cells of a row."""
        self._ends, self._blank = 0, False
        self._put("\t")

    def begin(self) -> list[int]:
        """Return a place that will hold the offset of the next character written."""
        place = [-1]
        self._waiting.append(place)
        return place

    def whole(self) -> str:
        """Return the text."""
        return "".join(self._pieces)

    def _add(self, text: str) -> None:
        self._settle()
        if self._blank and self._last not in "\n\t":
            self._put(" ")
        self._blank = False
        for place in self._waiting:
            place[0] = self.length
        self._waiting.clear()
        self._put(text)

    def _settle(self) -> None:
        """Write the line ends that were asked for; none at the top of the page."""
        if self._ends and self._pieces:
            self._put("\n" * self._ends)
        self._ends = 0

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._last = text[-1]
        self.length += len(text)
        if text in ("\n", "\t"):
            self._blank = False
