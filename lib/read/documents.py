"""The documents table of an inventory in; the same table with what became of each file, and its pages, out."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from lib.pages import Page, Reading
from lib.read.readers import ending, reader_of
from lib.read.sandbox import Job, picture_in_child, read_many
from lib.refusals import Refusal
from lib.tables import DOCUMENTS, PAGES, as_frame


def read_documents(
    documents: pd.DataFrame, raw: Path, cache: Path | None = None, reader: str = ""
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read every document whose status is `read`, each in a limited child process; return (documents, pages).

    A `reader` named takes all of them, whatever they are called; `pdf_slow` is the second reader of PDFs.

    `pages` has besides its declared columns `placed` and `marks`, the words and marks of each page. A file no reader
    takes becomes `unsupported`. With a `cache` folder, bytes read before by the same code are not read again. Raises
    RuntimeError if a file changed since the inventory: a citation would then point at other words.
    """
    rows = documents.to_dict("records")
    taken = [row for row in rows if row["status"] == "read" and reader_of(str(row["path"]))]
    jobs = [Job(raw / str(row["path"]), str(row["sha256"]), reader or reader_of(str(row["path"]))) for row in taken]
    readings = dict(
        zip((row["document_id"] for row in taken), (r for _, r in read_many(jobs, cache=cache)), strict=True)
    )
    settled, pages = [], []
    for row in rows:
        if row["status"] == "read":
            reading = readings.get(row["document_id"]) or _no_reader(str(row["path"]))
            row = row | {"status": reading.status, "reason": reading.reason, "pages": len(reading.pages)}
            row["text_source"] = next((page.text_source for page in reading.pages if page.text_source), None)
            pages += [_page_row(row["document_id"], page) for page in reading.pages]
        settled.append(row)
    beside = {name: pd.Series([page.pop(name) for page in pages], dtype="object") for name in ("placed", "marks")}
    return as_frame(DOCUMENTS, settled), as_frame(PAGES, pages).assign(**beside)


def _no_reader(path: str) -> Reading:
    what = f"{ending(path)[1:].upper()} files" if ending(path) else "files without an ending"
    return Reading("unsupported", f"this version has no reader for {what}")


def _page_row(document_id: object, page: Page) -> dict[str, object]:
    return {
        "document_id": document_id,
        "page": page.number,
        "text": page.text,
        "text_source": page.text_source,
        "words": len(page.words),
        "width": page.width or None,
        "height": page.height or None,
        "sheet": page.sheet,
        "placed": page.words,
        "marks": page.marks,
    }


def page_drawer(documents: pd.DataFrame, raw: Path) -> Callable[[str, int], bytes]:
    """Return a function that draws a page of a document as PNG, in a child; it raises ValueError if it cannot."""
    files = documents.set_index("document_id")

    def draw(document_id: str, page: int) -> bytes:
        file = files.loc[document_id]
        picture = picture_in_child(raw / file["path"], file["sha256"], int(page))
        if isinstance(picture, Refusal):
            raise ValueError(picture.reason)
        return picture

    return draw
