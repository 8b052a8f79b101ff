"""Documents with pages that are pictures: what becomes of each page and file, and what is never read twice."""

import hashlib
import io
import shutil
from functools import cache

import pypdfium2
import pytest
from made_mails import mail
from made_pages import put
from made_pdfs import line, made

from lib import forms, read
from lib.demo import scan_strange
from lib.demo.dice import Dice
from lib.demo.folders import empty_folder
from lib.demo.scan_wear import Wear
from lib.demo.scans import scan
from lib.demo.stories_scans import made_dashboards
from lib.pages import Page, Reading, Word, unpacked_words
from lib.read import sandbox_readers, scans
from lib.read.page_problems import NOTHING_READ
from lib.read.sandbox_cache import cached_reading, keep_reading

REPORT = made_dashboards(empty_folder(3, 5, 2020))[0]
WEAR = Wear("good", dpi=(150, 150), quality=85)
NATIVE = made(line("Sampleville 4,099"))


def bound(*files):
    """The files bound into one PDF."""
    whole = pypdfium2.PdfDocument.new()
    for data in files:
        whole.import_pages(pypdfium2.PdfDocument(data))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def strange():
    dice = Dice("strange pages")
    shown = [("blank", scan_strange.blank(dice)), ("noise", scan_strange.noise(dice))]
    shown += [("scrawl", scan_strange.scrawl(dice)), ("screen_photo", scan_strange.screen_photo(dice, REPORT))]
    return scan_strange.strange_file(shown).data


def blank():
    return scan_strange.strange_file([("blank", scan_strange.blank(Dice("a blank page")))]).data


@cache
def scanned(*, has_layer=False):
    """The report as a picture, with or without an older OCR's words over the very same picture."""
    return scan(Dice("a scan"), [REPORT], lambda _page: WEAR, has_layer=has_layer).data


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """(raw folder, cache, documents by name, pages) of all that is read from pictures here, read once."""
    raw, cache = tmp_path_factory.mktemp("scanned"), tmp_path_factory.mktemp("scanned-cache")
    files = {
        "mixed.pdf": bound(NATIVE, scanned(), scan_strange.picture_bomb().data, NATIVE),
        "layered.pdf": scanned(has_layer=True),
        "strange.pdf": strange(),
        "blank.pdf": blank(),
        "native.pdf": NATIVE,
        "reply.eml": mail("See below.", files=[("scan.pdf", scanned(), "application/pdf")]),
    }
    for name, data in files.items():
        put(raw, data, name=name)
    documents, pages = read.read_scans(*before(raw), raw, cache)
    return raw, cache, documents, pages


def before(raw):
    return read.read_documents(read.inventory(raw), raw)


def document(found, name):
    documents = found[2].assign(reason=found[2]["reason"].fillna(""))
    return documents[documents["path"].str.endswith(name)].iloc[0]


def pages_of(found, name):
    pages = found[3]
    return pages[pages["document_id"] == document(found, name)["document_id"]].to_dict("records")


def words_of(row):
    return [word for word in unpacked_words(row["placed"]) if not word.hidden]


def total(row):
    """The report's Total Records as read on a page; the words behind its label."""
    after = row["text"].split("Total Records:")[1:]
    return after[0].split()[0] if after else ""


PRINTED = next(figure.value_as_printed for figure in REPORT.figures if figure.measure == "total_records")


def test_the_pages_of_a_mixed_file_come_each_from_their_source(found):
    first, scanned, _, last = pages_of(found, "mixed.pdf")
    assert (first["text_source"], scanned["text_source"], last["text_source"]) == ("native", "ocr", "native")
    assert (first["text"], last["text"]) == ("Sampleville 4,099", "Sampleville 4,099")
    assert total(scanned) == PRINTED
    assert (first["level"], len(scanned["level"])) == (None, 4)


def test_a_picture_that_unfolds_into_a_giant_keeps_its_reason_and_the_rest_is_read(found):
    row = document(found, "mixed.pdf")
    bomb = pages_of(found, "mixed.pdf")[2]
    assert not words_of(bomb)
    assert row["status"] == "partly_read"
    assert row["reason"].startswith("page 3: resource limit: too large to draw")


def test_blank_paper_is_empty(found):
    row = document(found, "blank.pdf")
    assert (row["status"], row["reason"]) == ("empty", "its pages are blank")
    assert pages_of(found, "blank.pdf")[0]["words"] == 0


def test_of_noise_and_scrawl_nothing_becomes_a_value(found):
    _, _, documents, pages = found
    extract = forms.read_forms(documents, pages)
    odd = document(found, "strange.pdf")["document_id"]
    readings, listed = extract["readings"], extract["listed"]
    assert listed[listed["document_id"] == odd].empty
    assert readings[(readings["document_id"] == odd) & (readings["page"] < 4)].empty
    assert odd in set(extract["review"]["document_id"]), "a person is told of it"


