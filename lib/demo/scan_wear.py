"""Dice and a grade in; out comes how a page is scanned: how fine, how slanted, how noisy, what is cut off.

Good, fair and bad are the grades of the project's own tests. The ways a page can be turned, and its sideways box,
are those of a real scan of 2020 (17 pages in portrait, each stored on its side).
"""

from dataclasses import dataclass

from lib.demo.dice import Dice

GRADES = ("good", "fair", "bad")
LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Wear:
    """What the scanner did to one page.

    `dpi` is across and down (a fax has 204 and 98). `tilt` is in degrees, clockwise; `shear` a share of the height;
    `stretch` how far, in points, a jerky feed moves a line. `noise` is a standard deviation of gray tones (0–255),
    `contrast` the share of tones left, `blur` in dots. `quality` is JPEG's; 0 stands for two tones and CCITT.
    `cut`: nothing, `footer`, `row` (the last row is off the page too) or `half_row` (its lower half is).
    `stored_turn`: the page lies in the file on its side and its /Rotate sets it right; `shown_turn`: it shows turned.
    `strips`: in how many pictures, one below the other, it lies there; `is_compact`: paper and print are two
    pictures. `mark`: what was done to a number on it
    (lib.demo.scan_marks).
    """

    grade: str
    dpi: tuple[int, int] = (200, 200)
    tilt: float = 0.0
    shear: float = 0.0
    stretch: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    specks: int = 0
    contrast: float = 1.0
    quality: int = 90
    cut: str = ""
    paper: tuple[float, float] | None = None
    stored_turn: int = 0
    shown_turn: int = 0
    strips: int = 1
    is_compact: bool = False
    is_inverted: bool = False
    mark: str = ""

    @property
    def is_fax(self) -> bool:
        """Two tones only."""
        return self.quality == 0


def thrown_wear(dice: Dice, grade: str, *, may_fax: bool = True) -> Wear:
    """Return the wear of one page; `may_fax` False keeps pages whose print is too faint for two tones."""
    if grade == "good":
        return _good(dice)
    return _fair(dice) if grade == "fair" else _bad(dice, may_fax)


def _good(dice: Dice) -> Wear:
    """200 to 300 dpi, below half a degree, light noise."""
    return Wear(
        "good", _both(dice.pick((200, 200, 200, 240, 300))), dice.between(-0.45, 0.45), noise=dice.between(1, 3),
        specks=dice.number(0, 10), contrast=dice.between(0.92, 1), quality=dice.number(72, 88),
    )  # fmt: skip


def _fair(dice: Dice) -> Wear:
    """150 to 200 dpi, up to a degree and a half, a little out of focus, JPEG of 40 to 60."""
    return Wear(
        "fair", _both(dice.pick((150, 170, 200))), dice.between(-1.5, 1.5), dice.between(-0.003, 0.003),
        dice.pick((0.0, 0.0, 0.8)), dice.between(0.3, 0.7), dice.between(3, 7), dice.number(10, 60),
        dice.between(0.72, 0.9), dice.number(40, 60),
    )  # fmt: skip


def _bad(dice: Dice, may_fax: bool) -> Wear:
    """100 to 150 dpi or a fax; up to two degrees, noise, a jerky feed, margins cut off.

    A page whose margin is cut lies nearly straight: else the cut would take one end of a line and leave the other.
    """
    is_fax = may_fax and dice.chance(0.4)
    dpi = dice.pick(((204, 98), (204, 196), (200, 200))) if is_fax else _both(dice.pick((100, 120, 150)))
    cut = dice.pick(("", "", "footer", "row", "half_row"))
    tilt = dice.between(-0.25, 0.25) if cut else dice.between(-2, 2)
    return Wear(
        "bad", dpi, tilt, dice.between(-0.004, 0.004), dice.pick((0.0, 0.8, 1.2)), dice.between(0.2, 0.6),
        dice.between(8, 16), dice.number(60, 250), 1.0 if is_fax else dice.between(0.5, 0.75),
        0 if is_fax else dice.number(30, 50), cut,
    )  # fmt: skip


def _both(dpi: int) -> tuple[int, int]:
    return dpi, dpi
