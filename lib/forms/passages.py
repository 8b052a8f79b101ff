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
        for r in readings.itertuples()
    ]
    columns = ["agency_id", "message", "measure", "printed", "in_its_place", "doubt"]
    return pd.DataFrame(rows, columns=columns)


def _shown(text: str, start: int, end: int) -> str:
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return " ".join(f"…{before}⟦{text[start:end]}⟧{after}…".split())


def text_uses(spans: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """Return document_id, used_as, words: how many words of each page went to what; nothing is left out."""
    texts = {(p.document_id, p.page): p.text for p in pages.itertuples()}
    words = [len(texts[s.document_id, s.page][s.char_start : s.char_end].split()) for s in spans.itertuples()]
    counted = spans.assign(words=words).groupby(["document_id", "used_as"], as_index=False)["words"].sum()
    return counted[counted["words"] > 0].reset_index(drop=True)


def left_over(spans: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """Return document_id, page, char_start, words: text that no rule uses, as it stands."""
    texts = {(p.document_id, p.page): p.text for p in pages.itertuples()}
    over = spans[spans["used_as"] == "left_over"]
    found = [" ".join(texts[s.document_id, s.page][s.char_start : s.char_end].split())[:200] for s in over.itertuples()]
    return over[["document_id", "page", "char_start"]].assign(words=found).reset_index(drop=True)
