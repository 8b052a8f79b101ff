"""What of the scans has one reading only: its rows, and the pictures of their places."""

import io

import pytest
from PIL import Image

from lib import tables as t
from lib.forms import strip_of, to_compare

IDS = {"document_id": "d-mockton-pd-zz-1-scan-pdf", "page": 1, "agency_id": "mockton-pd-zz", "request_id": "1"}
FIGURE = IDS | {
    "reading": "hit_ratio_report-1", "form": "hit_ratio_report", "measure": "hits", "label_as_printed": "Hits",
    "value_as_printed": "862", "origin": "agency_document", "text_source": "ocr",
}  # fmt: skip
LINE = IDS | {
    "form": "data_sharing_report", "section": "detections_shared", "row": 3, "report": 1, "text_source": "ocr",
    "name_as_printed": "Mockton Police Department",
}  # fmt: skip
BOX = {"document_id": IDS["document_id"], "n": 1, "page": 1, "x0": 10.0, "top": 20.0, "x1": 60.0, "bottom": 30.0}


@pytest.fixture
def extract():
    rows = {
        "readings": [FIGURE, FIGURE | {"reading": "hit_ratio_report-2", "second_reading": "arithmetic"}],
        "listed": [LINE, LINE | {"row": 4, "second_reading": "ocr_layer"}, LINE | {"row": 5, "text_source": "native"}],
        "boxes": [
            BOX | {"reading": "hit_ratio_report-1"},
            BOX | {"reading": "data_sharing_report-detections_shared-3"},
        ],
        "pages": [{"document_id": IDS["document_id"], "page": 1, "words": 9, "width": 100.0, "height": 50.0}],
    }
    kinds = {table.name: table for table in t.STAGE_TABLES["extract"]}
    return {name: t.as_frame(kinds[name], held) for name, held in rows.items()}


def page_of(size):
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "PNG")
    return out.getvalue()


def test_only_what_no_second_reading_has_is_to_be_compared(extract):
    assert to_compare(extract)["as_read"].tolist() == ["862", "Mockton Police Department"]


def test_each_place_is_shown_with_some_paper_around_it(extract):
    strip = strip_of(to_compare(extract), extract, lambda document, page: page_of((200, 100)))
    picture = Image.open(io.BytesIO(strip.picture))
    assert (strip.count, picture.size) == (2, (124, 2 * (44 + 8)))


def test_a_page_that_cannot_be_drawn_leaves_the_table(extract):
    def draw(document, page):
        raise ValueError("no such page")

    assert strip_of(to_compare(extract), extract, draw).picture is None
