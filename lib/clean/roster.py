"""raw/requests.csv in; the roster as a frame, and the lines of it that could not be read, out.

The roster is the only source of how many agencies were asked.
"""

import datetime as dt
import re
from pathlib import Path

import pandas as pd

from lib.desk_file import DATE_EXPECTED, DeskFileError, iso_date, read_desk_file
from lib.names import id_problem
from lib.refusals import PlainError

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


class RosterError(PlainError):
    """The roster as a whole cannot be used; the message is one sentence with file, line and what was expected."""


def read_roster(path: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return (roster with the columns above as text, one sentence for each line left out).

    A missing file is an empty roster. Raises RosterError if a column is missing.
    """
    try:
        rows, problems = read_desk_file(path, COLUMNS)
    except DeskFileError as error:
        raise RosterError(str(error)) from None
    good, seen = [], set()
    for held in rows:
        row, problem = _row(held.cells, seen)
        if problem:
            problems.append(f"{path.name} line {held.line}: {problem}; the line is left out")
        else:
            good.append(row)
    return pd.DataFrame(good, columns=list(COLUMNS), dtype="str"), problems


def _row(cells: dict[str, str], seen: set[tuple[str, str]]) -> tuple[dict[str, str], str]:
    row = dict(cells)
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
            return row, f"{name} is {row[name][:20]!r}; {DATE_EXPECTED}"
        row[name] = date
    key = (row["agency_id"], row["request_id"])
    if key in seen:
        return row, f"{key[0]}/{key[1]} stands in the roster already"
    seen.add(key)
    return row, ""


def embargoed(roster: pd.DataFrame, today: dt.date) -> list[str]:
    """Return the requests whose embargo has not ended by `today`."""
    held = roster[roster["embargo_until"].fillna("") >= today.isoformat()]
    return [f"{row.agency_id}/{row.request_id} (until {row.embargo_until})" for row in held.itertuples()]
