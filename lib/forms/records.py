"""Documents and pages in; out come the extract tables: each page's form chosen, its rows, and what waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib import tables as t
from lib.forms.catalog import Form, form_of
from lib.forms.message_rows import Rows
from lib.forms.page_uses import text_uses
from lib.forms.saves import mark_same_messages
from lib.pages import Page

_GIVEN = ("documents", "pages")
_FORM_TABLES = tuple(table for table in t.STAGE_TABLES["extract"] if table.name not in _GIVEN)
UNKNOWN = "no known form takes what stands in it"
# Words a scanner guessed are no words of the page; they are not given to any form.
SURE = ("native", "text")
NEEDS_OCR = "scan, needs OCR"


@dataclass(frozen=True, slots=True)
class _Read:
    kind: str
    status: str
    reason: str
    rows: Rows


def read_forms(documents: pd.DataFrame, pages: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the extract tables by name: documents (kind and status settled), pages, and what forms read.

    `pages` has the columns of the pages table and `placed`, their words, and `marks`, what the source says of them.
    """
    found: Rows = {table.name: [] for table in _FORM_TABLES}
    settled = []
    held = {key: list(_pages(group)) for key, group in pages.groupby("document_id", sort=False)}
    for document in documents.to_dict("records"):
        if document["document_id"] in held:
            read = _read_document(held[document["document_id"]], str(document["agency_id"]))
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


def _pages(group: pd.DataFrame) -> Iterator[Page]:
    for row in group.to_dict("records"):
        text, source = (row[k] if isinstance(row.get(k), str) else "" for k in ("text", "text_source"))
        size = [float(row[k]) if pd.notna(row.get(k)) else 0.0 for k in ("width", "height")]
        sheet = row["sheet"] if isinstance(row.get("sheet"), str) else ""
        yield Page(int(row["page"]), text, source, row.get("placed") or (), *size, sheet, row.get("marks") or ())


def _read_document(pages: list[Page], agency_id: str) -> _Read:
    """Read the pages of one document, each by the one form that takes it; pages no form takes are left over."""
    taken: dict[str, tuple[Form, list[Page]]] = {}
    left = []
    forms = _forms_of(pages)
    for page, form in zip(pages, forms, strict=True):
        if form is None:
            left.append(page)
        else:
            taken.setdefault(form.kind, (form, []))[1].append(page)
    made = [form.rows_in(mine, agency_id) if form.rows_in else form.rows(mine) for form, mine in taken.values()]
    rows = _joined(made + [_unknown_rows(page) for page in left])
    kind = "unknown" if not taken else "several" if len(taken) > 1 else next(iter(taken))
    status = "not_used" if not taken else "partly_read" if left else ""
    return _Read(kind, status, _why_left(left, len(pages)), rows)


def _forms_of(pages: list[Page]) -> list[Form | None]:
    """Return the form of each page; pages that no form takes may go on with the one before them."""
    forms = [form_of(page) if page.text_source in SURE else None for page in pages]
    for n, form in enumerate(forms):
        if form and form.goes_on and n + 1 < len(pages) and forms[n + 1] is None:
            free = next(
                (i for i in range(n + 1, len(pages)) if forms[i] or pages[i].text_source not in SURE), len(pages)
            )
            count = form.goes_on([pages[n]], pages[n + 1 : free])
            forms[n + 1 : n + 1 + count] = [form] * count
    return forms


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
    """Return a page no form took as one stretch left over; its words that nobody sees are counted too."""
    span = {"page": page.number, "char_start": 0, "char_end": len(page.text), "used_as": "left_over"}
    rows = {"spans": [span] if page.text else [], **text_uses(page, [span])}
    hidden = sum(1 for word in page.words if word.hidden)
    if hidden:
        rows["word_uses"] += [{"page": page.number, "used_as": "hidden", "words": hidden}]
    return rows


def _with_ids(row: dict[str, Any], document: dict[str, Any], table: str) -> dict[str, Any]:
    ids = {"document_id": document["document_id"]}
    if table == "review":
        ids["review_id"] = f"r-{document['document_id'][2:]}-{row['review_id']}"
    if table not in ("spans", "boxes", "word_uses", "left_over"):
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
