"""A page in; out come the positions of its words that lie as lines of text do: no watermark, no stamp on its side.

A word across the page (`CONFIDENTIAL` from corner to corner, a stamp along the margin) stands at the height of
many lines at once and would make one line of them all. It stays left over, and is listed.
"""

from statistics import median

from lib.forms.letterhead import logo_words
from lib.pages import Page

# A report's largest title is 1.8 times the size of its lists; a line of text is never 2.5 times as high as the usual.
_TOO_HIGH = 2.5


def lying_words(page: Page) -> list[int] | None:
    """Return the positions of the page's visible words that are no higher than text; None if all of them are.

    The words of a scanned logo are left out too.
    """
    logo = logo_words(page)
    placed = [(i, w.box, w.size) for i, w in enumerate(page.words) if w.box and not w.hidden and i not in logo]
    if not placed:
        return None
    most = _TOO_HIGH * median([size or box[3] - box[1] for _, box, size in placed])
    lying = [i for i, box, _ in placed if box[3] - box[1] <= most]
    return lying if logo or len(lying) < len(placed) else None
