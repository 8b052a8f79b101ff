"""Lines of sharing lists in; those of scans settled out: seconded, corrected towards a known name, or waiting.

A name read from a picture is taken only if an older OCR of the page reads it identically, or the same name (with its
state, city or hot list where printed) stands in another document. It is corrected only towards such a name.
"""

import re
from typing import Any

import pandas as pd

from lib.pages import OLD_OCR, SCAN

ALONE = "read from a picture by a model, and no other reading has this name: please compare it with the page"
Row = dict[str, Any]
_COMPARED = ("name_as_printed", "city_as_printed", "state_as_printed", "hot_list_as_printed", "networks_as_printed")
# Letters a scan does not tell apart. Longer ones first.
_LOOK_ALIKES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("I", "l"), ("1", "l"), ("|", "l"), ("i", "l"), ("0", "O"))
_TAG = re.compile(r"\(([^()]*)\)|\b([A-Z]{2})\b")


def settle_scan_lines(listed: pd.DataFrame) -> pd.DataFrame:
    """Return the lines with `corrected_from` besides: what the model read, where the name was settled otherwise.

    `listed` is the extract table. A line of a scan that nothing seconds has one more doubt.
    """
    rows = [row | {"corrected_from": None} for row in listed.to_dict("records")]
    trusted = [row for row in rows if _is_trusted(row)]
    known: dict[tuple[str, ...], set[str]] = {}
    alike: dict[str, dict[str, set[str]]] = {}
    for row in trusted:
        for key in _keys(row):
            known.setdefault(key, set()).add(row["document_id"])
        name = _text(row["name_as_printed"])
        alike.setdefault(look_alike(name), {}).setdefault(name, set()).add(row["document_id"])
    settled = [row if row["text_source"] != SCAN or _is_seconded(row) else _settled(row, known, alike) for row in rows]
    return pd.DataFrame(settled, columns=[*listed.columns, "corrected_from"])


def look_alike(text: str) -> str:
    """Return a text with letters that look alike made one, spaces and case kept: two names may be one print."""
    for one, other in _LOOK_ALIKES:
        text = text.replace(one, other)
    return text


def _is_seconded(row: Row) -> bool:
    return row["second_reading"] == OLD_OCR


def _is_trusted(row: Row) -> bool:
    has_doubt = isinstance(row["doubt"], str) and bool(row["doubt"])
    return not has_doubt and (row["text_source"] != SCAN or _is_seconded(row))


def _keys(row: Row) -> list[tuple[str, ...]]:
    """Return what a line is known by: all it prints, and where a list prints no more, its name alone."""
    whole = tuple(_text(row[name]) for name in _COMPARED)
    return [whole, (whole[0], "", "", "", "")]


def _settled(row: Row, known: dict[tuple[str, ...], set[str]], alike: dict[str, dict[str, set[str]]]) -> Row:
    mine = row["document_id"]
    whole = _keys(row)[0]
    if known.get(whole, set()) - {mine}:
        return row | {"second_reading": "other_document"}
    corrected = _candidate(row, alike)
    if corrected and known.get((corrected, *whole[1:]), set()) - {mine}:
        return row | {
            "name_as_printed": corrected,
            "corrected_from": row["name_as_printed"],
            "second_reading": "other_document",
        }
    doubts = [x for x in (row["doubt"], ALONE) if isinstance(x, str) and x]
    return row | {"doubt": "; ".join(doubts)}


def _candidate(row: Row, alike: dict[str, dict[str, set[str]]]) -> str:
    """Return the one name of other documents that the print may be: it differs only in letters that look alike."""
    name = _text(row["name_as_printed"])
    others = alike.get(look_alike(name), {})
    near = [other for other, documents in others.items() if documents - {row["document_id"]} and other != name]
    fits = [other for other in near if _tags(other) == _tags(name) and len(other.split()) == len(name.split())]
    return fits[0] if len(near) == 1 and fits else ""


def _tags(name: str) -> list[str]:
    return [look_alike(one or other) for one, other in _TAG.findall(name)]


def _text(cell: object) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""
