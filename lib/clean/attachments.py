"""The files that messages name and the files on hand in; which file is which, and by what rule, out.

By ruling, by what stands inside, by page count, or by elimination; never by name alone. A name breaks a tie only
among files that all can be the one named.
"""

import re
from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.attachment_signs import Signs, name_key, signs
from lib.clean.dates import printed_date

# These hold the messages; they are not what was attached to them.
HOLDERS = ("request_page", "message", "portal_page")
Rows = list[dict[str, Any]]


def match_attachments(
    attachments: pd.DataFrame,
    posts: pd.DataFrame,
    documents: pd.DataFrame,
    reports: pd.DataFrame,
    rulings: pd.DataFrame,
) -> tuple[pd.DataFrame, list[str]]:
    """Return (matches, one sentence for each ruling that matches nothing).

    Each record named in a message is a row, once, with the document it is, the rule that tells, and how many files
    can be it where none could be told.
    """
    rows, used = [], set()
    listed = _listed(attachments, posts)
    for (agency, request), group in listed.groupby(["agency_id", "request_id"], sort=True):
        files = _files(documents[(documents["agency_id"] == agency) & (documents["request_id"] == request)], reports)
        ruled = rulings[(rulings["agency_id"] == agency) & (rulings["request_id"] == request)]
        rows += _matched(group.to_dict("records"), files, ruled, used)
    unused = rulings[~rulings.index.isin(used)]
    problems = [
        f"decisions/attachments.csv: the ruling on {r.name_as_listed!r} ({r.agency_id}/{r.request_id}) matches nothing"
        for r in unused.itertuples()
    ]
    return t.as_frame(t.MATCHES, rows), problems


