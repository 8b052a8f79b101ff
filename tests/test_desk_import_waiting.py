"""The sheet of what waits goes to a colleague without Python and comes back: its rulings are taken, or told why not."""

import hashlib

import openpyxl
import pandas as pd
import pytest
from made_tables import AGENCY, count_row, counts, review
from test_review_list import DOCUMENT, GROUP, Drawer, place, shares

from lib import clean
from lib import review as room
from lib.desk import read_sheet_pages, waiting_sheet

HITS = count_row("hits", None, status="needs_review", value_as_printed="1.405")
TOLD = {"on": "2026-11-26", "by": "A. Editor", "why": "compared with the picture"}


@pytest.fixture
def sheet(tmp_path):
    return made(tmp_path)


def made(tmp_path):
    """Write the workbook of one value with a picture, one text that looks like a formula, and three lines of a list."""
    waits = review(
        {"review_id": f"r-{HITS['value_id']}", "readings": "1.405", "document_id": DOCUMENT, "page": 3},
        {"review_id": "r-left", "what": "left_over_text", "readings": "=1+1", "document_id": DOCUMENT}, GROUP,
    )  # fmt: skip
    lines = room.open_lines(waits, shares("Name 1", "Name 2", "Name 3"))
    waits = room.in_order(waits, counts(HITS), lines)
    crops = room.draw_crops(place(HITS["value_id"]), Drawer(), tmp_path / "cache", tmp_path / "crops")
    documents = pd.DataFrame([{"document_id": DOCUMENT, "path": f"{AGENCY}/x.pdf", "sha256": "0" * 64}])
    waits, lines = room.with_pictures(waits, lines, crops, documents, room.seen_at(waits, shares()))
    return room.write_workbook(waits, lines, tmp_path / "crops", tmp_path / "waiting.xlsx")


def fill(path, *rows):
    """Fill in (sheet, number, {column: text}) and save."""
    book = openpyxl.load_workbook(path)
    for name, number, cells in rows:
        page = book[name]
        at = {cell.value: cell.column for cell in page[1]}
        row = next(r for r in range(2, page.max_row + 1) if page.cell(r, at["No."]).value == number)
        for column, text in cells.items():
            page.cell(row, at[column]).value = text
    book.save(path)


def plan(path, raw):
    return waiting_sheet.plan_rulings(read_sheet_pages(path), raw, TOLD)


def test_it_is_known_by_its_columns_and_holds_pictures_and_a_list_to_choose_from(sheet):
    assert waiting_sheet.is_waiting_sheet(read_sheet_pages(sheet))
    page = openpyxl.load_workbook(sheet)["Waiting"]
    assert len(page._images) == 1
    assert page.data_validations.dataValidation[0].formula1 == '"confirm,correct,reject,withdraw,same,different"'


def test_what_looks_like_a_formula_is_text(sheet):
    assert "=1+1" in [word.text for page in read_sheet_pages(sheet) for word in page.words]


def test_an_empty_sheet_rules_on_nothing(sheet, tmp_path):
    found = plan(sheet, tmp_path)
    assert (found.lines, found.refused, found.empty) == ({"values.csv": [], "aliases.csv": []}, [], 6)


def test_a_filled_sheet_is_read_back_and_written_once(sheet, tmp_path):
    fill(
        sheet, ("Waiting", "1", {"Decision": "Correct", "Value": "1,405", "By": "B. Editor", "Reason": "a comma"}),
        ("Lines of lists", "2.1", {"Decision": "confirm"}),
        ("Lines of lists", "2.2", {"Decision": "same", "Value": "name-pd-ca"}),
    )  # fmt: skip
    found = plan(sheet, tmp_path)
    assert found.refused == []
    assert not (tmp_path / "decisions").exists()
    waiting_sheet.write_rulings(found, tmp_path)
    read = clean.read_rulings(tmp_path)
    assert read.values[["value_id", "decision", "value", "as_printed", "by", "why"]].to_numpy().tolist() == [
        [HITS["value_id"], "correct", "1,405", "1.405", "B. Editor", "a comma"],
        ["v-list-r1", "confirm", "", "Name 1", "A. Editor", "compared with the picture"],
    ]
    assert read.values["sha256"].tolist() == ["0" * 64] * 2
    assert read.aliases[["name_as_printed", "agency_id"]].to_numpy().tolist() == [["Name 2", "name-pd-ca"]]
    again = plan(sheet, tmp_path)
    assert (again.lines, again.there_already) == ({"values.csv": [], "aliases.csv": []}, 3)


def test_a_row_that_cannot_be_taken_is_told_and_the_rest_holds(sheet, tmp_path):
    fill(
        sheet, ("Waiting", "1", {"Decision": "correct"}), ("Waiting", "2", {"Decision": "confirm"}),
        ("Lines of lists", "2.3", {"Decision": "perhaps"}), ("Lines of lists", "2.1", {"Decision": "reject"}),
    )  # fmt: skip
    found = plan(sheet, tmp_path)
    assert [line["value_id"] for line in found.lines["values.csv"]] == ["v-list-r1"]
    assert len(found.refused) == 3
    assert "Waiting row 1: " in found.refused[0]
    assert found.refused[0].endswith("value is empty; a correction says what stands there")
    assert "it stands for many lines" in found.refused[1]
    assert "decision is 'perhaps'" in found.refused[2]


def test_the_same_list_makes_the_same_bytes(sheet, tmp_path):
    before = hashlib.sha256(sheet.read_bytes()).hexdigest()
    assert hashlib.sha256(made(tmp_path).read_bytes()).hexdigest() == before
