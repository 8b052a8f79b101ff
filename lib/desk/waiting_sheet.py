"""The sheet of what waits, as a colleague filled it in, in; the rulings in it, and the rows refused and why, out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lib.decisions import ALIAS_DECISIONS, ALIASES, VALUES, DecisionFile
from lib.desk.entry import DeskError
from lib.desk.sheet_rows import Table, read_table
from lib.pages import Page
from lib.ruling_lines import Line, append_lines, checked_lines, new_lines

MARKS = {"No.", "Id", "Decision", "As read", "SHA-256"}
LONGEST_SEEN = 200


@dataclass(slots=True)
class Rulings:
    """What would be taken from a filled sheet: lines by file, refused rows, and how many are there already."""

    lines: dict[str, list[Line]]
    refused: list[str] = field(default_factory=list)
    there_already: int = 0
    empty: int = 0


def is_waiting_sheet(pages: Sequence[Page]) -> bool:
    """Return True if a workbook is the sheet of what waits, by the names of its columns."""
    return bool(_tables(pages))


def plan_rulings(pages: Sequence[Page], raw: Path, told: dict[str, str]) -> Rulings:
    """Return the rulings of a filled sheet; `told` holds `on`, and `by` and `why` for rows without their own.

    A row of which a cell is hidden is refused: nobody would see what is taken.
    """
    found: dict[str, list[Line]] = {VALUES.name: [], ALIASES.name: []}
    plan = Rulings(found)
    for table in _tables(pages):
        at = {name: letter for letter, name in table.header.items()}
        for cells in table.rows:
            row = {name: " ".join(cells[x].text.split()) for name, x in at.items() if x in cells}
            hidden = next((word for word in cells.values() if word.hidden), None)
            if not row.get("Decision"):
                plan.empty += 1
            elif hidden is not None:
                plan.refused.append(f"{hidden.cell}: {hidden.hidden}; nothing of this row is taken")
            else:
                _take(plan, f"{table.sheet} row {row.get('No.', '?')}", row, told)
    for file in (VALUES, ALIASES):
        new = new_lines(raw, file, found[file.name])
        plan.there_already += len(found[file.name]) - len(new)
        found[file.name] = new
    return plan


def _tables(pages: Sequence[Page]) -> list[Table]:
    found = []
    for page in pages:
        try:
            table = read_table([page], page.sheet)
        except DeskError:
            continue
        if set(table.header.values()) >= MARKS:
            found.append(table)
    return found


def _take(plan: Rulings, where: str, row: dict[str, str], told: dict[str, str]) -> None:
    file, line = _line(row, told)
    good, problems = checked_lines(file, [line])
    if not row.get("Id") and file is VALUES:
        problems = ["this is not settled by a ruling"]
    if line.get("value_id", "").startswith("r-lines-"):
        problems = ["it stands for many lines; rule on them in the sheet 'Lines of lists'"]
    if problems:
        plan.refused.append(f"{where}: {problems[0]}")
    else:
        plan.lines[file.name] += good


def _line(row: dict[str, str], told: dict[str, str]) -> tuple[DecisionFile, Line]:
    decision = row["Decision"].casefold()
    who = {"by": row.get("By") or told.get("by", ""), "why": row.get("Reason") or told.get("why", "")}
    who |= {"on": told["on"], "decision": decision}
    seen = row.get("As read", "")
    if decision in ALIAS_DECISIONS:
        return ALIASES, who | {
            "name_as_printed": seen, "state": row.get("State", ""), "agency_id": row.get("Value", ""),
        }  # fmt: skip
    name = row.get("Id", "")
    return VALUES, who | {
        "value_id": name,
        "value": row.get("Value", ""),
        "sha256": row.get("SHA-256", ""),
        "page": row.get("Page", ""),
        "as_printed": seen if len(seen) <= LONGEST_SEEN and not name.startswith("k-") else "",
    }


def write_rulings(plan: Rulings, raw: Path) -> None:
    """Add the lines of a plan to raw/decisions/values.csv and aliases.csv."""
    for file in (VALUES, ALIASES):
        if plan.lines[file.name]:
            append_lines(raw, file, plan.lines[file.name])


def ruling_lines(plan: Rulings, *, is_written: bool) -> list[str]:
    """Return what is taken and what is refused, for the person who gives the sheet back."""
    verb = "Took" if is_written else "Would take"
    lines = [f"{verb} {len(rows)} rulings for raw/decisions/{name}." for name, rows in plan.lines.items() if rows]
    lines = lines or ["There are no new rulings in this sheet."]
    if plan.there_already:
        lines.append(f"There already: {plan.there_already}.")
    lines.append(f"Left open: {plan.empty} rows without a decision.")
    if plan.refused:
        lines += [f"Refused: {len(plan.refused)}.", *(f"  {reason}" for reason in plan.refused)]
    return lines if is_written else [*lines, "Nothing was written; add --write to write it."]
