"""raw/decisions/added.csv in; the values typed in by hand, as counts with who, from where and why, out.

They are for what is on paper only, or was told on the phone. They stay marked as entered by hand everywhere.
"""

from pathlib import Path
from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.rulings import ruling_frame
from lib.clean.values import window_word
from lib.clean.window_words import window_of_days
from lib.counts import parse_count
from lib.decisions import ADDED, read_lines
from lib.names import id_problem
from lib.refusals import Refusal
from lib.tables.words import MEASURE

COLUMNS = ADDED.columns
FLAG, CHECKED = "hand_entered", "checked_twice"
DISAGREE = "two people typed different figures for the same thing"
THING = ["agency_id", "request_id", "measure", "window_start", "window_end"]


def read_added(raw: Path, roster: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Return (the lines of added.csv that can be read, one sentence for each that cannot); a missing file is empty.

    Columns as in the file, and `line`, its place in the file. A line is for a request of the `roster`: without that
    nobody knows whom the figure was asked of. Raises DecisionError if a column is missing.
    """
    lines, problems = read_lines(raw, ADDED)
    good, listed = [], set(zip(roster["agency_id"], roster["request_id"], strict=True))
    for line in lines:
        problem = _problem(line)
        if not problem and (line["agency_id"], line["request_id"]) not in listed:
            problem = f"the roster has no request {line['agency_id']}/{line['request_id']}"
        if problem:
            problems.append(f"decisions/{ADDED.name} line {line['line']}: {problem}; the line is left out")
        else:
            good.append(line)
    return ruling_frame(ADDED, good), problems


def _problem(cells: dict[str, str]) -> str:
    """Return what is wrong with a line beside its form."""
    for name in ("agency_id", "request_id"):
        if id_problem(cells[name]):
            return f"{name} is {cells[name][:40]!r}; expected the name of its folder"
    if cells["measure"] not in MEASURE:
        return f"measure is {cells['measure'][:40]!r}; expected one of: {', '.join(MEASURE)}"
    count = parse_count(cells["value"])
    if isinstance(count, Refusal) or count.flags:
        return count.reason if isinstance(count, Refusal) else f"value is {cells['value'][:40]!r}; a space stands in it"
    if bool(cells["window_start"]) != bool(cells["window_end"]) or cells["window_start"] > cells["window_end"]:
        return "the period needs a first and a last day, in this order, or neither"
    return ""


def added_counts(added: pd.DataFrame, names: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (counts, citations) of typed values, origin `hand_entered`; `names`: agency_id, agency_name.

    A later line by the same person replaces the earlier one. The same figure by a second person counts as a second
    check; different figures by different people both wait.
    """
    named = dict(zip(names["agency_id"], names["agency_name"], strict=True))
    counts, citations = [], []
    for _, lines in added.groupby(THING, sort=True, dropna=False):
        latest = lines.sort_values(["on", "line"]).drop_duplicates("by", keep="last")
        values = latest["value"].map(lambda text: parse_count(text).value)
        for n, value in enumerate(dict.fromkeys(values), 1):
            same = latest[values == value]
            row = _count(same, value, n, named, is_disputed=values.nunique() > 1)
            counts.append(row)
            citations.append(_citation(row, same.iloc[0]))
    return t.as_frame(t.COUNTS, counts), t.as_frame(t.CITATIONS, citations)


def _count(same: pd.DataFrame, value: int, n: int, named: dict[str, str], *, is_disputed: bool) -> dict[str, Any]:
    first = same.iloc[0]
    window = window_of_days(first["window_start"], first["window_end"])
    agency, request, measure = first["agency_id"], first["request_id"], first["measure"]
    base = f"v-{agency}--{request}-hand-{measure.replace('_', '-')}-{window_word(window)}"
    value_id = base if n == 1 else f"{base}-{n}"
    told = [f"entered by {line.by} on {line.on}: {line.why}" for line in same.itertuples()]
    return {
        "value_id": value_id,
        "agency_id": agency,
        "agency_name": named.get(agency, agency),
        "request_id": request,
        "measure": measure,
        "label_as_printed": f"entered by hand from: {first['source']}",
        "value": value,
        "value_as_printed": first["value"],
        "window_start": first["window_start"],
        "window_end": first["window_end"],
        "window_kind": window.kind,
        "window_as_printed": " to ".join(filter(None, (first["window_start"], first["window_end"]))),
        "origin": "hand_entered",
        "status": "needs_review" if is_disputed else "confirmed",
        "flags": f"{FLAG} {CHECKED}" if len(same) > 1 else FLAG,
        "why": "; ".join([DISAGREE] * is_disputed + told),
        "evidence": f"evidence/{agency}/{request}/hand.html#{value_id}",
        "form": "hand",
    }


def _citation(row: dict[str, Any], line: pd.Series) -> dict[str, Any]:
    """Return the line of added.csv a value was typed in, in the place of a page."""
    place = {"sheet": "decisions/added.csv", "cell": f"line {line['line']}", "text_source": "hand"}
    return place | {"value_id": row["value_id"], "n": 1, "text_as_printed": row["value_as_printed"]}
