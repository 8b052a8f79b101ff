"""Rows in; a chart of one of the four kinds out: bars, dots, slopes, a square."""

import pandas as pd

from lib.chart.bars import bar_specs
from lib.chart.dots import dot_specs
from lib.chart.drawn import Drawn
from lib.chart.matrix import matrix_alt, matrix_specs
from lib.chart.rows import rows_of
from lib.chart.slopes import side, slope_alt, slope_specs
from lib.chart.told import told

PERCENT, PERCENT_UNIT = 100, "hits as percent of scans"


def bars(rows: pd.DataFrame, title: str, about: str, unit: str, *, whole: bool = True,
         total: int | None = None, each: str = "agencies") -> Drawn:  # fmt: skip
    """Return horizontal bars from zero; `rows`: label, value, shown (the figure in words), and if known why, look.

    A row without a value stands as words with the reason. `whole` values are counts; others are drawn times 100, as
    percent. `total` is of how many `each` the rows are the first.
    """
    held = rows_of(rows, 1 if whole else PERCENT)
    wide, narrow = bar_specs(held, title, unit, whole=whole)
    return Drawn(wide, narrow, told("Bar chart", about, held, unit, total, each), rows)


def dots(rows: pd.DataFrame, title: str, about: str, *, total: int | None = None, each: str = "agencies") -> Drawn:
    """Return a dot plot of ratios; `rows`: label, value (0 to 1), shown, and if known low, high, why, look.

    The axis is logarithmic if the ratios lie far apart; zeros then stand in a strip of their own.
    """
    held = rows_of(rows, PERCENT)
    wide, narrow = dot_specs(held, title, PERCENT_UNIT)
    return Drawn(wide, narrow, told("Dot plot", about, held, PERCENT_UNIT, total, each), rows)


def slopes(rows: pd.DataFrame, title: str, about: str, years: tuple[str, str]) -> Drawn:
    """Return a line from one year's ratio to the next one's for each row.

    `rows`: label, before, after (0 to 1), shown_before, shown_after, and if known why_before, why_after, look.
    """
    sides = [rows_of(side(rows, which), PERCENT) for which in ("before", "after")]
    pairs = list(zip(*sides, strict=True))
    wide, narrow = slope_specs(pairs, title, PERCENT_UNIT, years)
    return Drawn(wide, narrow, slope_alt(pairs, about, PERCENT_UNIT, years), rows)


def matrix(pairs: pd.DataFrame, names: dict[str, str], title: str, about: str) -> Drawn:
    """Return a square of who sends to whom; `pairs`: sender_id, receiver_id, sign; `names`: id to name, in order."""
    wide, narrow = matrix_specs(pairs, names, title)
    return Drawn(wide, narrow, matrix_alt(pairs, names, about), pairs)
