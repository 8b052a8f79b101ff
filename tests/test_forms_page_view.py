"""The page a person looks at beside what was read: frames where the places are, private words painted over."""

import io

import pandas as pd
import pytest
from PIL import Image

from lib import tables as t
from lib.forms import document_to_show, page_view

WHITE, BAR = (255, 255, 255), (27, 27, 27)
DOCUMENT = "d-sampleville-pd-zz-1-report-pdf"


def png(width=200, height=100):
    out = io.BytesIO()
    Image.new("RGB", (width, height), WHITE).save(out, "PNG")
    return out.getvalue()


def extract(**more):
    box = {"document_id": DOCUMENT, "page": 1, "n": 1, "top": 10, "bottom": 20}
    held = {
        "documents": t.as_frame(t.DOCUMENTS, [{"document_id": DOCUMENT, "path": "sampleville-pd-zz/1/report.pdf"}]),
        "pages": t.as_frame(
            t.PAGES,
            [{"document_id": DOCUMENT, "page": 1, "text_source": "native", "width": 100, "height": 50}],
        ),
        "boxes": t.as_frame(
            t.BOXES,
            [
                box | {"reading": "hit_ratio_report-1", "x0": 10, "x1": 30},
                box | {"reading": "private-hit_ratio_report-1", "x0": 50, "x1": 90},
            ],
        ),
        "left_over": t.as_frame(
            t.LEFT_OVER,
            [{"document_id": DOCUMENT, "page": 1, "n": 1, "words": "Odd", "x0": 10, "top": 30, "x1": 30, "bottom": 40}],
        ),
        "readings": t.as_frame(t.READINGS, [{"document_id": DOCUMENT, "page": 1, "value_as_printed": "4,099"}]),
        "listed": t.as_frame(t.LISTED, []),
    }
    return held | more


def view(held=None, page=1, draw=lambda document, page: png()):
    return page_view(held or extract(), DOCUMENT, page, draw)


def pixel(shown, x, y):
    return Image.open(io.BytesIO(shown.picture)).convert("RGB").getpixel((x, y))


def test_what_was_read_is_framed_and_the_words_inside_stay():
    shown = view()
    assert pixel(shown, 17, 30) == (168, 123, 0)
    assert pixel(shown, 40, 30) == WHITE


def test_left_over_words_have_a_frame_of_another_color():
    assert pixel(view(), 17, 70) == (196, 30, 30)


def test_private_words_are_painted_over():
    assert pixel(view(), 140, 30) == BAR


def test_the_rows_of_the_page_stand_beside_it():
    shown = view()
    assert shown.readings["value_as_printed"].tolist() == ["4,099"]
    assert shown.left_over["words"].tolist() == ["Odd"]


def test_a_page_that_cannot_be_drawn_says_why():
    def refuse(document, page):
        raise ValueError("its pages are too large")

    assert view(draw=refuse)._repr_mimebundle_() == {
        "text/plain": "page 1: the page cannot be drawn (its pages are too large)"
    }


def test_a_page_the_document_does_not_have_is_no_error():
    assert "no such page" in view(page=7).why


def test_without_documents_there_is_nothing_to_show():
    empty = {name: frame.head(0) for name, frame in extract().items()}
    assert document_to_show(empty) == ""
    assert view(empty).picture is None


def test_the_first_document_with_places_is_shown_unless_one_is_named():
    named = [{"document_id": "d-letter", "path": "sampleville-pd-zz/1/letter.pdf"}]
    held = extract(documents=pd.concat([t.as_frame(t.DOCUMENTS, named), extract()["documents"]]))
    assert document_to_show(held) == DOCUMENT
    assert document_to_show(held, "raw/sampleville-pd-zz/1/letter.pdf") == "d-letter"


def test_a_document_nobody_knows_is_told_with_those_near():
    with pytest.raises(ValueError, match=r"near it: sampleville-pd-zz/1/report\.pdf"):
        document_to_show(extract(), "sampleville-pd-zz/1/reprot.pdf")
