"""A page of paper, its wear and its placing in; out comes the picture the scanner made of it, still upright.

The noise rests on numpy's RandomState, whose stream is frozen; drawing is PDFium's, turning and smoothing Pillow's.
"""

from functools import cache

import numpy as np
from PIL import Image, ImageFilter

from lib.demo.scan_marks import marked, number_to_mark
from lib.demo.scan_paper import Paper
from lib.demo.scan_place import FEED_PERIOD, Placing
from lib.demo.scan_wear import Wear

_PAPER = 250
_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def scanned_picture(paper: Paper, wear: Wear, placing: Placing, seed: int) -> Image.Image:
    """Return the worn page in gray (`L`), or in two tones (`1`) for a fax."""
    across, down = wear.dpi
    drawn = paper.picture(across)
    word = number_to_mark(paper.words) if wear.mark else None
    worn = (marked(drawn, wear.mark, word, across / 72) if word else drawn).transform(
        placing.dots(across), Image.Transform.AFFINE, placing.ways_back(across), Image.Resampling.BILINEAR,
        fillcolor=255,
    )  # fmt: skip
    if placing.stretch:
        worn = _jerked(worn, placing, across / 72)
    if wear.blur:
        worn = worn.filter(ImageFilter.GaussianBlur(wear.blur))
    worn = _grainy(_faded(worn, wear.contrast), wear, seed)
    if wear.is_inverted:
        worn = worn.point([255 - tone for tone in range(256)])
    if not wear.is_fax:
        return worn
    height = round(worn.height * down / across)
    worn = worn.resize((worn.width, height), Image.Resampling.BOX) if height != worn.height else worn
    return worn.point([0] * 150 + [255] * 106, "1")


def _jerked(picture: Image.Image, placing: Placing, scale: float) -> Image.Image:
    tones = np.asarray(picture)
    rows = np.arange(len(tones))
    source = rows - scale * placing.stretch * np.sin(2 * np.pi * rows / (FEED_PERIOD * scale))
    return Image.fromarray(tones[np.clip(np.rint(source), 0, len(tones) - 1).astype(int)])


def _faded(picture: Image.Image, contrast: float) -> Image.Image:
    """Black becomes dark gray, white the tone of paper under a lamp."""
    ink = _PAPER * (1 - contrast)
    return picture.point([round(ink + tone / 255 * (_PAPER - ink)) for tone in range(256)])


@cache
def _grain() -> np.ndarray:
    """A tile of noise of standard deviation 1; no page is as wide as to show that it repeats."""
    return np.random.RandomState(2020).standard_normal((797, 1009)).astype(np.float32)


def _grainy(picture: Image.Image, wear: Wear, seed: int) -> Image.Image:
    tones = np.asarray(picture)
    rows, columns = tones.shape
    throws = np.random.RandomState(seed)
    tile = np.roll(np.rint(_grain() * wear.noise).astype(np.int16), tuple(throws.randint(0, 700, 2)), (0, 1))
    repeats = (-(-rows // tile.shape[0]), -(-columns // tile.shape[1]))
    worn = np.clip(tones + np.tile(tile, repeats)[:rows, :columns], 0, 255).astype(np.uint8)
    for y, x, side, tone in zip(*(throws.randint(0, most, wear.specks) for most in (rows, columns, 4, 160)),
                                strict=True):  # fmt: skip
        worn[y : y + 1 + side // 2, x : x + 1 + side // 2] = tone
    return Image.fromarray(worn)


def turned_picture(picture: Image.Image, turn: int) -> Image.Image:
    """Return the picture turned clockwise."""
    return picture.transpose(_TURNS[turn]) if turn else picture
