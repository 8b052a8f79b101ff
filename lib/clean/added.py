"""raw/decisions/added.csv in; the values typed in by hand, as counts with who, from where and why, out.

They are for what is on paper only, or was told on the phone. They stay marked as entered by hand everywhere.
"""

from pathlib import Path
from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.values import window_word
from lib.counts import parse_count
from lib.desk_file import DeskFileError, iso_date, read_desk_file
from lib.names import id_problem
from lib.refusals import Refusal
from lib.tables.words import MEASURE
from lib.windows import Window, parse_window

COLUMNS = ("agency_id", "request_id", "measure", "value", "window_start", "window_end", "source", "by", "on", "why")
FLAG, CHECKED = "hand_entered", "checked_twice"
DISAGREE = "two people typed different figures for the same thing"
THING = ["agency_id", "request_id", "measure", "window_start", "window_end"]


def read_added(path: Path, roster: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Return (the lines of added.csv that can be read, one sentence for each that cannot); a missing file is empty.

    Columns as in the file, and `line`, its place in the file. A line is for a request of the `roster`: without that
    nobody knows whom the figure was asked of.
    """
    try:
        rows, problems = read_desk_file(path, COLUMNS)
    except DeskFileError as error:
        return _frame([]), [f"decisions/{error}"]
    good, listed = [], set(zip(roster["agency_id"], roster["request_id"], strict=True))
    for row in rows:
        cells = dict(row.cells)
        problem = _problem(cells)
        if not problem and (cells["agency_id"], cells["request_id"]) not in listed:
            problem = f"the roster has no request {cells['agency_id']}/{cells['request_id']}"
        if problem:
            problems.append(f"{path.name} line {row.line}: {problem}; the line is left out")
        else:
            good.append(cells | {"line": row.line})
    return _frame(good), [f"decisions/{problem}" for problem in problems]


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*COLUMNS, "line"]).astype(dict.fromkeys(COLUMNS, "str") | {"line": "Int64"})


def _problem(cells: dict[str, str]) -> str:
    """Return what is wrong with a line, and put its dates into one form."""
    for name in ("agency_id", "request_id"):
        if not cells[name] or id_problem(cells[name]):
            return f"{name} is {cells[name][:40]!r}; expected the name of its folder"
    if cells["measure"] not in MEASURE:
        return f"measure is {cells['measure'][:40]!r}; expected one of: {', '.join(MEASURE)}"
    count = parse_count(cells["value"])
    if isinstance(count, Refusal) or count.flags:
        return count.reason if isinstance(count, Refusal) else f"value is {cells['value'][:40]!r}; a space stands in it"
    for name in ("window_start", "window_end", "on"):
        date = iso_date(cells[name])
        if date is None:
            return f"{name} is {cells[name][:20]!r}; expected a date such as 2020-01-28"
        cells[name] = date
    if bool(cells["window_start"]) != bool(cells["window_end"]) or cells["window_start"] > cells["window_end"]:
        return "the period needs a first and a last day, in this order, or neither"
    lacking = [name for name in ("source", "by", "on", "why") if not cells[name]]
    if lacking:
        return f"{lacking[0]} is empty; a value typed by hand says where it stands, who typed it, when and why"
    return ""


def added_counts(added: pd.DataFrame, names: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (counts, citations) of typed values, origin `hand_entered`; `names`: agency_id, agency_name.

    A later line by the same person replaces the earlier one. The same figure by a second person counts as a second
    check; different figures by different people both wait.
    """
    named = dict(zip(names["agency_id"], names["agency_name"], strict=True))
    counts, citations = [], []
    for _, lines in added.groupby(THING, sort=True, dropna=False):
        latest = lines.sort_values("line").drop_duplicates("by", keep="last")
        values = latest["value"].map(lambda text: parse_count(text).value)
        for n, value in enumerate(dict.fromkeys(values), 1):
            same = latest[values == value]
            row = _count(same, value, n, named, is_disputed=values.nunique() > 1)
            counts.append(row)
            citations.append(_citation(row, same.iloc[0]))
    return t.as_frame(t.COUNTS, counts), t.as_frame(t.CITATIONS, citations)


def _count(same: pd.DataFrame, value: int, n: int, named: dict[str, str], *, is_disputed: bool) -> dict[str, Any]:
    first = same.iloc[0]
    window = _window(first["window_start"], first["window_end"])
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


def _window(start: str, end: str) -> Window:
    if not start:
        return Window(None, None, "unknown", ())
    days = ["-".join((day[5:7], day[8:10], day[:4])) for day in (start, end)]
    window = parse_window(f"From {days[0]} To {days[1]}")
    return Window(None, None, "unknown", ()) if isinstance(window, Refusal) else window


def _citation(row: dict[str, Any], line: pd.Series) -> dict[str, Any]:
    """Return the line of added.csv a value was typed in, in the place of a page."""
    place = {"sheet": "decisions/added.csv", "cell": f"line {line['line']}", "text_source": "hand"}
    return place | {"value_id": row["value_id"], "n": 1, "text_as_printed": row["value_as_printed"]}
