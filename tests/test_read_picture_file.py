"""Picture files as documents: their pages, their size in points, how they are turned, and what cannot be used."""

import hashlib
import io

import pytest
from made_pages import FOLDER, REQUEST, put
from made_pdfs import line, made
from PIL import Image, ImageDraw

from lib import read
from lib.read.picture_file import MOST_PIXELS, PictureFileError, picture_of, read_picture_rows
from lib.read.pictures import PictureError, page_picture
from lib.read.sandbox_readers import read_by_content, read_picture_by_content

SCAN, TURNED = "scan, needs OCR", 6


def nothing(_page):
    return None


def picture(size=(300, 200), mark=(10, 10, 60, 30)):
    """A white picture with one black mark that tells which side is up."""
    drawn = Image.new("RGB", size, "white")
    ImageDraw.Draw(drawn).rectangle(mark, fill="black")
    return drawn


def saved(kind, shown=None, **more):
    out = io.BytesIO()
    (shown or picture()).save(out, kind, **more)
    return out.getvalue()


def turned_jpeg():
    """As a telephone writes it: lying on its side, with a note that it is to be turned by a quarter clockwise."""
    note = Image.Exif()
    note[0x0112] = TURNED
    return saved("JPEG", exif=note, dpi=(100, 100))


def sizes(data):
    status, reason, pages = read_picture_rows(data, nothing)
    assert (status, reason) == ("not_used", SCAN)
    return [(page[0], page[4], page[5]) for page in pages]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (saved("PNG"), [(1, 225.0, 150.0)]),
        (saved("PNG", dpi=(150, 150)), [(1, 144.0, 96.0)]),
        (saved("JPEG", dpi=(100, 100)), [(1, 216.0, 144.0)]),
        (turned_jpeg(), [(1, 144.0, 216.0)]),
        (saved("GIF"), [(1, 225.0, 150.0)]),
        (saved("PNG", dpi=(1, 1)), [(1, 225.0, 150.0)]),
    ],
    ids=["screenshot", "PNG with its dots", "JPEG", "JPEG to be turned", "GIF", "dots no scanner has"],
)
def test_a_picture_is_a_page_as_large_as_its_dots_say(data, found):
    assert [(n, *map(round, size)) for n, *size in sizes(data)] == [(n, *map(round, size)) for n, *size in found]


def test_a_fax_of_two_pages_has_two_pages():
    pages = [picture((1700, 2200)).convert("1"), picture((850, 1100)).convert("1")]
    data = saved("TIFF", pages[0], save_all=True, append_images=pages[1:], compression="group4", dpi=(200, 200))
    told = []
    assert [page[0] for page in read_picture_rows(data, told.append)[2]] == [1, 2] == told
    assert sizes(data)[0] == (1, 612.0, 792.0)
    assert picture_of(data, 2)[0].size == (850, 1100)


def test_a_turned_photo_is_shown_upright():
    """The mark at the left of the top edge comes to the right of it."""
    upright, dpi = picture_of(turned_jpeg(), 1)
    assert (upright.size, dpi) == ((200, 300), 100)
    black = upright.convert("L").point(lambda tone: 255 * (tone < 128)).getbbox()
    assert black == pytest.approx((169, 10, 190, 61), abs=3)


def test_what_is_transparent_is_white():
    clear = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    assert picture_of(saved("PNG", clear), 1)[0].getpixel((5, 5)) == (255, 255, 255)


def test_too_many_dots_are_refused_before_they_are_unpacked():
    data = saved("PNG", Image.new("1", (MOST_PIXELS // 5_000 + 1, 5_000)), compress_level=9)
    assert len(data) < 100_000
    status, reason, pages = read_picture_rows(data, nothing)
    assert (status, pages) == ("resource_limit", [])
    assert reason == "the picture has 12001 by 5000 dots; at most 60 million are opened"
    with pytest.raises(PictureFileError, match="12001 by 5000 dots"):
        picture_of(data, 1)


@pytest.mark.parametrize("data", [saved("PNG")[:200], b"\x89PNG\r\n\x1a\n", b"", b"no picture"])
def test_a_broken_picture_is_damaged_or_shown_to_be_it_when_its_dots_are_wanted(data):
    status, reason, _ = read_picture_rows(data, nothing)
    if status != "not_used":
        assert (status, reason.split(" (")[0]) == ("damaged", "the picture cannot be opened")
    with pytest.raises(PictureFileError, match="cannot be opened"):
        picture_of(data, 1)


def test_a_page_that_is_not_there_is_refused():
    with pytest.raises(PictureFileError, match="cannot be opened"):
        picture_of(saved("PNG"), 2)


def test_a_pdf_under_a_pictures_name_is_a_pdf():
    status, _, pages = read_picture_by_content(made(line("Sampleville 4,099")), nothing)
    assert (status, pages[0][1]) == ("read", "Sampleville 4,099")


def test_a_picture_under_a_pdfs_or_texts_name_is_a_picture():
    status, reason, pages = read_by_content(saved("PNG"), nothing)
    assert (status, reason, pages[0][4:6]) == ("not_used", SCAN, (225.0, 150.0))


def test_a_picture_is_drawn_for_evidence_at_the_resolution_asked_for():
    """300 by 200 dots at 100 an inch, turned: 2 by 3 inches."""
    drawn = Image.open(io.BytesIO(page_picture(turned_jpeg(), 1, dpi=108)))
    assert (drawn.format, drawn.size) == ("PNG", (216, 324))
    assert page_picture(turned_jpeg(), 1) == page_picture(turned_jpeg(), 1)
    with pytest.raises(PictureError, match="too large to draw"):
        page_picture(saved("PNG"), 1, dpi=5_000)
    with pytest.raises(PictureError, match="cannot be opened"):
        page_picture(saved("PNG"), 2)


def test_pictures_are_listed_among_the_documents_and_drawn_in_a_child(tmp_path):
    files = {"screen.png": saved("PNG"), "photo.pdf": turned_jpeg(), "broken.jpg": b"\xff\xd8\xff\xe0 no more"}
    for name, data in files.items():
        put(tmp_path, data, name=name)
    documents, pages = read.read_documents(read.inventory(tmp_path), tmp_path)
    found = documents.assign(reason=documents["reason"].fillna("")).set_index("path")
    assert found.loc[f"{FOLDER}/{REQUEST}/broken.jpg", "status"] == "damaged"
    for name in ("screen.png", "photo.pdf"):
        assert found.loc[f"{FOLDER}/{REQUEST}/{name}", ["status", "reason"]].tolist() == ["not_used", SCAN]
    assert pages["text"].isna().all()
    photo = found.loc[f"{FOLDER}/{REQUEST}/photo.pdf", "document_id"]
    assert read.page_drawer(documents, tmp_path)(photo, 1) == page_picture(files["photo.pdf"], 1)
    assert found["sha256"].tolist() == [
        hashlib.sha256(files[path.rsplit("/", 1)[1]]).hexdigest() for path in found.index
    ]
