"""Our drawing of a spec beside Vega's own drawing of the same spec: the same words at the same places."""

import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
import vl_convert
from made_charts import EVIL, LONG, SVG, rows

from lib import chart
from lib.publish.drawing import DrawingError, draw_svg

FEW = rows(
    (LONG, 0.0001, "0.0100 %"),
    ("Zero", 0.0, "0.0000 %"),
    (EVIL, 0.2, "20 %"),
    ("Mockton", None, None),
    look=["usual", "small", "marked", "usual"],
    low=[0.00008, 0, 0.1, None],
    high=[0.0001, 0, 0.2, None],
)
YEARS = FEW.rename(columns={"value": "before", "shown": "shown_before"})
YEARS = YEARS.assign(after=YEARS["before"] * 2, shown_after=YEARS["shown_before"]).drop(columns=["low", "high"])
PAIRS = [("a", "b", "both"), ("b", "a", "sender"), ("a", "c", "receiver"), ("c", "b", "one")]
CHARTS = {
    "bars": chart.bars(FEW, "Bars", "x", "percent", whole=False),
    "dots": chart.dots(FEW, "Dots", "x"),
    "slopes": chart.slopes(YEARS, "Slopes", "x", ("2018", "2019")),
    "matrix": chart.matrix(
        pd.DataFrame(PAIRS, columns=["sender_id", "receiver_id", "sign"]),
        dict(zip("abc", "ABC", strict=True)),
        "M",
        "x",
    ),
}


def walked(node, x=0.0, y=0.0):
    """Yield every element of a drawing with where its groups put it."""
    moved = re.match(r"translate\(([-\d.]+),([-\d.]+)\)", node.get("transform", ""))
    x, y = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
    yield node, x, y
    for child in node:
        yield from walked(child, x, y)


def vega_words(spec):
    svg = ET.fromstring(vl_convert.vegalite_to_svg(spec, vl_version="6.4"))
    return sorted((e.text, round(x), round(y)) for e, x, y in walked(svg) if e.tag == f"{SVG}text")


def our_words(spec):
    svg = ET.fromstring(draw_svg(spec))
    texts = (e for e in svg.iter(f"{SVG}text"))
    return sorted((e.text, round(float(e.get("x"))), round(float(e.get("y")))) for e in texts)


def vega_marks(spec, name):
    svg = ET.fromstring(vl_convert.vegalite_to_svg(spec, vl_version="6.4"))
    return sorted((round(x), round(y)) for e, x, y in walked(svg)
                  if e.get("aria-roledescription") == name)  # fmt: skip


def our_points(spec):
    svg = ET.fromstring(draw_svg(spec))
    circles = [(float(e.get("cx")), float(e.get("cy"))) for e in svg.iter(f"{SVG}circle")]
    for e in svg.iter(f"{SVG}polygon"):
        xs, ys = zip(*((float(n) for n in place.split(",")) for place in e.get("points").split()), strict=True)
        circles.append(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2))
    return sorted((round(x), round(y)) for x, y in circles)


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("kind", CHARTS)
def test_words_and_points_stand_where_vega_puts_them(kind, width):
    spec = getattr(CHARTS[kind], width)
    ours, theirs = our_words(spec), vega_words(spec)
    assert [text for text, *_ in ours] == [text for text, *_ in theirs]
    assert (
        max(abs(a - b) for one, two in zip(ours, theirs, strict=True) for a, b in zip(one[1:], two[1:], strict=True))
        <= 1
    )
    assert our_points(spec) == vega_marks(spec, "point")


def test_a_mark_that_no_chart_of_ours_has_is_refused():
    spec = CHARTS["bars"].wide
    odd = spec | {"layer": [*spec["layer"], {"mark": {"type": "arc"}, "encoding": {}, "data": {"values": []}}]}
    with pytest.raises(DrawingError, match="'arc'; known: point, rect, rule, text"):
        draw_svg(odd)


def test_a_drawing_has_no_ids_that_could_clash():
    assert [kind for kind, drawn in CHARTS.items() if " id=" in draw_svg(drawn.wide)] == []
