"""A mail's row in the documents table and the files inside it in; their own rows, and the way back to each, out."""

from typing import Any

from lib.pages import Part
from lib.read.inventory import slug, unused
from lib.read.mail_parts import DEEPEST
from lib.read.readers import ending

SIGNATURE = "a small picture out of a mail's signature, not a record"
# Pictures larger than this may be a screenshot of a report, whatever they are called.
SMALL = 20_000
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")
Row = dict[str, Any]


def attached_rows(parent: Row, parts: tuple[Part, ...], settled: dict[str, Row]) -> list[Row]:
    """Return the rows of a document's attachments, and add them to `settled`; `status` is `read` for one to be read.

    Bytes that the request holds already are a `duplicate`.
    """
    made = []
    for number, part in enumerate(parts, 1):
        row = _row(parent, part, number, settled)
        settled[row["document_id"]] = row
        made.append(row)
    return made


def _row(parent: Row, part: Part, number: int, settled: dict[str, Row]) -> Row:
    status, reason = _usable(parent, part, settled)
    return {
        "document_id": unused(f"{parent['document_id']}-{slug(part.name)}", set(settled)),
        "parent_id": parent["document_id"],
        "part": number,
        "agency_id": parent["agency_id"],
        "request_id": parent["request_id"],
        "path": f"{parent['path']}/{part.name}",
        "sha256": part.sha256,
        "bytes": part.size,
        "kind": "unknown",
        "status": status,
        "reason": reason,
    }


def _usable(parent: Row, part: Part, settled: dict[str, Row]) -> tuple[str, str]:
    if not part.size:
        return "empty", "the attachment holds 0 bytes; ask for it again"
    same = [row for row in settled.values() if row["sha256"] == part.sha256 and _request(row) == _request(parent)]
    kept = next((row for row in same if row["status"] != "duplicate"), None)
    if kept:
        return "duplicate", f"the same bytes as {kept['path']}"
    if ending(part.name) in PICTURES and part.size <= SMALL:
        return "not_used", SIGNATURE
    if len(way_to(parent["document_id"], settled)[1]) >= DEEPEST:
        return "resource_limit", f"it lies in a mail that lies in {DEEPEST} others"
    return "read", ""


def _request(row: Row) -> tuple[Any, Any]:
    return row["agency_id"], row["request_id"]


def way_to(document_id: str, rows: dict[str, Row]) -> tuple[Row, tuple[int, ...]]:
    """Return the file in raw/ that holds a document, and the numbers that lead to it inside; () for the file itself."""
    row, numbers = rows[document_id], []
    while isinstance(row.get("parent_id"), str) and row["parent_id"]:
        numbers.append(int(row["part"]))
        row = rows[row["parent_id"]]
    return row, tuple(reversed(numbers))
