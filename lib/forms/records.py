"""Documents and pages in; out come the extract tables: each page's form chosen, its rows, and what waits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib import tables as t
from lib.forms.page_rows import Rows, request_page_rows
from lib.forms.request_page import is_request_page
from lib.pages import Page

# Each form: the kind of document, what tells it on the page, and how its rows are read.
FORMS: tuple[tuple[str, Callable[[Page], bool], Callable[[Page], Rows]], ...] = (
    ("request_page", is_request_page, request_page_rows),
)
_FORM_TABLES = (
    t.SPANS,
    t.REQUEST_PAGES,
    t.ASKED,
    t.POSTS,
    t.ATTACHMENTS,
    t.NOTICES,
    t.PROVIDED,
    t.READINGS,
    t.REVIEW,
)


@dataclass(frozen=True, slots=True)
class _Read:
    kind: str
    status: str
    reason: str
    rows: Rows


def read_forms(documents: pd.DataFrame, pages: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the extract tables by name: documents (kind and status settled), pages, and what forms read."""
    found: Rows = {table.name: [] for table in _FORM_TABLES}
    settled = []
    texts = {key: list(group.itertuples()) for key, group in pages.groupby("document_id", sort=False)}
    for document in documents.to_dict("records"):
        if document["status"] == "read":
            read = _read([Page(p.page, p.text, document["text_source"]) for p in texts[document["document_id"]]])
            document |= {"kind": read.kind, "status": read.status}
            document["reason"] = "; ".join(x for x in (document["reason"], read.reason) if isinstance(x, str) and x)
            for name, rows in read.rows.items():
                found[name] += [_with_ids(row, document, t.REVIEW.name == name) for row in rows]
        found["review"] += _file_waits(document)
        settled.append(document)
    made = {table.name: t.as_frame(table, found[table.name]) for table in _FORM_TABLES}
    return {"documents": t.as_frame(t.DOCUMENTS, settled), "pages": t.as_frame(t.PAGES, pages), **made}


def _read(pages: list[Page]) -> _Read:
    page = pages[0]
    for kind, recognizes, read in FORMS:
        if recognizes(page):
            return _Read(kind, "read", "", read(page))
    spans = {"spans": [{"page": page.number, "char_start": 0, "char_end": len(page.text), "used_as": "left_over"}]}
    return _Read("unknown", "not_used", "no known form takes what stands in it", spans)


def _with_ids(row: dict[str, Any], document: dict[str, Any], is_review: bool) -> dict[str, Any]:
    ids = {"document_id": document["document_id"]}
    if is_review:
        ids["review_id"] = f"r-{document['document_id'][2:]}-{row['review_id']}"
    if is_review or "used_as" not in row:
        ids |= {"agency_id": document["agency_id"], "request_id": document["request_id"]}
    return row | ids


def _file_waits(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a review row for a file that was not simply read, duplicates and system files aside."""
    status, reason = document["status"], document["reason"]
    if status in ("read", "duplicate") or reason == "a system file, not a record":
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
