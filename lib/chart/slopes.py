"""Rows with a figure of one year and of the next in; a line from the one to the other for each row, out."""

import pandas as pd

from lib.chart.axis import LABEL
from lib.chart.canvas import Canvas, Spec, point
from lib.chart.lettering import lines_of, width_of
from lib.chart.rows import Row
from lib.chart.scale import Scale, log_scale, plain_scale
from lib.chart.theme import GRID, LINE, LOOKS, NARROW, SIZE, SOFT, WIDE

Pair = tuple[Row, Row]


def slope_specs(pairs: list[Pair], title: str, unit: str, years: tuple[str, str]) -> tuple[Spec, Spec]:
    """Return the wide and the narrow spec. A row of which one year is not known has no line: it stands beneath, in
    words. The axis is logarithmic where no figure is zero and they lie far apart.
    """
    return _spec(pairs, title, unit, years, WIDE), _spec(pairs, title, unit, years, NARROW)


def _spec(pairs: list[Pair], title: str, unit: str, years: tuple[str, str], width: float) -> Spec:
    canvas = Canvas(width)
    known = [(a, b) for a, b in pairs if a.value is not None and b.value is not None]
    values = [row.value for pair in known for row in pair if row.value is not None]
    is_log = bool(values) and min(values) > 0 and max(values) >= 10 * min(values)
    canvas.heading(title, f"{unit}; logarithmic axis" if is_log else unit)
    left = max([width_of(a.shown) for a, _ in known], default=0.0) + 18
    right = left + (60 if width <= NARROW else width * 0.3)
    if known:
        _lines(canvas, known, years, (left, right), is_log=is_log, values=values)
    for a, b in pairs:
        if a.value is None or b.value is None:
            canvas.paragraph(f"{a.label}: {years[0]} {a.shown}; {years[1]} {b.shown}")
    return canvas.spec()


def _lines(canvas: Canvas, known: list[Pair], years: tuple[str, str], ends: tuple[float, float], *,
           is_log: bool, values: list[float]) -> None:  # fmt: skip
    left, right = ends
    names = [lines_of(f"{b.shown}  {b.label}", canvas.width - right - 14, bold=b.look == "marked") for _, b in known]
    heights = [LINE * len(lines) + 4.0 for lines in names]
    top, high = canvas.y + 26, max(sum(heights), LINE * 1.5 * len(known), 120.0)
    make = log_scale if is_log else plain_scale
    scale, _ = make(values, top + high, top)
    for x, year in zip(ends, years, strict=True):
        canvas.text(x, top - 12, year, align="center", weight="bold")
        canvas.rule(x, top, x, top + high, GRID)
    for a, b in known:
        _line(canvas, a, b, scale, ends)
    before = spread([scale.at(a.value or 0) for a, _ in known], [float(LINE)] * len(known), top, top + high)
    after = spread([scale.at(b.value or 0) for _, b in known], heights, top, top + high)
    for (a, b), lines, at, to in zip(known, names, before, after, strict=True):
        canvas.rule(left - 4, scale.at(a.value or 0), left - 9, at, SOFT)
        canvas.rule(right + 4, scale.at(b.value or 0), right + 9, to, SOFT)
        canvas.text(left - 12, at + 4.5, a.shown, align="right", color=SOFT, size=LABEL)
        weight = "bold" if b.look == "marked" else "normal"
        for n, line in enumerate(lines):
            canvas.text(right + 12, to + 4.5 + LINE * (n - (len(lines) - 1) / 2), line, weight=weight, size=SIZE)
    canvas.y = top + high + 10


def _line(canvas: Canvas, a: Row, b: Row, scale: Scale, ends: tuple[float, float]) -> None:
    shape, fill, line, _ = LOOKS[b.look]
    told = {"name": b.label, "before": a.shown, "after": b.shown}
    mark = {"type": "rule", "color": line, "strokeWidth": 2}
    canvas.mark(mark, {"x": ends[0], "y": a.value, "x2": ends[1], "y2": b.value} | told, y=scale)
    for x, row in zip(ends, (a, b), strict=True):
        canvas.mark(point(shape, fill, line, 50), {"x": x, "y": row.value} | told, y=scale)


def spread(wanted: list[float], heights: list[float], top: float, bottom: float) -> list[float]:
    """Return places near the wanted ones, between top and bottom, at which labels of these heights stand apart."""
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    placed = list(wanted)
    edge = top
    for n in order:
        placed[n] = max(wanted[n], edge + heights[n] / 2)
        edge = placed[n] + heights[n] / 2
    edge = bottom
    for n in reversed(order):
        placed[n] = min(placed[n], edge - heights[n] / 2)
        edge = placed[n] - heights[n] / 2
    return placed


def slope_alt(pairs: list[Pair], about: str, unit: str, years: tuple[str, str]) -> str:
    """Return the chart in words: both figures of each row, and how many rose and fell."""
    if not pairs:
        return f"Slope chart of {about}. There is nothing to show."
    listed = "; ".join(f"{a.label}: {a.shown} in {years[0]}, {b.shown} in {years[1]}" for a, b in pairs)
    known = [(a.value, b.value) for a, b in pairs if a.value is not None and b.value is not None]
    rose, fell = sum(b > a for a, b in known), sum(b < a for a, b in known)
    point_made = f" {rose} of {len(pairs)} rose, {fell} fell." if len(pairs) > 1 else ""
    return f"Slope chart of {about}, {unit}. {listed}.{point_made}"


def side(frame: pd.DataFrame, which: str) -> pd.DataFrame:
    """Return the rows of one side, `before` or `after`, in the form `rows_of` takes."""
    held = frame.assign(value=frame[which], shown=frame[f"shown_{which}"])
    return held if f"why_{which}" not in frame else held.assign(why=frame[f"why_{which}"])
