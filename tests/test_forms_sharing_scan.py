"""Sharing reports read from pictures: wrapped lines are told from rows where a column beside hangs higher or lower."""

from dataclasses import replace

import pytest
from made_reports import RECEIVED, Book, Sharing, Table

from lib.forms import sharing_report

LONG = [
    "Mockton, Fakedale and Bogusburg Tri-County Regional Automobile Theft Prevention Task Force (ZZ)",
    "Notional Valley County District Attorneys Office - Bureau of Investigation",
    "Phantom Springs Independent School District Police Department (YY)",
]
NAMES = [f"{place} Police Department" for place in ("Bogus City", "Dummy Lake", "Faketon", "Mockford", "Nosuch Park")]
NAMES = [*NAMES, LONG[0], "Sampleville PD", LONG[1], LONG[2], "Unreal County Sheriffs Office", "West Mockton PD"]
ROWS = [(name, "Specimen Hills", "ZZ") for name in NAMES]
# The rows of LEARN's lists of 2022: wrapped lines 0.77 of a row apart, all cells of a row at its top.
TABLE = {RECEIVED: Table((140.0, 330.0, 500.0), width=190.0, padding=5.0, leading=16.5, align="center")}


def scanned(rows, hangs, only=lambda word: True):
    """The pages as a model reads them; City and State stand `hangs` points lower than the names beside them."""
    book = Book()
    Sharing(book, edition="2022").write({RECEIVED: rows}, TABLE)

    def moved(word):
        x0, top, x1, bottom = word.box
        down = hangs if x0 > 260 and top > 150 else 0.0
        return word._replace(box=(x0, top + down, x1, bottom + down), sure=0.95)

    return [
        replace(page, text_source="ocr", words=tuple(moved(word) for word in page.words if only(word)))
        for page in book.by_words()
    ]


def read(pages):
    return [(row["name_as_printed"], row["city_as_printed"] or "") for row in sharing_report.rows(pages)["listed"]]


@pytest.mark.parametrize("hangs", [-3.0, -2.0, 0.0, 2.0, 3.0])
def test_wrapped_names_stay_whole_where_the_page_was_fed_askew(hangs):
    assert read(scanned(ROWS, hangs)) == [(name, "Specimen Hills") for name in NAMES]


def test_a_name_without_city_and_state_waits_since_it_may_belong_to_another_row():
    rows = [*ROWS[:5], ("Replica Police Department", "", ""), *ROWS[5:]]
    (row,) = [
        r for r in sharing_report.rows(scanned(rows, 0.0))["listed"] if r["name_as_printed"].startswith("Replica")
    ]
    assert row["doubt"] == "no city or state stands beside it, so it may belong to another row"
