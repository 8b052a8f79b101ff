"""A plan of an import, or the list of who owes an answer, in; the lines that tell a person, out."""

import datetime as dt

import pandas as pd

from lib.desk.importing import Import


def import_lines(plan: Import, *, is_written: bool) -> list[str]:
    """Return what each column means, what is taken, and what is refused with its cell."""
    lines = [f"Sheet {plan.table.sheet!r}, column names in row {plan.table.header_row}:"]
    for letter, name in plan.table.header.items():
        meaning = plan.columns[letter]
        means = meaning.words if meaning else "not taken: no rule knows this name (tell it with --column)"
        lines.append(f"  {letter} {name}: {means}")
    verb = "Took" if is_written else "Would take"
    lines.append(f"{verb} {len(plan.requests)} requests for the roster and {len(plan.values)} values typed by hand.")
    if plan.there_already:
        lines.append(f"There already: {plan.there_already}.")
    if plan.refused:
        lines += [f"Refused: {len(plan.refused)}.", *(f"  {reason}" for reason in plan.refused)]
    return lines if is_written else [*lines, "Nothing was written; add --write to write it."]


def owing_lines(table: pd.DataFrame, asked: int, today: dt.date) -> list[str]:
    """Return who owes an answer, by campaign and reporter; `asked` is how many requests the roster has."""
    lines = [f"Of {asked} requests in the roster, {len(table)} are not fully answered (as of {today.isoformat()})."]
    for (campaign, reporter), group in table.groupby(["campaign", "assigned_to"], sort=True):
        who = f"assigned to {reporter}" if reporter else "assigned to nobody"
        lines.append(f"Campaign {campaign or 'not named'}, {who}: {len(group)}")
        lines += [f"  {_one(row)}" for row in group.itertuples()]
    return lines


def _one(row: object) -> str:
    clock = "no date is known, so no clock runs"
    if row.due:
        clock = f"due {row.due}" + (f", {row.days_overdue} days overdue" if row.days_overdue else "")
    told = f"{row.agency_id}/{row.request_id} ({row.agency_name}): {row.state.replace('_', ' ')}; {row.what}"
    return told if row.state == "partly_answered" else f"{told}; {clock}"
