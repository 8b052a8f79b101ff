"""Nothing in; out come the tables of the sharing stage: sizes of lists, who is named most, what changed."""

from lib.tables import words as w
from lib.tables.declare import Table, count, date, flag, text, words
from lib.tables.results import FINDINGS

SAYS = ("named", "not_named", "name_without_state", "list_waits", "no_list")
CHANGE = ("added", "gone", "renamed", "not_told")

LIST_ID = text("list_id", "The list; the value_id of its lines without their row.", required=True)
_ABOUT = (
    text("form", "The kind of document the list stands in.", required=True),
    words("section", "Which of the four lists.", w.SECTION, required=True),
)
_AGENCY = text("agency_id", "The agency whose list it is; its folder in raw/.", required=True)

SHARING_SIZES = Table(
    "sharing_sizes",
    "a sharing list of an agency",
    ("list_id",),
    (
        LIST_ID,
        _AGENCY,
        text("request_id", "The request's folder in raw/."),
        *_ABOUT,
        date("as_of", "Date the list shows."),
        flag("is_complete", "Whether all its lines stand; a list with a line that waits has no counts.", required=True),
        count("names", "Organizations named, without NVLS lines.", unit="lines"),
        flag("has_pool", "Whether it has an NVLS line: then the count of names understates sharing.", required=True),
        *(
            count(name, f"Lines whose partner_class is {name} by a stated rule.", unit="lines")
            for name in w.PARTNER_CLASS
        ),
        words("told", "What is told of it, by the law of California.", ("detections", "hot_lists")),
        words("bulletin", "Its date and the bulletin of October 2023.", ("before", "same_month", "after", "undated")),
        text("evidence", "Address of its first line on the evidence page, below reports/."),
    ),
    public=True,
)

SHARING_MOST_NAMED = Table(
    "sharing_most_named",
    "a partner in the lists of one section",
    ("section", "partner_id"),
    (
        words("section", "Which of the four lists.", w.SECTION, required=True),
        text("partner_id", "The partner; place, kind and state.", required=True),
        text("partner_name", "A name printed for it, the first in the alphabet.", required=True),
        text("partner_state", "The partner's state."),
        flag("is_one_agency", "Whether the id is one agency; a name without a state may be several.", required=True),
        count("agencies", "Agencies whose latest complete lists name it.", unit="agencies", required=True),
        count("of", "Agencies that have a complete list of this section.", unit="agencies", required=True),
    ),
    public=True,
)

SHARING_HOT_LISTS = Table(
    "sharing_hot_lists",
    "a hot list as printed, in the lists of one section",
    ("section", "hot_list_as_printed"),
    (
        words("section", "Shared or received.", ("hotlists_shared", "hotlists_received"), required=True),
        text("hot_list_as_printed", "Hot list as printed, spaces made one.", required=True),
        count("agencies", "Agencies whose latest complete lists print it.", unit="agencies", required=True),
        count("partners", "Different partners printed beside it.", unit="partners", required=True),
    ),
    public=True,
)

SHARING_RECIPROCITY = Table(
    "sharing_reciprocity",
    "two agencies of this collection, of which one says that detections go from the first to the second",
    ("form", "sender_id", "receiver_id"),
    (
        _ABOUT[0],
        text("sender_id", "The agency the detections are said to come from.", required=True),
        text("receiver_id", "The agency they are said to go to.", required=True),
        words("sender_says", "Whether the sender's own list names the receiver.", SAYS, required=True),
        words("receiver_says", "Whether the receiver's own list names the sender.", SAYS, required=True),
        date("sender_as_of", "Date of the sender's list."),
        date("receiver_as_of", "Date of the receiver's list."),
        text("sender_list_id", "The sender's list that names the receiver; a list_id of shares.csv."),
        count("sender_row", "The row of that list.", unit="row"),
        text("receiver_list_id", "The receiver's list that names the sender; a list_id of shares.csv."),
        count("receiver_row", "The row of that list.", unit="row"),
    ),
    public=True,
)

SHARING_CHANGES = Table(
    "sharing_changes",
    "a list and the complete list of the same agency, kind and section before it",
    ("list_id",),
    (
        LIST_ID,
        text("earlier_list_id", "The list before it.", required=True),
        _AGENCY,
        *_ABOUT,
        date("earlier_on", "Date of the list before.", required=True),
        date("later_on", "Date of the list.", required=True),
        count("kept", "Partners in both, under the same name.", unit="partners", required=True),
        count("added", "Partners only in the later list.", unit="partners", required=True),
        count("gone", "Partners only in the earlier list.", unit="partners", required=True),
        count(
            "renamed",
            "Partners in both: same place, kind, state; other print.",
            unit="partners",
            required=True,
        ),
        count("not_told", "Partners of which a state is printed only once, or not.", unit="partners", required=True),
    ),
    public=True,
)

SHARING_CHANGED = Table(
    "sharing_changed",
    "a partner that differs between two lists",
    ("list_id", "partner_id"),
    (
        LIST_ID,
        text("partner_id", "The partner; the printed name where no partner could be told.", required=True),
        words("change", "How it differs.", CHANGE, required=True),
        text("partner_before", "Its names in the earlier list."),
        text("partner_after", "Its names in the later list."),
    ),
    public=True,
)

# The register of this stage: read together with that of hit ratios, and published as one.
SHARING_FINDINGS = Table("sharing_findings", FINDINGS.row, FINDINGS.key, FINDINGS.fields)
