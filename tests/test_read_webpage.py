"""Saved web pages: what a browser shows, marks beside it, charsets, pages cut short, and tricks."""

import pytest
from conftest import need_sample
from hypothesis import given
from hypothesis import strategies as st

from lib.read import webpage
from lib.read.rows import reading_of
from lib.read.sandbox_readers import read_by_content, read_webpage_by_content
from lib.read.webpage import read_webpage


def shown(body):
    return read_webpage(f"<html><body>{body}</body></html>".encode()).pages[0].text


def marks(body):
    page = read_webpage(f"<html><body>{body}</body></html>".encode()).pages[0]
    return [(m.kind, page.text[m.char_start : m.char_end], m.value) for m in page.marks]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("a\n  b &amp; c", "a b & c"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<div><div>a</div></div> <div>b</div>", "a\nb"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>a<br></p><p>b</p>", "a\n\n\nb"),
        ("<p><br>a</p>", "\na"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("2018 <b>hits</b>: <span> 405 </span>.", "2018 hits: 405 ."),
        ("<b>a </b> <i> b</i>", "a b"),
        ("a<!-- b -->c", "ac"),
        ("Log&nbsp;In", "Log\u00a0In"),
    ],
)
def test_text_is_what_a_browser_shows(body, text):
    assert shown(body) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>405</script>",
        "<style>p {}</style>",
        "<template>405</template>",
        '<p style="color: red; display : none">405</p>',
        '<p style="visibility:hidden">405</p>',
        "<p hidden>405</p>",
        '<p style="font-size:0px">405</p>',
        '<p style="opacity: 0">405</p>',
        "<textarea>&lt;iframe src=405&gt;</textarea>",
        "<select><option>405</option></select>",
        '<input value="405">',
        "<svg><text>405</text></svg>",
        "<noscript>405</noscript>",
    ],
)
def test_what_nobody_sees_is_left_out_and_what_follows_is_kept(hidden):
    assert "405" not in shown(f"a {hidden} b")
    assert shown(f"<div>a</div>{hidden}<div>b</div>") == "a\nb"


def test_links_times_quotations_and_page_counts_are_marked():
    body = (
        '<p><a href="https://example.org/x.pdf">Download</a></p><time datetime="2020-01-28T16:58:52-05:00"> 01/28/2020 '
        '</time><blockquote>our letter</blockquote><div data-pages="17"><p>Data Sharing</p></div>'
    )

    assert marks(body) == [
        ("link", "Download", "https://example.org/x.pdf"),
        ("time", "01/28/2020", "2020-01-28T16:58:52-05:00"),
        ("quote", "our letter", ""),
        ("pages", "Data Sharing", "17"),
    ]


def test_a_time_that_prints_nothing_keeps_its_place():
    page = read_webpage(b'<html><p>From: A</p><time datetime="2020-01-28"></time><p>b</p></html>').pages[0]

    assert [(m.char_start, m.char_end, m.value) for m in page.marks] == [(7, 7, "2020-01-28")]


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ('<html><meta charset="utf-8">“é”</html>'.encode(), ""),
        ('<html><meta charset="windows-1252">“é”</html>'.encode("cp1252"), ""),
        ('<html><meta charset="iso-8859-1">“é”</html>'.encode("cp1252"), ""),
        ("<html>“é”</html>".encode(), ""),
        ("<html>“é”</html>".encode("cp1252"), "decoded as Windows-1252"),
        (b"\xef\xbb\xbf" + '<html><meta charset="big5">“é”</html>'.encode(), ""),
        ("<html>“é”</html>".encode("utf-16"), ""),
        (
            '<html><meta charset="x-klingon">“é”</html>'.encode(),
            "the charset 'x-klingon' is not known; decoded as utf-8",
        ),
        ('<html><meta charset="zlib">“é”</html>'.encode(), "the charset 'zlib' is not known; decoded as utf-8"),
        (
            '<html><meta charset="utf-8">“é”</html>'.encode("cp1252"),
            "the bytes are not the utf-8 they are said to be; decoded as Windows-1252",
        ),
    ],
)
def test_charset_by_mark_declaration_or_what_the_bytes_are(data, note):
    reading = read_webpage(data)

    assert (reading.pages[0].text, reading.status, reading.reason) == ("“é”", "read", note)


