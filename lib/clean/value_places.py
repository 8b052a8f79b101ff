"""Readings and boxes in; the places a value was read at, as rows of citations, out."""

from typing import Any

import pandas as pd


def boxes_by_reading(boxes: pd.DataFrame) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return the boxes of each reading or listed line, in order, by document and name."""
    held: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for box in boxes.sort_values(["document_id", "reading", "n"]).to_dict("records"):
        place = {name: box[name] for name in ("document_id", "page", "x0", "top", "x1", "bottom")}
        place["text_as_printed"] = box["text"]
        held.setdefault((box["document_id"], box["reading"]), []).append(place)
    return held


def places_of(row: dict[str, Any], held: dict[tuple[str, str], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return the places of a reading: its boxes on the page, or its characters in the text."""
    boxes = held.get((row["document_id"], row["reading"]), [])
    if boxes:
        return [box | {"text_source": row["text_source"]} for box in boxes]
    if row["text_source"] == "cells":
        return cell_places(row) + source_places(row)
    kept = ("document_id", "page", "char_start", "char_end", "message", "context_start", "context_end")
    same = {"text_source": row["text_source"], "text_as_printed": row["value_as_printed"]}
    return [{name: row[name] for name in kept} | same]


def cell_places(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the place of a figure in a sheet: its sheet and cell."""
    kept = ("document_id", "page", "sheet", "cell", "text_source")
    return [{name: row[name] for name in kept} | {"text_as_printed": row["value_as_printed"]}]


def source_places(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cells of a table that give the address of the document a figure comes from."""
    lines = [line.partition(" ") for line in _text(row["sources_as_printed"]).split("\n") if line]
    return [cell_places(row)[0] | {"cell": cell, "text_as_printed": address} for cell, _, address in lines]


def numbered(value_id: str, places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return citation rows of one value, numbered from 1."""
    return [place | {"value_id": value_id, "n": n} for n, place in enumerate(places, 1)]


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
