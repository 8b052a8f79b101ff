"""A page of a report and what was read on it in; its picture with a box around each place, as HTML, out.

What is private is painted over in the picture itself, so that nothing lies under the bar.
"""

import base64
import io
from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd

from lib.publish.sources import Sources

INK = (27, 27, 27)
# Boxes are drawn a little wider than the words, so that their edges do not lie on the letters.
AIR = 1.5
NOT_DRAWN = "The picture of this page could not be drawn. The places are in citations.csv."


def page_shown(
    sources: Sources, document: str, page: int, cited: pd.DataFrame, draw: Callable[[str, int], bytes] | None
) -> str:
    """Return one page as a figure; each box carries its value's id, so that a link can lead to it."""
    held = sources.pages[(sources.pages["document_id"] == document) & (sources.pages["page"] == page)].iloc[0]
    private = _private(sources.boxes, document, page)
    try:
        picture = covered(draw(document, page), (held["width"], held["height"]), private) if draw else None
    except (OSError, ValueError):
        picture = None
    if picture is None:
        return f'<p class="note">Page {page}: {NOT_DRAWN}</p>\n'
    width, height = (f"{held[name]:g}" for name in ("width", "height"))
    boxes = "".join(_box(row) for row in cited.itertuples())
    data = base64.b64encode(picture).decode()
    label = f"Page {page} of the file as a picture, with {len(cited)} places marked"
    return (
        f'<figure class="page"><svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label, quote=True)}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/>{boxes}</svg>'
        f"<figcaption>Page {page}</figcaption></figure>\n"
    )


def _box(row: Any) -> str:
    anchor = row.value_id if row.n == 1 else f"{row.value_id}.{row.n}"
    x, y = row.x0 - AIR, row.top - AIR
    width, height = row.x1 - row.x0 + 2 * AIR, row.bottom - row.top + 2 * AIR
    place = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
    title = escape(row.printed if isinstance(row.printed, str) else "")
    return f'<rect class="box" id="{escape(anchor, quote=True)}" {place}><title>{title}</title></rect>'


def _private(boxes: pd.DataFrame, document: str, page: int) -> list[tuple[float, float, float, float]]:
    mine = boxes[(boxes["document_id"] == document) & (boxes["page"] == page)]
    mine = mine[mine["reading"].str.startswith("private-")]
    return [(b.x0, b.top, b.x1, b.bottom) for b in mine.itertuples()]


def covered(png: bytes, size: tuple[float, float], private: list[tuple[float, float, float, float]]) -> bytes:
    """Return the picture with black bars painted over the private boxes; `size` is the page in points."""
    from PIL import Image, ImageDraw

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    across, down = picture.width / size[0], picture.height / size[1]
    brush = ImageDraw.Draw(picture)
    for x0, top, x1, bottom in private:
        brush.rectangle(((x0 - AIR) * across, (top - AIR) * down, (x1 + AIR) * across, (bottom + AIR) * down), fill=INK)
    out = io.BytesIO()
    picture.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()
