"""What waits and where it was read in; small pictures of the places, drawn once for the bytes they come from, out."""

import hashlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

PLACES = ["document_id", "page", "x0", "top", "x1", "bottom", "width", "height", "sha256"]
# So much of the page is shown around a place, in points: above and below, and to the sides.
AROUND = (26, 150)
FRAME = (196, 30, 30)
# A version of how crops are cut: another one draws them anew.
CUT = "1"
Draw = Callable[[str, int], bytes]


def places_of(names: pd.Series, citations: pd.DataFrame, pages: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return a row of PLACES for each value named that was read on a page with places, by value id.

    A value read in several boxes of its first page has the box around all of them. `names` holds value ids.
    """
    cited = citations[citations["value_id"].isin(names) & citations["x0"].notna()]
    first = cited.sort_values("n").drop_duplicates("value_id")[["value_id", "document_id", "page"]]
    cited = cited.merge(first, on=["value_id", "document_id", "page"])
    sides = {"x0": "min", "top": "min", "x1": "max", "bottom": "max"}
    boxes = cited.groupby(["value_id", "document_id", "page"], as_index=False).agg(sides)
    sized = boxes.merge(pages[["document_id", "page", "width", "height"]], on=["document_id", "page"])
    return sized.merge(documents[["document_id", "sha256"]], on="document_id").set_index("value_id")[PLACES]


def draw_crops(places: pd.DataFrame, draw: Draw, cache: Path, folder: Path, most: int = 1000) -> pd.Series:
    """Write a PNG for each place into `folder`; return the file names by value id.

    Drawn before from the same bytes, they are taken from `cache`. `draw` gives a page of a document as PNG and raises
    ValueError where it cannot: such places, and those beyond the first `most` new ones, have no picture.
    """
    named = {value_id: _name(row) for value_id, row in places.to_dict("index").items()}
    cache.mkdir(parents=True, exist_ok=True)
    missing = [value_id for value_id, name in named.items() if not (cache / name).is_file()][:most]
    for (document, page), group in places.loc[missing].groupby(["document_id", "page"], sort=False):
        _draw_page(document, page, group, draw, {x: cache / named[x] for x in group.index})
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {value_id: name for value_id, name in named.items() if (cache / name).is_file()}
    for left in set(folder.glob("*.png")) - {folder / name for name in drawn.values()}:
        left.unlink()
    for name in set(drawn.values()):
        shutil.copyfile(cache / name, folder / name)
    return pd.Series(drawn, dtype="str")


def _name(place: dict[str, Any]) -> str:
    parts = [CUT, place["sha256"], place["page"], *(f"{place[side]:.2f}" for side in ("x0", "top", "x1", "bottom"))]
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:24] + ".png"


def _draw_page(document: str, page: int, group: pd.DataFrame, draw: Draw, targets: dict[str, Path]) -> None:
    from PIL import Image

    try:
        picture = Image.open(io.BytesIO(draw(document, int(page)))).convert("RGB")
    except (OSError, ValueError):
        return
    for value_id, place in group.to_dict("index").items():
        targets[value_id].write_bytes(_cut(picture, place))


def _cut(picture: Any, place: dict[str, Any]) -> bytes:
    """Return the part of a page around a place as PNG, the place itself in a frame."""
    from PIL import ImageDraw

    across, down = picture.width / place["width"], picture.height / place["height"]
    box = [place["x0"] * across, place["top"] * down, place["x1"] * across, place["bottom"] * down]
    air = [AROUND[1] * across, AROUND[0] * down]
    left, top = (max(0, round(box[i] - air[i])) for i in (0, 1))
    right, bottom = (min(size, round(box[i + 2] + air[i])) for i, size in enumerate(picture.size))
    cut = picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    frame = [box[0] - left - 3, box[1] - top - 3, box[2] - left + 3, box[3] - top + 3]
    ImageDraw.Draw(cut).rectangle(frame, outline=FRAME, width=2)
    out = io.BytesIO()
    cut.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()
