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
        text("state", "Two-letter state; empty if not known."),
        text("source", "The table that names the agency, folder/request; empty for the agency's own reply."),
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
        words("other_basis", "Another count of scans printed beside it.", w.BASIS),
        count("other_scans", "That count.", unit="scans"),
        number("other_ratio", "hits / other_scans.", unit="0 to 1"),
        count("rank", "Place from the highest ratio, among rows of one source and window that may be compared."),
        count("ranked_of", "How many are ranked.", unit="agencies"),
        text("rank_note", "Why a row that may be compared has no rank."),
        text("published_source", "A table that publishes the agency's figures for the window; folder/request."),
        count("published_scans", "The scans it prints.", unit="scans"),
        count("published_hits", "The hits it prints.", unit="hits"),
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
        words("group", "What the rows have in common.", ("agency", "year", "state", "campaign"), required=True),
        text("member", "The agency's id, the year, the state or the campaign.", required=True),
        text("windows", "The calendar years pooled.", required=True),
        count("n", "Rows pooled.", unit="agency-years", required=True),
        count("n_agencies", "Agencies pooled.", unit="agencies", required=True),
        count("scans", "Sum of scans.", unit="scans", required=True),
        count("hits", "Sum of hits.", unit="hits", required=True),
        number("hit_ratio", "Sum of hits / sum of scans.", unit="0 to 1"),
        count("one_in", "Sum of scans / sum of hits, rounded half up.", unit="scans per hit"),
        number("ratio_low", "The ratio if all stated detections leave the hits out.", unit="0 to 1"),
        number("ratio_high", "The ratio if none does.", unit="0 to 1"),
        number("median_ratio", "Median of the rows' ratios; not the pooled ratio.", unit="0 to 1"),
        number("mean_ratio", "Mean of the rows' ratios; not the pooled ratio.", unit="0 to 1"),
        text("value_ids", "The values pooled, separated by spaces."),
    ),
    public=True,
)

PUBLISHED_RATIOS = Table(
    "published_ratios",
    "an agency in a table of many, and a period the table prints",
    ("source", "window_as_printed", "agency_id"),
    (
        text("source", "The table; folder/request.", required=True),
        text("window_as_printed", "The period as the table's columns name it.", required=True),
        text("agency_id", "The agency the table names.", required=True),
        text("agency_name", "Its name as printed."),
        text("state", "Two-letter state; empty if not known."),
        count("scans", "Scans as printed; empty where no figure stands.", unit="scans"),
        count("hits", "Hits as printed; empty where no figure stands.", unit="hits"),
        text("scans_years", "The years a sum of scans covers, as far as the table gives them."),
        text("hits_years", "The years a sum of hits covers."),
        number("hit_ratio", "hits / scans; empty where the row is not used.", unit="0 to 1"),
        flag("used", "Whether hits and scans belong together, so that the row is in the headline.", required=True),
        text("reason", "Why not."),
        text("scans_value_id", "The value used as scans."),
        text("hits_value_id", "The value used as hits."),
    ),
    public=True,
)

HEADLINES = Table(
    "headlines",
    "a headline, or another reading of the same rows that stands beside it",
    ("source", "window", "state", "reading"),
    (
        text("source", "`replies` for agencies' own replies, else the table; folder/request.", required=True),
        text("window", "The year, or the period as the table names it.", required=True),
        text("state", "Two-letter state; empty for all."),
        words("reading", "Which reading.", w.READING, required=True),
        count("n", "Agencies with both hits and scans in it.", unit="agencies", required=True),
        count("n_rows", "Agencies asked, or rows of the table.", unit="agencies"),
        count("n_hits", "Agencies whose hits are in it.", unit="agencies"),
        count("n_scans", "Agencies whose scans are in it.", unit="agencies"),
        count("hits", "Sum of hits.", unit="hits"),
        count("scans", "Sum of scans.", unit="scans"),
        number("ratio", "What the reading gives as hit ratio; empty where it gives none.", unit="0 to 1"),
        text("exact", "The ratio as a fraction of whole numbers; of a mean, its decimals."),
        text("note", "What the reading is, and what is wrong with it."),
        text("value_ids", "The values in it, separated by spaces; hits first, each agency's scans after them."),
    ),
    public=True,
)

COVERAGE = Table(
    "coverage",
    "how many agencies there are, and for what reason they give a ratio or none",
    ("source", "window", "reason"),
    (
        text("source", "`replies` for the agencies asked, else the table; folder/request.", required=True),
        text("window", "The period; `any` for agencies asked."),
        text("reason", "`usable`, or why there is no ratio.", required=True),
        count("n", "Agencies.", unit="agencies", required=True),
        count("n_of", "Of so many asked, or in the table.", unit="agencies", required=True),
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
        flag("in_log", "Whether findings.txt lists it; single cells of a table of many agencies are here only."),
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
