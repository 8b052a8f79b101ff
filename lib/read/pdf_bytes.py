"""The bytes of a file that should be a PDF in; out comes why they are none, and what can be told without opening it."""

_HEADER = b"%PDF-"
# PDF readers look for the header this far in: mail servers put lines before it.
_HEADER_WITHIN = 1024
_END_MARK = b"%%EOF"
_END_WITHIN = 2048
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<?xml")
_OTHERS = (
    (b"PK\x03\x04", "an Office file or ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "an RTF text"),
)


def is_pdf(data: bytes) -> bool:
    """True if the bytes begin like a PDF, whatever the file is called."""
    return _HEADER in data[:_HEADER_WITHIN]


def why_no_pdf(data: bytes) -> tuple[str, str] | None:
    """Return (status, reason) of bytes that are no PDF, None if they may be one."""
    if not data:
        return "empty", "the file holds 0 bytes; ask for it again"
    if is_pdf(data):
        return None
    start = data[:_HEADER_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        return "unsupported", "a web page saved under the name of a PDF; save the document itself"
    for mark, name in _OTHERS:
        if data.startswith(mark):
            return "unsupported", f"{name} under the name of a PDF; give it its own ending"
    return "damaged", "the bytes do not begin like a PDF (%PDF-); ask for the file again"


def ends_early(data: bytes) -> bool:
    """True if a PDF lacks its end mark, so that its end was probably cut off."""
    end = data[-2 * _END_WITHIN :].rstrip(b"\0 \t\r\n")
    return _END_MARK not in end[-_END_WITHIN:]
