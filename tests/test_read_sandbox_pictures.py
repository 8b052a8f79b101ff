"""Pages as pictures, drawn in a child: the size asked for, as displayed, the same bytes each time."""

import hashlib
import io

import pytest
from made_pdfs import drawn, line, locked, made
from PIL import Image

from lib.read.pdf import read_pdf
from lib.read.pictures import PictureError, page_picture
from lib.read.sandbox import ChangedFileError, picture_in_child
from lib.refusals import Refusal


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def box_with_ink(picture: Image.Image) -> tuple[int, ...]:
    return picture.point(lambda value: 255 * (value < 128)).getbbox()


def test_a_page_is_drawn_at_the_resolution_asked_for():
    data = made(line("One"), line("Two"))
    assert opened(page_picture(data, 1)).size == (892, 1263)
    assert opened(page_picture(data, 2, dpi=72)).size == (595, 842)


def test_a_page_is_drawn_turned_and_cropped_as_displayed():
    operators = "100 700 50 10 re f"
    data = drawn(operators, entries=b"/Rotate 90/CropBox[20 30 500 800]")
    picture = opened(page_picture(data, 1, dpi=72))
    assert picture.size == (770, 480)
    assert box_with_ink(picture) == (670, 80, 680, 130)


def form_field(c):
    c.acroForm.textfield(value="Typed in", x=72, y=700, width=100, height=20, fontName="Helvetica")


def test_form_fields_are_drawn_and_read():
    assert box_with_ink(opened(page_picture(made(form_field), 1, dpi=72))) is not None
    assert read_pdf(made(form_field)).pages[0].text == "Typed in"


def test_the_same_page_gives_the_same_bytes():
    data = made(line("One"))
    assert page_picture(data, 1) == page_picture(data, 1)


def test_a_child_draws_what_this_process_draws(tmp_path):
    data = made(line("One"))
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert picture_in_child(path, hashlib.sha256(data).hexdigest(), 1) == page_picture(data, 1)


@pytest.mark.parametrize(
    ("data", "page", "dpi", "reason"),
    [
        (made(line("One")), 2, 108, "no page 2 can be loaded; the PDF has 1"),
        (made(line("One")), 0, 108, "no page 0 can be loaded; the PDF has 1"),
        (made(line("One"), size=(14_000, 14_000)), 1, 108, "page 1 is too large to draw: 21000 by 21000 pixels"),
        (made(line("One")), 1, 2000, "page 1 is too large to draw: 16528 by 23389 pixels"),
        (locked("a", "b"), 1, 108, "the PDF cannot be opened"),
        (b"<html>", 1, 108, "a web page saved under the name of a PDF"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_reason(tmp_path, data, page, dpi, reason):
    with pytest.raises(PictureError, match=reason):
        page_picture(data, page, dpi)
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    refused = picture_in_child(path, hashlib.sha256(data).hexdigest(), page, dpi)
    assert isinstance(refused, Refusal)
    assert refused.reason.startswith(reason)


def test_a_changed_file_is_not_drawn(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(made(line("One")))
    with pytest.raises(ChangedFileError):
        picture_in_child(path, "0" * 64, 1)
