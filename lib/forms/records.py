"""Documents and pages in; out come the extract tables: each page's form chosen, its rows, and what waits."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib import tables as t
from lib.forms.catalog import Form, form_of
from lib.forms.cell_uses import cell_uses
from lib.forms.message_rows import Rows
from lib.forms.page_uses import text_uses
from lib.forms.report_rows import word_rows
from lib.forms.saves import mark_same_messages
from lib.pages import Page, unpacked_words

_GIVEN = ("documents", "pages")
_FORM_TABLES = tuple(table for table in t.STAGE_TABLES["extract"] if table.name not in _GIVEN)
UNKNOWN = "no known form takes what stands in it"
# Words a scanner guessed are no words of the page; they are not given to any form.
SURE = ("native", "text", "cells")
NEEDS_OCR = "scan, needs OCR"


@dataclass(frozen=True, slots=True)
class _Read:
    kind: str
    status: str
    reason: str
    rows: Rows


def read_forms(documents: pd.DataFrame, pages: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the extract tables by name: documents (kind and status settled), pages, and what forms read.

    `pages` has the columns of the pages table and `placed`, their words (packed), and `marks`, what the source says of
    them.
    """
    found: Rows = {table.name: [] for table in _FORM_TABLES}
    settled = []
    held = _pages_by_document(pages)
    for document in documents.to_dict("records"):
        if document["document_id"] in held:
            mine = [_page(*row) for row in held[document["document_id"]]]
            read = _read_document(mine, str(document["agency_id"]))
            document |= {"kind": read.kind, "status": read.status or document["status"]}
            reasons = dict.fromkeys(x for x in (document["reason"], read.reason) if isinstance(x, str) and x)
            document["reason"] = "; ".join(reasons)
            for name, rows in read.rows.items():
                found[name] += [_with_ids(row, document, name) for row in rows]
        found["review"] += _file_waits(document)
        settled.append(document)
    mark_same_messages(settled, found["request_pages"], found["posts"])
    made = {table.name: t.as_frame(table, found[table.name]) for table in _FORM_TABLES}
    kept = t.as_frame(t.PAGES, pages.drop(columns=["placed", "marks"], errors="ignore"))
    return {"documents": t.as_frame(t.DOCUMENTS, settled), "pages": kept, **made}


def _pages_by_document(pages: pd.DataFrame) -> dict[str, list[tuple[Any, ...]]]:
    """Return each document's pages as plain rows, in order; only one document's words are unpacked at a time."""
    names = ("page", "text", "text_source", "placed", "width", "height", "sheet", "marks")
    columns = [pages[name].tolist() if name in pages else [None] * len(pages) for name in names]
    held: dict[str, list[tuple[Any, ...]]] = {}
    for document, *row in zip(pages["document_id"].tolist(), *columns, strict=True):
        held.setdefault(document, []).append(tuple(row))
    return held


def _page(number: int, text: Any, source: Any, placed: bytes | None, width: Any, height: Any, *more: Any) -> Page:
    sheet, marks = more
    texts = [cell if isinstance(cell, str) else "" for cell in (text, source, sheet)]
    size = [0.0 if pd.isna(side) else float(side) for side in (width, height)]
    return Page(number, *texts[:2], unpacked_words(placed) if placed else (), *size, texts[2], marks or ())


def _read_document(pages: list[Page], agency_id: str) -> _Read:
    """Read the pages of one document, each by the one form that takes it; pages no form takes are left over."""
    taken: dict[str, tuple[Form, list[Page]]] = {}
    left = []
    for page, form in zip(pages, _forms_of(pages), strict=True):
        if form is None:
            left.append(page)
        else:
            taken.setdefault(form.kind, (form, []))[1].append(page)
    rows = _joined([_form_rows(form, mine, agency_id) for form, mine in taken.values()] + [*map(_unknown_rows, left)])
    kind = "unknown" if not taken else "several" if len(taken) > 1 else next(iter(taken))
    status = "not_used" if not taken else "partly_read" if left else ""
    return _Read(kind, status, _why_left(left, len(pages)), rows)


def _form_rows(form: Form, pages: list[Page], agency_id: str) -> Rows:
    """Return a form's rows; its sections name the form, since two forms of a document can read one section."""
    rows = form.rows_in(pages, agency_id) if form.rows_in else form.rows(pages)
    return rows | {"sections": [{"form": form.kind} | row for row in rows.get("sections", [])]}


def _forms_of(pages: list[Page]) -> list[Form | None]:
    """Return the form of each page; pages that no form takes may go on with the one before them."""
    forms = [form_of(page) if page.text_source in SURE else None for page in pages]
    n = 0
    while n < len(pages):
        form, behind = forms[n], pages[n + 1 : _next_taken(forms, pages, n + 1)]
        n += 1
        if form and form.goes_on and behind:
            count = form.goes_on([pages[n - 1]], behind)
            forms[n : n + count] = [form] * count
            n += count
    return forms


def _next_taken(forms: list[Form | None], pages: list[Page], start: int) -> int:
    """Return the position, from `start` on, of the next page that a form takes or that has no sure words."""
    found = (i for i in range(start, len(pages)) if forms[i] or pages[i].text_source not in SURE)
    return next(found, len(pages))


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
        return cell_uses(page, {}, waits=False)
    span = {"page": page.number, "char_start": 0, "char_end": len(page.text), "used_as": "left_over"}
    spans = [span] if page.text else []
    if not any(word.box for word in page.words):
        return {"spans": spans, **text_uses(page, [span])}
    uses = [(page.number, i, "hidden" if word.hidden else "left_over") for i, word in enumerate(page.words)]
    return {"spans": spans, **word_rows(uses, [page])}


def _with_ids(row: dict[str, Any], document: dict[str, Any], table: str) -> dict[str, Any]:
    ids = {"document_id": document["document_id"]}
    if table == "review":
        ids["review_id"] = f"r-{document['document_id'][2:]}-{row['review_id']}"
    if table not in ("spans", "boxes", "word_uses", "left_over", "cells"):
        ids |= {"agency_id": document["agency_id"], "request_id": document["request_id"]}
    return row | ids


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
