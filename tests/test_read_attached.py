"""Attachments as documents: parents, paths, hashes, duplicates, depth, pictures of their pages, raw/ left alone."""

import hashlib

import pytest
from made_mails import mail
from made_pages import FOLDER, REQUEST, put
from made_pdfs import line, made

from lib import read

ENDING = f"{FOLDER}/{REQUEST}"


def documents(raw):
    found, pages = read.read_documents(read.inventory(raw), raw)
    texts = found[["status", "reason", "parent_id"]].fillna("")
    return found.assign(**texts).set_index("path"), pages


def files_of(raw):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in raw.rglob("*") if path.is_file()}


def test_each_attachment_is_a_document_below_its_mail_and_nothing_is_written(tmp_path):
    pdf = made(line("Hit Ratio"))
    put(tmp_path, mail(files=[("../../report.pdf", pdf, "application/pdf")]), name="reply.eml")
    before = files_of(tmp_path)
    found, pages = documents(tmp_path)

    assert found.index.tolist() == [f"{ENDING}/reply.eml", f"{ENDING}/reply.eml/report.pdf"]
    child = found.loc[f"{ENDING}/reply.eml/report.pdf"]
    assert (child["parent_id"], child["part"], child["status"]) == (found["document_id"].iloc[0], 1, "read")
    assert (child["sha256"], child["bytes"]) == (hashlib.sha256(pdf).hexdigest(), len(pdf))
    assert (child["agency_id"], child["request_id"]) == (FOLDER, REQUEST)
    assert pages.loc[pages["document_id"] == child["document_id"], "text"].tolist() == ["Hit Ratio"]
    assert files_of(tmp_path) == before


def test_a_page_of_an_attachment_can_be_drawn(tmp_path):
    inner = mail("below", files=[("report.pdf", made(line("Hit Ratio")), "application/pdf")])
    put(tmp_path, mail("see below", files=[inner]), name="reply.eml")
    found, _ = read.read_documents(read.inventory(tmp_path), tmp_path)
    report = found.loc[found["path"].str.endswith("report.pdf"), "document_id"].iloc[0]

    assert read.page_drawer(found, tmp_path)(report, 1).startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="no page 2"):
        read.page_drawer(found, tmp_path)(report, 2)


def test_bytes_the_request_holds_already_are_a_duplicate(tmp_path):
    pdf = made(line("Hit Ratio"))
    put(tmp_path, pdf, name="z.pdf")
    put(tmp_path, mail(files=[("a.pdf", pdf, "application/pdf"), ("b.pdf", pdf, "application/pdf")]), name="reply.eml")
    found, _ = documents(tmp_path)

    assert found["status"].tolist() == ["read", "read", "duplicate", "duplicate"]
    assert set(found["reason"]) == {"", f"the same bytes as {ENDING}/z.pdf"}


@pytest.mark.parametrize(
    ("name", "data", "kind", "status"),
    [
        ("image001.png", b"\x89PNG" + b"x" * 100, "image/png", "not_used"),
        ("image001.png", b"\x89PNG" + b"x" * 30_000, "image/png", "damaged"),
        ("winmail.dat", b"\x78\x9f\x3e\x22rest", "application/ms-tnef", "unsupported"),
        ("a.pdf", b"", "application/pdf", "empty"),
        ("page.html", b"<html><p>405</p></html>", "text/html", "read"),
        ("page.pdf", b"<html><p>405</p></html>", "application/pdf", "read"),
        ("message.msg", b"\xd0\xcf\x11\xe0", "application/vnd.ms-outlook", "unsupported"),
        ("noending", b"405", "application/octet-stream", "unsupported"),
    ],
)
def test_what_becomes_of_an_attachment(tmp_path, name, data, kind, status):
    put(tmp_path, mail(files=[(name, data, kind)]), name="reply.eml")
    found, _ = documents(tmp_path)

    assert found["status"].tolist() == ["read", status]


def test_a_mail_inside_too_many_others_is_not_opened(tmp_path):
    data = mail("the innermost")
    for _ in range(7):
        data = mail("see below", files=[data])
    put(tmp_path, data, name="reply.eml")
    found, _ = documents(tmp_path)

    assert found["status"].tolist() == ["read"] * 6 + ["resource_limit"]


def test_what_was_read_before_is_taken_from_the_cache(tmp_path):
    raw, cache = tmp_path / "raw", tmp_path / "cache"
    put(raw, mail(files=[("a.txt", b"2018 hits", "text/plain")]), name="reply.eml")
    first = read.read_documents(read.inventory(raw), raw, cache)[0]
    again = read.read_documents(read.inventory(raw), raw, cache)[0]

    assert first.equals(again)
    assert len(list(cache.iterdir())) == 2
