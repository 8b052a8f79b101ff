"""Nothing in; out come the extract tables of what replies say besides figures: fees asked for, exemptions cited."""

from lib.tables.declare import Table, count, text
from lib.tables.sources import PLACE, REQUEST

FEES = Table(
    "fees",
    "an amount of money an agency asks for, in a message, a letter or an invoice",
    ("document_id", "page", "char_start"),
    (
        *PLACE,
        *REQUEST,
        count("message", "Number of the message; empty on an invoice."),
        text("amount_as_printed", "The amount as printed, for instance `$11.70`.", required=True),
        text("pages_as_printed", "How many pages it is for, as printed."),
        text("number_as_printed", "Number of the invoice."),
    ),
)

EXEMPTIONS = Table(
    "exemptions",
    "a section of law under which an agency keeps records back",
    ("document_id", "page", "char_start"),
    (
        *PLACE,
        *REQUEST,
        count("message", "Number of the message."),
        text("exemption_as_printed", "The citation as printed, for instance `GC 7922.000`.", required=True),
    ),
)
