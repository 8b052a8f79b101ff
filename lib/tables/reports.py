"""Nothing in; out come the extract tables of vendor reports: lists, boxes, reports, checks and word uses."""

from lib.tables import words as w
from lib.tables.declare import Table, count, flag, number, text, words
from lib.tables.sources import CELL, PLACE, REQUEST, SECOND

LISTED = Table(
    "listed",
    "a line of a sharing list as printed",
    ("document_id", "form", "section", "row"),
    (
        *PLACE,
        *REQUEST,
        text("form", "The form that read it.", required=True),
        words("section", "Which of the four lists; `unknown` where its heading is missing.", (*w.SECTION, "unknown")),
        count("row", "Position within document and section, from 1.", required=True),
        count("report", "Which report of the document, from 1."),
        text("name_as_printed", "The agency as printed."),
        text("city_as_printed", "City column as printed."),
        text("state_as_printed", "State column as printed."),
        text("hot_list_as_printed", "Hot list as printed."),
        text("networks_as_printed", "Networks cell as printed."),
        words("text_source", "Where the words came from.", w.TEXT_SOURCE, required=True),
        *CELL,
        text("created_on_as_printed", "Date the report prints as its own."),
        *SECOND,
        text("doubt", "Why the line is not certain; empty when it is."),
    ),
)

BOXES = Table(
    "boxes",
    "a box on a page that a reading, a listed line or a private word stands in",
    ("document_id", "reading", "n"),
    (
        PLACE[0],
        text(
            "reading",
            "What it belongs to: a reading, its label (`label-…`), `form-section-row` of a list, or `private-…`.",
            required=True,
        ),
        count("n", "Number of the box, from 1.", required=True),
        PLACE[1],
        number("x0", "Left edge.", unit="points from the left of the page as displayed"),
        number("top", "Top edge.", unit="points from the top of the page as displayed"),
        number("x1", "Right edge.", unit="points from the left of the page as displayed"),
        number("bottom", "Bottom edge.", unit="points from the top of the page as displayed"),
        text("text", "What stands in it; empty for what is private.", public=False),
    ),
)

REPORTS = Table(
    "reports",
    "a vendor report inside a document",
    ("document_id", "form", "report"),
    (
        PLACE[0],
        *REQUEST,
        words("form", "Which report it is.", w.REPORT_FORM),
        count("report", "Which report of this form in the document, from 1.", required=True),
        count("first_page", "Its first page.", unit="page"),
        count("last_page", "Its last page.", unit="page"),
        text("created_on_as_printed", "Date the report prints as its own."),
        text("agency_as_printed", "The agency it names; empty where it names none."),
        text("edition", "Layout, by the words of its footer."),
        count("pages_printed_total", "N of `Page 1 of N`.", unit="pages"),
    ),
)

SECTIONS = Table(
    "sections",
    "a section of a sharing report, or a list of a sharing table or portal",
    ("document_id", "form", "report", "section"),
    (
        PLACE[0],
        *REQUEST,
        text("form", "The form that read it.", required=True),
        count("report", "Which report of the document, from 1.", required=True),
        words("section", "Which of the four lists.", (*w.SECTION, "unknown"), required=True),
        PLACE[1],
        count("rows", "Lines read.", required=True),
        flag("is_stated_empty", "Whether the report prints `None` instead of a list.", required=True),
    ),
)

CHECKS = Table(
    "report_checks",
    "a check of a report's own arithmetic or page numbers",
    ("document_id", "form", "report", "n"),
    (
        PLACE[0],
        *REQUEST,
        text("form", "Which report it is."),
        count("report", "Which report of this form in the document.", required=True),
        count("n", "Number of the check.", required=True),
        words("what", "Which rule.", w.CONTRADICTION, required=True),
        text("why", "What was compared."),
        text("first", "One side."),
        text("second", "The other side."),
        PLACE[1],
        flag("ok", "Whether the rule holds.", required=True),
    ),
)

WORD_USES = Table(
    "word_uses",
    "a page and what so many of its words were used for; the rows of a page add up to its words",
    ("document_id", "page", "used_as"),
    (
        PLACE[0],
        PLACE[1],
        text("used_as", "What the words were used for.", required=True),
        count("words", "How many words.", unit="words", required=True),
    ),
)

LEFT_OVER = Table(
    "left_over",
    "a word of a report, or a stretch of a text, that no rule uses",
    ("document_id", "page", "n"),
    (
        PLACE[0],
        PLACE[1],
        count("n", "Number on the page, from 1.", required=True),
        text("words", "What stands there.", public=False),
        number("x0", "Left edge.", unit="points from the left"),
        number("top", "Top edge.", unit="points from the top"),
        number("x1", "Right edge.", unit="points from the left"),
        number("bottom", "Bottom edge.", unit="points from the top"),
        count("char_start", "First character in the text.", unit="code points"),
    ),
)
