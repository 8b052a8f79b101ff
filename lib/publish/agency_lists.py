"""One agency's sharing lists in; a table of how many organizations each names, with its date, out."""

from typing import Any

from lib.list_ids import count_of
from lib.publish.agency_view import Agency
from lib.publish.blocks import Block, Part, number
from lib.tables import SET_ASIDE_STATUS

SECTION_WORDS = {
    "detections_shared": "Organizations that get its detections",
    "detections_received": "Organizations whose detections it gets",
    "hotlists_shared": "Organizations that get its hot lists",
    "hotlists_received": "Organizations whose hot lists it gets",
}


def lists(agency: Agency) -> Block:
    """Return each of the agency's lists with its date and its number of names; empty text if there is none.

    A list with a line that waits has no number until somebody has looked. A list sent twice stands here once.
    """
    shares = agency.rows("shares")
    shares = shares[shares["section"].notna() & ~shares["status"].isin(("duplicate", *SET_ASIDE_STATUS))]
    lists_in_order = shares.sort_values(["section", "as_of", "row"]).groupby("list_id", sort=False)
    rows = [_row(agency, str(list_id), lines.iloc[0]) for list_id, lines in lists_in_order]
    if not rows:
        return agency.printed.text("No list of the organizations it shares with is on hand.")
    columns = ["List", "As of", "Organizations named"]
    return agency.printed.table("With whom it shares, by the lists it gave or published", columns, rows, right=(2,))


def _row(agency: Agency, list_id: str, line: Any) -> list[list[Part]]:
    name = count_of(list_id)
    count: list[Part] = [number(name)] if agency.has(name) else ["waits for a person"]
    as_of = line["as_of"] if isinstance(line["as_of"], str) else "no date printed"
    return [[SECTION_WORDS[line["section"]]], [as_of], count]
