"""One agency's tables in; the blocks of its request out: dates, messages, items, what waits, how numbers were had."""

import pandas as pd

from lib.publish.agency_view import Agency
from lib.publish.blocks import Block, Part, link, number
from lib.publish.cover import cover_short

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


FACTS = (
    ("tracking_number", "Tracking number"),
    ("status_as_printed", "Status on the request page"),
    ("asked_on", "Sent"),
    ("received_on_as_stated", "Received, as the agency states"),
    ("first_reply_on", "First reply"),
    ("determination_due", "Determination due"),
    ("due_if_rolled", "The same, if a last day on a weekend moves to Monday (assumed)"),
    ("closed_on", "Closed"),
)


def request_facts(agency: Agency) -> Block:
    """Return what is known of each request: number, status, and every date, `not known` where none is printed."""
    requests = agency.rows("requests")
    rows: list[list[list[Part]]] = [
        [[words], *([_or_not_known(value)] for value in requests[name])] for name, words in FACTS
    ]
    columns = ["About the request", *(f"Request {request}" for request in requests["request_id"])]
    return agency.printed.table("The clock of the request. A date that is not printed is not known.", columns, rows)


def _or_not_known(value: object) -> str:
    return cover_short(value) if isinstance(value, str) else "not known"


def extensions(agency: Agency) -> Block:
    """Return each notice of extension, and whether it goes past what the law allows; empty text if there is none."""
    rows: list[list[list[Part]]] = []
    for row in agency.rows("extensions").itertuples():
        beyond = "not known" if pd.isna(row.beyond_maximum) else "yes" if row.beyond_maximum else "no"
        section = row.section if isinstance(row.section, str) else "none named"
        last = [_or_not_known(day) for day in (row.maximum_on, row.maximum_if_rolled)]
        rows.append([[row.extended_to], [_or_not_known(row.notice_on)], [section], [last[0]], [last[1]], [beyond]])
    if not rows:
        return agency.printed.text("")
    columns = ["Extended to", "Notice of", "Section named", "Last day allowed", "If moved from a weekend (assumed)"]
    columns.append("Past the 14 days the law allows")
    return agency.printed.table("Notices of extension. This is not legal advice.", columns, rows)


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
        files = cover_short(row.attachments) if isinstance(row.attachments, str) else ""
        sent = row.sent_on if isinstance(row.sent_on, str) else "no date printed"
        rows.append([number_cell, [who], [sent], does, [files]])
    if not rows:
        return agency.printed.text("No message of its request is on hand.")
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
        evidence: list[Part] = [cover_short(row.evidence) if known else ""]
        if known and agency.has(row.evidence):
            evidence = [number(row.evidence)]
        rows.append([[row.item], [asks], [STATE_WORDS.get(row.state, row.state.replace("_", " "))], evidence])
    if not rows:
        return agency.printed.text("No letter that says what was asked for is on hand.")
    return agency.printed.table("The items of the request", ["Item", "Asks for", "How it stands", "Evidence"], rows)


def waiting(agency: Agency, notes: pd.DataFrame) -> Block:
    """Return what waits for a person, without any figure that waits; `notes`: note, n."""
    if notes.empty:
        return agency.printed.text("Nothing waits for a person.")
    return agency.printed.listing([[cover_short(row.note) + _times(row.n)] for row in notes.itertuples()])


def _times(n: int) -> str:
    return "" if n == 1 else " (more than one of this kind)"


def how_made(agency: Agency) -> Block:
    """Return each number of the page with how it was had."""
    rows = [
        [[number(r.finding_id)], [cover_short(r.how)]]
        for r in agency.rows("findings").sort_values("finding_id").itertuples()
    ]
    return agency.printed.table("Each number with its formula or its printed words", ["Number", "How it was had"], rows)
