"""A text of an agency in; out come the lines it takes within a width, every letter of it kept."""

import unicodedata

from lib.chart.theme import SIZE
from lib.helvetica import width_in_ems

BOLD = 1.09
# Letters that Helvetica sets wider than an `a`; a browser may have another font, so a little is added to all.
WIDER = {"%": 0.333, "+": 0.03, "—": 0.444, "…": 0.444}
SPARE = 1.02


def plain(text: object) -> str:
    """Return text on one line, without what no drawing may hold: control letters, and those that turn the order of
    reading round.
    """
    return " ".join("".join(_letter(c) for c in str(text)).split())


def _letter(letter: str) -> str:
    if letter.isspace():
        return " "
    kind = unicodedata.category(letter)
    return "" if kind in ("Cc", "Cf", "Cs") else "\N{REPLACEMENT CHARACTER}" if kind == "Cn" else letter


def width_of(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return the width of a text in pixels, as Arial and its like set it."""
    more = sum(WIDER.get(letter, 0.444 if ord(letter) > 0x2E7F else 0) for letter in text)
    return (width_in_ems(text) + more) * size * SPARE * (BOLD if bold else 1)


def lines_of(text: object, width: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """Return the lines of a text within `width` pixels; a word that is wider than a line is cut in two, never off."""
    lines = [""]
    for word in plain(text).split(" "):
        for piece in _pieces(word, width, size, bold):
            joined = f"{lines[-1]} {piece}".strip()
            if lines[-1] and width_of(joined, size, bold=bold) > width:
                lines.append(piece)
            else:
                lines[-1] = joined
    return lines


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
