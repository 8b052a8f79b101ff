"""Words and boxes held against pdfplumber, on the real digital documents and on a made report."""

import io
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from made_pdfs import made, sharing_report

from lib.read.pdf import read_pdf

RAW = Path(__file__).parents[2] / "shared/samples/raw"
DIGITAL = sorted(path for path in RAW.glob("*/*/*.pdf") if "SCANNED" not in path.name and "_scan" not in path.name)
# The largest difference found is 0.13 pt (right edges in a letter set in Calibri); elsewhere 0.06 pt.
CLOSE = 0.15
NAMES = [f"Sampleville {kind} No {n}, Testburg (ZZ)" for n in range(90) for kind in ("Police", "Sheriffs Office")]


def words_of_pdfplumber(data: bytes) -> list[list[tuple[str, tuple[float, ...], float]]]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [
            [
                (w["text"], (w["x0"], w["top"], w["x1"], w["bottom"]), w["size"])
                for w in page.extract_words(extra_attrs=["size"])
            ]
            for page in pdf.pages
        ]


def assert_same_words(data: bytes):
    reading = read_pdf(data)
    assert reading.status == "read", reading.reason
    for page, expected in zip(reading.pages, words_of_pdfplumber(data), strict=True):
        assert Counter(w.text for w in page.words) == Counter(text for text, *_ in expected), f"page {page.number}"
        assert not [w for w in page.words if w.hidden], f"page {page.number}"
        for text, box, size in expected:
            nearest = min((w for w in page.words if w.text == text), key=lambda w: apart(w.box, box))
            assert apart(nearest.box, box) < CLOSE, (page.number, text, nearest.box, box)
            assert nearest.size == pytest.approx(size, abs=0.01), (page.number, text)


def apart(a, b) -> float:
    return max(abs(x - y) for x, y in zip(a, b, strict=True))


@pytest.mark.parametrize("path", DIGITAL or [None], ids=lambda path: path.name if path else "none")
def test_real_documents(path):
    if path is None:
        pytest.skip("the sample documents are not there")
    assert_same_words(path.read_bytes())


def test_made_sharing_report():
    assert_same_words(sharing_report(NAMES))


def test_made_page_of_several_fonts_and_sizes():
    def page(c):
        y = 800
        for font in ("Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold", "Courier"):
            for size in (7, 11, 20):
                c.setFont(font, size)
                y -= 1.5 * size
                c.drawString(40, y, f"{font} {size}: Sampleville 1,024,915")

    assert_same_words(made(page))


@pytest.mark.skipif(not DIGITAL, reason="the sample documents are not there")
def test_real_sharing_report_reads_row_by_row():
    (path,) = RAW.glob("orange-county-so-ca/86943/*Data_Sharing_Report*.pdf")
    reading = read_pdf(path.read_bytes())
    assert len(reading.pages) == 14
    assert {page.text_source for page in reading.pages} == {"native"}
    assert sum(len(page.words) for page in reading.pages) == 2846
    lines = reading.pages[0].text.split("\n")
    assert lines[:3] == ["Agency", "Data Sharing Report", "Detections Shared"]
    assert lines[4] == "100th Judicial District Attorney Traffic Enforcement 17th Judicial Circuit Drug Task Force"
    assert lines[-1] == "Date Created: 02-06-20 LEARN Agency Data Sharing Report Page 1 of 14"
