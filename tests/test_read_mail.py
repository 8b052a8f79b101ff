"""Mails: headers and words as one page, charsets, HTML-only bodies, attachments by safe names, mails inside mails."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_mails import AGENCY_ADDRESS, REPLY, REPORTER, mail, raw_mail

from lib.read.mail import read_mail
from lib.read.mail_names import safe_name, told_apart
from lib.read.mail_parts import NoSuchPartError, part_bytes
from lib.read.outlook import read_outlook
from lib.read.rows import reading_of
from lib.read.sandbox_readers import read_by_content

PDF = ("report.pdf", b"%PDF-1.4 made", "application/pdf")


def test_a_mail_is_a_page_as_mail_programs_print_it():
    page = read_mail(mail(files=[PDF])).pages[0]

    assert page.text == (
        f"From: {AGENCY_ADDRESS}\nTo: {REPORTER}\nDate: Wed, 04 Mar 2020 17:20:00 -0800\nSubject: RE: ALPR\n\n"
        f"{REPLY}\nAttachment: report.pdf"
    )
    assert [(m.kind, m.value) for m in page.marks] == [("time", "2020-03-04T17:20:00-08:00")]
    assert page.text[page.marks[0].char_start : page.marks[0].char_end] == "Wed, 04 Mar 2020 17:20:00 -0800"


def test_words_stand_where_they_say():
    page = read_mail(mail(files=[PDF])).pages[0]

    assert all(page.text[w.char_start : w.char_end] == w.text for w in page.words)


def test_an_attachment_is_a_part_with_its_hash_and_can_be_taken_out_again():
    data = mail(files=[PDF, ("two.csv", b"a,b", "text/csv")])
    parts = read_mail(data).parts

    assert [(p.name, p.size) for p in parts] == [("report.pdf", 13), ("two.csv", 3)]
    for number, part in enumerate(parts, 1):
        assert hashlib.sha256(part_bytes(data, [number])).hexdigest() == part.sha256
    with pytest.raises(NoSuchPartError, match="no attachment 3; it has 2"):
        part_bytes(data, [3])


def test_a_mail_in_a_mail_in_a_mail_is_found_again():
    outer = mail("see below", files=[mail("and below", files=[mail(files=[PDF])])])

    assert [p.name for p in read_mail(outer).parts] == ["attachment-1.eml"]
    assert [p.name for p in read_mail(part_bytes(outer, [1])).parts] == ["attachment-1.eml"]
    assert "2018 Hits= 264" in read_mail(part_bytes(outer, [1, 1])).pages[0].text
    assert part_bytes(outer, [1, 1, 1]) == PDF[1]
    assert "2018 Hits" not in read_mail(outer).pages[0].text


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../x", "x"),
        ("..\\..\\windows\\x.pdf", "x.pdf"),
        ("/etc/passwd", "passwd"),
        ("a\x00b\x1b[31m.pdf", "ab[31m.pdf"),
        ("fdp\u202eexe.pdf", "fdpexe.pdf"),
        ("..", "attachment-7.pdf"),
        ("", "attachment-7.pdf"),
        ("a:b?c.pdf", "a_b_c.pdf"),
        (".hidden.pdf", "hidden.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("=?utf-8?q?Rep=C3=B6rt.pdf?=", "Repört.pdf"),
        ("=?utf-8?q?=2E=2E=2Fx=2Epdf?=", "x.pdf"),
    ],
)
def test_an_attachments_name_is_safe_in_a_path(given, safe):
    assert safe_name(given, "application/pdf", 7) == safe


@given(st.text(max_size=60))
def test_no_name_leaves_its_folder(given):
    name = safe_name(given, "application/pdf", 1)

    assert name
    assert name.isprintable()
    assert not set(name) & set("/\\:")
    assert name not in (".", "..")


def test_two_attachments_of_one_name_are_told_apart():
    assert told_apart(["a.pdf", "A.pdf", "a", "a"]) == ["a.pdf", "A-2.pdf", "a", "a-2"]


def test_a_mail_with_only_a_web_page_gives_the_text_it_shows():
    reading = read_mail(mail("", html="<p>Hello</p><script>1</script><p>2018 Hits= 264<br>2019 Hits=45</p>"))

    assert reading.pages[0].text.endswith("\n\nHello\n\n2018 Hits= 264\n2019 Hits=45\n")
    assert reading.parts == ()


def test_the_web_page_beside_the_same_words_is_no_attachment():
    reading = read_mail(mail("2018 Hits= 264", html="<p>2018 Hits= 264"))

    assert (reading.pages[0].text.count("264"), reading.parts) == (1, ())


@pytest.mark.parametrize(
    ("charset", "body", "note"),
    [
        ("utf-8", "“é” 405".encode(), ""),
        ("windows-1252", "“é” 405".encode("cp1252"), ""),
        ("iso-8859-1", "“é” 405".encode("cp1252"), ""),
        ("x-unknown", "“é” 405".encode(), "the charset 'x-unknown' is not known; decoded as utf-8"),
        (
            "utf-8",
            "“é” 405".encode("cp1252"),
            "the bytes are not the utf-8 they are said to be; decoded as Windows-1252",
        ),
    ],
)
def test_charsets_known_and_unknown(charset, body, note):
    reading = read_mail(raw_mail(headers=f"Content-Type: text/plain; charset={charset}", body=body))

    assert ("“é” 405" in reading.pages[0].text, reading.status, reading.reason) == (True, "read", note)


def test_lines_broken_for_the_window_are_joined_again():
    body = b"We will contact you on \r\nor before March 7, 2020.\r\n> quoted \r\n> words\r\n-- \r\nname"
    text = read_mail(raw_mail(headers="Content-Type: text/plain; format=flowed", body=body)).pages[0].text

    assert "contact you on or before March 7" in text
    assert "> quoted \n> words\n-- \nname" in text


def test_a_mail_saved_half_is_partly_read():
    whole = mail(files=[PDF])
    reading = read_mail(whole[: whole.index(b"Content-Type: application/pdf")])

    assert (reading.status, "saved half" in reading.reason) == ("partly_read", True)
    assert "2018 Hits= 264" in reading.pages[0].text


def test_an_outlook_package_says_what_to_do():
    data = b"\x78\x9f\x3e\x22\x00\x01"
    parts = read_mail(mail("see attached", files=[("winmail.dat", data, "application/ms-tnef")])).parts

    assert [p.name for p in parts] == ["winmail.dat"]
    reading = reading_of(read_by_content(data, lambda page: None))
    assert (reading.status, "ask for the files themselves" in reading.reason) == ("unsupported", True)


def test_an_outlook_message_says_how_it_is_read():
    reading = read_outlook(b"\xd0\xcf\x11\xe0")

    assert reading.status in ("unsupported", "damaged")
    assert ".eml" in reading.reason


def test_bytes_that_are_no_mail_are_damaged():
    assert read_mail(b"2018 hits: 405\n").status == "damaged"


def test_headers_of_odd_bytes_and_folds_are_read():
    data = b"From: =?utf-8?b?w4k=?= <a@b.gov>\r\nSubject: caf\xc3\xa9\r\n ALPR\r\nDate: nonsense\r\n\r\nHello"

    assert read_mail(data).pages[0].text == "From: É <a@b.gov>\nDate: nonsense\nSubject: café ALPR\n\nHello\n"


@given(st.binary(max_size=400))
def test_any_bytes_give_a_reading(data):
    assert read_mail(b"From: a@b.gov\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + data).status


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_come_back(subject, body):
    data = mail(body or "x", subject="".join(c for c in subject if c.isprintable()) or "x")

    assert set(body.split()) <= set(read_mail(data).pages[0].text.split()) or "\x00" in body
