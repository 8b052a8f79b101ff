"""Marks with their places in; a Vega-Lite spec that names every place out.

Nothing is left to a renderer: no axis, legend or label is placed by it. So a page and Lab show the same, no label lies
upon another, and a page is drawn without a browser's engine (`lib/publish/drawing.py`).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lib.chart.lettering import lines_of
from lib.chart.scale import Scale
from lib.chart.theme import DOT, FONT, GRID, INK, LINE, PAPER, SIZE, SOFT, TINT, TITLE_SIZE

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


@dataclass
class Canvas:
    """A drawing being made: `width` pixels wide, as high as `y` has come."""

    width: float
    y: float = 0.0
    layers: dict[str, tuple[Spec, Spec, list[Spec]]] = field(default_factory=dict)

    def mark(self, mark: Spec, values: Spec, x: Scale | None = None, y: Scale | None = None) -> None:
        """Add a mark; `values` holds x, x2, y, y2, in pixels or, with a scale, in its values, and what to tell."""
        scales = {"x": x, "y": y}
        encoding: Spec = {}
        for name in ("x", "y", "x2", "y2"):
            if name in values:
                encoding[name] = {"field": name}
            if name in values and name in scales:
                scale = scales[name]
                encoding[name] |= {"type": "quantitative", "axis": None, "scale": scale.vega() if scale else None}
        if "text" in values:
            encoding["text"] = {"field": "text", "type": "nominal"}
        told = [name for name in values if name not in ("x", "y", "x2", "y2", "text")]
        if told:
            encoding["tooltip"] = [{"field": name, "type": "nominal"} for name in told]
        key = json.dumps([mark, encoding])
        rounded = {
            k: round(v, 2) if isinstance(v, float) and scales.get(k[0]) is None else v for k, v in values.items()
        }
        self.layers.setdefault(key, (mark, encoding, []))[2].append(rounded)

    def text(self, x: float, y: float, text: str, *, align: str = "left", size: float = SIZE, color: str = INK,
             weight: str = "normal", style: str = "normal") -> None:  # fmt: skip
        """Add a line of text; `y` is where its letters stand."""
        mark = {"type": "text", "align": align, "baseline": "alphabetic", "fontSize": size, "color": color}
        self.mark(mark | {"fontWeight": weight, "fontStyle": style}, {"x": float(x), "y": float(y), "text": text})

    def rule(self, x: float, y: float, x2: float, y2: float, color: str, width: float = 1) -> None:
        """Add a straight line."""
        self.mark(
            {"type": "rule", "color": color, "strokeWidth": width},
            {"x": float(x), "y": float(y), "x2": float(x2), "y2": float(y2)},
        )

    def paragraph(self, text: str, *, size: float = SIZE, color: str = INK, bold: bool = False) -> None:
        """Add text over the whole width at `y`, on as many lines as it takes, and move `y` below it."""
        for line in lines_of(text, self.width, size, bold=bold) if text else []:
            self.y += size + 4
            self.text(0, self.y, line, size=size, color=color, weight="bold" if bold else "normal")
        self.y += 4

    def heading(self, title: str, unit: str) -> None:
        """Add the title, and what the axis measures."""
        self.paragraph(title, size=TITLE_SIZE, bold=True)
        self.paragraph(unit)
        self.y += 4

    def spec(self) -> Spec:
        """Return the Vega-Lite spec of all marks: strips and grid behind, then marks, letters in front."""
        ordered = sorted(self.layers.values(), key=lambda layer: _height(layer[0]))
        layers = [{"data": {"values": v}, "mark": mark, "encoding": encoding} for mark, encoding, v in ordered]
        return {
            "$schema": SCHEMA,
            "width": self.width,
            "height": round(self.y + 6),
            "padding": 0,
            "autosize": {"type": "none"},
            "background": PAPER,
            "layer": layers,
            "resolve": {"scale": {"x": "independent", "y": "independent"}},
            "config": {"font": FONT, "view": {"stroke": None}},
        }


def _height(mark: Spec) -> int:
    return 2 if mark["type"] == "text" else 0 if mark.get("color") in (TINT, GRID, SOFT) else 1


def point(shape: str, fill: str, line: str, size: float = DOT) -> Spec:
    """Return a point mark."""
    return {"type": "point", "shape": shape, "fill": fill, "stroke": line, "strokeWidth": 1.5, "size": size,
            "opacity": 1}  # fmt: skip


def legend(canvas: Canvas, entries: list[tuple[Callable[[float, float], None], str]]) -> None:
    """Add a line for each entry: `draw(x, y)` draws its sign, the words stand beside it."""
    canvas.y += 8
    for draw, words in entries:
        lines = lines_of(words, canvas.width - 28)
        draw(10.0, canvas.y + 9)
        for line in lines:
            canvas.y += LINE
            canvas.text(24, canvas.y - 2, line, color=INK)
        canvas.y += 3
