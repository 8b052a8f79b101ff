"""Native text, an invisible OCR layer, letters without meaning, and pages without text are told apart."""

from pathlib import Path

import pytest
import reportlab
from made_pdfs import CATALOG, invisible, line, made, picture_of_text, raw_pdf, scan, stream
from reportlab.lib.utils import ImageReader

from lib.read import pdf_layer, pdf_page
from lib.read.pdf import read_pdf

SAMPLES = Path(__file__).parents[2] / "shared/samples"
VERA = Path(reportlab.__file__).parent / "fonts/Vera.ttf"
LINES = ["Sampleville Police Department", "Total Records: 1,091,822"]


def sources(reading) -> list[str]:
    return [page.text_source for page in reading.pages]


def test_a_scan_without_text_needs_ocr():
    reading = read_pdf(scan(LINES))
    assert (reading.status, reading.reason, sources(reading)) == ("not_used", "scan, needs OCR", [""])
    assert (reading.pages[0].width, reading.pages[0].height, reading.pages[0].words) == (595.0, 842.0, ())


def test_words_an_ocr_laid_over_a_scan_are_an_ocr_layer():
    reading = read_pdf(scan(LINES, layer=LINES))
    assert (reading.status, reading.reason, sources(reading)) == ("read", "", ["ocr_layer"])
    assert reading.pages[0].text == "\n".join(LINES)
    assert {word.hidden for word in reading.pages[0].words} == {""}


def test_words_laid_under_a_scan_are_an_ocr_layer_too():
    def page(c):
        for n, text in enumerate(LINES):
            c.drawString(72, 842 - 72 - 11 - 20 * n, text)
        c.drawImage(ImageReader(picture_of_text(LINES)), 0, 0, 595, 842)

    reading = read_pdf(made(page))
    assert (reading.status, sources(reading)) == ("read", ["ocr_layer"])
    assert reading.pages[0].text == "\n".join(LINES)


def test_a_bar_burned_into_the_scan_hides_the_words_of_the_layer_below_it():
    reading = read_pdf(scan(LINES, layer=LINES, bar=(70, 88, 260, 106)))
    (page,) = reading.pages
    assert page.text == LINES[0]
    assert {w.text: w.hidden for w in page.words if w.hidden} == dict.fromkeys(LINES[1].split(), pdf_layer.NO_MATCH)


def test_words_of_the_layer_where_the_scan_is_blank_are_hidden():
    reading = read_pdf(scan(LINES[:1], layer=LINES))
    assert reading.pages[0].text == LINES[0]
    assert {w.hidden for w in reading.pages[0].words if w.text in LINES[1]} == {pdf_layer.NO_MATCH}


def test_a_layer_that_fits_nowhere_is_none():
    reading = read_pdf(scan([], layer=[*LINES, "Testburg Police", "Hits 862"]))
    assert (reading.status, reading.reason, sources(reading)) == ("not_used", "scan, needs OCR", [""])
    assert {word.hidden for word in reading.pages[0].words} == {pdf_layer.NO_MATCH}


def test_a_very_large_page_with_a_layer_is_looked_at_in_less_detail():
    def page(c):
        c.scale(10, 10)
        c.drawImage(ImageReader(picture_of_text(LINES)), 0, 0, 595, 842)
        invisible(c, LINES[0], 72, 842 - 72 - 11)

    reading = read_pdf(made(page, size=(5950, 8420)))
    assert (reading.pages[0].text, sources(reading)) == (LINES[0], ["ocr_layer"])


def test_a_stamp_does_not_make_a_scan_digital():
    reading = read_pdf(scan(LINES, stamp="Released under 20-123, page 3"))
    assert reading.status == "partly_read"
    assert reading.reason == f"page 1: {pdf_page.MOSTLY_PICTURE}"
    assert reading.pages[0].text == "Released under 20-123, page 3"


def test_text_on_a_letterhead_is_native():
    def page(c):
        c.drawImage(ImageReader(picture_of_text([])), 0, 0, 595, 842)
        for n in range(10):
            c.drawString(72, 700 - 20 * n, f"Sampleville Police {n}")

    reading = read_pdf(made(page))
    assert (reading.status, sources(reading)) == ("read", ["native"])


