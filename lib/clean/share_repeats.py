"""Rows of the shares table in; the same rows, the lines of a list that another document repeats marked, out.

An agency sends one list as PDF and as a sheet, or a portal is saved as text and as a web page: one list, not two.
"""

from typing import Any

Row = dict[str, Any]
_COMPARED = (
    "name_as_printed",
    "city_as_printed",
    "state_as_printed",
    "hot_list_as_printed",
    "networks_as_printed",
)


def mark_repeats(shares: list[Row]) -> list[Row]:
    """Return the rows, those of a repeated list `duplicate` with `duplicate_of`; a line that waits goes on waiting.

    Two documents repeat one list if agency, request, section and date are the same and so is every line, in order.
    White space does not count: in print a wrapped line ends where a space stood.
    """
    lists: dict[tuple[Any, ...], dict[str, list[Row]]] = {}
    for row in shares:
        if row["section"]:
            key = (row["agency_id"], row["request_id"], row["section"], row["as_of"])
            lists.setdefault(key, {}).setdefault(row["document_id"], []).append(row)
    originals: dict[str, str] = {}
    for documents in lists.values():
        same: dict[tuple[Any, ...], list[list[Row]]] = {}
        for rows in documents.values():
            ordered = sorted(rows, key=lambda row: int(row["row"]))
            same.setdefault(tuple(map(_said, ordered)), []).append(ordered)
        for group in same.values():
            originals |= _repeats(group)
    return [_marked(row, originals) for row in shares]


def _said(row: Row) -> tuple[str, ...]:
    return tuple("".join(row[name].split()) if isinstance(row[name], str) else "" for name in _COMPARED)


def _repeats(group: list[list[Row]]) -> dict[str, str]:
    """Return repeated value ids with those they repeat: the list with the fewest waiting lines stands."""
    kept = min(group, key=lambda rows: sum(row["status"] != "accepted" for row in rows))
    others = [rows for rows in group if rows is not kept]
    return {a["value_id"]: b["value_id"] for rows in others for a, b in zip(rows, kept, strict=True)}


def _marked(row: Row, originals: dict[str, str]) -> Row:
    first = originals.get(row["value_id"])
    if first is None or row["status"] != "accepted":
        return row
    return row | {"status": "duplicate", "duplicate_of": first}
