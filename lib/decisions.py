"""Nothing in; out come the files the desk rules in, raw/decisions/*.csv: their columns, words, and what a line needs.

Read by the clean stage, written by the review stage and by `import`; all of them take the names from here.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from lib.desk_file import DATE_EXPECTED, DeskFileError, iso_date, read_desk_file
from lib.refusals import PlainError

FOLDER = "decisions"
SHA256 = re.compile(r"[0-9a-f]{64}")
VALUE_DECISIONS = ("confirm", "correct", "reject", "withdraw")
ALIAS_DECISIONS = ("same", "different")
# Which part of a value a ruling is about; an empty field is the figure, or the name of a line of a list.
FIELDS = ("value", "window", "measure", "name", "state", "city", "hot_list")
_FIELD_NAMES = {"window_start": "window_start", "window_end": "window_end", "value_as_printed": "value"}
_FIELD_NAMES |= {f"{name}_as_printed": name for name in ("window", "name", "state", "city", "hot_list")}
_FIELD_NAMES |= {name: name for name in FIELDS} | {"": ""}


class DecisionError(PlainError):
    """A file of rulings cannot be used as a whole: one sentence with file, line and what was expected."""


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """One file of raw/decisions: its columns, those no line may leave empty, dates, closed words, further columns."""

    name: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    dates: tuple[str, ...] = ("on",)
    decisions: tuple[str, ...] = ()
    further: tuple[str, ...] = ()


# `as_printed` is what had been read when the person looked: if something else is read later, the ruling is off.
VALUES = DecisionFile(
    "values.csv",
    ("value_id", "field", "decision", "value", "sha256", "page", "box", "by", "on", "why"),
    ("value_id", "decision", "by", "on", "why"),
    decisions=VALUE_DECISIONS,
    further=("as_printed",),
)
ALIASES = DecisionFile(
    "aliases.csv",
    ("name_as_printed", "state", "agency_id", "decision", "by", "on", "why"),
    ("name_as_printed", "agency_id", "decision", "by", "on", "why"),
    decisions=ALIAS_DECISIONS,
)
MASKS = DecisionFile("masks.csv", ("text", "where", "by", "on", "why"), ("text", "by", "on", "why"))
FACTCHECK = DecisionFile("factcheck.csv", ("value_id", "document_id", "checked_by", "on", "note"), ("checked_by", "on"))
ADDED = DecisionFile(
    "added.csv",
    ("agency_id", "request_id", "measure", "value", "window_start", "window_end", "source", "by", "on", "why"),
    ("agency_id", "request_id", "measure", "value", "source", "by", "on", "why"),
    dates=("window_start", "window_end", "on"),
)
ATTACHMENTS = DecisionFile(
    "attachments.csv",
    ("agency_id", "request_id", "name_as_listed", "path", "by", "on"),
    ("agency_id", "request_id", "name_as_listed", "path", "by"),
)
FILES = (VALUES, ALIASES, MASKS, FACTCHECK, ADDED, ATTACHMENTS)
# Read by the extract stage, since no table of its kind is read without it.
COLUMN_MAPS = "columns.csv"


def read_lines(raw: Path, file: DecisionFile) -> tuple[list[dict[str, str]], list[str]]:
    """Return (the lines that can be read, one sentence for each that cannot); a missing file holds none.

    Each line has the file's columns, dates as 2026-11-26, and `line`, its place in the file. Raises DecisionError if
    a column is missing: then nothing of the file is used, and the run stops before it cleans anything.
    """
    path = raw / FOLDER / file.name
    try:
        rows, problems = read_desk_file(path, file.columns, file.further)
    except DeskFileError as error:
        raise DecisionError(f"{FOLDER}/{error}") from None
    good, problems = [], [f"{FOLDER}/{problem}" for problem in problems]
    for row in rows:
        problem = line_problem(file, row.cells)
        if problem:
            problems.append(f"{FOLDER}/{file.name} line {row.line}: {problem}; the line is left out")
        else:
            good.append(row.cells | {"line": str(row.line)})
    return good, problems


def check_columns(raw: Path) -> None:
    """Raise DecisionError if a file of rulings lacks a column."""
    for file in FILES:
        read_lines(raw, file)


def unknown_files(raw: Path) -> list[str]:
    """Return one sentence for each CSV file beside the files of rulings: nothing reads it."""
    known = {COLUMN_MAPS, *(file.name for file in FILES)}
    found = sorted(path.name for path in (raw / FOLDER).glob("*.csv") if path.name not in known)
    return [f"{FOLDER}/{name} is not read; known: {', '.join(sorted(known))}" for name in found]


def line_problem(file: DecisionFile, cells: dict[str, str]) -> str:
    """Return what is wrong with a line, and put its dates, words and ids into one form; empty text if it is fine."""
    for name in file.needed:
        if not cells[name]:
            return f"{name} is empty"
    for name in file.dates:
        date = iso_date(cells[name])
        if date is None:
            return f"{name} is {cells[name][:20]!r}; {DATE_EXPECTED}"
        cells[name] = date
    if file.decisions:
        cells["decision"] = cells["decision"].casefold()
        if cells["decision"] not in file.decisions:
            return f"decision is {cells['decision'][:40]!r}; expected one of: {', '.join(file.decisions)}"
    if file is VALUES:
        return _value_problem(cells)
    if file is FACTCHECK and bool(cells["value_id"]) == bool(cells["document_id"]):
        return "expected a value_id or a document_id, and not both"
    return ""


def _value_problem(cells: dict[str, str]) -> str:
    if cells["value_id"].startswith(("r-v-", "r-k-")):  # the name under which the value waits
        cells["value_id"] = cells["value_id"].removeprefix("r-")
    field = _FIELD_NAMES.get(cells["field"].casefold())
    if field is None:
        return f"field is {cells['field'][:40]!r}; expected one of: {', '.join(FIELDS)}, or nothing for the figure"
    cells["field"], cells["sha256"] = field, cells["sha256"].casefold()
    if cells["decision"] == "correct" and not cells["value"]:
        return "value is empty; a correction says what stands there"
    if cells["sha256"] and not SHA256.fullmatch(cells["sha256"]):
        return f"sha256 is {cells['sha256'][:20]!r}; expected the 64 characters of the file's hash, or nothing"
    if cells["page"] and not cells["page"].isdecimal():
        return f"page is {cells['page'][:20]!r}; expected the number of the page in the file, from 1"
    return ""
