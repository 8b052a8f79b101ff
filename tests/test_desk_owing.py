"""`status --owing`: who of the roster has not answered, or not all of it, and since when it is late."""

import datetime as dt

import pandas as pd
import pytest

from lib import tables as t
from lib.desk import owing
from lib.desk.entry import ROSTER
from lib.desk.told import owing_lines

TODAY = dt.date(2020, 3, 15)
KEY = {"agency_id": "sampleville-pd-ca", "request_id": "1"}


def found(messages=(), items=(), documents=(), due="2020-02-08", extended=(), campaign="2020", reporter="A. Reporter"):
    line = KEY | {"agency_name": "Sampleville PD", "state": "CA", "campaign": campaign, "assigned_to": reporter}
    roster = pd.DataFrame([dict.fromkeys(ROSTER, "") | line])
    requests = t.as_frame(t.REQUESTS, [KEY | {"agency_name": "Sampleville PD", "determination_due": due}])
    rows = [KEY | {"number": n, "sender_role": who, "kind": kind} for n, (who, kind) in enumerate(messages, 1)]
    return owing(
        roster,
        requests,
        t.as_frame(t.MESSAGES, rows),
        t.as_frame(t.EXTENSIONS, [KEY | {"extended_to": day} for day in extended]),
        t.as_frame(t.ITEMS, [KEY | {"item": str(n), "state": s} for n, s in enumerate(items, 1)]),
        t.as_frame(t.DOCUMENTS, [KEY | {"document_id": f"d{n}", "kind": k} for n, k in enumerate(documents)]),
        TODAY,
    )


def test_nothing_on_file_is_not_answered_and_late():
    row = found().iloc[0]
    assert (row["state"], row["what"]) == ("not_answered", "nothing of the agency is on file")
    assert (row["due"], row["days_overdue"]) == ("2020-02-08", 36)


@pytest.mark.parametrize("kind", ["acknowledgement", "extension", "other"])
def test_a_receipt_or_an_extension_is_no_answer(kind):
    row = found([("requester", "other"), ("agency", kind)]).iloc[0]
    assert (row["state"], row["what"]) == ("not_answered", "only a receipt or a notice is on file")


def test_the_latest_notice_moves_the_day():
    row = found([("agency", "extension")], extended=["2020-02-22", "2020-03-07"]).iloc[0]
    assert (row["due"], row["days_overdue"]) == ("2020-03-07", 8)


def test_without_a_known_date_no_clock_runs():
    row = found(due=None, extended=["2020-02-22"]).iloc[0]
    assert (row["due"], row["days_overdue"]) == ("", 0)


@pytest.mark.parametrize("kind", ["determination", "records_attached", "no_records", "denial", "closed"])
def test_an_answer_with_all_items_settled_owes_nothing(kind):
    assert found([("agency", kind)], items=["answered", "no_responsive_records"]).empty


def test_an_answer_with_open_items_is_partly_answered_and_not_called_late():
    row = found([("agency", "records_attached")], items=["answered", "awaiting", "provided_not_read"]).iloc[0]
    assert (row["state"], row["what"], row["days_overdue"]) == ("partly_answered", "items 2, 3 are open", 0)


def test_a_vendors_report_without_any_message_is_an_answer():
    assert found(documents=["data_sharing_report"]).empty
    assert found(documents=["unknown"])["state"].tolist() == ["not_answered"]


def test_the_list_is_by_campaign_and_reporter():
    lines = owing_lines(found(), 10, TODAY)
    assert lines == [
        "Of 10 requests in the roster, 1 are not fully answered (as of 2020-03-15).",
        "Campaign 2020, assigned to A. Reporter: 1",
        "  sampleville-pd-ca/1 (Sampleville PD): not answered; nothing of the agency is on file; "
        "due 2020-02-08, 36 days overdue",
    ]
    assert owing_lines(found(campaign="", reporter=""), 1, TODAY)[1] == "Campaign not named, assigned to nobody: 1"
