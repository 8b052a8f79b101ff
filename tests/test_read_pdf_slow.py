"""pdfplumber's words in the same shape as PDFium's: the way out for odd pages."""

import hashlib

from made_pdfs import line, made, scan, sharing_report

from lib.read.pdf import read_pdf
from lib.read.pdf_slow import read_pdf_slowly
from lib.read.sandbox import read_in_child

NAMES = [f"Sampleville {n} Police (ZZ)" for n in range(70)]


def test_a_plain_report_reads_the_same_both_ways():
    quick, slow = read_pdf(sharing_report(NAMES)), read_pdf_slowly(sharing_report(NAMES))
    assert (slow.status, len(slow.pages)) == ("read", len(quick.pages))
    for a, b in zip(quick.pages, slow.pages, strict=True):
        assert (b.text, b.text_source, b.width, b.height) == (a.text, "native", a.width, a.height)
        assert [(w.text, w.char_start, w.size, w.color) for w in b.words] == [
            (w.text, w.char_start, w.size, w.color) for w in a.words
        ]


def test_what_is_hidden_stays_hidden():
    def page(c):
        c.drawString(72, 700, "Secret")
        c.rect(70, 695, 60, 15, fill=1, stroke=0)
        c.drawString(200, 700, "Plain")

    (slow,) = read_pdf_slowly(made(page)).pages
    assert slow.text == "Plain"
    assert {w.text: bool(w.hidden) for w in slow.words} == {"Secret": True, "Plain": False}


def test_scans_and_files_that_cannot_be_read_stay_as_they_are():
    for data in (b"", scan(["Sampleville"]), scan(["Sampleville"], layer=["Sampleville"])):
        assert read_pdf_slowly(data) == read_pdf(data)


def test_a_child_reads_slowly_too(tmp_path):
    data = made(line("Sampleville"))
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    reading = read_in_child(path, hashlib.sha256(data).hexdigest(), "pdf_slow")
    assert reading == read_pdf_slowly(data)
