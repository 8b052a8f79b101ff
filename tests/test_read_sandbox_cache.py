"""A file whose bytes were read before by the same code is not read again."""

import hashlib

import pytest
from made_pdfs import line, locked, made

from lib.pages import Page, Reading, Word
from lib.read import sandbox_readers
from lib.read.pdf import read_pdf
from lib.read.sandbox import Job, Limits, read_in_child, read_many
from lib.read.sandbox_cache import cached_reading, keep_reading
from lib.read.sandbox_limits import can_fork

DATA = made(line("Sampleville 4,099"))
SHA256 = hashlib.sha256(DATA).hexdigest()


def test_a_kept_reading_comes_back_equal(tmp_path):
    word = Word("“hits”", 0, 6, (1.0, 2.0, 3.25, 4.5), 11.0, "#0e1b9e", "")
    hidden = Word("x", -1, -1, (0.0, 0.0, 1.0, 1.0), 9.0, "#ffffff", "in the color of its ground")
    reading = Reading(
        "partly_read", "page 2: scan, needs OCR", (Page(1, "“hits”", "native", (word, hidden), 595.0, 842.0),)
    )
    keep_reading(tmp_path, SHA256, "pdf", reading)
    assert cached_reading(tmp_path, SHA256, "pdf") == reading


def test_nothing_is_known_of_other_bytes_or_another_reader(tmp_path):
    keep_reading(tmp_path, SHA256, "pdf", read_pdf(DATA))
    assert cached_reading(tmp_path, "0" * 64, "pdf") is None
    assert cached_reading(tmp_path, SHA256, "text") is None


def test_a_file_read_before_is_not_opened_again(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(DATA)
    first = read_in_child(path, SHA256, "pdf", tmp_path / "cache")
    path.unlink()
    assert read_in_child(path, SHA256, "pdf", tmp_path / "cache") == first
    assert list(read_many([Job(path, SHA256, "pdf")], 1, tmp_path / "cache")) == [(Job(path, SHA256, "pdf"), first)]


def test_a_status_is_kept_too(tmp_path):
    data = locked("open", "change")
    path, sha256 = tmp_path / "a.pdf", hashlib.sha256(data).hexdigest()
    path.write_bytes(data)
    read_in_child(path, sha256, "pdf", tmp_path / "cache")
    assert cached_reading(tmp_path / "cache", sha256, "pdf").status == "password_needed"


@pytest.mark.skipif(not can_fork(), reason="this platform cannot fork")
def test_what_the_machine_could_not_do_is_tried_again(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(DATA)
    reading = read_in_child(path, SHA256, "pdf", tmp_path / "cache", Limits(output=10))
    assert reading.status == "resource_limit"
    assert read_in_child(path, SHA256, "pdf", tmp_path / "cache").status == "read"


@pytest.mark.parametrize(
    "change", [lambda kept: kept[:-1], lambda kept: kept[:40] + b"\0" + kept[41:], lambda kept: b""]
)
def test_a_spoiled_file_of_the_cache_is_as_good_as_none(tmp_path, change):
    keep_reading(tmp_path, SHA256, "pdf", read_pdf(DATA))
    (place,) = tmp_path.iterdir()
    place.write_bytes(change(place.read_bytes()))
    assert cached_reading(tmp_path, SHA256, "pdf") is None


def test_a_change_in_a_readers_code_makes_its_readings_old(tmp_path, monkeypatch):
    keep_reading(tmp_path, SHA256, "pdf", read_pdf(DATA))
    changed = tmp_path / "code"
    changed.mkdir()
    for source in sandbox_readers._HERE.glob("*.py"):
        (changed / source.name).write_bytes(source.read_bytes() + b"\n# changed\n" * (source.name == "pdf_words.py"))
    (tmp_path / "pages.py").write_bytes((sandbox_readers._HERE.parent / "pages.py").read_bytes())
    monkeypatch.setattr(sandbox_readers, "_HERE", changed)
    sandbox_readers.reader_code.cache_clear()
    try:
        assert cached_reading(tmp_path, SHA256, "pdf") is None
        assert len(sandbox_readers.reader_code("text")) == 64
    finally:
        sandbox_readers.reader_code.cache_clear()


def test_the_mark_of_the_code_is_the_same_each_time():
    marks = {name: sandbox_readers.reader_code(name) for name in sandbox_readers.READERS}
    sandbox_readers.reader_code.cache_clear()
    assert {name: sandbox_readers.reader_code(name) for name in sandbox_readers.READERS} == marks
    assert len(set(marks.values())) == len(marks)
