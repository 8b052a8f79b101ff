"""One agency's sharing tables in; who outside California gets its data, NVLS, what changed and what others say, out.

The words about the law are those of what the Attorney General says, with its date; nothing here says what is lawful.
"""

from typing import Any

import pandas as pd

from lib.list_ids import count_of
from lib.publish.agency_lists import SECTION_WORDS
from lib.publish.agency_view import Agency
from lib.publish.blocks import Block, Part, link, number
from lib.publish.cover import cover_short
from lib.tables import PUBLIC_STATUS

LAW = (
    "A public agency of California may share license plate scans only with another public agency (Civil Code "
    "§1798.90.5 and following). The Attorney General says in bulletin 2023-DLE-06 of October 2023 that agencies of "
    "other states and federal agencies are not public agencies in this sense. Some agencies contest this. A list "
    "shows what stood on its date, and this is not legal advice."
)
BULLETIN = {
    "before": "The list is older than the bulletin.",
    "same_month": "The list is of the month of the bulletin.",
    "after": "The list is younger than the bulletin.",
    "undated": "The list prints no date, so whether it is older than the bulletin is not known.",
}
CLASS_WORDS = {"federal": "federal", "private": "private", "out_of_state": "in another state"}
SAID = {
    "named": "yes",
    "not_named": "does not name it",
    "name_without_state": "not told: it names one without a state",
    "list_waits": "its list waits for a person",
    "no_list": "no such list is on hand",
}


def recipients(agency: Agency) -> Block:
    """Return what is told of lists of a California agency: recipients in other states, federal, private; else empty."""
    told = _told(agency)
    if told.empty:
        return agency.printed.text("")
    items = [_sentence(one) for one in told.itertuples()]
    return agency.printed.listing(items)


def law(agency: Agency) -> Block:
    """Return what the Attorney General says, where a list of scans is told of; else empty."""
    told = _told(agency)
    return agency.printed.text(LAW if (told["told"] == "detections").any() else "", kind="note")


def _told(agency: Agency) -> pd.DataFrame:
    sizes = agency.rows("sharing_sizes")
    told = sizes[sizes["told"].notna() & (sizes["names"] > 0)]
    return told.sort_values(["told", "as_of", "list_id"])


def _sentence(one: Any) -> list[Part]:
    base = count_of(one.list_id).removesuffix("names")
    what = SECTION_WORDS[one.section].lower()
    when = f"of {one.as_of}" if isinstance(one.as_of, str) else "without a date"
    parts: list[Part] = ["Of ", number(f"{base}names"), f" {what}, in the list {when}: "]
    parts += [number(f"{base}out-of-state"), " in other states, ", number(f"{base}federal"), " federal, "]
    parts += [number(f"{base}private"), " private, each by a stated rule. Of ", number(f"{base}unknown")]
    parts += [" no rule tells, so these numbers may be too low. "]
    if one.told == "hot_lists":
        return [*parts, "A hot list is not a scan, so this is noted apart, and says less."]
    return [*parts, BULLETIN[one.bulletin]]


def pool(agency: Agency) -> Block:
    """Return that lists with an NVLS line understate sharing; empty if there is none."""
    sizes = agency.rows("sharing_sizes")
    if not sizes["has_pool"].any():
        return agency.printed.text("")
    said = "A list has an NVLS line: the agency feeds a pool of the vendor with recipients that nobody names. "
    return agency.printed.text(said + "The number of names on that list understates sharing.", kind="note")


def named(agency: Agency) -> Block:
    """Return the federal and private recipients of scans, each with a link to its line; empty if there are none."""
    told = _told(agency)
    lists = set(told[told["told"] == "detections"]["list_id"])
    shares = agency.rows("shares")
    shares = shares[shares["partner_class"].isin(("federal", "private")) & shares["status"].isin(PUBLIC_STATUS)]
    shares = shares[shares["list_id"].isin(lists)].sort_values(["as_of", "partner_class", "row"])
    if shares.empty:
        return agency.printed.text("")
    rows = [_named(line) for line in shares.itertuples()]
    columns = ["Name as printed", "Class", "By which rule", "As of"]
    return agency.printed.table("Federal and private recipients of its scans, by name", columns, rows)


def _named(line: Any) -> list[list[Part]]:
    name = " ".join(cover_short(line.name_as_printed).split())
    shown: Part = link(line.evidence, name) if isinstance(line.evidence, str) else name
    as_of = line.as_of if isinstance(line.as_of, str) else "no date printed"
    return [[shown], [CLASS_WORDS[line.partner_class]], [cover_short(line.class_rule)], [as_of]]


def changes(agency: Agency) -> Block:
    """Return what changed between two lists of one kind and section; empty if no two can be compared."""
    rows = [_changed(one) for one in agency.rows("sharing_changes").sort_values(["section", "later_on"]).itertuples()]
    if not rows:
        return agency.printed.text("")
    columns = ["List", "From", "To", "Added", "Gone", "Renamed", "Not told"]
    caption = "What changed between two lists; “not told” where a state is printed only once, or not"
    return agency.printed.table(caption, columns, rows, right=(3, 4, 5, 6))


def _changed(one: Any) -> list[list[Part]]:
    base = f"{count_of(one.list_id).removesuffix('names')}since-{one.earlier_on}"
    counts: list[list[Part]] = [[number(f"{base}-{x}")] for x in ("added", "gone", "renamed", "not-told")]
    return [[SECTION_WORDS[one.section]], [one.earlier_on], [one.later_on], *counts]


def pairs(agency: Agency) -> Block:
    """Return what this agency and others with lists here say of detections that go between them; empty if none."""
    every = agency.held["sharing_reciprocity"]
    mine = every[(every["sender_id"] == agency.agency_id) | (every["receiver_id"] == agency.agency_id)]
    requests = agency.held["requests"].drop_duplicates("agency_id")
    names = dict(zip(requests["agency_id"], requests["agency_name"], strict=True))
    rows = [_pair(one, names) for one in mine.sort_values(["sender_id", "receiver_id", "form"]).itertuples()]
    if not rows:
        return agency.printed.text("")
    columns = ["From", "To", "The sender's list says so", "The receiver's list says so"]
    caption = "Agencies with lists here, of which one says that scans go from one to the other"
    return agency.printed.table(caption, columns, rows)


def _pair(one: Any, names: dict[str, str]) -> list[list[Part]]:
    says = [_said(x, on) for x, on in ((one.sender_says, one.sender_as_of), (one.receiver_says, one.receiver_as_of))]
    return [[names.get(one.sender_id, one.sender_id)], [names.get(one.receiver_id, one.receiver_id)], *says]


def _said(says: str, as_of: object) -> list[Part]:
    return [SAID[says] + (f" ({as_of})" if isinstance(as_of, str) else "")]
