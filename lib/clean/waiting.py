"""Tidy tables in; out comes what the clean stage leaves waiting for a person, with the reason."""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.tables.others import of_named_agencies

PLAIN_MEASURE = {"hits": "hits", "detections_stated": "detections"}


def waiting(
    counts: pd.DataFrame,
    shares: pd.DataFrame,
    requests: pd.DataFrame,
    doubts: pd.DataFrame,
    problems: list[str],
) -> pd.DataFrame:
    """Return review rows for values, unlisted requests, doubtful pages and roster lines."""
    named = set(counts[of_named_agencies(counts)]["value_id"])
    rows = [_value(count, named) for count in counts[counts["status"] == "needs_review"].itertuples()]
    rows += _lists(shares[shares["status"] == "needs_review"])
    rows += [_unlisted(request) for request in requests[~requests["in_roster"]].itertuples()]
    rows += [_page(doubt) for doubt in doubts.itertuples()]
    rows += [
        {
            "review_id": f"r-desk-file-{n}",
            "what": "decision",
            "why": problem,
            "public_note": "a line of the desk's own files",
        }
        for n, problem in enumerate(problems, 1)
    ]
    return t.as_frame(t.REVIEW, rows)


def _value(count: Any, named: set[str]) -> dict[str, Any]:
    what = PLAIN_MEASURE.get(count.measure, count.measure.replace("_", " "))
    who = f"{count.agency_name}: " if count.value_id in named else ""
    period = count.window_as_printed if isinstance(count.window_as_printed, str) else "a period not known"
    return {
        "review_id": f"r-{count.value_id}",
        # What a table says of an agency it names is not for that agency's page.
        "agency_id": None if count.value_id in named else count.agency_id,
        "request_id": count.request_id,
        "what": "value",
        "why": count.why,
        "readings": _readings(count, who),
        "document_id": count.document_id,
        "page": count.page,
        "public_note": f"the figure for {what}, {period}",
    }


def _readings(count: Any, who: str) -> Any:
    """Return a figure as read, whose it is, and what a scan's own older OCR has in its place, where that differs."""
    second = count.second_as_printed if isinstance(count.second_as_printed, str) else ""
    if second and second != count.value_as_printed:
        return f"{who}{count.value_as_printed} / the file's own OCR: {second}"
    return f"{who}{count.value_as_printed}" if who else count.value_as_printed


def _lists(shares: pd.DataFrame) -> list[dict[str, Any]]:
    """Return one row for all lines of a document that wait for one reason; each line stands in shares.csv."""
    rows = []
    for n, ((document, why), group) in enumerate(shares.groupby(["document_id", "why"], sort=True), 1):
        names = "; ".join(group["name_as_printed"].fillna("").head(5))
        rows.append(
            {
                "review_id": f"r-lines-{document[2:]}-{n}",
                "agency_id": group["agency_id"].iloc[0],
                "request_id": group["request_id"].iloc[0],
                "what": "value",
                "why": why,
                "readings": f"{len(group)} lines of sharing lists, the first: {names}",
                "document_id": document,
                "page": group["page"].iloc[0],
                "public_note": "lines of a sharing list",
            }
        )
    return rows


def _unlisted(request: Any) -> dict[str, Any]:
    return {
        "review_id": f"r-not-in-roster-{request.agency_id}--{request.request_id}",
        "agency_id": request.agency_id,
        "request_id": request.request_id,
        "what": "request",
        "why": "the request has a folder in raw/ and no line in raw/requests.csv",
        "public_note": "the request is not in the roster yet",
    }


def _page(doubt: Any) -> dict[str, Any]:
    return {
        "review_id": f"r-agency-{doubt.document_id[2:]}",
        "agency_id": doubt.agency_id,
        "what": "agency_name",
        "why": doubt.doubt,
        "readings": doubt.agency_as_printed,
        "document_id": doubt.document_id,
        "page": 1,
        "public_note": "a document may be another agency's",
    }
