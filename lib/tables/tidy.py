"""Nothing in; out come the tables of the clean stage: who, when, which number, and what is open."""

from lib.tables import words as w
from lib.tables.declare import Table, count, date, flag, number, text, words
from lib.tables.sources import CELL, REQUEST

VALUE = (text("value_id", "The value; made of what it is, never of bytes or places.", required=True, each=True),)
STATUS = (
    words("status", "Whether the value is used.", w.VALUE_STATUS, required=True),
    text("flags", "What is special about it, separated by spaces."),
    text("duplicate_of", "The value this one repeats.", each=True),
    text("document_id", "The file it was first read in."),
    count("page", "Page of the first citation.", unit="page"),
    text("ruling", "What a person in the newsroom ruled, when and why; empty if nobody did."),
)

COUNTS = Table(
    "counts",
    "a printed or ruled count",
    ("value_id",),
    (
        *VALUE,
        REQUEST[0],
        text("agency_name", "The agency as the roster names it."),
        REQUEST[1],
        words("measure", "What is counted.", w.MEASURE, required=True),
        text("label_as_printed", "The words that name the figure."),
        count("value", "The figure; empty when it could not be taken as a whole number.", unit="as measured"),
        text("value_as_printed", "The figure as printed.", each=True),
        date("window_start", "First day counted."),
        date("window_end", "Last day counted, as printed."),
        words("window_kind", "Kind of period.", w.WINDOW_KIND, required=True),
        text("window_as_printed", "The period as printed."),
        text("scope_as_printed", "Filters printed with the figure."),
        words("origin", "Whose figure it is.", w.ORIGIN, required=True),
        *STATUS,
        text("second_as_printed", "What a scan's own older OCR has at its place.", public=False),
        text("why", "Why it waits or was set aside.", public=False),
        text("evidence", "Address of the evidence page, below reports/.", each=True),
        text("form", "The form that read it."),
        text("source", "The table of many agencies it stands in, folder/request; empty for the agency's own reply."),
    ),
    public=True,
)

SHARES = Table(
    "shares",
    "a printed line of a sharing list",
    ("value_id",),
    (
        *VALUE,
        *REQUEST,
        words("section", "Which of the four lists.", w.SECTION),
        count("row", "Position within document and section, from 1."),
        text("name_as_printed", "The partner as printed."),
        text("city_as_printed", "City column as printed."),
        text("state_as_printed", "State column as printed."),
        text("hot_list_as_printed", "Hot list as printed."),
        text("networks_as_printed", "Networks cell as printed."),
        text("second_as_printed", "What a scan's own older OCR has at its place.", public=False),
        text("corrected_from", "What a model read on the scan, where another document settled the name."),
        text("partner_id", "The partner; place, kind and state."),
        text("partner_name", "The partner's name."),
        text("partner_state", "The partner's state."),
        words("partner_class", "Its class relative to the sharing agency.", w.PARTNER_CLASS),
        text("class_rule", "The rule that gave the class."),
        text("identity_rule", "The rule that gave the partner."),
        date("as_of", "Date the list shows."),
        *STATUS,
        text("why", "Why it waits.", public=False),
        text("evidence", "Address of the evidence page, below reports/.", each=True),
        text("list_id", "The list it stands in; a row of sharing_sizes.csv.", required=True),
    ),
    public=True,
)

CITATIONS = Table(
    "citations",
    "a place where a value was read",
    ("value_id", "n"),
    (
        *VALUE,
        count("n", "Number of the place, from 1.", required=True),
        text("document_id", "The file; empty for a value entered by hand."),
        count("page", "Position of the page in the file, from 1.", unit="page"),
        number("x0", "Left edge of the box.", unit="points from the left"),
        number("top", "Top edge of the box.", unit="points from the top"),
        number("x1", "Right edge of the box.", unit="points from the left"),
        number("bottom", "Bottom edge of the box.", unit="points from the top"),
        count("char_start", "First character in the decoded, LF-normalized text.", unit="code points"),
        count("char_end", "Character after the last one.", unit="code points"),
        *CELL,
        text("text_as_printed", "What stands there."),
        words("text_source", "Where the words came from.", w.TEXT_SOURCE),
        count("message", "Number of the message it stands in."),
        count("context_start", "First character of the sentence around it.", unit="code points"),
        count("context_end", "Character after the sentence.", unit="code points"),
    ),
    public=True,
)

