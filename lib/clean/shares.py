"""Lines of sharing lists in; the shares table and its citations out.

Who a partner is, and of which class, stays empty here: that takes the other lists and the desk's rulings.
"""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.dates import printed_date
from lib.clean.scan_lines import settle_scan_lines
from lib.clean.share_repeats import mark_repeats
from lib.clean.value_places import boxes_by_reading, numbered
from lib.list_ids import address_of, list_of
from lib.pages import SCAN

Row = dict[str, Any]


def tidy_shares(listed: pd.DataFrame, boxes: pd.DataFrame, doubts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (shares, citations): a row for each printed line, waiting if the line or its document is in doubt.

    `listed` and `boxes` are extract tables; `doubts` has document_id, doubt. A list that stands again in another
    document of its request is kept, its lines marked `duplicate`.
    """
    held = boxes_by_reading(boxes)
    doubted = dict(zip(doubts["document_id"], doubts["doubt"], strict=True))
    lines = settle_scan_lines(listed).to_dict("records")
    kinds = [_kind(line) for line in lines]
    numbers = _document_numbers(lines, kinds)
    shares, citations = [], []
    for line, kind in zip(lines, kinds, strict=True):
        number = numbers[kind][line["document_id"]]
        value_id = _value_id(line, kind, number)
        shares.append(_share(value_id, line, kind, doubted.get(line["document_id"], "")))
        citations += numbered(value_id, _places(line, held))
    return t.as_frame(t.SHARES, mark_repeats(shares)), t.as_frame(t.CITATIONS, citations)


def _kind(line: Row) -> tuple[str, str, str, str]:
    """Return agency, request, form and the list's own date: what a list is."""
    created = printed_date(line["created_on_as_printed"]) or "undated"
    return str(line["agency_id"]), str(line["request_id"]), str(line["form"]).replace("_", "-"), created


def _document_numbers(lines: list[Row], kinds: list[tuple[str, str, str, str]]) -> dict[Any, dict[str, int]]:
    """Return for each kind of list its documents, numbered from 1 in their order: two can be of one kind and date."""
    numbers: dict[Any, dict[str, int]] = {}
    for line, kind in zip(lines, kinds, strict=True):
        documents = numbers.setdefault(kind, {})
        documents.setdefault(line["document_id"], len(documents) + 1)
    return numbers


def _value_id(line: Row, kind: tuple[str, str, str, str], number: int) -> str:
    agency, request, form, created = kind
    section = str(line["section"]).replace("_", "-")
    which = "" if number == 1 else f"-{number}"
    return f"v-{agency}--{request}-{form}-{created}-{section}-r{line['row']}{which}"


def _share(value_id: str, line: Row, kind: tuple[str, str, str, str], document_doubt: str) -> Row:
    agency, request, form, created = kind
    kept = ("agency_id", "request_id", "row", "name_as_printed", "city_as_printed", "state_as_printed")
    kept += ("hot_list_as_printed", "networks_as_printed", "document_id", "page")
    doubts = [x for x in (line["doubt"], document_doubt) if isinstance(x, str) and x]
    known = line["section"] != "unknown"
    flags = ["section_unknown"] * (not known) + _scan_flags(line)
    return {name: line[name] for name in kept} | {
        "value_id": value_id,
        "list_id": list_of(value_id),
        "section": line["section"] if known else None,
        "as_of": printed_date(line["created_on_as_printed"]),
        "status": "needs_review" if doubts else "accepted",
        "flags": " ".join(flags),
        "corrected_from": line["corrected_from"],
        "second_as_printed": line["second_as_printed"],
        "why": "; ".join(doubts),
        "evidence": address_of(agency, request, form, created, value_id),
    }


def _scan_flags(line: Row) -> list[str]:
    """Return what is special about a line read from a picture: what seconds it, and whether its name was corrected."""
    seconded = line["second_reading"] if line["text_source"] == SCAN else None
    flags = [f"seconded_by_{seconded}"] if isinstance(seconded, str) else []
    return flags + ["corrected_from"] * isinstance(line["corrected_from"], str)


def _places(line: Row, held: dict[tuple[str, str], list[Row]]) -> list[Row]:
    """Return the places of a line: its boxes on the page, else its cell, else its characters in the text."""
    boxes = held.get((line["document_id"], f"{line['form']}-{line['section']}-{line['row']}"), [])
    if boxes:
        return [box | {"text_source": line["text_source"]} for box in boxes]
    kept = ("document_id", "page", "char_start", "char_end", "sheet", "cell")
    same = {"text_as_printed": line["name_as_printed"], "text_source": line["text_source"]}
    return [{name: line.get(name) for name in kept} | same]
