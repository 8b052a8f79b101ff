"""Nothing in; out come the tables of what is in doubt: documents of another agency, readings that disagree."""

from lib.tables import words as w
from lib.tables.declare import Table, flag, text, words
from lib.tables.sources import REQUEST

DOUBTS = Table(
    "doubts",
    "a document that is not sure to be its folder's agency's",
    ("document_id",),
    (
        text("document_id", "The file.", required=True),
        REQUEST[0],
        text("agency_as_printed", "The agency it names."),
        flag("is_other", "Whether it names another agency for certain.", required=True),
        text("doubt", "The doubt in words.", required=True),
    ),
)

CONTRADICTIONS = Table(
    "contradictions",
    "two readings that disagree",
    ("contradiction_id",),
    (
        text("contradiction_id", "Made of what disagrees.", required=True),
        REQUEST[0],
        text("agency_name", "The agency's name."),
        words("what", "Which rule is broken.", w.CONTRADICTION, required=True),
        text("first", "One reading; in public only where its values stand."),
        text("second", "The other, likewise."),
        text("first_value_id", "The value of the one."),
        text("second_value_id", "The value of the other."),
        text("decision", "The desk's ruling."),
    ),
    public=True,
)
