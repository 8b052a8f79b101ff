"""Extract tables and the desk's files in; tidy tables out: who, which window, which value, what is open."""

from lib.clean.added import added_counts, read_added
from lib.clean.agencies import agency_names, page_doubts
from lib.clean.attachment_rulings import read_attachment_rulings
from lib.clean.attachments import match_attachments, open_matches
from lib.clean.conflicts import settle
from lib.clean.items import tidy_items
from lib.clean.open_names import open_names
from lib.clean.partners import with_partners
from lib.clean.published import asked_documents
from lib.clean.reference import read_reference
from lib.clean.requests import message_facts, tidy_extensions, tidy_messages, tidy_requests
from lib.clean.roster import RosterError, embargoed, read_roster
from lib.clean.ruled_values import rule_counts, rule_shares
from lib.clean.ruling_table import (
    factcheck_table,
    idle_rulings,
    owners,
    printed_names,
    rule_waiting,
    ruling_table,
)
from lib.clean.rulings import Rulings, read_aliases, read_rulings
from lib.clean.said import with_fees
from lib.clean.saves import current
from lib.clean.shares import tidy_shares
from lib.clean.values import tidy_counts
from lib.clean.waiting import waiting
from lib.decisions import DecisionError, check_columns

__all__ = [
    "DecisionError",
    "RosterError",
    "Rulings",
    "added_counts",
    "agency_names",
    "asked_documents",
    "check_columns",
    "current",
    "embargoed",
    "factcheck_table",
    "idle_rulings",
    "match_attachments",
    "message_facts",
    "open_matches",
    "open_names",
    "owners",
    "page_doubts",
    "printed_names",
    "read_added",
    "read_aliases",
    "read_attachment_rulings",
    "read_reference",
    "read_roster",
    "read_rulings",
    "rule_counts",
    "rule_shares",
    "rule_waiting",
    "ruling_table",
    "settle",
    "tidy_counts",
    "tidy_extensions",
    "tidy_items",
    "tidy_messages",
    "tidy_requests",
    "tidy_shares",
    "waiting",
    "with_fees",
    "with_partners",
]
