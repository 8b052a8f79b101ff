"""Nothing in; out come the tables of the extract stage: files, page texts, and what was read where."""

from lib.tables import words as w
from lib.tables.declare import Table, count, date, flag, number, text, words

PLACE = (
    text("document_id", "The file, as in documents.csv.", required=True),
    count("page", "Position of the page in the file, from 1; never the printed number.", unit="page"),
    count("char_start", "First character in the decoded, LF-normalized text.", unit="code points"),
    count("char_end", "Character after the last one.", unit="code points"),
)
CELL = (
    text("sheet", "Sheet of a workbook."),
    text("cell", "Cell of a sheet, such as B7."),
)
SECOND = (
    text("second_as_printed", "What an older OCR's words on a scan have at its place."),
    words("second_reading", "What else says the same, where it was read from a picture.", w.SECOND_READING),
)
REQUEST = (
    text("agency_id", "The agency's folder in raw/.", required=True),
    text("request_id", "The request's folder in raw/.", required=True),
)

DOCUMENTS = Table(
    "documents",
    "a file in raw/, or an attachment inside one",
    ("document_id",),
    (
        text("document_id", "Name of the file in these tables; made of its folder and name.", required=True),
        text("parent_id", "The document this one was attached to."),
        count("part", "Number of the attachment inside its parent, from 1."),
        text("agency_id", "The agency's folder in raw/."),
        text("request_id", "The request's folder in raw/."),
        text("path", "Path of the file below raw/; an attachment's goes on behind its parent's.", required=True),
        text("sha256", "SHA-256 of the file's bytes."),
        count("bytes", "Size of the file.", unit="bytes"),
        words("kind", "What the document is, by what stands on it.", w.DOCUMENT_KIND),
        count("pages", "Pages in the file.", unit="pages"),
        words("text_source", "Where the words came from.", w.TEXT_SOURCE),
        date("created_on", "Date printed on the document as its own."),
        words("status", "What became of the file.", w.DOCUMENT_STATUS, required=True),
        text("reason", "Why, when it was not simply read."),
        text("supersedes", "The document this one replaces."),
    ),
    public=True,
)

PAGES = Table(
    "pages",
    "a page of a file that was read",
    ("document_id", "page"),
    (
        PLACE[0],
        PLACE[1],
        text("text", "The decoded text of the page, as it stands.", public=False),
        words("text_source", "Where the page's words came from.", w.TEXT_SOURCE),
        text("sheet", "Name of the sheet, where the page is a workbook's."),
        count("words", "Words seen on the page, hidden ones too.", unit="words"),
        number("width", "Width of the page as displayed.", unit="points"),
        number("height", "Height of the page as displayed.", unit="points"),
    ),
)

SPANS = Table(
    "spans",
    "a stretch of a page's text and what it was used for; the stretches of a page cover all of it",
    ("document_id", "page", "char_start"),
    (
        *PLACE,
        words("used_as", "What the stretch was used for.", w.TEXT_USE, required=True),
        count("message", "Number of the message it belongs to."),
    ),
)

REQUEST_PAGES = Table(
    "request_pages",
    "a saved request page",
    ("document_id",),
    (
        PLACE[0],
        *REQUEST,
        text("agency_as_printed", "The agency the page names."),
        text("place_as_printed", "The place the page names, for instance `Tracy, CA`."),
        text("requester_as_printed", "Who filed the request.", public=False),
        text("tracking_number", "The agency's own number for the request."),
        text("status_as_printed", "Status word near the top of the page; set by hand there."),
        text("submitted_as_printed", "Date of submission as printed."),
        words("saved_as", "How the page was saved.", ("web_page", "text")),
    ),
)

ASKED = Table(
    "asked",
    "an item the request asks for",
    ("document_id", "item"),
    (
        *PLACE,
        *REQUEST,
        text("item", "Number of the item as printed.", required=True),
        text("part", "Part of the request it stands in, for instance `A`."),
        text("item_as_printed", "The item's own words.", required=True),
    ),
)

