"""A scale and its ticks in; grid lines behind the marks and labels above them, none upon another, out."""

from lib.chart.canvas import Canvas
from lib.chart.lettering import width_of
from lib.chart.scale import Scale, Tick, spaced
from lib.chart.theme import GRID, SIZE, SOFT

LABEL = SIZE - 1


def tick_labels(canvas: Canvas, scale: Scale, ticks: list[Tick]) -> list[Tick]:
    """Add the labels of the ticks in a line; return the ticks that have one."""
    room = max(width_of(tick.label, LABEL) for tick in ticks) + 12
    kept = spaced(ticks, scale, room)
    canvas.y += SIZE
    for tick in kept:
        at, half = scale.at(tick.value), width_of(tick.label, LABEL) / 2
        # The first and last label are kept within the drawing.
        at = min(max(at, half), canvas.width - half)
        canvas.text(at, canvas.y, tick.label, align="center", size=LABEL, color=SOFT)
    canvas.y += 8
    return kept


def grid(canvas: Canvas, scale: Scale, ticks: list[Tick], spans: list[tuple[float, float]]) -> None:
    """Add a line for each tick in each span from a top to a bottom; that of zero is darker."""
    for tick in ticks:
        at = scale.at(tick.value)
        for top, bottom in spans:
            canvas.rule(at, top, at, bottom, SOFT if tick.value == 0 else GRID)
