"""The documents table of an inventory in; the same table with what became of each file, and its pages, out."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from lib.pages import Page, Reading, packed_words
from lib.read.attached import attached_rows, way_to
from lib.read.readers import ending, reader_of
from lib.read.sandbox import Job, picture_in_child, read_many
from lib.refusals import Refusal
from lib.tables import DOCUMENTS, PAGES, as_frame


def read_documents(documents: pd.DataFrame, raw: Path, cache: Path | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read every document whose status is `read`, each in a limited child process; return (documents, pages).

    A mail's attachments become documents with a `parent_id`, read in turn. `pages` has besides its declared columns
    `placed` and `marks`, the words (packed) and marks of each page. A file no reader takes becomes `unsupported`.
    With a `cache` folder, bytes read before by the same code are not read again. Raises RuntimeError if a file
    changed since the inventory: a citation would then point at other words.
    """
    settled: dict[str, dict[str, Any]] = {row["document_id"]: row for row in documents.to_dict("records")}
    pages: list[dict[str, object]] = []
    fresh = list(settled.values())
    while fresh:
        found = []
        for row, reading in _read(fresh, settled, raw, cache):
            pages += _settle(row, reading)
            found += attached_rows(row, reading.parts, settled)
        fresh = found
    order = {name: n for n, name in enumerate(settled)}
    pages.sort(key=lambda page: order[page["document_id"]])
    return as_frame(DOCUMENTS, list(settled.values())), _pages_table(pages)


def read_again(
    odd: pd.DataFrame, documents: pd.DataFrame, raw: Path, cache: Path | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read some PDFs of `documents` with the slower reader; return (documents, pages) of these alone."""
    every = {row["document_id"]: row for row in documents.to_dict("records")}
    rows = odd.to_dict("records")
    jobs = [_job(row, every, raw)._replace(reader="pdf_slow") for row in rows]
    pages: list[dict[str, object]] = []
    for row, (_, reading) in zip(rows, read_many(jobs, cache=cache), strict=True):
        pages += _settle(row, reading)
    return as_frame(DOCUMENTS, rows), _pages_table(pages)


def _settle(row: dict[str, Any], reading: Reading) -> list[dict[str, object]]:
    """Write into a document's row what became of it; return the rows of its pages."""
    row |= {"status": reading.status, "reason": reading.reason, "pages": len(reading.pages)}
    row["text_source"] = next((page.text_source for page in reading.pages if page.text_source), None)
    return [_page_row(row["document_id"], page) for page in reading.pages]


def _pages_table(pages: list[dict[str, object]]) -> pd.DataFrame:
    beside = {name: pd.Series([page.pop(name) for page in pages], dtype="object") for name in ("placed", "marks")}
    return as_frame(PAGES, pages).assign(**beside)


def _read(
    rows: list[dict[str, Any]], settled: dict[str, dict[str, Any]], raw: Path, cache: Path | None
) -> Iterator[tuple[dict[str, Any], Reading]]:
    """Yield each row that is to be read, with its reading; only a few readings are held at a time."""
    usable = [row for row in rows if row["status"] == "read"]
    taken = [row for row in usable if reader_of(str(row["path"]))]
    readings = read_many([_job(row, settled, raw) for row in taken], cache=cache)
    for row, (_, reading) in zip(taken, readings, strict=True):
        yield row, reading
    for row in usable:
        if not reader_of(str(row["path"])):
            yield row, _no_reader(str(row["path"]))


def _job(row: dict[str, Any], settled: dict[str, dict[str, Any]], raw: Path) -> Job:
    file, parts = way_to(row["document_id"], settled)
    inside = str(row["sha256"]) if parts else ""
    return Job(raw / str(file["path"]), str(file["sha256"]), reader_of(str(row["path"])) or "", parts, inside)


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
        "placed": packed_words(page.words),
        "marks": page.marks,
    }


def page_drawer(documents: pd.DataFrame, raw: Path) -> Callable[[str, int], bytes]:
    """Return a function that draws a page of a document as PNG, in a child; it raises ValueError if it cannot."""
    files = {row["document_id"]: row for row in documents.to_dict("records")}

    def draw(document_id: str, page: int) -> bytes:
        file, parts = way_to(document_id, files)
        inside = str(files[document_id]["sha256"]) if parts else ""
        path = raw / str(file["path"])
        picture = picture_in_child(path, str(file["sha256"]), int(page), parts=parts, part_sha256=inside)
        if isinstance(picture, Refusal):
            raise ValueError(picture.reason)
        return picture

    return draw