def test_noise_is_named_as_a_picture_without_print(found):
    row = document(found, "strange.pdf")
    assert (row["status"], row["reason"]) == ("partly_read", f"page 2: {NOTHING_READ}")
    noise = pages_of(found, "strange.pdf")[1]
    assert (words_of(noise), noise["words"] > 0) == ([], True), "places that look like print are listed"


def test_a_page_that_failed_keeps_its_reason_and_the_rest_is_read(tmp_path, monkeypatch):
    put(tmp_path, bound(scanned(), NATIVE, blank()), name="late.pdf")
    word = Word("405", 0, 3, (1.0, 2.0, 3.0, 4.0), 9.0)
    read_page = Page(1, "405", "ocr", (word,), 595.0, 842.0, level=(0, 0.0, 595.0, 842.0))
    answers = {1: Reading("read", "", (read_page,)), 3: Reading("timeout", "one page took longer than 120 seconds")}
    monkeypatch.setattr(scans, "read_many", lambda jobs, cache: [(job, answers[job.page]) for job in jobs])

    documents, pages = read.read_scans(*before(tmp_path), tmp_path)
    assert documents[["status", "reason"]].to_numpy().tolist() == [
        ["partly_read", "page 3: timeout: one page took longer than 120 seconds"]
    ]
    assert pages["text"].fillna("").tolist() == ["405", "Sampleville 4,099", ""]
    assert pages["text_source"].fillna("").tolist() == ["ocr", "native", ""]


def test_a_photo_of_a_screen_gives_true_digits_or_none(found):
    photo = pages_of(found, "strange.pdf")[3]
    printed = {figure.value_as_printed for figure in REPORT.figures}
    large = {word.text for word in words_of(photo) if sum(c.isdigit() for c in word.text) >= 5 and "-" not in word.text}
    assert large <= printed


def test_an_attachment_is_read_where_it_lies_in_its_mail(found):
    row = document(found, "reply.eml/scan.pdf")
    assert (row["status"], row["reason"], row["text_source"]) == ("read", "", "ocr")
    assert total(pages_of(found, "reply.eml/scan.pdf")[0]) == PRINTED


def test_the_words_of_an_older_ocr_are_kept_beside_the_models(found):
    (row,) = pages_of(found, "layered.pdf")
    assert row["text_source"] == "ocr"
    old = [word.text for word in unpacked_words(row["layer"])]
    assert len(old) > 20
    assert total(row) == PRINTED
    assert pages_of(found, "mixed.pdf")[1]["layer"] is None


def test_files_with_words_of_their_own_are_left_alone(found):
    (row,) = pages_of(found, "native.pdf")
    assert (row["text"], row["text_source"], row["level"], row["layer"]) == ("Sampleville 4,099", "native", None, None)


def test_the_same_picture_in_another_file_is_not_read_again(found, tmp_path):
    """The kept page says a word the picture does not: what comes back was not read from it."""
    _, cache, _, _ = found
    put(tmp_path, bound(scanned()), name="copy.pdf")
    own = tmp_path / "cache"
    shutil.copytree(cache, own)
    picture = picture_of_scan(cache)
    word = Word("KEPT", 0, 4, (1.0, 2.0, 3.0, 4.0), 9.0)
    kept = Page(1, "KEPT", "ocr", (word,), 595.0, 842.0, level=(0, 0.0, 595.0, 842.0), picture=picture)
    keep_reading(own, picture, "ocr", Reading("read", "", (kept,)))
    _, pages = read.read_scans(*before(tmp_path), tmp_path, own)
    assert pages["text"].tolist() == ["KEPT"]


def picture_of_scan(cache):
    key = hashlib.sha256(scanned()).hexdigest()
    return cached_reading(cache, f"{key}-p1", "ocr").pages[0].picture


def test_a_page_read_by_other_code_counts_as_not_read(found, tmp_path, monkeypatch):
    _, cache, _, _ = found
    picture = picture_of_scan(cache)
    code = tmp_path / "code"
    code.mkdir()
    for source in sandbox_readers._HERE.glob("*.py"):
        (code / source.name).write_bytes(source.read_bytes() + b"\n# changed\n" * (source.name == "ocr_ink.py"))
    shutil.copy(sandbox_readers._HERE.parent / "pages.py", tmp_path / "pages.py")
    monkeypatch.setattr(sandbox_readers, "_HERE", code)
    sandbox_readers.reader_code.cache_clear()
    try:
        assert cached_reading(cache, picture, "ocr") is None
    finally:
        monkeypatch.undo()
        sandbox_readers.reader_code.cache_clear()
    assert cached_reading(cache, picture, "ocr") is not None
