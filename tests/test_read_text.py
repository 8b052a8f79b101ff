"""Decoding text files: what bytes become which words, line ends, and what is refused with which status."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.pages import lines_in, words_in
from lib.read.text import MAX_TEXT_BYTES, read_text

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("data", "text", "reason"),
    [
        (b"plain", "plain", ""),
        ("“hits” – 405".encode(), "“hits” – 405", ""),
        (b"\xef\xbb\xbfwith a mark", "with a mark", ""),
        ("“hits”".encode("cp1252"), "“hits”", "decoded as Windows-1252"),
        ("hits é".encode("utf-16"), "hits é", "decoded as UTF-16"),
        (b"\xfe\xff" + "hits".encode("utf-16-be"), "hits", "decoded as UTF-16"),
    ],
)
def test_known_encodings_are_decoded_and_the_odd_ones_named(data, text, reason):
    reading = read_text(data)

    assert (reading.status, reading.pages[0].text, reading.reason) == ("read", text, reason)


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"])
def test_all_line_ends_become_lf(ends):
    assert read_text(ends.join([b"a", b"", b"b"])).pages[0].text == "a\n\nb"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"hits\x00405", "damaged"),
        ("hits".encode("utf-16-le"), "damaged"),
        (b"\xff\xfeh", "damaged"),
        (b"caf\x81", "damaged"),
        (b"%PDF-1.7\n\x00\xff", "damaged"),
    ],
)
def test_what_is_no_text_gets_a_status_and_a_reason_and_no_page(data, status):
    reading = read_text(data)

    assert (reading.status, reading.pages) == (status, ())
    assert len(reading.reason) > 10


def test_too_much_text_is_refused_before_it_is_decoded():
    reading = read_text(b"\xff" * (MAX_TEXT_BYTES + 1))

    assert (reading.status, reading.pages) == ("resource_limit", ())


def test_as_much_text_as_allowed_is_read():
    assert read_text(b"made up words\n" * (MAX_TEXT_BYTES // 14)).status == "read"


@given(ANY_TEXT)
def test_any_utf8_text_is_read_as_it_stands_or_refused(text):
    reading = read_text(text.encode("utf-8"))
    expected = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    assert [page.text for page in reading.pages] in ([expected], [])
    assert bool(reading.pages) == (reading.status == "read")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_reason(data):
    reading = read_text(data)

    assert bool(reading.pages) == (reading.status == "read")
    assert reading.pages or reading.reason


@given(ANY_TEXT)
def test_words_stand_where_they_say_and_none_is_lost(text):
    words = words_in(text)

    assert [text[w.char_start : w.char_end] for w in words] == [w.text for w in words] == text.split()


@given(ANY_TEXT)
def test_lines_stand_where_they_say_and_none_is_lost(text):
    lines = lines_in(text)

    assert "\n".join(line.text for line in lines) == text
    assert [text[line.start : line.end] for line in lines] == [line.text for line in lines]


@given(ANY_TEXT, st.integers(0, 40), st.integers(0, 40))
def test_lines_of_a_stretch_keep_their_offsets_in_the_whole(text, a, b):
    start, end = sorted((min(a, len(text)), min(b, len(text))))

    assert [text[line.start : line.end] for line in lines_in(text, start, end)] == text[start:end].split("\n")
