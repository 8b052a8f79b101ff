"""The first things on the list in; one picture of their places with their numbers, for the person who rules, out."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

WIDTH, GAP, LABEL = 760, 10, 16
INK = (27, 27, 27)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pictures of places below each other; `picture` is None where nothing that waits has one."""

    picture: bytes | None
    numbers: tuple[int, ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        told = f"Pictures of {', '.join(map(str, self.numbers))}" if self.numbers else "Nothing here has a picture."
        return {"text/plain": told} | ({"image/png": self.picture} if self.picture else {})


def sheet_of(waits: pd.DataFrame, folder: Path, most: int = 12) -> Sheet:
    """Return the pictures of the first things on the list that have one, each under its number."""
    from PIL import Image, ImageDraw

    with_one = waits[waits["crop"].notna()].sort_values("order").head(most)
    crops = [Image.open(folder / Path(name).name).convert("RGB") for name in with_one["crop"]]
    if not crops:
        return Sheet(None, ())
    crops = [c if c.width <= WIDTH else c.resize((WIDTH, round(c.height * WIDTH / c.width))) for c in crops]
    page = Image.new("RGB", (WIDTH, sum(c.height + LABEL + GAP for c in crops)), "white")
    brush, down = ImageDraw.Draw(page), 0
    for crop, number, reading in zip(crops, with_one["order"], with_one["readings"].fillna(""), strict=True):
        told = f"{number}: {reading}"[:110].encode("ascii", "replace").decode()
        brush.text((2, down + 2), told, fill=INK)
        page.paste(crop, (0, down + LABEL))
        down += crop.height + LABEL + GAP
    out = io.BytesIO()
    page.quantize(64).save(out, "PNG")
    return Sheet(out.getvalue(), tuple(int(n) for n in with_one["order"]))
