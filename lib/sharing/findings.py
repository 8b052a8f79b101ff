"""The tables of sharing in; the register's numbers of lists, changes, pairs and names in many lists, out.

A number reaches a page only from the register, by its id.
"""

from typing import Any

import pandas as pd

from lib import numerals as n
from lib import tables as t
from lib.list_ids import count_of
from lib.sharing.sizes import TOLD_CLASSES

Row = dict[str, Any]
MOST = 10
TELLS = ("named", "not_named")
_CLASS_WORDS = {"out_of_state": "in other states", "federal": "federal", "private": "private"}
_CHANGE_WORDS = {
    "added": "only in the later list",
    "gone": "only in the earlier list",
    "renamed": "in both, printed otherwise",
    "not_told": "of which a state is printed only once, or not",
}


def findings(
    sizes: pd.DataFrame, lists: pd.DataFrame, changes: pd.DataFrame, pairs: pd.DataFrame, most: pd.DataFrame
) -> pd.DataFrame:
    """Return the sharing_findings table; `lists` as `lists_of` gives them, the others the tables of their names."""
    first = lists.set_index("list_id")["first_value_id"]
    rows = [row for one in sizes[sizes["names"] > 0].itertuples() for row in _list(one, str(first[one.list_id]))]
    rows += [row for one in changes.itertuples() for row in _change(one)]
    rows += _pairs(pairs)
    rows += [_named(one) for one in _top(most).itertuples()]
    return t.as_frame(t.SHARING_FINDINGS, rows)


def _list(one: Any, first: str) -> list[Row]:
    """Return how many a list names; for a list told of, how many of each class told, and without one."""
    of = f"in the list of {one.section.replace('_', ' ')}, {_when(one.as_of)}"
    base: Row = {"agency_id": one.agency_id, "unit": "organizations", "evidence": one.evidence}
    made = [
        base
        | _number(int(one.names))
        | {
            "finding_id": count_of(one.list_id),
            "how": f"number of organizations named {of}",
            "citation": f"the {one.names} lines of this list in shares.csv, from {first} on",
        }
    ]
    if not isinstance(one.told, str):
        return made
    for name in (*TOLD_CLASSES, "unknown"):
        count = int(getattr(one, name))
        words = _CLASS_WORDS.get(name)
        how = f"organizations that are {words} by a stated rule, {of}" if words else f"no rule tells their class, {of}"
        citation = f"the lines of this list in shares.csv with partner_class {name}, in the list from {first} on"
        made.append(
            base | _number(count) | {"finding_id": class_of(one.list_id, name), "how": how, "citation": citation}
        )
    return made


def class_of(list_id: str, name: str) -> str:
    """Return the id of how many organizations of a class a list names."""
    return f"{count_of(list_id).removesuffix('names')}{name.replace('_', '-')}"


def _when(as_of: object) -> str:
    return f"as of {as_of}" if isinstance(as_of, str) else "without a date"


def _number(count: int) -> Row:
    return {"value": str(count), "shown": n.printed_count(count)}


def _change(one: Any) -> list[Row]:
    base = f"{count_of(one.list_id).removesuffix('names')}since-{one.earlier_on}"
    inputs = f"{count_of(one.earlier_list_id)} {count_of(one.list_id)}"
    lists = f"lists of {one.section.replace('_', ' ')} of {one.earlier_on} and {one.later_on}"
    return [
        {
            "finding_id": f"{base}-{name.replace('_', '-')}",
            "agency_id": one.agency_id,
            **_number(int(getattr(one, name))),
            "unit": "partners",
            "how": f"partners {words}; {lists}",
            "inputs": inputs,
            "citation": f"the lines of both lists in shares.csv, compared in sharing_changed.csv under {one.list_id}",
        }
        for name, words in _CHANGE_WORDS.items()
    ]


def _pairs(pairs: pd.DataFrame) -> list[Row]:
    """Return for each agency, and for all, of how many pairs both lists tell, and of how many both name the other."""
    says = pairs["sender_says"], pairs["receiver_says"]
    is_told, is_both = (x[0].isin(words) & x[1].isin(words) for x, words in ((says, TELLS), (says, TELLS[:1])))
    told, both = (pairs.loc[which, "sender_id"].astype("str") for which in (is_told, is_both))
    rows = _pair_rows("all", "", len(told), len(both), "from any agency to another") if len(told) else []
    counted = both.value_counts()
    for agency, count in told.value_counts().sort_index().items():
        rows += _pair_rows(
            str(agency), str(agency), int(count), int(counted.get(agency, 0)), f"from {agency} to another"
        )
    return rows


def _pair_rows(name: str, agency: str, told: int, both: int, which: str) -> list[Row]:
    where = {"agency_id": agency, "unit": "pairs of agencies", "citation": "sharing_reciprocity.csv, line by line"}
    how = f"pairs of agencies, detections {which}, of which both lists are complete and one or both name the other"
    ids = [f"f-{name}-reciprocity-{x}" for x in ("told", "both")]
    return [
        where | _number(told) | {"finding_id": ids[0], "how": how},
        where | _number(both) | {"finding_id": ids[1], "how": f"of {ids[0]}, pairs where both lists say so"},
    ]


def _top(most: pd.DataFrame) -> pd.DataFrame:
    """Return of each section the partners named by the most agencies, two or more; an open name is none."""
    held = most[most["is_one_agency"] & (most["agencies"] > 1)]
    order = held.sort_values(["section", "agencies", "partner_id"], ascending=[True, False, True])
    return order.groupby("section").head(MOST)


def _named(one: Any) -> Row:
    section = one.section.replace("_", " ")
    return _number(int(one.agencies)) | {
        "finding_id": f"f-all-{one.section.replace('_', '-')}-name-{one.partner_id}",
        "unit": "agencies",
        "how": f"agencies whose latest complete list of {section} names {one.partner_id}, of {one.of} with such a list",
        "citation": "sharing_most_named.csv; the lines with this partner_id in shares.csv",
    }
