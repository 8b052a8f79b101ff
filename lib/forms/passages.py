"""Readings and pages in; each figure inside the words around it, for a reporter's eye, out."""

import pandas as pd

AROUND = 60


def passages(readings: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """Return agency_id, message, measure, printed, in_its_place, doubt: the figure stands in ⟦ ⟧."""
    texts = {(p.document_id, p.page): p.text for p in pages.itertuples()}
    rows = [
        {
            "agency_id": r.agency_id,
            "message": r.message,
            "measure": r.measure,
            "printed": r.value_as_printed,
            "in_its_place": _shown(texts[r.document_id, r.page], r.char_start, r.char_end),
            "doubt": r.doubt if isinstance(r.doubt, str) else "",
        }
        for r in readings[readings["char_start"].notna()].itertuples()
    ]
    columns = ["agency_id", "message", "measure", "printed", "in_its_place", "doubt"]
    return pd.DataFrame(rows, columns=columns)


def _shown(text: str, start: int, end: int) -> str:
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return " ".join(f"…{before}⟦{text[start:end]}⟧{after}…".split())
