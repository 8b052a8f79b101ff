"""Workbooks and tables of text: which cells with which text and address, and what is told of them beside it."""

import datetime as dt

import pytest
from conftest import need_sample
from hypothesis import given
from hypothesis import strategies as st
from made_sheets import HEADER, SAMPLEVILLE, ods, sheet_xml, with_part, workbook, xls

from lib.read.readers import reader_of
from lib.read.sandbox_readers import read_by_content, reader
from lib.read.sheet import read_sheet
from lib.read.sheet_delimited import find_delimiter
from lib.read.sheet_page import address


def cells(data, page=1):
    return {w.cell: w.text for w in read_sheet(data).pages[page - 1].words}


def hidden(data, page=1):
    return {w.cell: w.hidden for w in read_sheet(data).pages[page - 1].words if w.hidden}


def marks(data):
    page = read_sheet(data).pages[0]
    by_start = {w.char_start: w.cell for w in page.words}
    return [(by_start[m.char_start], m.kind, m.value) for m in page.marks]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[(490535, "490535"), (405.0, "405"), (0.0826, "0.0826"), (True, "TRUE"), (dt.date(2018, 1, 2), "2018-01-02")],
        *[(dt.datetime(2018, 1, 2, 3, 4), "2018-01-02T03:04:00"), (" 494, 258", " 494, 258"), ("'=1+1", "'=1+1")],
        *[(123456789012345, "123456789012345"), (-5, "-5"), ("NA", "NA"), ("None", "None"), ("a\nb", "a\nb")],
    ],
)
def test_a_cell_is_its_stored_value_as_text(value, text):
    assert cells(workbook([value])) == {"A1": text}


def test_a_date_and_a_percentage_are_marked_so_that_no_count_is_made_of_them():
    def formats(_, sheet):
        sheet["B1"].number_format, sheet["C1"].number_format = "0.00%", "#,##0"

    made = workbook([dt.date(2018, 1, 2), 0.0826, 490535], change=formats)

    assert marks(made) == [("A1", "date", "2018-01-02"), ("B1", "display", "0.00%")]


def test_hidden_rows_columns_and_sheets_are_read_and_say_that_nobody_sees_them():
    def hide(book, sheet):
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["D"].hidden = True
        book.create_sheet("Real").append(["hits", 405])
        book["Real"].sheet_state = "hidden"

    made = workbook(HEADER, SAMPLEVILLE, ["Mockton"], change=hide)

    assert hidden(made) == dict.fromkeys(("A2", "B2", "C2", "D2"), "the row is hidden") | {"D1": "the column is hidden"}
    assert cells(made, 2) == {"A1": "hits", "B1": "405"}
    assert hidden(made, 2) == {"A1": "the sheet is hidden", "B1": "the sheet is hidden"}


def test_a_row_of_no_height_is_hidden():
    made = sheet_xml('<sheetData><row r="1" ht="0"><c r="A1"><v>405</v></c></row></sheetData>')

    assert hidden(made) == {"A1": "the row is hidden"}


def test_a_formula_without_a_stored_value_stands_as_its_formula_that_nobody_sees():
    made = workbook(["hits", "=SUM(B2:B3)"], ["x", 400], ["y", 5], ["z"], [None, None, "=B2"])

    assert cells(made) == {"A1": "hits", "B1": "=SUM(B2:B3)", "A2": "x", "B2": "400", "A3": "y", "B3": "5"} | {
        "A4": "z",
        "C5": "=B2",
    }
    assert hidden(made) == dict.fromkeys(("B1", "C5"), "a formula without a stored value")


def test_a_formula_with_a_stored_value_is_that_value():
    made = sheet_xml('<sheetData><row r="1"><c r="A1"><f>400+5</f><v>405</v></c></row></sheetData>')

    assert (cells(made), hidden(made)) == ({"A1": "405"}, {})


def test_a_cell_that_shows_an_error_is_that_error():
    made = sheet_xml('<sheetData><row r="3"><c r="B3" t="e"><v>#REF!</v></c></row></sheetData>')

    assert (cells(made), hidden(made)) == ({"B3": "#REF!"}, {})


def test_merged_cells_are_marked_at_their_first_cell():
    made = workbook(["2018", None, "2019"], ["hits"], change=lambda _, sheet: sheet.merge_cells("A1:B1"))

    assert marks(made) == [("A1", "merged", "A1:B1")]


def test_a_link_behind_a_cell_is_kept():
    def add_link(_, sheet):
        sheet["B1"].hyperlink = "https://records.test/1"

    made = workbook(["hits", "report"], change=add_link)

    assert marks(made) == [("B1", "link", "https://records.test/1")]


def test_a_table_that_starts_far_in_keeps_its_addresses():
    made = sheet_xml('<sheetData><row r="7"><c r="AB7"><v>405</v></c><c r="AD7"><v>1</v></c></row></sheetData>')

    assert cells(made) == {"AB7": "405", "AD7": "1"}


def test_an_old_workbook_is_read_and_says_what_it_does_not_tell():
    reading = read_sheet(xls())

    assert reading.reason == "hidden rows and columns cannot be told in a workbook of this kind"
    assert [p.sheet for p in reading.pages] == ["Counts", "Real"]
    assert cells(xls())["C2"], cells(xls())["D2"] == ("490535", "405")
    assert marks(xls()) == [("C3", "date", "2018-01-02")]
    assert hidden(xls(), 2) == {"A1": "the sheet is hidden"}


