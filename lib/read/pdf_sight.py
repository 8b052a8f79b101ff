"""Words in doubt in; out come those that make no difference to what the page looks like: nobody can see them."""

from itertools import chain

from PIL import Image, ImageChops

from lib.read import pdf_calls as calls
from lib.read.pdf_calls import Handle
from lib.read.pdf_columns import DOUBLES, glyph_numbers
from lib.read.pdf_frame import Box, Frame
from lib.read.pdf_render import rendered, scale_for
from lib.read.pdf_words import PageWords

# Pixels a point: a 4 pt letter is then 12 pixels high.
_SCALE = 3.0
# A difference in brightness of red, green or blue (0 to 255) that a reader would not notice.
_UNSEEN = 20


def unseen(page: Handle, text_page: Handle, frame: Frame, words: PageWords, doubtful: list[int]) -> set[int]:
    """Return which of the words at the doubtful positions have a glyph that cannot be seen.

    The page is drawn with all of it, then without the text objects of these words; a glyph is seen if some
    pixel of its box changed. A word that is half covered has unseen glyphs and counts as unseen.
    """
    handles = _objects_of(words, doubtful)
    scale = scale_for(frame.size, _SCALE)
    whole = rendered(page, frame.size, scale)
    for handle in handles:
        calls.set_active(handle, 0)
    without = rendered(page, frame.size, scale)
    for handle in handles:
        calls.set_active(handle, 1)
    red, green, blue = ImageChops.difference(whole, without).split()
    change = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return {n for n in doubtful if not _is_seen(text_page, frame, words, n, change, scale)}


def _objects_of(words: PageWords, doubtful: list[int]) -> list[Handle]:
    further = chain.from_iterable(words.others.get(n, ()) for n in doubtful)
    return list(dict.fromkeys([*(words.objects[n] for n in doubtful), *further]))


def _is_seen(text_page: Handle, frame: Frame, words: PageWords, n: int, change: Image.Image, scale: float) -> bool:
    boxes = ink_boxes(text_page, range(words.first[n], words.last[n] + 1))
    with_ink = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
    shown = [frame.displayed(box) for box in with_ink]
    return bool(shown) and all(strongest(change, box, scale) > _UNSEEN for box in shown)


def ink_boxes(text_page: Handle, glyphs: range) -> list[Box]:
    """Return left, bottom, right, top of the ink of each glyph, in the page's own coordinates."""
    flat = glyph_numbers(calls.ink_box, text_page, glyphs, DOUBLES, 4)
    return list(zip(flat[0::4], flat[2::4], flat[1::4], flat[3::4], strict=True))


def strongest(picture: Image.Image, box: Box, scale: float) -> int:
    """Return the brightest pixel of a gray picture in a box given in points; 0 where the box lies outside."""
    area = pixels(picture, box, scale)
    return picture.crop(area).getextrema()[1] if area else 0


def pixels(picture: Image.Image, box: Box, scale: float) -> tuple[int, int, int, int] | None:
    """Return the pixels of a box given in points, at least one; None where it lies outside the picture."""
    left, top = max(0, int(box[0] * scale)), max(0, int(box[1] * scale))
    right, bottom = min(picture.width, int(box[2] * scale) + 1), min(picture.height, int(box[3] * scale) + 1)
    return (left, top, right, bottom) if left < right and top < bottom else None
