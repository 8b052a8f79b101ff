"""Pages with their words, and the words the desk wants covered, in; the boxes to paint over in pictures out."""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.masks import is_meant, mask_pattern
from lib.pages import Word, unpacked_words


def with_masked(
    boxes: pd.DataFrame, pages: pd.DataFrame, documents: pd.DataFrame, masks: list[dict[str, str]]
) -> pd.DataFrame:
    """Return the boxes with one for each word a mask names, `private-mask-<page>-<n>`.

    `pages` needs `placed`, the packed words; `masks` have `text` and `where` (raw/decisions/masks.csv). A word that
    holds a masked word, such as one with a comma behind it, is covered as a whole.
    """
    if not masks:
        return boxes
    files = {row["document_id"]: row for row in documents.to_dict("records")}
    found: list[dict[str, Any]] = []
    for document, number, placed in zip(pages["document_id"], pages["page"], pages["placed"], strict=True):
        file = files[document]
        place = [str(file[name]) for name in ("agency_id", "request_id", "path")]
        here = [mask["text"] for mask in masks if is_meant(mask["where"], *place)]
        words = [word for word in unpacked_words(placed) if word.box is not None] if here else []
        for n, word in enumerate(_masked(words, here), 1):
            place = dict(zip(("x0", "top", "x1", "bottom"), word.box, strict=True))
            name = {"document_id": document, "page": number, "reading": f"private-mask-{number}-{n}", "n": 1}
            found.append(name | place)
    return t.as_frame(t.BOXES, [*boxes.to_dict("records"), *found])


def _masked(words: list[Word], masks: list[str]) -> list[Word]:
    """Return the words in which any part of a mask stands; words are joined as they follow each other on the page."""
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += word.text + " "
    spans = [found.span() for mask in masks for found in mask_pattern(mask).finditer(text)]
    return [
        word
        for word, start in zip(words, starts, strict=True)
        if any(start < end and first < start + len(word.text) for first, end in spans)
    ]
