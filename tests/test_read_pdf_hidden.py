"""Text a reader of the page would not see is kept apart, with the reason; text that can be seen is not."""

import pytest
from made_pdfs import HELVETICA, drawn, invisible, made, page_pdf, picture_of_text, raw_pdf, stream
from PIL import Image
from reportlab.lib.utils import ImageReader

from lib.read import pdf_hidden, pdf_layer
from lib.read.pdf import read_pdf

PLACE = (70, 695, 60, 15)


def words_of(draw_or_data) -> dict[str, str]:
    data = draw_or_data if isinstance(draw_or_data, bytes) else made(draw_or_data)
    (page,) = read_pdf(data).pages
    for word in page.words:
        shown = page.text[word.char_start : word.char_end] if not word.hidden else ""
        assert (shown, word.char_start == -1) == (("", True) if word.hidden else (word.text, False))
    return {word.text: word.hidden for word in page.words}


def secret(c):
    c.drawString(72, 700, "Secret")


def plain(c):
    c.setFillGray(0)
    c.drawString(200, 700, "Plain")


def box(c, gray=0.0):
    c.setFillGray(gray)
    c.rect(*PLACE, fill=1, stroke=0)
    c.setFillGray(0)


def picture(c, color):
    c.drawImage(ImageReader(Image.new("RGB", (20, 20), color)), *PLACE)


def test_under_a_black_box():
    def page(c):
        secret(c)
        box(c)
        plain(c)

    assert words_of(page) == {"Secret": pdf_hidden.COVERED, "Plain": ""}


def test_under_a_thick_line():
    def page(c):
        secret(c)
        c.setLineWidth(12)
        c.line(70, 703, 130, 703)
        plain(c)

    assert words_of(page) == {"Secret": pdf_hidden.COVERED, "Plain": ""}


def test_under_a_picture():
    def page(c):
        secret(c)
        picture(c, (200, 30, 30))
        plain(c)

    assert words_of(page) == {"Secret": pdf_hidden.COVERED_BY_PICTURE, "Plain": ""}


def test_half_under_a_box():
    def page(c):
        c.drawString(72, 700, "1,024,915")
        c.rect(95, 695, 60, 15, fill=1, stroke=0)
        plain(c)

    assert words_of(page) == {"1,024,915": pdf_hidden.COVERED, "Plain": ""}


@pytest.mark.parametrize("gray", [1.0, 0.95])
def test_white_on_white(gray):
    def page(c):
        c.setFillGray(gray)
        secret(c)
        plain(c)

    assert words_of(page) == {"Secret": pdf_hidden.SAME_COLOR, "Plain": ""}


def test_black_on_black():
    def page(c):
        box(c)
        secret(c)
        plain(c)

    assert words_of(page) == {"Secret": pdf_hidden.SAME_COLOR, "Plain": ""}


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ([(60, 695, 20, 15), (80, 695, 90, 15)], ""),
        ([(60, 695, 8, 15), (80, 695, 90, 15)], pdf_hidden.SAME_COLOR),
        ([(80, 695, 90, 15)], pdf_hidden.SAME_COLOR),
        ([(60, 695, 15, 15)], pdf_hidden.SAME_COLOR),
        ([(60, 690, 90, 8), (80, 695, 90, 15)], pdf_hidden.SAME_COLOR),
    ],
)
def test_a_word_across_two_cells_on_black_is_seen_if_they_leave_none_of_it_on_the_black(cells, why):
    def page(c):
        c.rect(50, 690, 200, 25, fill=1, stroke=0)
        c.setFillGray(1)
        for cell in cells:
            c.rect(*cell, fill=1, stroke=0)
        c.setFillGray(0)
        c.drawString(72, 700, "Secret")
        c.drawString(300, 700, "Plain")

    assert words_of(page) == {"Secret": why, "Plain": ""}


@pytest.mark.parametrize("value", [0, 255])
def test_in_the_color_of_the_picture_below(value):
    def page(c):
        picture(c, (value,) * 3)
        c.setFillGray(value / 255)
        secret(c)
        plain(c)

    assert words_of(page) == {"Secret": pdf_hidden.SAME_COLOR, "Plain": ""}


def test_drawn_invisibly():
    def page(c):
        invisible(c, "Secret", 72, 700)
        plain(c)

    assert words_of(page) == {"Secret": pdf_layer.NO_MATCH, "Plain": ""}


def test_drawn_invisibly_over_a_picture_of_something_else():
    def page(c):
        picture(c, (120, 160, 120))
        invisible(c, "Secret", 72, 700)
        plain(c)

    assert words_of(page) == {"Secret": pdf_layer.NO_MATCH, "Plain": ""}


def test_text_of_a_logo_on_a_page_of_visible_text():
    def page(c):
        c.drawImage(ImageReader(picture_of_text(["Logo"], size=(300, 300))), 72, 500, 150, 150)
        invisible(c, "Logo", 144, 565)
        for n, word in enumerate(("One", "Two", "Three")):
            c.drawString(72, 300 - 20 * n, word)

    assert words_of(page) == {"Logo": pdf_layer.NOT_OF_THE_PAGE, "One": "", "Two": "", "Three": ""}


def test_below_one_point():
    def page(c):
        plain(c)
        c.setFont("Helvetica", 0.9)
        secret(c)

    assert words_of(page) == {"Secret": pdf_hidden.TINY, "Plain": ""}


