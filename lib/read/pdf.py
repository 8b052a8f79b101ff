"""The bytes of a PDF in; out come pages of words with box, size, color and visibility, or the status that says why not.

Opened only inside a limited child process (lib.read.sandbox). PDFium reads; tests hold it against pdfplumber.
"""

from collections.abc import Callable

from lib.pages import Reading
from lib.read import pdf_calls as calls
from lib.read.page_problems import joined, status_of
from lib.read.pdf_bytes import ends_early, why_no_pdf
from lib.read.pdf_page import Document, read_page
from lib.read.pdf_tones import Tones
from lib.read.rows import PageRows, ReadingRows, reading_of

EARLY_END = "the file ends early: its end mark is missing, and pages may be too"
BROKEN_INDEX = "the file's list of parts is broken; what could be found was read, and pages may be missing"

OnPage = Callable[[int], None]


def read_pdf(data: bytes) -> Reading:
    """Return the pages of a PDF in PDFium's reading order; status and reason as in documents.csv.

    A page's text is its words, joined by a space within a line and by LF between lines. Words nobody can see
    on the page keep their box, say why in `hidden`, and are not in the text (`char_start` is -1).
    """
    return reading_of(read_pdf_rows(data))


def read_pdf_rows(data: bytes, on_page: OnPage = lambda number: None) -> ReadingRows:
    """Return what `read_pdf` does as plain rows; `on_page` hears the number of each page before it is read."""
    refused = why_no_pdf(data)
    if refused:
        return (*refused, [])
    handle = calls.open_document(data, len(data), None)
    if not handle:
        return (*_why_not_opened(), [])
    try:
        return _read(Document(handle, Tones()), data, on_page)
    finally:
        calls.close_document(handle)


def _read(document: Document, data: bytes, on_page: OnPage) -> ReadingRows:
    pages: list[PageRows] = []
    problems: dict[str, list[int]] = {}
    for number in range(1, calls.page_count(document.handle) + 1):
        on_page(number)
        rows, problem = read_page(document, number)
        pages.append(rows)
        if problem:
            problems.setdefault(problem, []).append(number)
    if not pages:
        return "empty", "the PDF has no pages; ask for it again", []
    status, reason = status_of(problems, len(pages), any(words for _, _, _, words, *_ in pages))
    if status in ("read", "partly_read") and ends_early(data):
        return "partly_read", joined(reason, EARLY_END), pages
    if status in ("read", "partly_read") and not calls.has_sound_index(document.handle):
        return "partly_read", joined(reason, BROKEN_INDEX), pages
    return status, reason, pages


def _why_not_opened() -> tuple[str, str]:
    error = calls.last_error()
    if error == calls.PASSWORD_ERROR:
        return "password_needed", "the PDF opens only with a password; ask the agency for one without"
    if error == calls.SECURITY_ERROR:
        return "unsupported", "the PDF is encrypted in a way that cannot be read; ask for it unencrypted"
    return "damaged", "the PDF cannot be opened: it is cut short or broken; ask for it again"