POSTS = Table(
    "posts",
    "a message on a request page, as printed",
    ("document_id", "number"),
    (
        *PLACE,
        *REQUEST,
        count("number", "Position of the message on the page, from 1.", required=True),
        text("sender_as_printed", "Who the page says sent it.", public=False),
        words("sender_role", "Agency or requester; empty when the page does not tell.", w.SENDER_ROLE),
        text("sent_on_as_printed", "Date as printed."),
        text("channel_as_printed", "Channel word as printed."),
        words("kind", "What the message does, by a closed list of phrases.", w.MESSAGE_KIND),
        text("kind_rule", "The phrase that decided the kind."),
        text("received_as_printed", "When the agency says it received the request."),
        text("own_text", "What the sender wrote, without what it quotes.", public=False),
        text("same_as_document", "The document in which the same message is listed; empty where it is this one."),
        count("same_as_number", "Number of the message there."),
    ),
)

ATTACHMENTS = Table(
    "attachments",
    "a file named on a request page",
    ("document_id", "page", "char_start"),
    (
        *PLACE,
        *REQUEST,
        count("message", "Number of the message that names it; empty under `Files`."),
        text("name_as_listed", "The name as printed.", required=True),
        flag("is_record", "False for pictures out of an e-mail's signature.", required=True),
        text("same_as", "The first spelling of the same name on the page."),
        date("listed_on", "Date printed beside the name under `Files`."),
        text("link_as_printed", "Where the page's link to the file leads.", public=False),
        count("pages_as_printed", "Pages the site says the file has.", unit="pages"),
    ),
)

NOTICES = Table(
    "notices",
    "a notice of extension inside a message",
    ("document_id", "page", "char_start"),
    (
        *PLACE,
        *REQUEST,
        count("message", "Number of the message."),
        text("until_as_printed", "The new date as printed.", required=True),
        text("section_as_printed", "The section of law it names."),
        text("received_as_printed", "When the agency says it received the request."),
    ),
)

PROVIDED = Table(
    "provided",
    "a sentence in which the agency says it sends or has no records",
    ("document_id", "page", "char_start"),
    (
        *PLACE,
        *REQUEST,
        count("message", "Number of the message."),
        text("part", "The part of the request it speaks of; empty when it speaks of all."),
        words("says", "What it says.", ("attached", "no_records"), required=True),
    ),
)

READINGS = Table(
    "readings",
    "a figure as printed, with the place it stands in",
    ("document_id", "reading"),
    (
        *PLACE,
        *REQUEST,
        text("reading", "Name of the reading within its document.", required=True),
        text("agency_as_printed", "The agency a table names for the figure; empty where it is the folder's."),
        text("state_as_printed", "The state a table names for it."),
        text("created_on_as_printed", "Date the report prints as its own."),
        text("form", "The form that read it.", required=True),
        count("message", "Number of the message it stands in."),
        text("item", "Number of the item it answers, as printed."),
        words("measure", "What is counted.", w.MEASURE, required=True),
        text("label_as_printed", "The words that name the figure.", required=True),
        text("value_as_printed", "The figure as printed."),
        text("window_as_printed", "The period as printed."),
        text("scope_as_printed", "Filters printed with the figure."),
        words("origin", "Whose figure it is.", w.ORIGIN, required=True),
        words("text_source", "Where the words came from.", w.TEXT_SOURCE, required=True),
        *CELL,
        count("context_start", "First character of the sentence it stands in.", unit="code points"),
        count("context_end", "Character after the sentence.", unit="code points"),
        *SECOND,
        text("doubt", "Why the reading is not certain; empty when it is."),
        text("sources_as_printed", "Addresses a table gives as the figure's source: a cell and an address a line."),
    ),
)

CELLS = Table(
    "cells",
    "a cell of a sheet that stands in one row with a reading, or in the row of its headers",
    ("document_id", "page", "row", "column"),
    (
        PLACE[0],
        PLACE[1],
        count("row", "Row of the sheet, from 1.", required=True),
        count("column", "Column of the sheet, from 1.", required=True),
        *CELL,
        text("text", "What stands in the cell.", public=False),
        flag("is_header", "Whether it is one of the table's headers.", required=True),
    ),
)
