"""The roster and what a run knows of each request in; who still owes an answer, by campaign and reporter, out."""

import datetime as dt
from typing import Any

import pandas as pd

from lib.hit_ratio.coverage import ANSWERS

# Kinds of document that answer, whether or not the message around them is on file.
RECORDS = (
    "hit_ratio_report", "detection_report", "data_sharing_report", "dashboard_page", "sharing_table", "counts_table",
    "several",
)  # fmt: skip
# An item in one of these states is settled, one way or the other.
SETTLED = (
    "answered", "answered_none", "refused", "partly_withheld", "no_responsive_records", "not_applicable",
    "see_other_agency", "not_asked",
)  # fmt: skip


def owing(
    roster: pd.DataFrame,
    requests: pd.DataFrame,
    messages: pd.DataFrame,
    extensions: pd.DataFrame,
    items: pd.DataFrame,
    documents: pd.DataFrame,
    today: dt.date,
) -> pd.DataFrame:
    """Return a row for each request of the roster that is not fully answered, in order of campaign and reporter.

    Columns: campaign, assigned_to, agency_id, request_id, agency_name, state (not_answered, partly_answered), what,
    due (ISO date, latest notice included; empty where no clock is known), days_overdue (0 where not overdue).
    """
    held = {
        name: dict(iter(frame.groupby(["agency_id", "request_id"])))
        for name, frame in (("m", messages), ("x", extensions), ("i", items), ("d", documents))
    }
    clock = dict(
        zip(zip(requests["agency_id"], requests["request_id"], strict=True), requests["determination_due"], strict=True)
    )
    rows = []
    for line in roster.itertuples():
        key = (line.agency_id, line.request_id)
        mine = {name: groups.get(key) for name, groups in held.items()}
        state, what = _state(mine["m"], mine["i"], mine["d"])
        if state:
            # The clock of the law runs to the determination; a partial answer shows that one was made.
            due = _due(clock.get(key), mine["x"]) if state == "not_answered" else ""
            rows.append(_row(line, state, what, due, today))
    columns = ["campaign", "assigned_to", "agency_id", "request_id", "agency_name", "state", "what", "due"]
    table = pd.DataFrame(rows, columns=[*columns, "days_overdue"])
    return table.sort_values(["campaign", "assigned_to", "agency_id", "request_id"], kind="stable", ignore_index=True)


def _state(
    messages: pd.DataFrame | None, items: pd.DataFrame | None, documents: pd.DataFrame | None
) -> tuple[str, str]:
    """Return (state, what is lacking); empty if everything asked for is settled."""
    agency = messages[messages["sender_role"] == "agency"] if messages is not None else None
    wrote = agency is not None and len(agency) > 0
    has_answer = wrote and bool(agency["kind"].isin(ANSWERS).any())
    has_records = documents is not None and bool(documents["kind"].isin(RECORDS).any())
    if not has_answer and not has_records:
        return "not_answered", "only a receipt or a notice is on file" if wrote else "nothing of the agency is on file"
    open_items = [] if items is None else list(items[~items["state"].isin(SETTLED)]["item"])
    if open_items:
        return "partly_answered", f"items {', '.join(open_items)} are open"
    return "", ""


def _due(determination: object, extensions: pd.DataFrame | None) -> str:
    dates = [determination] if isinstance(determination, str) else []
    if dates and extensions is not None:
        dates += list(extensions["extended_to"].dropna())
    return max(dates, default="")


def _row(line: Any, state: str, what: str, due: str, today: dt.date) -> dict[str, Any]:
    late = (today - dt.date.fromisoformat(due)).days if due else 0
    kept = ("campaign", "assigned_to", "agency_id", "request_id", "agency_name")
    texts = {name: value if isinstance(value := getattr(line, name), str) else "" for name in kept}
    return texts | {"state": state, "what": what, "due": due, "days_overdue": max(0, late)}
