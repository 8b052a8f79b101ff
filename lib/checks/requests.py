"""Requests and their items in; requests marked as completed of which an item is open out."""

from typing import Any

import pandas as pd


def completed_but_open(requests: pd.DataFrame, items: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a row of contradictions for each request marked Completed with an item still awaited.

    The status word is set by hand on the request page and does not prove that all was answered.
    """
    awaited = items[items["state"].isin(("awaiting", "overdue"))]
    open_items = awaited.groupby(["agency_id", "request_id"])["item"].agg(", ".join)
    return [
        {
            "contradiction_id": f"k-completed-but-open-{request.agency_id}--{request.request_id}",
            "agency_id": request.agency_id,
            "agency_name": request.agency_name,
            "what": "completed_but_open",
            "first": "status Completed",
            "second": f"no answer found to items {open_items[request.agency_id, request.request_id]}",
        }
        for request in requests[requests["status_as_printed"] == "Completed"].itertuples()
        if (request.agency_id, request.request_id) in open_items.index
    ]
