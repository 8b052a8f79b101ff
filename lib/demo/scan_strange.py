"""Dice in; out come pages no scanner should send: blank, noise, scrawl, a photo of a screen, a giant picture."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from lib.demo.dice import Dice
from lib.demo.scan_paper import papers
from lib.demo.scan_pdf import Packed, ScannedPage, packed, scanned_pdf
from lib.demo.truth import Figure, Made, ScanPage

LETTER = (612.0, 792.0)
DPI = 150
DOTS = (1275, 1650)
BOMB_SIDE = 30_000


def _paper_tones(dice: Dice, spread: float) -> np.ndarray:
    throws = np.random.RandomState(dice.number(0, 2**31 - 1))
    return np.clip(throws.normal(246, spread, (DOTS[1], DOTS[0])), 0, 255).astype(np.uint8)


def blank(dice: Dice) -> Image.Image:
    """An empty sheet, as the back of a page comes out of a feeder."""
    return Image.fromarray(_paper_tones(dice, 2))


def noise(dice: Dice) -> Image.Image:
    """Nothing but noise."""
    throws = np.random.RandomState(dice.number(0, 2**31 - 1))
    return Image.fromarray(throws.randint(0, 256, (DOTS[1], DOTS[0])).astype(np.uint8))


def scrawl(dice: Dice) -> Image.Image:
    """Strokes like handwriting that say nothing."""
    picture = Image.fromarray(_paper_tones(dice, 3))
    pen = ImageDraw.Draw(picture)
    for line in range(dice.number(8, 14)):
        x, y = dice.between(110, 180), 200.0 + 90 * line
        while x < dice.between(700, 1180):
            points = []
            for k in range(dice.number(12, 40)):
                x += dice.between(1, 7)
                points.append((x, y + dice.between(4, 26) * math.sin(k * dice.between(0.7, 1.3))))
            pen.line(points, fill=dice.number(30, 80), width=3, joint="curve")
            x += dice.between(15, 40)
    return picture.filter(ImageFilter.GaussianBlur(0.7))


def screen_photo(dice: Dice, made: Made) -> Image.Image:
    """The first page of a file, photographed askew from a screen: a grid of dots beats with the camera's."""
    paper = next(papers(made.data))
    tones = np.asarray(paper.picture(DPI).resize(DOTS)).astype(np.float32)
    y, x = np.mgrid[0 : DOTS[1], 0 : DOTS[0]]
    grid = np.sin(x / dice.between(0.47, 0.53)) * np.sin(y / dice.between(0.47, 0.53)) + np.sin((x + 2 * y) / 37) / 2
    picture = Image.fromarray(np.clip(225 * tones / 255 + 18 * grid, 0, 255).astype(np.uint8))
    corners = [(90, 130), (1210, 60), (1165, 1600), (140, 1510)]
    to = [(cx + dice.number(-25, 25), cy + dice.number(-25, 25)) for cx, cy in corners]
    flat = [(0, 0), (DOTS[0], 0), DOTS, (0, DOTS[1])]
    ways = _perspective(to, flat)
    photo = picture.transform(DOTS, Image.Transform.PERSPECTIVE, ways, Image.Resampling.BILINEAR, fillcolor=35)
    return photo.filter(ImageFilter.GaussianBlur(0.6))


def _perspective(to: list[tuple[int, int]], flat: list[tuple[int, int]]) -> tuple[float, ...]:
    """Return Pillow's eight numbers that lead from a point of the photo back to one of the flat page."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(to, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return tuple(np.linalg.solve(np.array(rows, float), np.array(wanted, float)))


def strange_file(shown: list[tuple[str, Image.Image]], figures: tuple[Figure, ...] = ()) -> Made:
    """Return a scan of pictures with what each shows; `figures` can be read on them, and none is to be accepted."""
    pages, truth = [], []
    for n, (shows, picture) in enumerate(shown, 1):
        pages.append(ScannedPage((packed(picture, 60),), LETTER, 0, LETTER, 0))
        truth.append(ScanPage(n, shows, "bad", f"{DPI}x{DPI}", "jpeg"))
    outcome = "Nothing is read for sure; each page is listed as not used or waits for a person."
    return Made(scanned_pdf(pages, "Scan"), "unknown", len(pages), "any", "strange_pages", outcome,
                figures=figures, scan_pages=tuple(truth))  # fmt: skip


def picture_bomb() -> Made:
    """A file of 5 kB whose picture has 900 million dots: each line of it is one bit that says `as above`."""
    data = b"\xff" * (BOMB_SIDE // 8) + b"\x00\x10\x01"
    page = ScannedPage((Packed(data, "CCITTFaxDecode", (BOMB_SIDE, BOMB_SIDE)),), LETTER, 0, LETTER, 0)
    truth = ScanPage(1, "picture_bomb", "bad", f"{BOMB_SIDE * 72 // 612}x{BOMB_SIDE * 72 // 792}", "fax")
    outcome = "Listed with the limit it broke, or its page as empty; the run goes on."
    return Made(scanned_pdf([page], "Scan"), "unknown", 1, "any", "picture_bomb", outcome, scan_pages=(truth,))