def _listed(attachments: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """Return each record named in a message that is listed once, with the date of its message."""
    again = posts[posts["same_as_document"].notna()].set_index(["document_id", "number"]).index
    dates = {(p.document_id, p.number): printed_date(p.sent_on_as_printed) for p in posts.itertuples()}
    records = attachments[attachments["is_record"] & attachments["same_as"].isna() & attachments["message"].notna()]
    places = list(zip(records["document_id"], records["message"], strict=True))
    records = records.assign(sent_on=[dates.get(place, "") for place in places])
    is_new = pd.Series([place not in again for place in places], index=records.index, dtype="bool")
    records = records[is_new]
    return records.assign(
        link=records["link_as_printed"].fillna(""), pages=[_number(x) for x in records["pages_as_printed"]]
    )


def _number(cell: object) -> int:
    return 0 if pd.isna(cell) else int(cell)


def _files(documents: pd.DataFrame, reports: pd.DataFrame) -> Rows:
    """Return the documents of a request that can be an attachment, with the dates their reports print as their own."""
    created = reports.drop_duplicates("document_id").set_index("document_id")["created_on_as_printed"]
    rows = documents[~documents["kind"].isin(HOLDERS) & (documents["status"] != "duplicate")].to_dict("records")
    rows = [row for row in rows if not str(row["reason"]).endswith(", not a record")]
    return [
        row | {"created_on": printed_date(created.get(row["document_id"])), "pages": _number(row["pages"])}
        for row in rows
    ]


def _matched(listed: Rows, files: Rows, ruled: pd.DataFrame, used: set[Any]) -> Rows:
    """Return a row for each listed attachment of one request, matched by the strongest rule first."""
    found: dict[int, tuple[str, str]] = {}
    free = {file["document_id"]: file for file in files}
    for n, row in enumerate(listed):
        if match := _by_ruling(row, files, ruled, used) or _inside(row, files):
            found[n] = match
            free.pop(match[0], None)
    for n, document, rule in _by_content(listed, found, free):
        found[n] = (document, rule)
        free.pop(document, None)
    left = [n for n in range(len(listed)) if n not in found]
    can_be = {n: [d for d, file in free.items() if signs(listed[n], file).is_possible] for n in left}
    if len(left) == 1 and len(free) == 1 and can_be[left[0]]:
        document = can_be[left[0]][0]
        found[left[0]] = (document, "elimination")
        can_be[left[0]] = []
    return [_row(row, *found.get(n, ("", "")), len(can_be.get(n, []))) for n, row in enumerate(listed)]


def _row(listed: dict[str, Any], document: str, rule: str, candidates: int) -> dict[str, Any]:
    kept = ("agency_id", "request_id", "document_id", "message", "name_as_listed")
    return {name: listed[name] for name in kept} | {
        "matched_id": document,
        "rule": rule,
        "candidates": 1 if document else candidates,
    }


def _by_ruling(row: dict[str, Any], files: Rows, ruled: pd.DataFrame, used: set[Any]) -> tuple[str, str] | None:
    for ruling in ruled[ruled["name_as_listed"] == row["name_as_listed"]].itertuples():
        path = re.sub(r"^raw/", "", ruling.path.replace("\\", "/"))
        file = next((f for f in files if f["path"] in (path, f"{row['agency_id']}/{row['request_id']}/{path}")), None)
        if file:
            used.add(ruling.Index)
            return file["document_id"], "ruling"
    return None


def _inside(row: dict[str, Any], files: Rows) -> tuple[str, str] | None:
    """A mail's attachment lies inside the mail itself."""
    mine = [f for f in files if f["parent_id"] == row["document_id"]]
    file = next((f for f in mine if f["path"].rsplit("/", 1)[-1] == row["name_as_listed"]), None)
    return (file["document_id"], "inside_mail") if file else None


def _by_content(listed: Rows, found: dict[int, Any], free: dict[str, dict[str, Any]]) -> list[tuple[int, str, str]]:
    """Return what content settles: the one file for one name; in a tie, the one of that name; else by pages alone."""
    held = {(n, d): signs(row, file) for n, row in enumerate(listed) if n not in found for d, file in free.items()}
    made = _pairs({pair for pair, s in held.items() if s.is_content}, listed, free, "content")
    done = {n for n, _, _ in made}, {d for _, d, _ in made}
    by_pages = {
        pair
        for pair, s in held.items()
        if _long(s, free[pair[1]]) and pair[0] not in done[0] and pair[1] not in done[1]
    }
    return made + _pairs(by_pages, listed, free, "pages")


def _long(s: Signs, file: dict[str, Any]) -> bool:
    """True if the pages agree and are enough to tell: most files have one."""
    return s.is_possible and s.pages and file["pages"] > 2


def _pairs(
    pairs: set[tuple[int, str]], listed: Rows, free: dict[str, dict[str, Any]], rule: str
) -> list[tuple[int, str, str]]:
    """Return the pairs in which neither side has another choice, or in which the names alone of all choices agree."""
    made = []
    for n, document in sorted(pairs):
        others = {d for m, d in pairs if m == n} | {m for m, d in pairs if d == document}
        if len(others) == 2:
            made.append((n, document, rule))
            continue
        name = name_key(listed[n]["name_as_listed"])
        same_files = [d for m, d in pairs if m == n and name_key(free[d]["path"]) == name]
        same_names = [m for m, d in pairs if d == document and name_key(listed[m]["name_as_listed"]) == name]
        if same_files == [document] and same_names == [n]:
            made.append((n, document, f"{rule}_and_name"))
    return made


def open_matches(matches: pd.DataFrame) -> pd.DataFrame:
    """Return review rows for the attachments that several files can be: a person must rule which it is."""
    waits = matches[matches["matched_id"].isna() & (matches["candidates"] > 0)]
    rows = [
        {
            "review_id": f"r-attachment-{m.document_id[2:]}-{n}",
            "agency_id": m.agency_id,
            "request_id": m.request_id,
            "what": "file",
            "why": f"{m.candidates} files in the folder can be the attachment; rule in raw/decisions/attachments.csv",
            "readings": m.name_as_listed,
            "document_id": m.document_id,
            "page": 1,
            "public_note": "which file is an attachment named in a reply is not settled",
        }
        for n, m in enumerate(waits.itertuples(), 1)
    ]
    return t.as_frame(t.REVIEW, rows)
