"""Words the desk wants covered: black in every text and painted over in pictures, and only where they are meant."""

import pandas as pd
import pytest
from made_tables import AGENCY, OTHER, REQUEST, count_row, counts, documents, held, messages, page_of

from lib import tables as t
from lib.forms import with_masked
from lib.masks import covered, is_meant
from lib.pages import Word, packed_words
from lib.publish import public_copy
from lib.publish.masked import masked

DOCUMENT = f"d-{AGENCY}-{REQUEST}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ask Jane Sample, please", "ask ███████████, please"),
        ("JANE\n SAMPLE", "████████████"),
        ("Janet Sampleville", "Janet Sampleville"),
        ("letter_Jane_Sample.pdf", "letter_███████████.pdf"),
        ("nothing here", "nothing here"),
    ],
)
def test_words_are_covered_whole_in_any_case_and_places_stay(text, shown):
    assert covered(text, ["Jane Sample"]) == shown
    assert len(shown) == len(text)


@pytest.mark.parametrize(
    ("where", "meant"),
    [("", True), (AGENCY, True), (f"{AGENCY}/{REQUEST}", True), (f"raw/{AGENCY}/{REQUEST}/x.pdf", True),
     (OTHER, False), (f"{AGENCY}/9", False), (f"{AGENCY}/{REQUEST}/y.pdf", False)],
)  # fmt: skip
def test_a_mask_is_meant_for_its_place(where, meant):
    assert is_meant(where, AGENCY, REQUEST, f"{AGENCY}/{REQUEST}/x.pdf") is meant


def tables(where=""):
    pages, spans = page_of(("agency_text", 2, "Ask Jane Sample about 405 hits"))
    value = counts(count_row("hits", 405, label_as_printed="Hits by Jane Sample"))
    every = held(value, messages=messages("agency", attachments="Jane Sample.pdf"), pages=pages, spans=spans)
    return every | {"masks": t.as_frame(t.MASKS, [{"text": "Jane Sample", "where": where}])}


def test_no_text_that_is_shown_holds_a_masked_word():
    shown = masked(tables())
    assert shown["pages"]["text"][0] == "Ask ███████████ about 405 hits"
    every = [public_copy(table, shown).to_csv() for table in t.PUBLIC_TABLES]
    assert [text for text in every if "Jane" in text] == []
    assert shown["counts"]["value_id"].tolist() == tables()["counts"]["value_id"].tolist()


def test_a_mask_for_another_place_covers_nothing_here():
    assert masked(tables(OTHER))["pages"]["text"][0] == "Ask Jane Sample about 405 hits"
    assert masked(tables(f"{AGENCY}/{REQUEST}"))["pages"]["text"][0] != "Ask Jane Sample about 405 hits"


def test_the_words_are_painted_over_in_the_picture():
    words = ["Ask", "Jane", "Sample,", "please"]
    placed = packed_words(Word(x, 0, 0, (10.0 * n, 5.0, 10.0 * n + 8, 15.0)) for n, x in enumerate(words))
    pages = pd.DataFrame([{"document_id": DOCUMENT, "page": 1, "placed": placed}])
    found = with_masked(
        t.as_frame(t.BOXES, []), pages, documents((DOCUMENT, f"{AGENCY}/{REQUEST}/x.pdf")),
        [{"text": "jane sample", "where": AGENCY}],
    )  # fmt: skip
    assert found[["reading", "x0", "x1"]].to_numpy().tolist() == [
        ["private-mask-1-1", 10.0, 18.0], ["private-mask-1-2", 20.0, 28.0]
    ]  # fmt: skip
