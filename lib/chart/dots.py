"""Rows with a ratio each in; a dot plot, a row each, out: on a logarithmic axis where that is needed and right.

A ratio that may be two numbers, since the reply does not say what its detections are, has a line from the one to the
other. A ratio of zero stands in a strip of its own beside a logarithmic axis, which has no place for it.
"""

from collections.abc import Callable
from functools import partial

from lib.chart.axis import LABEL, grid, tick_labels
from lib.chart.canvas import Canvas, Spec, legend, point
from lib.chart.rows import Row, gutters_of, place_rows
from lib.chart.scale import WORTH_A_LOGARITHM, Scale, Tick, log_scale, plain_scale
from lib.chart.theme import INK, LOOKS, NARROW, SOFT, TINT, WIDE

STRIP = 34
# A line as long as a dot is wide lies under it.
SEEN = 10
MEANING = "the reply’s word “detections” can mean"
LOG_WORDS = "each line of the axis is several times the one before (logarithmic)"


def is_log(rows: list[Row]) -> bool:
    """Return True if the values above zero are so far apart that a plain axis would press most of them together."""
    above = [x for row in rows for x in (row.value, row.low, row.high) if x]
    return bool(above) and max(above) >= WORTH_A_LOGARITHM * min(above)


def dot_specs(rows: list[Row], title: str, unit: str) -> tuple[Spec, Spec]:
    """Return the wide and the narrow spec; a row without a value is drawn as words, never as a dot at zero."""
    said = f"{unit}; {LOG_WORDS}" if is_log(rows) else unit
    return _spec(rows, title, said, WIDE), _spec(rows, title, said, NARROW)


def _spec(rows: list[Row], title: str, unit: str, width: float) -> Spec:
    canvas = Canvas(width)
    canvas.heading(title, unit)
    gutters = gutters_of(rows, width)
    above = [x for row in rows for x in (row.value, row.low, row.high) if x]
    has_strip = is_log(rows) and any(row.value == 0 for row in rows)
    start = gutters.start + (STRIP + 18 if has_strip else 8)
    end = gutters.end - 8
    scale, ticks = log_scale(above, start, end) if is_log(rows) else plain_scale(above, start, end)
    kept = _axis(canvas, scale, ticks, gutters.start if has_strip else None)
    middles, spans = place_rows(canvas, rows, gutters)
    for top, bottom in spans if has_strip else []:
        box = {"x": gutters.start, "x2": gutters.start + STRIP, "y": top, "y2": bottom}
        canvas.mark({"type": "rect", "color": TINT}, box)
    grid(canvas, scale, kept, spans)
    for row, middle in zip(rows, middles, strict=True):
        if row.value is not None:
            _dot(canvas, row, middle, scale, gutters.start + STRIP / 2)
            weight = "bold" if row.look == "marked" else "normal"
            canvas.text(width, middle + 4.5, row.shown, align="right", weight=weight)
    legend(canvas, _entries(canvas, rows, scale, has_strip=has_strip))
    return canvas.spec()


def _axis(canvas: Canvas, scale: Scale, ticks: list[Tick], strip: float | None) -> list[Tick]:
    if strip is not None:
        canvas.text(strip + STRIP / 2, canvas.y + 13, "0", align="center", size=LABEL, color=SOFT)
    return tick_labels(canvas, scale, ticks)


def _dot(canvas: Canvas, row: Row, middle: float, scale: Scale, strip: float) -> None:
    shape, fill, line, _ = LOOKS[row.look]
    told = {"name": row.label, "figure": row.shown}
    if row.value == 0 and scale.kind == "log":
        canvas.mark(point(shape, fill, line), {"x": strip, "y": middle} | told)
        return
    if row.low is not None and row.high is not None and row.low < row.high:
        ends = {"x": row.low, "x2": row.high, "y": middle, "y2": middle}
        canvas.mark({"type": "rule", "color": line, "strokeWidth": 2}, ends, x=scale)
    canvas.mark(point(shape, fill, line), {"x": row.value, "y": middle} | told, x=scale)


def _entries(
    canvas: Canvas, rows: list[Row], scale: Scale, *, has_strip: bool
) -> list[tuple[Callable[[float, float], None], str]]:
    """Return the signs that need words: more than one look, lines between two readings, the strip of zeros."""
    looks = [look for look in LOOKS if any(row.look == look and row.value is not None for row in rows)]
    entries: list[tuple[Callable[[float, float], None], str]] = []
    if len(looks) > 1:
        entries += [(partial(_sign, canvas, look), LOOKS[look][3]) for look in looks]
    lengths = [scale.at(row.high) - scale.at(row.low) for row in rows if row.low and row.high and row.low < row.high]
    if any(length > SEEN for length in lengths):
        entries.append((partial(_line, canvas), f"from the lowest to the highest ratio that {MEANING}"))
    elif lengths:
        entries.append((_nothing, f"what {MEANING} moves no dot by more than its own width"))
    if has_strip:
        entries.append((partial(_strip, canvas), "the strip of zeros: no hits at all, left of the axis, not on it"))
    return entries


def _sign(canvas: Canvas, look: str, x: float, y: float) -> None:
    canvas.mark(point(*LOOKS[look][:3]), {"x": x, "y": y})


def _line(canvas: Canvas, x: float, y: float) -> None:
    canvas.rule(x - 9, y, x + 9, y, INK, 2)


def _nothing(x: float, y: float) -> None:
    """Draw no sign: the words stand alone."""


def _strip(canvas: Canvas, x: float, y: float) -> None:
    canvas.mark({"type": "rect", "color": TINT}, {"x": x - 8, "x2": x + 8, "y": y - 7, "y2": y + 7})