def test_pages_that_need_ocr_are_named():
    def picture(c):
        c.drawImage(ImageReader(picture_of_text(LINES)), 0, 0, 595, 842)

    reading = read_pdf(made(line("One"), picture, line("Three"), picture, picture, picture))
    assert reading.status == "partly_read"
    assert reading.reason == "pages 2, 4-6: scan, needs OCR"
    assert sources(reading) == ["native", "", "native", "", "", ""]


def test_a_blank_page_needs_no_ocr():
    reading = read_pdf(made(line("One"), lambda c: None))
    assert (reading.status, reading.reason) == ("read", "")
    assert [page.text for page in reading.pages] == ["One", ""]


def without_letters(codes: str) -> bytes:
    """Return a page set in a font that does not say which letter a code is: pdfminer prints (cid:...)."""
    return raw_pdf(
        CATALOG,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(b"BT /F1 12 Tf 72 700 Td <%s> Tj ET" % codes.encode()),
        b"<</Type/Font/Subtype/Type0/BaseFont/Vera/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Vera/FontDescriptor 7 0 R/DW 600/CIDToGIDMap/Identity"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        b"<</Type/FontDescriptor/FontName/Vera/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900"
        b"/Descent -200/CapHeight 700/StemV 80/FontFile2 8 0 R>>",
        stream(VERA.read_bytes()),
    )


def test_codes_without_letters_are_not_taken_for_letters():
    # Glyphs 54, 68, 80 of this font are S, a, m; as letters the codes would read "6DP".
    reading = read_pdf(without_letters("003600440050"))
    assert (reading.status, reading.reason, sources(reading)) == ("not_used", "scan, needs OCR", [""])
    assert [(w.text, w.hidden) for w in reading.pages[0].words] == [("6DP", pdf_page.NO_LETTERS)]
    assert reading.pages[0].text == ""


def test_letters_that_were_lost_before_are_not_taken():
    # A page printed from a program that had already lost its letters.
    reading = read_pdf(made(line("(cid:54)(cid:68) (cid:12)")))
    assert (reading.status, reading.reason) == ("not_used", "scan, needs OCR")


def test_one_odd_sign_does_not_spoil_a_page():
    def page(c):
        for n in range(10):
            c.drawString(72, 700 - 20 * n, "Sampleville Police")
        c.drawString(72, 720, "(cid:183)")

    reading = read_pdf(made(page))
    assert (reading.status, sources(reading)) == ("read", ["native"])
    assert [(w.text, w.hidden) for w in reading.pages[0].words if w.hidden] == [("(cid:183)", pdf_page.NO_LETTERS)]


def test_an_invisible_word_without_a_picture_is_no_layer():
    def page(c):
        invisible(c, "Secret", 72, 700)
        c.drawString(72, 600, "Plain")

    reading = read_pdf(made(page))
    assert (sources(reading), reading.pages[0].text) == (["native"], "Plain")


def sample(pattern: str) -> bytes:
    found = sorted((SAMPLES / "raw").glob(pattern))
    if not found:
        pytest.skip("the sample documents are not there")
    return found[0].read_bytes()


def test_the_real_scan_with_an_old_ocr_layer():
    reading = read_pdf(sample("irvine-pd-ca/86954/*SCANNED*.pdf"))
    assert (reading.status, sources(reading)) == ("read", ["ocr_layer"] * 17)
    words = [word for page in reading.pages for word in page.words]
    assert [word.text for word in words if word.hidden] == []
    assert reading.pages[0].words[1].text == "Detections"
    # The page is stored on its side and turned for display.
    assert (reading.pages[0].width, reading.pages[0].height) == (612.0, 792.0)
    assert reading.pages[0].words[1].box == pytest.approx((247.7, 84.2, 314.1, 100), abs=1.5)


def test_the_real_scan_without_text():
    reading = read_pdf(sample("orange-pd-ca/136054/*scan.pdf"))
    assert (reading.status, reading.reason) == ("not_used", "scan, needs OCR")
