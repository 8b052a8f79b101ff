"""A Vega-Lite spec in; the chart as SVG out, the same bytes every time."""

import re
from typing import Any

VEGA_LITE = "6.4"


def draw_svg(spec: dict[str, Any]) -> str:
    """Draw a chart without a browser or network; its ids are renumbered, since vl-convert counts them on."""
    import vl_convert

    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    names = {name: f"part{n}" for n, name in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg)), 1)}
    for old, new in names.items():
        svg = re.sub(rf'(id="|#){re.escape(old)}\b', rf"\g<1>{new}", svg)
    return svg
