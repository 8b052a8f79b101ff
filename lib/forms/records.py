"""Documents and pages in; out come the extract tables: each page's form chosen, its rows, and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib import tables as t
from lib.cycles import no_search_for_cycles
from lib.forms.catalog import Form
from lib.forms.chosen import forms_of
from lib.forms.column_map import ColumnMap
from lib.forms.held_pages import held_page, pages_by_document
from lib.forms.mapped_table import unnamed_rows
from lib.forms.message_rows import Rows
from lib.forms.page_uses import text_uses
from lib.forms.report_rows import word_rows
from lib.forms.saves import mark_same_messages
from lib.forms.scan_phrases import with_phrases
from lib.forms.scan_readings import with_second_readings
from lib.pages import SCAN, Page

_GIVEN = ("documents", "pages")
_FORM_TABLES = tuple(table for table in t.STAGE_TABLES["extract"] if table.name not in _GIVEN)
UNKNOWN = "no known form takes what stands in it"
# Words an old OCR guessed are no words of the page; they are not given to any form. What our own model reads is, and
# counts only where something else says the same (lib.forms.scan_readings).
SURE = ("native", "text", "cells", SCAN)
NEEDS_OCR = "scan, needs OCR"


@dataclass(frozen=True, slots=True)
class _Read:
    kind: str
    status: str
    reason: str
    rows: Rows


def read_forms(
    documents: pd.DataFrame, pages: pd.DataFrame, maps: tuple[ColumnMap, ...] = (), problems: Sequence[str] = ()
) -> dict[str, pd.DataFrame]:
    """Return the extract tables by name: documents (kind and status settled), pages, and what forms read.

    `pages` has the columns of the pages table and `placed`, their words (packed), and `marks`, what the source says of
    them. `maps` says what the columns of tables mean that no form knows (raw/decisions/columns.csv), `problems` what of
    it could not be read, for the review.
    """
    found: Rows = {table.name: [] for table in _FORM_TABLES}
    settled, seen = [], {}
    held = pages_by_document(pages)
    for document in documents.to_dict("records"):
        if document["document_id"] in held:
            with no_search_for_cycles():
                mine = [with_phrases(held_page(*row)) for row in held[document["document_id"]]]
                read = _read_document(mine, str(document["agency_id"]), maps)
            seen |= _as_seen(document["document_id"], mine)
            document |= {"kind": read.kind, "status": read.status or document["status"]}
            reasons = dict.fromkeys(x for x in (document["reason"], read.reason) if isinstance(x, str) and x)
            document["reason"] = "; ".join(reasons)
            for name, rows in read.rows.items():
                found[name] += [_with_ids(row, document, name) for row in rows]
        found["review"] += _file_waits(document)
        settled.append(document)
    found["review"] += [_desk_waits(n, problem) for n, problem in enumerate(problems, 1)]
    mark_same_messages(settled, found["request_pages"], found["posts"])
    made = {table.name: t.as_frame(table, found[table.name]) for table in _FORM_TABLES}
    kept = pages.drop(columns=["placed", "marks", "level", "layer"], errors="ignore")
    kept = t.as_frame(
        t.PAGES, [row | seen.get((row["document_id"], row["page"]), {}) for row in kept.to_dict("records")]
    )
    return {"documents": t.as_frame(t.DOCUMENTS, settled), "pages": kept, **made}


def _as_seen(document_id: str, pages: list[Page]) -> dict[tuple[str, int], dict[str, Any]]:
    """Return text and number of words of a document's scanned pages as forms saw them: mending can part a word."""
    return {
        (document_id, page.number): {"text": page.text, "words": len(page.words)}
        for page in pages
        if page.text_source == SCAN
    }


def _read_document(pages: list[Page], agency_id: str, maps: tuple[ColumnMap, ...]) -> _Read:
    """Read the pages of one document, each by the one form that takes it; pages no form takes are left over."""
    taken: dict[Form, list[Page]] = {}
    left = []
    for page, form in zip(pages, forms_of(pages, SURE, maps), strict=True):
        if form is None:
            left.append(page)
        else:
            taken.setdefault(form, []).append(page)
    rows = _joined([_form_rows(form, mine, agency_id) for form, mine in taken.items()] + [*map(_unknown_rows, left)])
    kinds = {form.kind for form in taken}
    kind = "unknown" if not taken else "several" if len(kinds) > 1 else kinds.pop()
    status = "not_used" if not taken else "partly_read" if left else ""
    return _Read(kind, status, _why_left(left, len(pages)), rows)


def _form_rows(form: Form, pages: list[Page], agency_id: str) -> Rows:
    """Return a form's rows; its sections name the form, since two forms of a document can read one section."""
    rows = form.rows_in(pages, agency_id) if form.rows_in else form.rows(pages)
    sections = [{"form": form.kind} | row for row in rows.get("sections", [])]
    return with_second_readings(rows | {"sections": sections}, pages)


def _why_left(left: list[Page], total: int) -> str:
    """Return why pages were not used, with their numbers unless it is all of them."""
    reasons: dict[str, list[str]] = {}
    for page in left:
        reasons.setdefault(UNKNOWN if page.text_source in SURE else NEEDS_OCR, []).append(str(page.number))
    if len(left) == total:
        return "; ".join(reasons)
    return "; ".join(f"page {', '.join(numbers)}: {reason}" for reason, numbers in reasons.items())


def _joined(parts: list[Rows]) -> Rows:
    joined: Rows = {}
    for part in parts:
        for name, rows in part.items():
            joined.setdefault(name, []).extend(rows)
    return joined


def _unknown_rows(page: Page) -> Rows:
    """Return a page no form took as left over: its words or cells with their places, or its text as one stretch."""
    if page.text_source == "cells":
        return unnamed_rows(page)
    span = {"page": page.number, "char_start": 0, "char_end": len(page.text), "used_as": "left_over"}
    spans = [span] if page.text else []
    if not any(word.box for word in page.words):
        return {"spans": spans, **text_uses(page, [span])}
    uses = [(page.number, i, "hidden" if word.hidden else "left_over") for i, word in enumerate(page.words)]
    return with_second_readings({"spans": spans, **word_rows(uses, [page])}, [page])


def _with_ids(row: dict[str, Any], document: dict[str, Any], table: str) -> dict[str, Any]:
    ids = {"document_id": document["document_id"]}
    if table == "review":
        ids["review_id"] = f"r-{document['document_id'][2:]}-{row['review_id']}"
    if table not in ("spans", "boxes", "word_uses", "left_over", "cells"):
        ids |= {"agency_id": document["agency_id"], "request_id": document["request_id"]}
    return row | ids


def _desk_waits(n: int, problem: str) -> dict[str, Any]:
    note = "a line of the desk's own files"
    return {"review_id": f"r-desk-columns-{n}", "what": "decision", "why": problem, "public_note": note}


def _file_waits(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a review row for a file that was not simply read, duplicates and system files aside."""
    status, reason = document["status"], document["reason"]
    if status in ("read", "duplicate") or (isinstance(reason, str) and reason.endswith(", not a record")):
        return []
    return [
        {
            "review_id": f"r-{document['document_id'][2:]}-file",
            "agency_id": document["agency_id"],
            "request_id": document["request_id"],
            "what": "file",
            "why": f"{status}: {reason}",
            "readings": document["path"],
            "document_id": document["document_id"],
            "public_note": f"a file the agency sent was not used ({status.replace('_', ' ')})",
        }
    ]
