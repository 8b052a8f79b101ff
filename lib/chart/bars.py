"""Rows with a number each in; horizontal bars from zero, a row each, out."""

from lib.chart.axis import grid, tick_labels
from lib.chart.canvas import Canvas, Spec
from lib.chart.rows import Row, gutters_of, place_rows
from lib.chart.scale import plain_scale
from lib.chart.theme import BAR, LOOKS, NARROW, WIDE


def bar_specs(rows: list[Row], title: str, unit: str, *, whole: bool) -> tuple[Spec, Spec]:
    """Return the wide and the narrow spec; a row without a value is drawn as words, never as a bar of zero."""
    return _spec(rows, title, unit, WIDE, whole), _spec(rows, title, unit, NARROW, whole)


def _spec(rows: list[Row], title: str, unit: str, width: float, whole: bool) -> Spec:
    canvas = Canvas(width)
    canvas.heading(title, unit)
    gutters = gutters_of(rows, width)
    known = [row.value for row in rows if row.value is not None]
    scale, ticks = plain_scale(known, gutters.start, gutters.end, whole=whole)
    kept = tick_labels(canvas, scale, ticks)
    middles, spans = place_rows(canvas, rows, gutters)
    grid(canvas, scale, kept, spans)
    for row, middle in zip(rows, middles, strict=True):
        if row.value is None:
            continue
        ends = {"x": row.value, "x2": 0.0, "y": middle - BAR / 2, "y2": middle + BAR / 2}
        told = {"name": row.label, "figure": row.shown}
        canvas.mark({"type": "rect", "color": LOOKS[row.look][2]}, ends | told, x=scale)
        weight = "bold" if row.look == "marked" else "normal"
        canvas.text(scale.at(row.value) + 6, middle + 4.5, row.shown, weight=weight)
    return canvas.spec()
