"""A chart's spec in; the chart as SVG out, the same bytes every time, without a browser's engine.

`lib.chart` names the place of every mark, so drawing is writing them down: it takes a millisecond, where a Vega engine
takes a third of a second to start in each process. The tests draw the same specs with Vega and compare.
"""

import math
from collections.abc import Callable
from html import escape
from typing import Any

Spec = dict[str, Any]
KNOWN = {"rect", "rule", "point", "text"}


class DrawingError(ValueError):
    """A spec holds a mark that no chart of ours has."""


def draw_svg(spec: Spec) -> str:
    """Return the SVG of a spec; raises DrawingError on a mark other than rect, rule, point and text."""
    width, height = _n(spec["width"]), _n(spec["height"])
    font = escape(spec["config"]["font"], quote=True)
    marks = "".join(_layer(layer) for layer in spec["layer"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="{font}"><rect width="{width}" height="{height}" fill="{escape(spec["background"])}"/>'
        f"{marks}</svg>\n"
    )


def _layer(layer: Spec) -> str:
    kind = layer["mark"]["type"]
    if kind not in KNOWN:
        raise DrawingError(f"a chart holds a {kind!r}; known: {', '.join(sorted(KNOWN))}")
    draw: Callable[[Spec, dict[str, float], Any], str] = {
        "rect": _rect, "rule": _rule, "point": _point, "text": _text
    }[kind]  # fmt: skip
    return "".join(
        draw(layer["mark"], _places(layer["encoding"], value), value.get("text")) for value in layer["data"]["values"]
    )


def _places(encoding: Spec, value: Spec) -> dict[str, float]:
    """Return x, y, x2, y2 in pixels."""
    places = {}
    for channel in ("x", "y", "x2", "y2"):
        if channel in encoding:
            scale = encoding[channel[0]].get("scale")
            places[channel] = _scaled(value[encoding[channel]["field"]], scale)
    return places


def _scaled(number: float, scale: Spec | None) -> float:
    if scale is None:
        return number
    low, high = scale["domain"]
    start, end = scale["range"]
    if scale["type"] == "log":
        number, low, high = math.log10(number), math.log10(low), math.log10(high)
    return start + (number - low) / (high - low) * (end - start)


def _n(number: float) -> str:
    """Return a number of pixels with at most two decimals, the same on every machine."""
    shown = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _rect(mark: Spec, at: dict[str, float], _: Any) -> str:
    x, y = min(at["x"], at["x2"]), min(at["y"], at["y2"])
    wide, high = abs(at["x2"] - at["x"]), abs(at["y2"] - at["y"])
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}" fill="{escape(mark["color"])}"/>'


def _rule(mark: Spec, at: dict[str, float], _: Any) -> str:
    x1, y1 = _n(at["x"]), _n(at["y"])
    x2, y2 = _n(at.get("x2", at["x"])), _n(at.get("y2", at["y"]))
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{escape(mark["color"])}" '
        f'stroke-width="{_n(mark["strokeWidth"])}"/>'
    )


def _point(mark: Spec, at: dict[str, float], _: Any) -> str:
    """Draw a point of `size` square pixels, as Vega measures it."""
    x, y, size = at["x"], at["y"], mark["size"]
    look = f'fill="{escape(mark["fill"])}" stroke="{escape(mark["stroke"])}" stroke-width="{_n(mark["strokeWidth"])}"'
    half = math.sqrt(size) / 2
    if mark["shape"] == "circle":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(half)}" {look}/>'
    corners = {
        "square": ((-half, -half), (half, -half), (half, half), (-half, half)),
        "diamond": ((-half, 0), (0, -half), (half, 0), (0, half)),
        "triangle-up": ((0, -half * math.sqrt(3) / 2), (half, half * math.sqrt(3) / 2),
                        (-half, half * math.sqrt(3) / 2)),
    }  # fmt: skip
    if mark["shape"] not in corners:
        raise DrawingError(f"a chart holds a point of shape {mark['shape']!r}; known: circle, {', '.join(corners)}")
    places = " ".join(f"{_n(x + dx)},{_n(y + dy)}" for dx, dy in corners[mark["shape"]])
    return f'<polygon points="{places}" {look}/>'


def _text(mark: Spec, at: dict[str, float], text: Any) -> str:
    anchor = {"left": "start", "center": "middle", "right": "end"}[mark["align"]]
    more = f' font-weight="{escape(mark["fontWeight"])}"' if mark["fontWeight"] != "normal" else ""
    more += f' font-style="{escape(mark["fontStyle"])}"' if mark["fontStyle"] != "normal" else ""
    return (
        f'<text x="{_n(at["x"])}" y="{_n(at["y"])}" font-size="{_n(mark["fontSize"])}" text-anchor="{anchor}" '
        f'fill="{escape(mark["color"])}"{more}>{escape(str(text))}</text>'
    )
