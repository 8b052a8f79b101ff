"""The bytes of a text file in; one page of decoded text out, or the status that says why not."""

from lib.pages import Page, Reading, words_in

# A saved page or a list is some kB; this much text, or a line this long, is no reply but a dump.
MAX_TEXT_BYTES = 1_000_000
MAX_LINE = 20_000


def read_text(data: bytes) -> Reading:
    """Decode a text file: UTF-8 (with or without mark), UTF-16 by its mark, else Windows-1252.

    The page is numbered 1 and its line ends are LF. A file with NUL characters is no text.
    """
    if len(data) > MAX_TEXT_BYTES:
        return Reading("resource_limit", f"more than {MAX_TEXT_BYTES:,} bytes of text")
    decoded = decode_text(data)
    if decoded is None:
        return Reading("damaged", "the bytes are neither UTF-8, UTF-16 nor Windows-1252 text")
    text, encoding = decoded
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        return Reading("damaged", "the file holds NUL characters; it is no text file")
    if max(map(len, text.split("\n"))) > MAX_LINE:
        return Reading("resource_limit", f"a line of more than {MAX_LINE:,} characters")
    if not text.strip():
        return Reading("empty", "nothing but white space stands in the file")
    note = "" if encoding == "utf-8" else f"decoded as {encoding}"
    return Reading("read", note, (Page(1, text, "text", words_in(text)),))


def decode_text(data: bytes) -> tuple[str, str] | None:
    """Return (text, name of the encoding): UTF-16 by its mark, UTF-8, else Windows-1252; None if none fits."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        tries = (("utf-16", "UTF-16"),)
    else:
        tries = (("utf-8-sig", "utf-8"), ("cp1252", "Windows-1252"))
    for codec, name in tries:
        try:
            return data.decode(codec), name
        except UnicodeDecodeError:
            continue
    return None
