"""The extract tables in; what was read from pictures and nothing else says, with a picture of each place, out.

For the person who compares it with the page: nothing here is published.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.pages import SCAN

COLUMNS = ["document_id", "page", "as_read", "second_as_printed", "doubt", "reading"]
# Points around a place, pixels between two pictures, and how many are shown at once.
_AIR, _GAP, MOST = 6.0, 8, 12


@dataclass(frozen=True, slots=True)
class Strip:
    """Pictures of places, one below the other, in the order of the rows; `picture` is None where there are none."""

    count: int
    picture: bytes | None

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        told = f"{self.count} places on scans, in the order of the table above" if self.count else "nothing to compare"
        return {"text/plain": told} | ({"image/png": self.picture} if self.picture else {})


def to_compare(extract: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return COLUMNS of each figure and line of a scan that no second reading has, figures first.

    Another document may have it still: that is told when all are cleaned together.
    """
    readings = extract["readings"].assign(as_read=extract["readings"]["value_as_printed"])
    listed = extract["listed"].assign(as_read=extract["listed"]["name_as_printed"])
    rows = listed["row"].astype("string")
    listed = listed.assign(reading=listed["form"] + "-" + listed["section"].fillna("unknown") + "-" + rows)
    parts = [frame[_is_alone(frame)][COLUMNS] for frame in (readings, listed)]
    return pd.concat(parts, ignore_index=True)


def _is_alone(frame: pd.DataFrame) -> pd.Series:
    return (frame["text_source"] == SCAN) & frame["second_reading"].isna()


def strip_of(
    rows: pd.DataFrame, extract: dict[str, pd.DataFrame], draw: Callable[[str, int], bytes], most: int = MOST
) -> Strip:
    """Return pictures of the first rows of `to_compare`; `draw` gives a page as PNG, or raises ValueError."""
    pages: dict[tuple[str, int], Any] = {}
    cut = []
    for row in rows.head(most).to_dict("records"):
        at = (row["document_id"], int(row["page"]))
        if at not in pages:
            pages[at] = _drawn(draw, at)
        boxes = extract["boxes"]
        mine = boxes[(boxes["document_id"] == at[0]) & (boxes["reading"] == row["reading"]) & (boxes["page"] == at[1])]
        if pages[at] is not None and len(mine):
            cut.append(_cut(pages[at], mine, _size(extract["pages"], at)))
    return Strip(len(cut), _stacked(cut) if cut else None)


def _drawn(draw: Callable[[str, int], bytes], at: tuple[str, int]) -> Any:
    from PIL import Image

    try:
        return Image.open(io.BytesIO(draw(*at))).convert("RGB")
    except (OSError, ValueError):
        return None


def _size(pages: pd.DataFrame, at: tuple[str, int]) -> tuple[float, float]:
    mine = pages[(pages["document_id"] == at[0]) & (pages["page"] == at[1])]
    return float(mine["width"].iloc[0]), float(mine["height"].iloc[0])


def _cut(picture: Any, boxes: pd.DataFrame, size: tuple[float, float]) -> Any:
    across, down = picture.width / size[0], picture.height / size[1]
    left, top = (boxes["x0"].min() - _AIR) * across, (boxes["top"].min() - _AIR) * down
    right, bottom = (boxes["x1"].max() + _AIR) * across, (boxes["bottom"].max() + _AIR) * down
    return picture.crop((max(0, int(left)), max(0, int(top)), int(right), int(bottom)))


def _stacked(cut: list[Any]) -> bytes:
    from PIL import Image

    sheet = Image.new("RGB", (max(c.width for c in cut), sum(c.height + _GAP for c in cut)), "white")
    at = 0
    for picture in cut:
        sheet.paste(picture, (0, at))
        at += picture.height + _GAP
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()
