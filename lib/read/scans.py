"""Documents and pages in; the same with the pages that are pictures read by a model, page by page, out."""

from pathlib import Path
from typing import Any

import pandas as pd

from lib.pages import Page, Reading, packed_words
from lib.read.attached import way_to
from lib.read.page_problems import (
    CANNOT_BE_LOADED,
    MOSTLY_PICTURE,
    NEEDS_OCR,
    NOTHING_READ,
    Problems,
    joined,
    status_of,
)
from lib.read.sandbox import Job, read_many
from lib.tables import DOCUMENTS, PAGES, as_frame

Row = dict[str, Any]
# What a page's words beside the declared columns are held in.
BESIDE = ("placed", "marks", "level", "layer")
_OLD_OCR = "ocr_layer"


def read_scans(
    documents: pd.DataFrame, pages: pd.DataFrame, raw: Path, cache: Path | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (documents, pages) with each page that is a picture read by the OCR model, in a limited child of its own.

    `pages` is what `read_documents` gave; it gets besides `level` (how the page put straight lies on the page as
    displayed) and `layer` (packed words of an older OCR, which the model's are compared with). A page read before
    from the same picture by the same model is not read again. Raises RuntimeError if a file changed meanwhile.
    """
    rows = [dict.fromkeys(BESIDE) | row for row in pages.to_dict("records")]
    settled = {row["document_id"]: row for row in documents.to_dict("records")}
    scans = [row for row in rows if _is_scan(row)]
    before = {row["document_id"]: _problems(_of(row, rows)) for row in scans}
    jobs = [_job(row, settled, raw) for row in scans]
    failed: dict[int, str] = {}
    for row, (_, reading) in zip(scans, read_many(jobs, cache=cache), strict=True):
        failed[id(row)] = _take(row, reading)
    for row in {row["document_id"]: row for row in scans}.values():
        _settle(settled[row["document_id"]], _of(row, rows), before[row["document_id"]], failed)
    return as_frame(DOCUMENTS, list(settled.values())), _frame(rows)


def _of(row: Row, rows: list[Row]) -> list[Row]:
    return [other for other in rows if other["document_id"] == row["document_id"]]


def _is_scan(row: Row) -> bool:
    """True if the page's words cannot be trusted: it has none of its own, or those an older OCR laid over it."""
    return row["text_source"] == _OLD_OCR or (pd.isna(row["text_source"]) and not pd.isna(row["width"]))


def _problem(row: Row) -> str:
    """Return what the reader of the file said of a page that it could not use."""
    if not pd.isna(row["text_source"]):
        return ""
    if pd.isna(row["width"]):
        return CANNOT_BE_LOADED
    return NEEDS_OCR if pd.isna(row["text"]) else MOSTLY_PICTURE


def _problems(rows: list[Row], failed: dict[int, str] | None = None) -> Problems:
    problems: Problems = {}
    for row in rows:
        if what := _problem(row) if failed is None or id(row) not in failed else failed[id(row)]:
            problems.setdefault(what, []).append(int(row["page"]))
    return problems


def _job(row: Row, settled: dict[str, Row], raw: Path) -> Job:
    file, parts = way_to(row["document_id"], settled)
    inside = str(settled[row["document_id"]]["sha256"]) if parts else ""
    return Job(raw / str(file["path"]), str(file["sha256"]), "ocr", parts, inside, int(row["page"]))


def _take(row: Row, reading: Reading) -> str:
    """Write into a page's row what was read from its picture; return why it was not ("" if it was)."""
    if reading.status not in ("read", "empty", "not_used") or not reading.pages:
        return f"{reading.status.replace('_', ' ')}: {reading.reason}"
    page: Page = reading.pages[0]
    if row["text_source"] == _OLD_OCR:
        row["layer"] = row["placed"]
    row |= {"text": page.text, "text_source": page.text_source, "words": len(page.words)}
    row |= {"placed": packed_words(page.words), "level": page.level}
    return NOTHING_READ if reading.status == "not_used" else ""


def _settle(document: Row, rows: list[Row], before: Problems, failed: dict[int, str]) -> None:
    """Say in a document's row what became of it, now that its pictures were read."""
    said = status_of(before, len(rows), has_words=True)[1]
    said_before = document["reason"] if isinstance(document["reason"], str) else ""
    of_file = said_before.removeprefix(said).removeprefix("; ")
    status, reason = status_of(_problems(rows, failed), len(rows), any(row["words"] for row in rows))
    document["status"] = "partly_read" if status == "read" and of_file else status
    document["reason"] = joined(reason, of_file)
    document["text_source"] = next((row["text_source"] for row in rows if isinstance(row["text_source"], str)), None)


def _frame(rows: list[Row]) -> pd.DataFrame:
    beside = {name: pd.Series([row.pop(name) for row in rows], dtype="object") for name in BESIDE}
    return as_frame(PAGES, rows).assign(**beside)
