"""Readings in; counts with ids, whole numbers, windows and a status, and their citations, out.

A value is accepted only if its figure, its period and its label are each taken by their grammar and nothing
casts doubt on the reading. Everything else waits for a person, with the reason.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.dates import printed_date
from lib.counts import parse_count
from lib.refusals import Refusal
from lib.windows import Window, parse_window


@dataclass(frozen=True, slots=True)
class _Parsed:
    value: int | None
    window: Window
    flags: tuple[str, ...]
    doubts: tuple[str, ...]


def tidy_counts(
    readings: pd.DataFrame, posts: pd.DataFrame, names: pd.DataFrame, doubts: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (counts, citations). `names`: agency_id, agency_name; `doubts`: document_id, doubt.

    Readings of one thing with one value become one count with several citations: a reply that stands on a
    page twice is one value. Readings of one thing with different values keep different ids.
    """
    named = dict(zip(names["agency_id"], names["agency_name"], strict=True))
    doubted = dict(zip(doubts["document_id"], doubts["doubt"], strict=True))
    dates = {(p.document_id, p.number): printed_date(p.sent_on_as_printed) for p in posts.itertuples()}
    groups: dict[str, dict[object, list[tuple[dict[str, Any], _Parsed]]]] = {}
    for row in readings.to_dict("records"):
        parsed = _parse(row, doubted.get(row["document_id"], ""))
        # A message is named by its date, which a page saved again keeps; without one, by its number.
        row["source"] = dates.get((row["document_id"], row["message"])) or f"m{row['message']}"
        base = _base_id(row, parsed.window)
        # Two prints of one number are one value; a figure that is no number is only itself.
        key = parsed.value if parsed.value is not None else str(row["value_as_printed"])
        groups.setdefault(base, {}).setdefault(key, []).append((row, parsed))
    counts, citations = [], []
    for base, values in groups.items():
        for n, found in enumerate(values.values(), 1):
            value_id = base if n == 1 else f"{base}-{n}"
            sure = [pair for pair in found if not pair[1].doubts] or found
            counts.append(_count_row(value_id, sure[0], named))
            citations += [_citation_row(value_id, m, row) for m, (row, _) in enumerate(sure, 1)]
    return t.as_frame(t.COUNTS, counts), t.as_frame(t.CITATIONS, citations)


def _parse(row: dict[str, Any], page_doubt: str) -> _Parsed:
    doubts = [row["doubt"], page_doubt]
    count = parse_count(_text(row["value_as_printed"]))
    window = parse_window(_text(row["window_as_printed"]))
    value, flags = None, ()
    if isinstance(count, Refusal):
        doubts.append(count.reason)
    else:
        value, flags = count.value, count.flags
    if isinstance(window, Refusal):
        doubts.append(window.reason)
        window = Window(None, None, "unknown", ())
    return _Parsed(value, window, (*flags, *window.flags), tuple(d for d in doubts if isinstance(d, str) and d))


def _base_id(row: dict[str, Any], window: Window) -> str:
    measure = str(row["measure"]).replace("_", "-")
    parts = (
        "v",
        row["agency_id"],
        row["request_id"],
        row["form"],
        row["source"],
        measure,
        window_word(window),
    )
    return "-".join(str(part) for part in parts)


def _evidence(row: dict[str, Any], value_id: str) -> str:
    """Return the address of the page that shows where the value stands; it outlives a renamed file."""
    page = f"{row['form']}-{row['source']}.html"
    return f"evidence/{row['agency_id']}/{row['request_id']}/{page}#{value_id}"


def window_word(window: Window) -> str:
    """Return how a window stands in an id: `2018` for a calendar year, else its dates or its kind."""
    if window.kind == "calendar_year":
        return str(window.start.year)
    if window.start and window.end:
        return f"{window.start.isoformat()}-to-{window.end.isoformat()}"
    return window.kind.replace("_", "-")


def _count_row(value_id: str, found: tuple[dict[str, Any], _Parsed], named: dict[str, str]) -> dict[str, Any]:
    row, parsed = found
    kept = ("agency_id", "request_id", "measure", "label_as_printed", "value_as_printed", "window_as_printed")
    window = parsed.window
    return {name: row[name] for name in (*kept, "scope_as_printed", "origin", "form", "document_id", "page")} | {
        "value_id": value_id,
        "agency_name": named.get(row["agency_id"], row["agency_id"]),
        "value": parsed.value,
        "window_start": window.start.isoformat() if window.start else None,
        "window_end": window.end.isoformat() if window.end else None,
        "window_kind": window.kind,
        "status": "needs_review" if parsed.doubts else "accepted",
        "flags": " ".join(parsed.flags),
        "why": "; ".join(parsed.doubts),
        "evidence": _evidence(row, value_id),
    }


def _citation_row(value_id: str, n: int, row: dict[str, Any]) -> dict[str, Any]:
    kept = ("document_id", "page", "char_start", "char_end", "text_source", "message")
    return {name: row[name] for name in (*kept, "context_start", "context_end")} | {
        "value_id": value_id,
        "n": n,
        "text_as_printed": row["value_as_printed"],
    }


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
