"""The extract tables, a document and a page in; the page's picture with what was read boxed, and its rows, out.

For the person who checks: nothing here is published. What is private is painted over all the same.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import pandas as pd

from lib.pages import OLD_OCR, SCAN

Box = tuple[float, float, float, float]
READ, LEFT, PRIVATE = (168, 123, 0), (196, 30, 30), (27, 27, 27)
# Frames stand a little off the words, so that no letter is touched. In points.
AIR = 1.5
WITH_A_PAGE = ("native", OLD_OCR, SCAN)
READING_COLUMNS = ["measure", "label_as_printed", "value_as_printed", "window_as_printed", "doubt"]
LISTED_COLUMNS = ["section", "row", "name_as_printed", "city_as_printed", "state_as_printed", "hot_list_as_printed"]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as a person sees it, with its frames; `picture` is None, and `why` says why, if it has none."""

    title: str
    picture: bytes | None
    why: str
    readings: pd.DataFrame
    listed: pd.DataFrame
    left_over: pd.DataFrame

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        told = f"{self.title}: {self.why}" if self.why else f"{self.title}, what was read is framed"
        return {"text/plain": told} | ({"image/png": self.picture} if self.picture else {})


def document_to_show(extract: dict[str, pd.DataFrame], wanted: str = "") -> str:
    """Return the id of the document with the path `wanted` (below raw/), else of the first with places to frame.

    Empty text if there is none to show. Raises ValueError naming paths that are near if no document has that path.
    """
    documents = extract["documents"]
    if wanted:
        found = documents[documents["path"] == wanted.removeprefix("raw/")]
        if found.empty:
            near = ", ".join(get_close_matches(wanted, documents["path"], 3, cutoff=0.3)) or "nothing"
            raise ValueError(f"no document {wanted!r} was read in this run; near it: {near}")
        return str(found["document_id"].iloc[0])
    pages = extract["pages"]
    drawn = pages[pages["text_source"].isin(WITH_A_PAGE)]["document_id"]
    known = [*extract["boxes"]["document_id"], *drawn]
    return str(known[0]) if known else ""


def page_view(
    extract: dict[str, pd.DataFrame], document_id: str, page: int, draw: Callable[[str, int], bytes]
) -> PageView:
    """Return one page of a document with its frames; `draw` gives the bare picture as PNG, or raises ValueError."""
    boxes, left = (_of(extract[name], document_id, page) for name in ("boxes", "left_over"))
    title, why, picture = f"page {page}", "", None
    size = _of(extract["pages"], document_id, page)
    if size.empty or pd.isna(size["width"].iloc[0]):
        why = "nothing to draw; the document has no such page, or no pages with places" if document_id else "no report"
    else:
        try:
            picture = framed(draw(document_id, page), tuple(size[["width", "height"]].iloc[0]), _frames(boxes, left))
        except (OSError, ValueError) as error:
            why = f"the page cannot be drawn ({error})"
    readings, listed = (_of(extract[name], document_id, page) for name in ("readings", "listed"))
    return PageView(
        title, picture, why, readings[READING_COLUMNS], listed[LISTED_COLUMNS], left[["words", "x0", "top"]]
    )


def _of(frame: pd.DataFrame, document_id: str, page: int) -> pd.DataFrame:
    mine = frame[(frame["document_id"] == document_id) & (frame["page"] == page)]
    return mine.reset_index(drop=True)


def _frames(boxes: pd.DataFrame, left: pd.DataFrame) -> list[tuple[Box, tuple[int, int, int]]]:
    frames = []
    for row in boxes.itertuples():
        color = PRIVATE if row.reading.startswith("private-") else READ
        frames.append(((row.x0, row.top, row.x1, row.bottom), color))
    placed = left[left["x0"].notna()]
    return frames + [((row.x0, row.top, row.x1, row.bottom), LEFT) for row in placed.itertuples()]


def framed(png: bytes, size: tuple[float, float], frames: list[tuple[Box, tuple[int, int, int]]]) -> bytes:
    """Return a picture with a frame around each box; `size` is the page in points. A private box is filled."""
    from PIL import Image, ImageDraw

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    across, down = picture.width / size[0], picture.height / size[1]
    brush = ImageDraw.Draw(picture)
    for (x0, top, x1, bottom), color in frames:
        corners = ((x0 - AIR) * across, (top - AIR) * down, (x1 + AIR) * across, (bottom + AIR) * down)
        brush.rectangle(corners, outline=color, width=2, fill=PRIVATE if color == PRIVATE else None)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
