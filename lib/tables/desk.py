"""Nothing in; out come the desk's own tables: rulings and what became of them, words to cover, facts checked."""

from lib.tables import words as w
from lib.tables.declare import Table, count, date, text, words

RULINGS = Table(
    "rulings",
    "a line of values.csv or aliases.csv, and what became of it",
    ("file", "line"),
    (
        text("file", "The file in raw/decisions/.", required=True),
        count("line", "Line of the file it ends on.", required=True),
        text("about", "The value, contradiction or waiting thing it names, or the printed name.", required=True),
        text("field", "Which part of the value; empty for the figure or the name."),
        text("decision", "What it says.", required=True),
        text("value", "What stands there, as the person typed it, or the agency a name is."),
        words("became", "What became of it.", w.RULING_BECAME, required=True),
        text("note", "Why it is not applied."),
        count("checks", "How many people say the same.", unit="people"),
        text("sha256", "The file the person looked at."),
        text("page", "The page the person looked at."),
        text("box", "The place the person looked at."),
        text("by", "Who ruled.", required=True),
        date("on", "When.", required=True),
        text("why", "Why.", required=True),
    ),
)

MASKS = Table(
    "masks",
    "words to cover wherever agency text is shown",
    ("text", "where"),
    (
        text("text", "The words to cover.", required=True),
        text("where", "An agency, agency/request, or path below raw/; empty for everywhere."),
    ),
)

FACTCHECKS = Table(
    "factchecks",
    "somebody has checked a published value or a document",
    ("about", "checked_by", "on", "line"),
    (
        text("about", "The value or document checked.", required=True),
        text("agency_id", "The agency it is of; empty if nothing has this id any more."),
        text("checked_by", "Who checked it.", required=True),
        date("on", "When.", required=True),
        text("note", "What was found."),
        count("line", "Line of raw/decisions/factcheck.csv.", required=True),
    ),
)
