"""Workbooks and tables made to do harm, or saved under another name: each gets its status and a sentence."""

import io
import time
import zipfile

import pytest
from made_sheets import HEADER, SAMPLEVILLE, ods, sheet_xml, with_part, workbook
from test_read_sheet import cells

from lib.read.sandbox import read_in_child
from lib.read.sheet import read_sheet
from lib.read.sheet_delimited import MAX_CHARACTERS

ENTITIES = '<!DOCTYPE x [<!ENTITY a "hits hits hits"><!ENTITY b "&a;&a;&a;&a;">]>'


def bomb() -> bytes:
    """A workbook of some 200 kB that unpacks to 200 MB."""
    return with_part(workbook(["x"]), "xl/theme/theme1.xml", lambda part: part + b" " * 200_000_000)


def with_entities(encoding: str = "utf-8") -> bytes:
    def add(part):
        return f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES}{part.decode()}'.encode(encoding)

    return with_part(workbook(["x"]), "xl/worksheets/sheet1.xml", add)


@pytest.mark.parametrize(
    ("made", "status", "reason"),
    [
        (bomb, "resource_limit", "it unpacks to more than 150 MB"),
        (with_entities, "damaged", "entities"),
        (lambda: with_entities("utf-16"), "damaged", "entities"),
        (lambda: workbook(["x"])[:-300], "damaged", "cannot be opened"),
        (lambda: b"PK\x03\x04 xl/workbook", "damaged", "cannot be opened"),
        (workbook, "empty", "nothing stands in any cell"),
        (lambda: b"", "empty", "white space"),
        (lambda: b" ,\n,,\n", "empty", "delimiters"),
        (lambda: b"a,b\x00c", "damaged", "NUL"),
        (lambda: b"a,\x81", "damaged", "neither"),
        (lambda: b'a,b\n"405,c\nd,e\n', "damaged", "quotes do not pair"),
        (lambda: b"a" * (MAX_CHARACTERS + 1), "resource_limit", "bytes of text"),
        (lambda: b"<html><table><tr><td>405</table>", "unsupported", "a web page"),
        (lambda: b"\xef\xbb\xbf\n<TABLE><tr><td>405", "unsupported", "a web page"),
        (lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "unsupported",
         "2003 XML"),
        (lambda: b"PK\x03\x04 word/document.xml", "unsupported", "no workbook"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password_needed",
         "password"),
        (lambda: ods(ENTITIES), "damaged", "entities"),
    ],
)  # fmt: skip
def test_what_is_no_table_or_too_much_gets_a_status_and_a_reason_and_no_page(made, status, reason):
    reading = read_sheet(made())

    assert (reading.status, reading.pages) == (status, ())
    assert reason in reading.reason


def test_a_locked_package_asks_for_its_password():
    data = bytearray(workbook(["x"]))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1

    assert read_sheet(bytes(data)).status == "password_needed"


def test_a_million_empty_rows_are_passed_over_and_not_kept():
    rows = "".join(f'<row r="{n}" spans="1:3"/>' for n in range(2, 1_000_001))
    body = f'<sheetData><row r="1"><c r="A1"><v>405</v></c></row>{rows}</sheetData>'
    made = sheet_xml(body)
    start = time.perf_counter()

    assert cells(made) == {"A1": "405"}
    assert time.perf_counter() - start < 20


def test_a_cell_at_the_far_end_does_not_lay_out_the_sheet():
    far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    reading = read_sheet(sheet_xml(f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{far}</sheetData>'))

    assert (reading.status, reading.pages) == ("resource_limit", ())
    assert reading.reason == "sheet 1 spans more than 5,000,000 cells, empty ones too"


def test_more_cells_than_a_reply_has_are_refused():
    reading = read_sheet(b"1,2,3\n" * 100_001)

    assert (reading.status, reading.pages) == ("resource_limit", ())


def test_the_limits_hold_in_the_child_too(tmp_path):
    import hashlib

    for name, data in (("bomb.xlsx", bomb()), ("good.csv", workbook(HEADER, SAMPLEVILLE))):
        (tmp_path / name).write_bytes(data)
    read = {p.name: read_in_child(p, hashlib.sha256(p.read_bytes()).hexdigest(), "table") for p in tmp_path.iterdir()}

    assert {name: r.status for name, r in read.items()} == {"bomb.xlsx": "resource_limit", "good.csv": "read"}
    assert [w.text for w in read["good.csv"].pages[0].words][-2:] == ["490535", "405"]


def test_a_package_that_lies_about_a_size_is_measured():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<workbook>" + b" " * 200_000_000)
    lying = out.getvalue().replace((200_000_010).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert read_sheet(lying).status in ("resource_limit", "damaged")