REQUESTS = Table(
    "requests",
    "a request in the roster, or found in raw/ without being in it",
    ("agency_id", "request_id"),
    (
        REQUEST[0],
        text("agency_name", "The agency's name.", required=True),
        text("state", "Two-letter state."),
        REQUEST[1],
        text("campaign", "The wave of requests it belongs to."),
        text("tracking_number", "The agency's own number for it."),
        text("status_as_printed", "Status word on the request page."),
        date("asked_on", "Date the request was sent."),
        date("received_on_as_stated", "Date the agency says it received it."),
        date("first_reply_on", "Date of the agency's first message."),
        date("closed_on", "Date of the message that closes it."),
        date("determination_due", "Last day for the determination under California law."),
        date(
            "due_if_rolled",
            "The same if a last day on a weekend moves to Monday, which is an assumption.",
        ),
        words("clock_from", "The date the clock starts from; `asked` without a stated receipt.", ("received", "asked")),
        text("fee", "Fee asked for."),
        text("exemption", "Exemption cited."),
        flag("in_roster", "Whether raw/requests.csv names the request."),
    ),
    public=True,
)

EXTENSIONS = Table(
    "extensions",
    "a notice of extension",
    ("agency_id", "request_id", "extended_to"),
    (
        *REQUEST,
        date("notice_on", "Date of the notice."),
        date("extended_to", "The new date.", required=True),
        text("section", "The section of law it names."),
        flag("beyond_maximum", "Whether it goes past the 14 days the law allows; empty if unknown."),
        date("maximum_on", "Last day that the law allows for the determination."),
        date("maximum_if_rolled", "The same if a last day on a weekend moves to Monday: an assumption."),
        count("calendar_days", "Days from the day the determination was due to the new date.", unit="calendar days"),
        text("document_id", "The file."),
    ),
    public=True,
)

ITEMS = Table(
    "items",
    "a request and one of its items",
    ("agency_id", "request_id", "item"),
    (
        *REQUEST,
        text("item", "Number of the item as printed.", required=True),
        words("meaning", "What the item asks for.", w.ITEM_MEANING, required=True),
        date("window_start", "First day asked about."),
        date("window_end", "Last day asked about."),
        words("state", "How it stands.", w.ITEM_STATE, required=True),
        text("evidence", "What the state rests on."),
        text("document_id", "The file."),
        count("page", "The page.", unit="page"),
    ),
    public=True,
)

MESSAGES = Table(
    "messages",
    "a message",
    ("agency_id", "request_id", "number", "document_id"),
    (
        *REQUEST,
        count("number", "Position of the message on its page, from 1.", required=True),
        date("sent_on", "Date of the message."),
        words("sender_role", "Agency or requester; empty when the page does not tell.", w.SENDER_ROLE),
        text("channel", "How it was sent."),
        words("kind", "What the message does.", w.MESSAGE_KIND),
        text("attachments", "Names of attached records as listed, separated by `; `."),
        count("duplicate_of", "Number of the message this one repeats."),
        text("document_id", "The file.", required=True),
    ),
    public=True,
)

MATCHES = Table(
    "matches",
    "a file named in a message, and which file on hand it is",
    ("agency_id", "request_id", "document_id", "message", "name_as_listed"),
    (
        *REQUEST,
        text("document_id", "The document that names the file.", required=True),
        count("message", "Number of the message there."),
        text("name_as_listed", "The name as printed.", required=True),
        text("matched_id", "The document it is; empty where none can be told."),
        words("rule", "What tells it.", w.MATCH_RULE),
        count("candidates", "How many documents it can be.", required=True),
    ),
)
