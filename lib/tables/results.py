"""Nothing in; out come the tables of results: hit ratios, changes, findings, and what waits for a person."""

from lib.tables import words as w
from lib.tables.declare import Table, count, date, flag, number, text, words

HIT_RATIOS = Table(
    "hit_ratios",
    "an agency and window",
    ("agency_id", "window_start", "window_end", "window_kind"),
    (
        text("agency_id", "The agency's folder in raw/.", required=True),
        text("agency_name", "The agency's name.", required=True),
        text("campaign", "The wave of requests the figures came from."),
        date("window_start", "First day counted."),
        date("window_end", "Last day counted, as printed."),
        words("window_kind", "Kind of period.", w.WINDOW_KIND, required=True),
        count("scans", "Plate scans, the denominator.", unit="scans"),
        count("hits", "Scans that matched a hot list.", unit="hits"),
        number("hit_ratio", "hits / scans; empty unless both are known and scans > 0.", unit="0 to 1"),
        count("one_in", "scans / hits, rounded half up; empty when hits = 0.", unit="scans per hit"),
        words("basis", "Which count of scans is the denominator.", w.BASIS),
        number("ratio_low", "The ratio if the other reading of the denominator holds.", unit="0 to 1"),
        number("ratio_high", "The ratio under the reading that gives the larger one.", unit="0 to 1"),
        flag("rankable", "Whether it may be ranked beside other agencies.", required=True),
        text("reason", "Why not, or what to note."),
        text("scans_value_id", "The value used as scans."),
        text("hits_value_id", "The value used as hits."),
    ),
    public=True,
)

YEAR_CHANGES = Table(
    "year_changes",
    "an agency, a measure and two calendar years in a row",
    ("agency_id", "measure", "window_start"),
    (
        text("agency_id", "The agency's folder in raw/.", required=True),
        words("measure", "What changed.", ("scans", "hits"), required=True),
        date("window_start", "First day of the later year.", required=True),
        count("before", "Count of the earlier year.", unit="scans or hits"),
        count("after", "Count of the later year.", unit="scans or hits"),
        number("change", "after / before - 1; empty when a rule holds it back.", unit="share of before"),
        text("reason", "Why there is no change to give."),
        text("before_value_id", "The earlier value."),
        text("after_value_id", "The later value."),
    ),
    public=True,
)

POOLED_RATIOS = Table(
    "pooled_ratios",
    "a group of hit ratios, pooled: sum of hits / sum of scans over rows where both exist",
    ("group", "member"),
    (
        words("group", "What the rows have in common.", ("agency", "year"), required=True),
        text("member", "The agency's id or the year.", required=True),
        text("windows", "The calendar years pooled.", required=True),
        count("n", "Rows pooled.", unit="agency-years", required=True),
        count("scans", "Sum of scans.", unit="scans", required=True),
        count("hits", "Sum of hits.", unit="hits", required=True),
        number("hit_ratio", "Sum of hits / sum of scans.", unit="0 to 1"),
        count("one_in", "Sum of scans / sum of hits, rounded half up.", unit="scans per hit"),
        text("value_ids", "The values pooled, separated by spaces."),
    ),
    public=True,
)

FINDINGS = Table(
    "findings",
    "a published number",
    ("finding_id",),
    (
        text("finding_id", "Its name; a count's is its value_id.", required=True),
        text("agency_id", "The agency it is about; empty when about several."),
        text("value", "The exact number, as text: an integer, or a fraction such as 405/490535.", required=True),
        text("shown", "The number as printed on the pages.", required=True),
        text("unit", "What it counts."),
        text("how", "How it was had: read, or the formula with its inputs.", required=True),
        text("inputs", "Findings it was computed from, separated by spaces."),
        text("citation", "Where it, or its inputs, were read.", required=True),
        text("evidence", "Address of the evidence page, below reports/."),
    ),
    public=True,
)

REVIEW = Table(
    "review",
    "something a person must decide",
    ("review_id",),
    (
        text("review_id", "Made of what waits.", required=True),
        text("agency_id", "The agency's folder in raw/."),
        words("what", "What waits.", w.REVIEW_WHAT, required=True),
        text("why", "Why a person must look.", required=True),
        text("readings", "What was read, as printed."),
        text("candidates", "What it might be."),
        text("document_id", "The file."),
        count("page", "The page.", unit="page"),
        text("crop", "Picture of the place."),
        text("request_id", "The request's folder in raw/."),
        text("public_note", "The same for the public page, without the reading."),
        count("order", "Its number on the desk's list, the most consequential first."),
        text("depends", "What depends on it."),
        text("rule_on", "What a line of raw/decisions/values.csv names to rule on it."),
    ),
)
