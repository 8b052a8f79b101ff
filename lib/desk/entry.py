"""A request's facts as typed in; a checked line of the roster, or one sentence on what is wrong with it, out."""

import re
from pathlib import Path

from lib.clean.roster import COLUMNS as ROSTER
from lib.clean.roster import DATES
from lib.desk_file import DeskFileError, DeskRow, iso_date, read_desk_file, with_rows
from lib.names import id_problem
from lib.refusals import PlainError

_STATE = re.compile(r"[A-Z]{2}")


class DeskError(PlainError):
    """What was asked for cannot be done, and nothing was written; the message is one sentence."""


def roster_rows(raw: Path) -> list[DeskRow]:
    """Return the lines of the roster as they stand. Raises DeskError if it cannot be read as a whole."""
    try:
        return read_desk_file(raw / "requests.csv", ROSTER)[0]
    except DeskFileError as error:
        raise DeskError(str(error)) from None


def checked_entry(entry: dict[str, str], known: list[dict[str, str]]) -> tuple[dict[str, str], str]:
    """Return (a roster line, the sentence that says why it cannot be taken); `known` are the lines there are.

    The name and state of an agency the roster knows are taken from there. Nothing is made up from the folder's name.
    """
    row = {name: " ".join(entry.get(name, "").split()) for name in ROSTER}
    for name in ("agency_id", "request_id"):
        problem = id_problem(row[name]) if row[name] else f"{name} is empty."
        if problem:
            return row, problem
    same = next((line for line in known if line["agency_id"] == row["agency_id"]), {})
    for name in ("agency_name", "state"):
        row[name] = row[name] or same.get(name, "")
    if not row["agency_name"]:
        return row, f"the roster does not know {row['agency_id']} yet; give its name as it should be printed."
    if row["state"] and not _STATE.fullmatch(row["state"]):
        return row, f"state is {row['state'][:20]!r}; expected two capital letters such as CA."
    for name in DATES:
        date = iso_date(row[name])
        if date is None:
            return row, f"{name} is {row[name][:20]!r}; expected a date such as 2020-01-28."
        row[name] = date
    return row, ""


def is_listed(agency_id: str, request_id: str, known: list[dict[str, str]]) -> bool:
    """Return True if the roster has the request already."""
    return any((line["agency_id"], line["request_id"]) == (agency_id, request_id) for line in known)


def append(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    """Add rows at the end of a file of the desk: written beside, then renamed. Raises DeskError if it cannot be."""
    try:
        data = with_rows(path, columns, rows)
    except DeskFileError as error:
        raise DeskError(str(error)) from None
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
