"""What bad input gets: a status and a reason that a reporter understands."""

import pytest
from made_pdfs import CATALOG, line, locked, made, page_pdf, raw_pdf, stream

from lib.read.pdf import read_pdf

HTML = b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html><title>Sign in</title></html>"


@pytest.mark.parametrize(
    ("data", "status", "reason"),
    [
        pytest.param(b"", "empty", "0 bytes", id="0 bytes"),
        pytest.param(raw_pdf(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"), "empty", "no pages", id="0 pages"),
        pytest.param(made(lambda c: None), "empty", "blank", id="blank page"),
        pytest.param(locked("open", "change"), "password_needed", "only with a password", id="password"),
        pytest.param(HTML, "unsupported", "web page saved under the name of a PDF", id="HTML"),
        pytest.param(b"PK\x03\x04rest", "unsupported", "Office file or ZIP", id="Office file"),
        pytest.param(b"\x89PNG\r\n\x1a\nrest", "unsupported", "PNG picture", id="PNG"),
        pytest.param(b"Sampleville, 4,099 hits", "damaged", "%PDF-", id="plain text"),
        pytest.param(made(line("One"))[:400], "damaged", "cut short or broken", id="cut short"),
        pytest.param(b"%PDF-1.4\n" + b"\x00\xff" * 500, "damaged", "cut short or broken", id="only a header"),
    ],
)
def test_what_cannot_be_read_says_why(data, status, reason):
    reading = read_pdf(data)
    assert (reading.status, reason in reading.reason) == (status, True), reading.reason
    assert "".join(page.text for page in reading.pages) == ""


def test_a_password_for_changes_only_does_not_matter():
    reading = read_pdf(locked("", "change"))
    assert (reading.status, reading.pages[0].text) == ("read", "Sampleville 4,099")


def test_lines_a_mail_server_put_before_the_header_do_not_matter():
    reading = read_pdf(b"Received: from mail\r\n\r\n" + made(line("One")))
    assert (reading.status, reading.pages[0].text) == ("read", "One")


def test_a_missing_end_is_told():
    whole = page_pdf(stream(b"BT /F1 11 Tf 72 700 Td (One) Tj ET"))
    reading = read_pdf(whole[: whole.rindex(b"startxref")])
    assert reading.status == "partly_read"
    assert reading.reason.startswith("the file ends early")
    assert reading.pages[0].text == "One"


def test_a_broken_list_of_parts_is_told():
    whole = page_pdf(stream(b"BT /F1 11 Tf 72 700 Td (One) Tj ET"))
    reading = read_pdf(whole.replace(b"0000000009", b"0000000999"))
    assert reading.status == "partly_read"
    assert reading.reason.startswith("the file's list of parts is broken")
    assert reading.pages[0].text == "One"


def test_pages_that_are_missing_from_the_file_are_told():
    pages = b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    reading = read_pdf(raw_pdf(CATALOG, pages, page, stream(b"BT /F1 11 Tf 72 700 Td (One) Tj ET"), font))
    assert (reading.status, reading.reason) == ("partly_read", "page 2: cannot be loaded")
    assert [page.text for page in reading.pages] == ["One", ""]
