"""The pages table of a collection in; the pages of one document at a time, with their words, out."""

from typing import Any

import pandas as pd

from lib.pages import Page, Word, unpacked_words


def pages_by_document(pages: pd.DataFrame) -> dict[str, list[tuple[Any, ...]]]:
    """Return each document's pages as plain rows, in order; only one document's words are unpacked at a time."""
    names = ("page", "text", "text_source", "placed", "width", "height", "sheet", "marks", "level", "layer")
    columns = [pages[name].tolist() if name in pages else [None] * len(pages) for name in names]
    held: dict[str, list[tuple[Any, ...]]] = {}
    for document, *row in zip(pages["document_id"].tolist(), *columns, strict=True):
        held.setdefault(document, []).append(tuple(row))
    return held


def held_page(number: int, text: Any, source: Any, placed: Any, width: Any, height: Any, *more: Any) -> Page:
    """Return the page one of these rows stands for; `placed` is its words, packed or not.

    `more` are sheet, marks, and of a scan how it lies (lib.level) and the words of an older OCR. A form is given the
    page put straight: its width and height are those of the upright page.
    """
    sheet, marks, level, layer = more
    words, old = _words(placed), _words(layer)
    texts = [cell if isinstance(cell, str) else "" for cell in (text, source, sheet)]
    size = [0.0 if pd.isna(side) else float(side) for side in (width, height)]
    size = list(level[2:]) if level else size
    return Page(number, *texts[:2], words, *size, texts[2], marks or (), level or (), "", old)


def _words(held: Any) -> tuple[Word, ...]:
    return unpacked_words(held) if isinstance(held, bytes) else held or ()
