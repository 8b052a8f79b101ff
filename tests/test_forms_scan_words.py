"""Words of a scan that forms mend: what is counted afterwards is what forms saw."""

import pandas as pd

from lib import tables as t
from lib.forms import read_forms
from lib.pages import Word, packed_words

DOCUMENT = "d-sampleville-pd-zz-1-scan-pdf"


def scanned_line(*texts: str) -> tuple[str, list[Word]]:
    """A line of words 40 points wide each, as a model reads them from a picture."""
    words, text = [], ""
    for n, word in enumerate(texts):
        start = len(text) + bool(text)
        text = f"{text} {word}".strip()
        words.append(Word(word, start, len(text), (60.0 * n, 700.0, 60.0 * n + 40, 712.0), 10.0, sure=0.9))
    return text, words


def test_a_word_parted_in_two_is_counted_as_two():
    text, words = scanned_line("LEARN", "Administrator.List", "Report")
    document = {"document_id": DOCUMENT, "path": "x.pdf", "status": "read", "agency_id": "x", "request_id": "1"}
    page = {"document_id": DOCUMENT, "page": 1, "text": text, "text_source": "ocr", "words": 3}
    size = {"width": 595.0, "height": 842.0}
    pages = t.as_frame(t.PAGES, [page | size]).assign(placed=pd.Series([packed_words(tuple(words))], dtype="object"))
    extract = read_forms(t.as_frame(t.DOCUMENTS, [document]), pages.assign(marks=None))
    seen = extract["pages"].iloc[0]
    assert (seen["text"], seen["words"]) == ("LEARN Administrator List Report", 4)
    assert extract["word_uses"]["words"].sum() == 4
