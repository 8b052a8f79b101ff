"""A page's picture and its words in; out comes the picture with what people do to paper."""

from PIL import Image, ImageDraw

from lib.demo.scan_paper import Printed

# What a mark leaves of the number it is made on: to be read, or for a person to judge.
HARMLESS = ("circled", "punched")
MARKS = (*HARMLESS, "struck", "stained")


def number_to_mark(words: tuple[Printed, ...]) -> Printed | None:
    """Return the lowest number of three digits or more on a page, the one a reader of the paper cares about."""
    numbers = [word for word in words if len(word.text) >= 3 and not word.text.strip("0123456789,")]
    return max(numbers, key=lambda word: word.box[3], default=None)


def marked(picture: Image.Image, mark: str, word: Printed, scale: float) -> Image.Image:
    """Return a copy with a mark on a word; `scale` is dots for a point.

    `circled`: a pen's ring around it. `struck`: a pen's stroke through it. `stained`: a dark spot over its last two
    digits. `punched`: two holes in the left margin, far from it.
    """
    picture = picture.copy()
    pen = ImageDraw.Draw(picture)
    x0, top, x1, bottom = (scale * side for side in word.box)
    width = round(1.2 * scale)
    if mark == "circled":
        pen.ellipse((x0 - 8 * scale, top - 6 * scale, x1 + 9 * scale, bottom + 5 * scale), outline=60, width=width)
    elif mark == "struck":
        pen.line((x0 - 5 * scale, bottom - 1 * scale, x1 + 6 * scale, top + 3 * scale), fill=50, width=width)
    elif mark == "stained":
        middle, radius = x1 - 4 * scale, 11 * scale
        height = (top + bottom) / 2
        pen.ellipse((middle - radius, height - radius, middle + radius, height + radius), fill=70)
    else:
        for y in (300 * scale, 540 * scale):
            pen.ellipse((10 * scale, y, 28 * scale, y + 18 * scale), fill=15)
    return picture