@pytest.mark.parametrize("at", [(700, 700), (72, 900), (72, -20)])
def test_outside_the_page(at):
    def page(c):
        plain(c)
        c.drawString(*at, "Secret")

    assert words_of(page) == {"Secret": pdf_hidden.OUTSIDE, "Plain": ""}


def test_outside_the_crop_box():
    data = drawn("BT /F1 11 Tf 72 700 Td (Secret) Tj 0 -300 Td (Plain) Tj ET", entries=b"/CropBox[0 0 595 600]")
    assert words_of(data) == {"Secret": pdf_hidden.OUTSIDE, "Plain": ""}


def test_see_through():
    def page(c):
        plain(c)
        c.setFillAlpha(0.01)
        secret(c)
        c.setFillAlpha(0.6)
        c.drawString(72, 600, "Faint")

    assert words_of(page) == {"Secret": pdf_hidden.FADED, "Plain": "", "Faint": ""}


def test_in_a_layer_that_is_switched_off():
    data = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Properties<</L 5 0 R>>"
        + HELVETICA[2:]
        + b">>",
        stream(b"/OC /L BDC BT /F1 11 Tf 72 700 Td (Secret) Tj ET EMC BT /F1 11 Tf 72 600 Td (Plain) Tj ET"),
        b"<</Type/OCG/Name(Layer)>>",
    )
    assert words_of(data) == {"Secret": pdf_hidden.SWITCHED_OFF, "Plain": ""}


def annotated(kind: bytes, drawing: bytes, flags: int = 4) -> bytes:
    note = b"<</Type/Annot/Subtype/%s/Rect[70 695 130 710]/F %d/AP<</N 6 0 R>>>>" % (kind, flags)
    look = stream(drawing, b"/Type/XObject/Subtype/Form/BBox[0 0 60 15]/Resources" + HELVETICA)
    content = stream(b"BT /F1 11 Tf 72 700 Td (Secret) Tj 130 0 Td (Plain) Tj ET")
    return page_pdf(content, note, look, entries=b"/Annots[5 0 R]")


def test_under_a_black_annotation():
    data = annotated(b"Square", b"0 g 0 0 60 15 re f")
    assert words_of(data) == {"Secret": pdf_hidden.COVERED, "Plain": ""}


def test_a_stamp_is_read_and_hides_what_is_below():
    data = annotated(b"Stamp", b"1 g 0 0 60 15 re f 0 g BT /F1 8 Tf 2 3 Td (Stamped) Tj ET")
    assert words_of(data) == {"Secret": pdf_hidden.COVERED, "Plain": "", "Stamped": ""}


def test_a_hidden_annotation_hides_nothing():
    assert words_of(annotated(b"Square", b"0 g 0 0 60 15 re f", flags=2)) == {"Secret": "", "Plain": ""}


@pytest.mark.parametrize("name", ["Visible"])
@pytest.mark.parametrize(
    "around",
    [
        pytest.param(lambda c: box(c, 0.5), id="on gray"),
        pytest.param(lambda c: box(c, 0.75), id="on light gray"),
        pytest.param(lambda c: picture(c, (90, 90, 220)), id="on a blue picture"),
    ],
)
def test_text_on_a_ground_of_another_color_is_seen(name, around):
    def page(c):
        around(c)
        c.setFillGray(0)
        c.drawString(72, 700, name)

    assert words_of(page) == {name: ""}


def test_white_text_on_a_dark_ground_is_seen():
    def page(c):
        box(c)
        c.setFillGray(1)
        c.drawString(72, 700, "Title")

    assert words_of(page) == {"Title": ""}


def test_faint_gray_text_is_seen():
    # The only figure on the dashboard print-out is faint.
    def page(c):
        c.setFillGray(0.8)
        c.drawString(72, 700, "1,367,382")

    assert words_of(page) == {"1,367,382": ""}


def test_text_inside_a_frame_drawn_as_a_filled_shape_is_seen():
    def page(c):
        c.drawString(72, 700, "Framed")
        frame = c.beginPath()
        frame.rect(60, 690, 200, 30)
        frame.rect(62, 692, 196, 26)
        c.drawPath(frame, fill=1, stroke=0, fillMode=0)

    assert words_of(page) == {"Framed": ""}


def test_text_under_a_highlighter_or_a_thin_line_is_seen():
    def page(c):
        c.drawString(72, 700, "Marked")
        c.drawString(72, 600, "Struck")
        c.line(70, 603, 130, 603)
        c.setFillAlpha(0.4)
        c.setFillColorRGB(1, 1, 0)
        c.rect(*PLACE, fill=1, stroke=0)

    assert words_of(page) == {"Marked": "", "Struck": ""}


def test_hidden_words_on_a_turned_page():
    data = drawn(
        "BT /F1 11 Tf 72 700 Td (Secret) Tj 130 0 Td (Plain) Tj ET 70 695 60 15 re f",
        entries=b"/Rotate 90/CropBox[20 30 500 800]",
    )
    assert words_of(data) == {"Secret": pdf_hidden.COVERED, "Plain": ""}


def test_a_crowded_drawing_is_looked_at():
    def page(c):
        for n in range(2_600):
            c.rect(5 * (n % 100), 5 * (n // 100), 4, 4, fill=1, stroke=0)
        c.setFont("Helvetica", 5)
        for n in range(800):
            c.drawString(20 + 50 * (n % 10), 200 + 6 * (n // 10), f"seen{n}")
        secret(c)
        box(c)

    assert {word for word, reason in words_of(page).items() if reason} == {"Secret"}
