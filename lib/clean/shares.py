"""Lines of sharing lists in; the shares table and its citations out.

Who a partner is, and of which class, is settled only as far as the printed name goes: an id by the grammar of names.
"""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.dates import printed_date
from lib.clean.values import boxes_by_reading, numbered
from lib.names import agency_id, parse_name
from lib.refusals import Refusal


def tidy_shares(listed: pd.DataFrame, boxes: pd.DataFrame, doubts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (shares, citations): a row for each printed line, waiting if the line or its document is in doubt."""
    held = boxes_by_reading(boxes)
    doubted = dict(zip(doubts["document_id"], doubts["doubt"], strict=True))
    shares, citations, taken = [], [], {}
    for line in listed.to_dict("records"):
        base = _base_id(line)
        taken[base] = taken.get(base, 0) + 1
        value_id = base if taken[base] == 1 else f"{base}-{taken[base]}"
        shares.append(_share(value_id, line, doubted.get(line["document_id"], "")))
        places = held.get((line["document_id"], f"{line['section']}-{line['row']}"), []) or _cell(line)
        same = {"text_as_printed": line["name_as_printed"], "text_source": line["text_source"]}
        citations += numbered(value_id, [place | same for place in places])
    return t.as_frame(t.SHARES, shares), t.as_frame(t.CITATIONS, citations)


def _cell(line: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cell a line of a sheet stands in; nothing for a line of a page."""
    place = {name: line[name] for name in ("document_id", "page", "sheet", "cell")}
    return [place] if isinstance(line["cell"], str) else []


def _base_id(line: dict[str, Any]) -> str:
    created = printed_date(line["created_on_as_printed"]) or "undated"
    form, section = (str(line[name]).replace("_", "-") for name in ("form", "section"))
    return f"v-{line['agency_id']}--{line['request_id']}-{form}-{created}-{section}-r{line['row']}"


def _evidence(line: dict[str, Any], value_id: str) -> str:
    created = printed_date(line["created_on_as_printed"]) or "undated"
    form = str(line["form"]).replace("_", "-")
    return f"evidence/{line['agency_id']}/{line['request_id']}/{form}-{created}.html#{value_id}"


def _share(value_id: str, line: dict[str, Any], document_doubt: str) -> dict[str, Any]:
    kept = ("agency_id", "request_id", "row", "name_as_printed", "city_as_printed", "state_as_printed")
    doubts = [x for x in (line["doubt"], document_doubt) if isinstance(x, str) and x]
    known = line["section"] != "unknown"
    return (
        {name: line[name] for name in (*kept, "hot_list_as_printed", "document_id", "page")}
        | _partner(line)
        | {
            "value_id": value_id,
            "section": line["section"] if known else None,
            "as_of": printed_date(line["created_on_as_printed"]),
            "status": "needs_review" if doubts else "accepted",
            "flags": "section_unknown" if not known else "",
            "why": "; ".join(doubts),
            "evidence": _evidence(line, value_id),
        }
    )


def _partner(line: dict[str, Any]) -> dict[str, Any]:
    """Return the partner as far as its printed name tells; an unknown state stays unknown."""
    printed = [line[k] if isinstance(line[k], str) else "" for k in ("name_as_printed", "state_as_printed")]
    name = parse_name(printed[0], state=printed[1])
    if isinstance(name, Refusal):
        return {}
    return {
        "partner_id": agency_id(name),
        "partner_name": " ".join(printed[0].split()),
        "partner_state": name.state,
        "identity_rule": f"printed name; state: {name.state_rule or 'not printed'}",
    }
