"""Rows with a label each in; how high each is and where its name, its mark and its figure stand, out.

Wide, a name stands left of its mark; on a phone, above it. No name is ever cut off: a long one takes more lines.
"""

from dataclasses import dataclass

import pandas as pd

from lib.chart.canvas import Canvas
from lib.chart.lettering import lines_of, plain, width_of
from lib.chart.theme import LINE, NARROW, SIZE

UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart: what it says, and its numbers; None is a number that is not known."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    shown: str
    look: str


def rows_of(frame: pd.DataFrame, times: float = 1) -> list[Row]:
    """Return the rows of a frame: label, value, shown, and if there are such columns low, high, why, look, instead.

    Numbers are taken `times` what they are. A row without a value is drawn as words: `instead`, else that it is
    not known and `why`.
    """
    rows = []
    for row in frame.to_dict("records"):
        value, low, high = (_number(row.get(name), times) for name in ("value", "low", "high"))
        why = _text(row.get("why"))
        unknown = _text(row.get("instead")) or (f"{UNKNOWN}: {why}" if why else UNKNOWN)
        shown = _text(row["shown"]) if value is not None else unknown
        rows.append(Row(plain(row["label"]), value, low, high, shown, _text(row.get("look")) or "usual"))
    return rows


def _number(cell: object, times: float) -> float | None:
    return None if cell is None or pd.isna(cell) else float(cell) * times  # type: ignore[arg-type, call-overload]


def _text(cell: object) -> str:
    return plain(cell) if isinstance(cell, str) else ""


@dataclass(frozen=True, slots=True)
class Gutters:
    """Where the marks of a chart stand: between `start` and `end`; names left of them, or above if `names` is 0."""

    names: float
    start: float
    end: float


def gutters_of(rows: list[Row], width: float) -> Gutters:
    """Return the room for names, marks and figures: no more for names than the longest takes, and two fifths."""
    figures = max([width_of(row.shown) for row in rows if row.value is not None], default=0.0) + 14
    if width <= NARROW:
        return Gutters(0.0, 0.0, width - figures)
    longest = max([width_of(row.label, bold=row.look == "marked") for row in rows], default=0.0)
    names = min(longest + 2, width * 0.42)
    return Gutters(names, names + 14, width - figures)


def place_rows(canvas: Canvas, rows: list[Row], gutters: Gutters) -> tuple[list[float], list[tuple[float, float]]]:
    """Set all names; return the height of each row's mark, and the spans in which grid lines may stand.

    Where names stand above their marks, no line runs through a name.
    """
    top = canvas.y
    middles = [place_row(canvas, row, gutters) for row in rows]
    spans = [(top - 4, canvas.y)] if gutters.names else [(m - 7.0, m + 11.0) for m in middles]
    return middles, spans


def place_row(canvas: Canvas, row: Row, gutters: Gutters) -> float:
    """Set the row's name and, without a value, its words; return the height at which its mark stands."""
    bold = row.look == "marked"
    weight = "bold" if bold else "normal"
    names = lines_of(row.label, gutters.names or canvas.width, SIZE, bold=bold)
    words = lines_of(row.shown, canvas.width - gutters.start - 4, SIZE) if row.value is None else []
    top = canvas.y
    for n, line in enumerate(names):
        canvas.text(0, top + LINE * (n + 1) - 3, line, weight=weight)
    # A mark stands beside the middle of its name, or below it.
    above = 0.0 if gutters.names else LINE * len(names)
    height = LINE * max(len(words), len(names) if gutters.names else 1, 1)
    for n, line in enumerate(words):
        canvas.text(gutters.start + 4, top + above + LINE * (n + 1) - 3, line, style="italic")
    canvas.y = top + above + height + (8 if gutters.names else 14)
    return top + above + height / 2
