"""Words of a page and dice in; out comes the hidden text a scanner's software lays over it, and where it is wrong.

The slips are those of a real layer of 2020: `Page 1 ofl7`, `DeKaIb`, `CEP - NTC` for CBP, `China` for Chino.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lib.demo.dice import Dice
from lib.demo.scan_paper import Box, Printed
from lib.demo.truth import LayerSlip

SLIPS = {"good": 0.02, "fair": 0.05, "bad": 0.12}
Slip = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Laid:
    """A word of the layer and its upright box on the scan."""

    text: str
    box: Box


def _swap(old: str, new: str) -> Slip:
    return lambda word: word.replace(old, new, 1)


_LETTERS: tuple[Slip, ...] = (
    _swap("l", "I"), _swap("I", "l"), _swap("B", "E"), _swap("o", "a"), _swap("rn", "m"), _swap("m", "rn"),
    _swap("T", "I"), _swap("(", ""), _swap(")", "}"), _swap("e", "c"), _swap("S", "5"), _swap("h", "b"),
)  # fmt: skip
_DIGITS: tuple[Slip, ...] = (
    _swap("1", "l"), _swap("1", "7"), _swap(",", "."), _swap(",", ""), _swap(",", ", "), _swap("0", "O"),
    _swap("8", "3"), _swap("3", "8"), _swap("6", "8"), _swap("5", "S"), _swap("9", "4"), _swap("-", ""),
)  # fmt: skip


def layer_of(dice: Dice, grade: str, page: int, words: list[tuple[Printed, Box]]) -> tuple[list[Laid], list[LayerSlip]]:
    """Return the layer's words and its slips, of the words and their upright boxes on the scan.

    One slip in six is a word that is missing. A page with three words or more has one slip at least.
    """
    laid: list[Laid] = []
    slips: list[LayerSlip] = []
    must = dice.number(0, len(words) - 1) if len(words) > 2 else -1
    for n, (word, box) in enumerate(words):
        text = word.text
        if n == must or dice.chance(SLIPS[grade]):
            text = _slipped(dice, text)
        if text:
            laid.append(Laid(text, box))
        if text != word.text:
            slips.append(LayerSlip(page, n + 1, *(round(edge, 2) for edge in box), word.text, text))
    return laid, slips


def _slipped(dice: Dice, word: str) -> str:
    if dice.chance(1 / 6):
        return ""
    slips = _DIGITS if any(letter.isdigit() for letter in word) else _LETTERS
    wrong = [text for slip in slips if (text := slip(word)) != word]
    return dice.pick(wrong) if wrong else ""
