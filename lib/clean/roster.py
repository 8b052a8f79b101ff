"""raw/requests.csv in; the roster as a frame, and the lines of it that could not be read, out.

The roster is the only source of how many agencies were asked. Spreadsheet programs write it with a byte
mark, as Windows-1252, with semicolons and with their own dates; all of that is read.
"""

import datetime as dt
import re
from pathlib import Path

import pandas as pd

from lib.desk_file import desk_rows
from lib.names import id_problem

COLUMNS = (
    "agency_id",
    "agency_name",
    "state",
    "request_id",
    "campaign",
    "asked_on",
    "received_on",
    "items_asked",
    "source_url",
    "assigned_to",
    "embargo_until",
)
DATES = ("asked_on", "received_on", "embargo_until")
US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class RosterError(ValueError):
    """The roster as a whole cannot be used; the message is one sentence with file, line and what was expected."""


def read_roster(path: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return (roster with the columns above as text, one sentence for each line left out).

    A missing file is an empty roster. Raises RosterError if a column is missing.
    """
    if not path.is_file():
        return pd.DataFrame(columns=list(COLUMNS), dtype="str"), []
    rows = desk_rows(path)
    header = [name.strip() for name in rows[0][1]] if rows else []
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise RosterError(
            f"{path.name} line 1: the column {missing[0]!r} is missing; expected the columns {', '.join(COLUMNS)}."
        )
    good, problems, seen = [], [], set()
    for n, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        row, problem = _row(dict(zip(header, cells, strict=False)), len(cells) == len(header), seen)
        if problem:
            problems.append(f"{path.name} line {n}: {problem}; the line is left out")
        else:
            good.append(row)
    return pd.DataFrame(good, columns=list(COLUMNS), dtype="str"), problems


def _row(cells: dict[str, str], is_full: bool, seen: set[tuple[str, str]]) -> tuple[dict[str, str], str]:
    row = {name: " ".join(cells.get(name, "").split()) for name in COLUMNS}
    if not is_full:
        return row, "it has another number of cells than line 1"
    for name in ("agency_id", "request_id"):
        if not row[name] or id_problem(row[name]):
            return row, id_problem(row[name]).rstrip(".") if row[name] else f"{name} is empty"
    if not row["agency_name"]:
        return row, "agency_name is empty"
    if row["state"] and not re.fullmatch(r"[A-Z]{2}", row["state"]):
        return row, f"state is {row['state'][:20]!r}; expected two capital letters such as CA"
    for name in DATES:
        date = iso_date(row[name])
        if date is None:
            return row, f"{name} is {row[name][:20]!r}; expected a date such as 2020-01-28"
        row[name] = date
    key = (row["agency_id"], row["request_id"])
    if key in seen:
        return row, f"{key[0]}/{key[1]} stands in the roster already"
    seen.add(key)
    return row, ""


def unused_rulings(raw: Path) -> list[str]:
    """Return one sentence for each file of rulings: this version does not apply them, and says so."""
    folder = raw / "decisions"
    # The columns of tables are applied where tables are read (lib/forms/column_map.py).
    found = sorted(p for p in folder.glob("*.csv") if p.name != "columns.csv") if folder.is_dir() else []
    filled = [path for path in found if len(desk_rows(path)) > 1]
    return [f"decisions/{path.name} holds rulings; this version does not apply rulings yet" for path in filled]


def embargoed(roster: pd.DataFrame, today: dt.date) -> list[str]:
    """Return the requests whose embargo has not ended by `today`."""
    held = roster[roster["embargo_until"].fillna("") >= today.isoformat()]
    return [f"{row.agency_id}/{row.request_id} (until {row.embargo_until})" for row in held.itertuples()]


def iso_date(text: str) -> str | None:
    """Return an ISO date for 2020-01-28 or 1/28/2020, empty for empty, None for anything else."""
    if not text:
        return ""
    us = US_DATE.fullmatch(text)
    try:
        date = dt.date(int(us[3]), int(us[1]), int(us[2])) if us else dt.date.fromisoformat(text)
    except ValueError:
        return None
    return date.isoformat()