def test_an_open_document_sheet_tells_its_hidden_rows_and_columns():
    cell = '<table:table-cell office:value-type="float" office:value="{}"><text:p>{}</text:p></table:table-cell>'
    row = f"{cell.format(490535, '490,535')}{cell.format(405, 405)}"
    made = ods(
        '<table:table table:name="Counts"><table:table-column/><table:table-column table:visibility="collapse"/>'
        f'<table:table-row>{row}</table:table-row><table:table-row table:visibility="filter">{row}</table:table-row>'
        "</table:table>"
    )

    assert cells(made) == {"A1": "490535", "B1": "405", "A2": "490535", "B2": "405"}
    assert hidden(made) == {"B1": "the column is hidden", "A2": "the row is hidden", "B2": "the row is hidden"}


@pytest.mark.parametrize(
    ("data", "expected", "reason"),
    [
        (b"a,b\n1,2\n", {"A1": "a", "B1": "b", "A2": "1", "B2": "2"}, ""),
        (b'\xef\xbb\xbfa,"b\nc"\r\n"490,535",2', {"A1": "a", "B1": "b\nc", "A2": "490,535", "B2": "2"}, ""),
        (b"a;b\n1,5;2,5\n", {"A1": "a", "B1": "b", "A2": "1,5", "B2": "2,5"}, "parted by semicolons"),
        (b"a\tb, c\n1\t2", {"A1": "a", "B1": "b, c", "A2": "1", "B2": "2"}, "parted by tabs"),
        ("Canc\xfan,\x93hits\x94".encode("latin-1"), {"A1": "Cancún", "B1": "“hits”"}, "decoded as Windows-1252"),
        ("a\tb".encode("utf-16"), {"A1": "a", "B1": "b"}, "decoded as UTF-16; parted by tabs"),
        (b"a\n\n\nNA,None\n", {"A1": "a", "A4": "NA", "B4": "None"}, ""),
        (b"one column\n405\n", {"A1": "one column", "A2": "405"}, ""),
    ],
)
def test_a_table_of_text_is_parted_into_its_cells(data, expected, reason):
    reading = read_sheet(data)

    assert (cells(data), reading.status, reading.reason) == (expected, "read", reason)


@given(st.lists(st.lists(st.text("ab\"',;\t\n 0é", max_size=5), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_a_spreadsheet_program_writes_comes_back(rows):
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    expected = {address(r, c): x for r, row in enumerate(rows, 1) for c, x in enumerate(row, 1) if x.strip()}
    reading = read_sheet(out.getvalue().encode())

    assert reading.status == "empty" or {w.cell: w.text for w in reading.pages[0].words} == expected
    assert expected == {} or reading.status != "empty" or not out.getvalue().strip(' \t\r\n,;|"')


@given(st.lists(st.lists(st.text("ab12\n ", max_size=4), min_size=1, max_size=4), min_size=1, max_size=5))
def test_cells_stand_in_the_page_s_text_where_they_say(rows):
    for page in read_sheet(workbook(*rows)).pages:
        assert [page.text[w.char_start : w.char_end] for w in page.words] == [w.text for w in page.words]


@pytest.mark.parametrize(("row", "column", "expected"), [(1, 1, "A1"), (7, 26, "Z7"), (7, 27, "AA7"), (1, 703, "AAA1")])
def test_addresses(row, column, expected):
    assert address(row, column) == expected


def test_a_comma_is_the_delimiter_where_nothing_parts():
    assert find_delimiter("hits\n405\n") == ","


def test_the_content_decides_and_not_the_ending():
    made = workbook(HEADER, SAMPLEVILLE)

    assert [reader_of(f"a.{x}") for x in ("csv", "XLSX", "ods", "tsv", "xls")] == ["table"] * 5
    assert reader("table")(made, print)[2][0][2] == "cells"
    assert read_by_content(made, print)[2][0][2] == "cells"
    assert reader("table")(b"%PDF-1.4 broken", print)[0] == "damaged"


def test_comments_and_pictures_are_said_not_to_be_read():
    from openpyxl.comments import Comment

    def note(_, sheet):
        sheet["A1"].comment = Comment("partial", "desk")

    assert read_sheet(workbook([405], change=note)).reason == "the workbook holds comments, which are not read"


def test_the_published_table_has_the_same_cells_as_csv_and_xlsx():
    folder = "raw/eff-data-driven/2018/EFF-MuckRock 2016-2017 ALPR DATA"
    made = [cells(need_sample(f"{folder}.{ending}").read_bytes()) for ending in ("csv", "xlsx")]
    plain = [{k: v.replace(",", "") for k, v in x.items() if not k.endswith("1") or k[1:] != "1"} for x in made]

    assert [len(x) for x in made] == [2424, 2424]
    assert plain[0] == plain[1]
    assert made[0]["C2"] == "270"


def test_a_part_that_is_changed_on_the_way_is_damaged():
    made = with_part(workbook(HEADER), "xl/worksheets/sheet1.xml", lambda part: part[:-40])

    assert (read_sheet(made).status, read_sheet(made).pages) == ("damaged", ())
