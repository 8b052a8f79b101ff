"""Tidy tables and results in; the register of published numbers out: each with its id, how, inputs and citation.

A number reaches a page only from this register, by its id.
"""

from typing import Any

import pandas as pd

from lib import numerals as n
from lib import tables as t
from lib.hit_ratio.coverage import answered_agencies, asked_agencies
from lib.hit_ratio.pairs import STANDS
from lib.places import place_in_words

MOST_PLACES = 4
UNITS = {
    "hits": "hits",
    "hits_30d": "hits",
    "searches_30d": "searches",
    "cameras": "cameras",
    "direct_sharing": "recipients",
    "nvls": "1 for yes, 0 for no",
}


def findings(
    counts: pd.DataFrame, citations: pd.DataFrame, documents: pd.DataFrame, ratios: pd.DataFrame,
    changes: pd.DataFrame, pooled: pd.DataFrame, requests: pd.DataFrame, messages: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """Return the findings table: every count that stands, and every number worked out from them."""
    places = _places(citations, documents)
    known = counts[counts["status"].isin(STANDS) & counts["value"].notna()]
    rows = [_count(count, places) for count in known.itertuples()]
    origin = {row["finding_id"]: row for row in rows}
    for ratio in ratios[ratios["source"].isna()].itertuples():
        rows += _ratio(ratio, origin)
    own = set(requests["agency_id"]) | set(ratios.loc[ratios["source"].isna(), "agency_id"])
    named = set(ratios.loc[ratios["source"].notna(), "scans_value_id"])
    is_own = changes["agency_id"].isin(own) & ~changes["after_value_id"].isin(named)
    for change in changes[changes["change"].notna() & is_own].itertuples():
        rows.append(_change(change, origin))
    for group in pooled.itertuples():
        rows += _pooled(group, origin)
    rows += _coverage(requests, messages, ratios)
    return t.as_frame(t.FINDINGS, rows)


def _places(citations: pd.DataFrame, documents: pd.DataFrame) -> dict[str, str]:
    """Return for each value where it was read, in words, the first place and how many more there are."""
    paths = dict(zip(documents["document_id"], documents["path"], strict=True))
    places: dict[str, list[str]] = {}
    for c in citations.sort_values(["value_id", "n"]).itertuples():
        file = paths[c.document_id] if isinstance(c.document_id, str) else "decisions/added.csv"
        where = f"raw/{file} {place_in_words(c)}"
        places.setdefault(c.value_id, []).append(where)
    return {value: "; ".join(found) for value, found in places.items()}


def _count(count: Any, places: dict[str, str]) -> dict[str, Any]:
    return {
        "finding_id": count.value_id,
        "agency_id": count.agency_id,
        "value": str(count.value),
        "shown": n.printed_count(count.value),
        "unit": UNITS.get(count.measure, "detections"),
        "how": _how(count),
        "citation": places[count.value_id],
        "evidence": count.evidence,
    }


def _how(count: Any) -> str:
    if count.origin == "hand_entered":
        return str(count.label_as_printed)
    read = f"read as “{count.value_as_printed}” under “{count.label_as_printed}”"
    return f"{read}; {count.ruling}" if isinstance(count.ruling, str) else read


def _ratio(ratio: Any, origin: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    if pd.isna(ratio.hit_ratio):
        return []
    h, s = int(ratio.hits), int(ratio.scans)
    make = _maker(f"f-{ratio.agency_id}-{window_name(ratio)}", ratio.agency_id, origin)
    inputs = [ratio.hits_value_id, ratio.scans_value_id]
    hits, scans = n.printed_count(h), n.printed_count(s)
    rows = [make("hit-ratio", f"{h}/{s}", n.printed_ratio(h, s), f"hits / scans = {hits} / {scans}", inputs)]
    if not pd.isna(ratio.one_in):
        shown, how = n.printed_one_in(int(ratio.one_in)), f"scans / hits = {scans} / {hits}, rounded half up"
        rows.append(make("one-in", str(ratio.one_in), shown, how, inputs))
        rows.append(make("per-100000", f"{h}/{s}", n.printed_per_100k(h, s), f"{hits} / {scans} x 100,000", inputs))
        how = f"({scans} - {hits}) / {scans}, as few decimals as keep it below 100"
        rows.append(make("no-hit-share", f"{s - h}/{s}", n.printed_rest(h, s), how, inputs))
    if not pd.isna(ratio.rank) and ratio.ranked_of > 1:
        how = f"place from the highest hit ratio of {ratio.ranked_of} agencies ranked for the same period"
        rows.append(make("rank", str(ratio.rank), n.printed_count(int(ratio.rank)), how, inputs))
        how = "agencies that may be compared for the same period, with both counts 20 or more"
        rows.append(make("ranked-of", str(ratio.ranked_of), n.printed_count(int(ratio.ranked_of)), how, inputs))
    if isinstance(ratio.other_basis, str) and ratio.other_scans > 0:
        d = int(ratio.other_scans)
        how = f"hits / Detections row without the hits = {hits} / {n.printed_count(d)}, the other basis"
        rows.append(make("other-basis-hit-ratio", f"{h}/{d}", n.printed_ratio(h, d), how, inputs))
    if ratio.basis == "stated":
        total = s + h
        how = f"hits / (scans + hits) = {hits} / {n.printed_count(total)}, if hits were left out of the scans"
        rows.append(make("ratio-low", f"{h}/{total}", n.printed_ratio(h, total), how, inputs))
    return rows


def _change(change: Any, origin: dict[str, dict[str, Any]]) -> dict[str, Any]:
    a, b, year = int(change.before), int(change.after), int(change.window_start[:4])
    make = _maker(f"f-{change.agency_id}-{year - 1}-{year}", change.agency_id, origin)
    how = f"({n.printed_count(b)} - {n.printed_count(a)}) / {n.printed_count(a)}, {change.measure}"
    inputs = [change.before_value_id, change.after_value_id]
    return make(f"{change.measure}-change", f"{b - a}/{a}", n.printed_change(a, b), how, inputs)


def _pooled(group: Any, origin: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    # One agency's years, or one year, are told where they stand alone already.
    if (group.n if group.group == "agency" else group.n_agencies) < 2 and group.group != "year":
        return []
    years = "-".join(group.windows.split())
    agency = group.member if group.group == "agency" else ""
    whose = f"{group.group}-{group.member}".casefold() if group.group in ("state", "campaign") else agency or "all"
    make = _maker(f"f-{whose}-{years}-pooled", agency, origin)
    h, s = int(group.hits), int(group.scans)
    inputs = group.value_ids.split()
    over = f"over {group.n} agency-years where both are known"
    rows = [
        make("hits", str(h), n.printed_count(h), f"sum of hits {over}", inputs),
        make("scans", str(s), n.printed_count(s), f"sum of scans {over}", inputs),
        make("n", str(group.n), n.printed_count(group.n), "agency-years where hits and scans are known", inputs),
    ]
    if s:
        how = f"sum of hits / sum of scans = {n.printed_count(h)} / {n.printed_count(s)}"
        rows.append(make("hit-ratio", f"{h}/{s}", n.printed_ratio(h, s), how, inputs))
    if not pd.isna(group.one_in):
        how = f"sum of scans / sum of hits = {n.printed_count(s)} / {n.printed_count(h)}, rounded half up"
        rows.append(make("one-in", str(group.one_in), n.printed_one_in(int(group.one_in)), how, inputs))
    return rows


def _maker(base: str, agency: str, origin: dict[str, dict[str, Any]]) -> Any:
    """Return a function that makes a finding computed from others, with their citations and evidence."""

    def make(what: str, value: str, shown: str, how: str, inputs: list[str]) -> dict[str, Any]:
        return {
            "finding_id": f"{base}-{what}",
            "agency_id": agency,
            "value": value,
            "shown": shown,
            "how": how,
            "inputs": " ".join(inputs),
            "citation": _cited(inputs, origin),
            "evidence": origin[inputs[0]]["evidence"] if agency else None,
        }

    return make


def _cited(inputs: list[str], origin: dict[str, dict[str, Any]]) -> str:
    """Return the places of a few inputs; of many, that each has a line of its own."""
    if len(inputs) > MOST_PLACES:
        return f"the {len(inputs)} values named in `inputs` of findings.csv, each with its own place"
    return "; ".join(origin[i]["citation"] for i in inputs)


def window_name(row: Any) -> str:
    """Return how a window stands in an id: `2018`, or its two dates."""
    if row.window_kind == "calendar_year":
        return str(row.window_start)[:4]
    if pd.isna(row.window_start):
        return str(row.window_kind).replace("_", "-")
    return f"{row.window_start}-to-{row.window_end}"


def _coverage(requests: pd.DataFrame, messages: pd.DataFrame, ratios: pd.DataFrame) -> list[dict[str, Any]]:
    asked, wrote = asked_agencies(requests), answered_agencies(messages)
    if not asked:
        return []
    usable = set(ratios[ratios["hit_ratio"].notna() & ratios["source"].isna()]["agency_id"])
    figures = (
        ("asked", len(asked), "agencies in the roster"),
        ("answered", len(wrote & set(asked)), "agencies in the roster with an answer on file"),
        ("usable", len(usable & set(asked)), "agencies in the roster with a hit ratio"),
    )
    return [
        {
            "finding_id": f"f-all-agencies-{name}",
            "value": str(figure),
            "shown": n.printed_count(figure),
            "unit": "agencies",
            "how": f"number of {how}",
            "citation": "raw/requests.csv",
        }
        for name, figure, how in figures
    ]


def findings_log(register: pd.DataFrame) -> str:
    """Return the findings log: a line a number, `id = value  (how)  [citation]`, sorted by id."""
    listed = register[register["in_log"].fillna(True).astype(bool)] if "in_log" in register else register
    rows = listed.sort_values("finding_id").itertuples()
    return "".join(f"{r.finding_id} = {r.shown}  ({_flat(r.how)})  [{_flat(r.citation)}]\n" for r in rows)


def _flat(text: str) -> str:
    """Return text on one line: agency text stands inside `how`, and a line of the log stays one line."""
    return " ".join(str(text).split())
