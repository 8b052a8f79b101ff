"""A sheet somebody typed in; the lines of the roster and the values it gives, and what of it is refused and why, out.

Nothing is written before a person has seen the plan. What is typed by hand stays marked as such for good.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lib.clean.added import COLUMNS as ADDED
from lib.counts import parse_count
from lib.desk.columns import Meaning, meaning_of, told_meaning
from lib.desk.entry import ROSTER, DeskError, append, checked_entry, is_listed, roster_rows
from lib.desk.sheet_rows import Table, read_table
from lib.desk_file import iso_date, read_desk_file
from lib.names import agency_id, parse_name
from lib.pages import Page, Word
from lib.refusals import Refusal


@dataclass(slots=True)
class Import:
    """What would be taken from a sheet: columns with their meaning, roster lines, values, and what is refused."""

    table: Table
    columns: dict[str, Meaning | None]
    requests: list[dict[str, str]] = field(default_factory=list)
    values: list[dict[str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    there_already: int = 0


def plan_import(
    pages: Sequence[Page],
    raw: Path,
    told: dict[str, str],
    columns: Sequence[str] = (),
    sheet: str = "",
    header: int = 0,
) -> Import:
    """Return what a sheet would give; `told` holds fields that are the same for each row, such as `by` and `why`.

    Raises DeskError if the sheet is no table, or a column told is not in it.
    """
    table = read_table(pages, sheet, header)
    plan = Import(table, _columns(table, columns))
    known = [row.cells for row in roster_rows(raw)]
    added = [row.cells for row in read_desk_file(raw / "decisions" / "added.csv", ADDED)[0]]
    for cells in table.rows:
        _take_row(plan, cells, told, known, added)
    return plan


def write_import(plan: Import, raw: Path) -> None:
    """Write what a plan takes into raw/requests.csv and raw/decisions/added.csv."""
    if plan.requests:
        append(raw / "requests.csv", ROSTER, plan.requests)
    if plan.values:
        append(raw / "decisions" / "added.csv", ADDED, plan.values)


def _columns(table: Table, told: Sequence[str]) -> dict[str, Meaning | None]:
    meanings = dict(told_meaning(text) for text in told)
    unknown = [name for name in meanings if name not in table.header.values()]
    if unknown:
        raise DeskError(f"no column {unknown[0]!r}; known: {', '.join(table.header.values())}.")
    return {letter: meanings.get(name) or meaning_of(name) for letter, name in table.header.items()}


def _take_row(
    plan: Import, cells: dict[str, Word], told: dict[str, str], known: list[dict[str, str]], added: list[dict[str, str]]
) -> None:
    where = next(iter(cells.values())).cell
    hidden = next((word for word in cells.values() if word.hidden), None)
    if hidden is not None:
        plan.refused.append(f"{hidden.cell}: {hidden.hidden}; nothing of this row is taken")
        return
    fields = dict(told)
    fields |= {m.field: cells[c].text for c, m in plan.columns.items() if m and m.field and c in cells}
    fields["agency_id"] = fields.get("agency_id") or _id_of(fields, known)
    line, problem = checked_entry(fields, known)
    if problem:
        plan.refused.append(f"{where}: {problem}")
        return
    if is_listed(line["agency_id"], line["request_id"], known):
        plan.there_already += 1
    else:
        plan.requests.append(line)
        known.append(line)
    for column, meaning in plan.columns.items():
        if meaning and meaning.measure and column in cells:
            _take_value(plan, cells[column], meaning, fields | line, added)


def _id_of(fields: dict[str, str], known: list[dict[str, str]]) -> str:
    """Return the folder's name of an agency: the roster's, else by the grammar of names if that tells all its parts."""
    name, state = (" ".join(fields.get(part, "").split()) for part in ("agency_name", "state"))
    for line in known:
        if line["agency_name"].casefold() == name.casefold() and state in ("", line["state"]):
            return line["agency_id"]
    parsed = parse_name(name, state) if name else Refusal("")
    is_whole = not isinstance(parsed, Refusal) and parsed.place and parsed.state and parsed.kind != "unknown"
    return agency_id(parsed) if is_whole else ""


def _take_value(
    plan: Import, cell: Word, meaning: Meaning, fields: dict[str, str], added: list[dict[str, str]]
) -> None:
    count = parse_count(cell.text)
    date = iso_date(" ".join(fields.get("on", "").split()))
    lacking = [name for name in ("source", "by", "why") if not fields.get(name, "").strip()]
    if isinstance(count, Refusal):
        plan.refused.append(f"{cell.cell}: {count.reason}")
    elif count.flags:
        plan.refused.append(f"{cell.cell}: found {cell.text!r}, a space inside the number; type it without")
    elif lacking or not date:
        plan.refused.append(
            f"{cell.cell}: a value typed by hand needs {', '.join(lacking) or 'a date such as 2020-01-28'}"
        )
    else:
        window = meaning.window
        row = {"measure": meaning.measure, "value": str(count.value), "on": date}
        row |= {"window_start": window.start.isoformat(), "window_end": window.end.isoformat()}
        row |= {name: " ".join(fields[name].split()) for name in ("agency_id", "request_id", "source", "by", "why")}
        if any(all(old[name] == row[name] for name in ADDED if name != "on") for old in added):
            plan.there_already += 1
        else:
            plan.values.append(row)
            added.append(row)
