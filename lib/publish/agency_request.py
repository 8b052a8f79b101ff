"""One agency's tables in; the blocks of its request out: dates, messages, items, what waits, how numbers were had."""

import pandas as pd

from lib.publish.agency_view import Agency
from lib.publish.blocks import Block, Part, link, number

ITEM_WORDS = {
    "detections_shared": "Who it shares detections with",
    "detections_received": "Who it receives detections from",
    "hotlists_shared": "Who it shares hot lists with",
    "hotlists_received": "Who it receives hot lists from",
    "detections": "Number of detections",
    "hits": "Number of hits",
    "unknown": "An item no rule knows",
}
STATE_WORDS = {
    "answered": "answered",
    "provided_not_on_file": "sent, but the file is not on hand",
    "provided_not_read": "sent, and waits to be read",
    "awaiting": "no answer found",
    "no_responsive_records": "the agency says it has no such records",
}
KIND_WORDS = {
    "acknowledgement": "says the request has arrived",
    "extension": "takes more time",
    "determination": "says what it will release",
    "records_with_figures": "gives figures",
    "records_attached": "sends records",
    "no_records": "says it has no such records",
    "fee_notice": "asks for a fee",
    "denial": "declines",
    "closed": "closes the request",
    "other": "",
}


def request_facts(agency: Agency) -> Block:
    """Return what is known of each request: number, status, and every date, `not known` where none is printed."""
    rows = []
    for row in agency.rows("requests").itertuples():
        cells = (
            row.tracking_number, row.status_as_printed, row.asked_on, row.received_on_as_stated,
            row.first_reply_on, row.determination_due, row.closed_on,
        )  # fmt: skip
        rows.append([[row.request_id], *[[x if isinstance(x, str) else "not known"] for x in cells]])
    columns = [
        "Request",
        "Tracking number",
        "Status",
        "Sent",
        "Received",
        "First reply",
        "Determination due",
        "Closed",
    ]
    return agency.printed.table("The request", columns, rows)


def messages(agency: Agency) -> Block:
    """Return the messages of the agency's requests in order."""
    evidence = _evidence_by_message(agency)
    rows = []
    for row in agency.rows("messages").sort_values(["request_id", "document_id", "number"]).itertuples():
        who = {"agency": "the agency", "requester": "the requester"}.get(row.sender_role, "not known")
        did = KIND_WORDS.get(row.kind, "") if row.sender_role != "requester" else "asks for the records"
        does: list[Part] = [did] if pd.isna(row.duplicate_of) else [f"{did} (repeats message {row.duplicate_of})"]
        address = evidence.get((row.document_id, row.number))
        number_cell: list[Part] = [link(address, str(row.number))] if address else [str(row.number)]
        files = row.attachments if isinstance(row.attachments, str) else ""
        sent = row.sent_on if isinstance(row.sent_on, str) else "no date printed"
        rows.append([number_cell, [who], [sent], does, [files]])
    columns = ["Message", "From", "Date", "What it does", "Files it names"]
    return agency.printed.table("The messages", columns, rows)


def _evidence_by_message(agency: Agency) -> dict[tuple[str, int], str]:
    cited = agency.rows("counts").merge(agency.held["citations"], on="value_id", suffixes=("_count", ""))
    cited = cited[cited["value_id"].isin(agency.printed.shown)]
    return {(r.document_id, r.message): r.evidence.split("#")[0] for r in cited.itertuples()}


def items(agency: Agency) -> Block:
    """Return the items asked for and how each stands."""
    rows = []
    for row in agency.rows("items").itertuples():
        asks = ITEM_WORDS[row.meaning]
        if isinstance(row.window_start, str):
            asks += f" in {row.window_start[:4]}"
        known = isinstance(row.evidence, str)
        evidence: list[Part] = [row.evidence if known else ""]
        if known and agency.has(row.evidence):
            evidence = [number(row.evidence)]
        rows.append([[row.item], [asks], [STATE_WORDS.get(row.state, row.state.replace("_", " "))], evidence])
    return agency.printed.table("What was asked and what came", ["Item", "Asks for", "How it stands", "Evidence"], rows)


def waiting(agency: Agency, notes: pd.DataFrame) -> Block:
    """Return what waits for a person, without any figure that waits; `notes`: note, n."""
    if notes.empty:
        return agency.printed.text("Nothing waits for a person.")
    return agency.printed.listing([[row.note + _times(row.n)] for row in notes.itertuples()])


def _times(n: int) -> str:
    return "" if n == 1 else " (more than one of this kind)"


def how_made(agency: Agency) -> Block:
    """Return each number of the page with how it was had."""
    rows = [[[number(r.finding_id)], [r.how]] for r in agency.rows("findings").sort_values("finding_id").itertuples()]
    return agency.printed.table("Every number on this page", ["Number", "How it was had"], rows)
