"""A citation in; where its value was read, in words a person can follow, out."""

from typing import Any

import pandas as pd


def place_in_words(citation: Any) -> str:
    """Return a row of citations as words: a cell of a sheet, a box on a page (points from the top left), characters."""
    if citation.text_source == "hand":
        return f"{citation.cell} (entered by hand)"
    if isinstance(citation.cell, str):
        on = f"sheet {citation.sheet!r}" if isinstance(citation.sheet, str) else f"page {citation.page}"
        return f"{on}, cell {citation.cell}"
    message = "" if pd.isna(citation.message) else f", message {citation.message}"
    if pd.notna(citation.x0):
        x0, top, x1, bottom = (f"{side:g}" for side in (citation.x0, citation.top, citation.x1, citation.bottom))
        return f"page {citation.page}{message}, box from ({x0}, {top}) to ({x1}, {bottom}) in points"
    if pd.notna(citation.char_start):
        return f"page {citation.page}{message}, characters {citation.char_start}–{citation.char_end}"
    return f"page {citation.page}{message}"
