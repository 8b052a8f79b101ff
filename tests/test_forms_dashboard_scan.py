"""Dashboard reports read from pictures: specks beside row numbers, and rows nearer to each other than usual."""

from dataclasses import replace

import pytest
from made_reports import Book, Dashboard

from lib.forms.dashboard_report import DETECTION, HIT_RATIO

ROWS = [("Mock Lake Mobile", 0), ("Boguston Trailer 04", 0), ("Fakedale Unit 12 - LPR", 38105), ("(Deleted)", 4)]
TABLE_TOP, TABLE_END = 570.0, 740.0
PLAIN = [(name, f"{count:,}", "") for name, count in ROWS]


def scanned(change, kind="system", rows=ROWS):
    """The pages of a report as a model reads them: its words a little unsure, and changed as told."""
    book = Book()
    Dashboard(book, kind).write(rows)
    return [
        replace(page, text_source="ocr", words=tuple(change(word._replace(sure=0.95)) for word in page.words))
        for page in book.by_words()
    ]


def read(pages, form=DETECTION):
    found = form.rows(pages)
    return [(r["label_as_printed"], r["value_as_printed"], r["doubt"]) for r in found["readings"][1:]]


def is_in_table(word):
    return TABLE_TOP < word.box[1] < TABLE_END


@pytest.mark.parametrize("speck", ["{}.", ".{}", "{},", "{}_"])
def test_a_speck_beside_a_rows_number_moves_no_row(speck):
    pages = scanned(lambda w: w._replace(text=speck.format("1")) if w.text == "1" and is_in_table(w) else w)
    assert read(pages) == PLAIN


@pytest.mark.parametrize("pitch", [1.55, 1.62, 1.7, 1.8, 2.0])
def test_two_rows_with_a_number_and_a_count_are_rows_however_near_they_stand(pitch):
    def nearer(word):
        if not is_in_table(word) or word.text not in ("2", "Hits", "862"):
            return word
        x0, _, x1, _ = word.box
        top = first + pitch * word.size
        return word._replace(box=(x0, top, x1, top + word.size))

    rows = [("Detections", 1024053), ("Hits", 862)]
    book = Book()
    Dashboard(book).write(rows)
    first = next(word.box[1] for word in book.by_words()[0].words if word.text == "1,024,053")
    assert read(scanned(nearer, "record_type", rows), HIT_RATIO) == [
        ("Detections", "1,024,053", ""),
        ("Hits", "862", ""),
    ]