def test_characters_that_cannot_be_decoded_are_told():
    reading = read_webpage(b"<html>hits\x81 405</html>")

    assert (reading.status, "1 characters could not be decoded" in reading.reason) == ("partly_read", True)


def test_a_page_saved_half_is_partly_read():
    reading = read_webpage(b"<!doctype html><html><body><p>From: A</p><p>2018 Hits= 26")

    assert (reading.status, reading.pages[0].text) == ("partly_read", "From: A\n\n2018 Hits= 26")
    assert "saved half" in reading.reason


def test_entities_neither_explode_nor_open_files():
    bomb = b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    reading = read_webpage(bomb + b"<html><body>&b; &x; &#56; &lt;b&gt;</body></html>")

    assert reading.pages[0].text.replace("]>", "").strip() == "&b; &x; 8 <b>"


def test_a_page_nested_too_deep_is_not_silently_cut():
    reading = read_webpage(b"<html>" + b"<div>" * 5000 + b"405" + b"</div>" * 5000 + b"</html>")

    assert reading.status != "read" or "405" in reading.pages[0].text


def test_a_huge_page_is_refused(monkeypatch):
    monkeypatch.setattr(webpage, "MAX_PAGE_TEXT", 1000)

    assert read_webpage(b"<html>" + b"405 " * 400 + b"</html>").status == "resource_limit"
    monkeypatch.setattr(webpage, "MAX_PAGE_BYTES", 100)
    assert read_webpage(b"<html>" + b"405 " * 400 + b"</html>").status == "resource_limit"


def test_a_page_without_text_is_empty():
    assert read_webpage(b"<html><body><img src=a.png></body></html>").status == "empty"


@pytest.mark.parametrize(
    "data", [b"<html><p>405</html>", b"\xef\xbb\xbf<!-- x -->\n<!DOCTYPE HTML><html><p>405</html>"]
)
def test_a_web_page_under_another_ending_is_read_as_one(data):
    assert reading_of(read_by_content(data, lambda page: None)).pages[0].text.strip() == "405"


def test_a_pdf_under_a_web_pages_ending_is_read_as_one():
    reading = reading_of(read_webpage_by_content(b"%PDF-1.4 nothing", lambda page: None))

    assert reading.status == "damaged"


def test_an_archived_page_is_read_as_the_page_inside():
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>hits=3D 405</p></html>\r\n--b--\r\n"
    )

    assert read_webpage(data).pages[0].text == "hits= 405"


@pytest.mark.parametrize("folder", ["irvine-pd-ca/86954", "orange-county-so-ca/86943"])
def test_a_saved_page_reads_like_the_text_copied_from_the_browser(folder):
    html = need_sample(f"raw/{folder}/request-page.html").read_bytes()
    text = need_sample(f"raw/{folder}/request-page.txt").read_text("utf-8")
    page = read_webpage(html).pages[0].text
    # What the site prints around the messages differs by its style sheet; the messages do not.
    start, end = "From: Dave Maass", "For the Record"
    mine, copied = (x[x.index(start) : x.index(end)] for x in (page, text))

    assert (
        mine.replace("View\nEmbed\nDownload", "Download").replace("\n\n", "\n").split()
        == copied.replace("View  Embed  Download", "Download").replace("\n\n", "\n").split()
    )


@given(st.binary(max_size=300))
def test_any_bytes_give_a_reading(data):
    assert read_webpage(b"<html>" + data).status in ("read", "partly_read", "empty", "damaged")


@given(st.text(max_size=200))
def test_marks_lie_inside_the_text(body):
    page = next(iter(read_webpage(f'<html><a href="x">{body}</a> <time datetime="2020">y</time></html>'.encode(
        "utf-8", "replace")).pages))  # fmt: skip

    assert all(0 <= m.char_start <= m.char_end <= len(page.text) for m in page.marks)
