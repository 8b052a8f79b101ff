"""Small made-up rows for tests of charts, and what can be read in a drawing. No real agency is meant."""

import re
import xml.etree.ElementTree as ET

import pandas as pd

from lib.publish.drawing import draw_svg

SVG = "{http://www.w3.org/2000/svg}"
# 90 letters, spaces counted.
LONG = "Sampleville-upon-the-Mock-River County Sheriff's Office and Regional Transit Police Bureau"
EVIL = '</text></svg><script>alert(1)</script><a href="javascript:x">&amp;'


def rows(*held, **columns):
    """Return the frame of a chart from (label, value, shown) rows."""
    labels, values, shown = zip(*held, strict=True) if held else ((), (), ())
    frame = pd.DataFrame({"label": labels, "value": pd.array(values, dtype="Float64")})
    return frame.assign(shown=pd.Series(shown, dtype="object"), **columns)


def lines_in(svg):
    """Return every line of text drawn, in order."""
    return [e.text for e in ET.fromstring(svg).iter(f"{SVG}text")]


def words_in(svg):
    """Return all text drawn, with the lines of a wrapped name joined."""
    return " ".join(lines_in(svg))


def places_of(svg, tag):
    """Return the attributes of each mark of a kind, numbers as numbers."""
    return [{k: float(v) if re.fullmatch(r"-?[\d.]+", v) else v for k, v in e.attrib.items()}
            for e in ET.fromstring(svg).iter(SVG + tag)]  # fmt: skip


def both(drawn):
    """Return the wide and the narrow drawing."""
    return [draw_svg(drawn.wide), draw_svg(drawn.narrow)]
