"""raw/decisions/attachments.csv in; what the desk ruled which file is, and lines that could not be read, out.

Append-only: a later line of the same person wins; two people who differ settle nothing.
"""

from pathlib import Path

import pandas as pd

from lib.clean.roster import spreadsheet_rows

COLUMNS = ("agency_id", "request_id", "name_as_listed", "path", "by", "on")
KEY = ["agency_id", "request_id", "name_as_listed"]


def read_attachment_rulings(raw: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return (rulings with the columns above, one sentence for each line left out); no file is no rulings."""
    path = raw / "decisions" / "attachments.csv"
    rows = spreadsheet_rows(path) if path.is_file() else []
    header = [name.strip() for name in rows[0][1]] if rows else list(COLUMNS)
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        return _frame([]), [f"decisions/{path.name} line 1: the column {missing[0]!r} is missing; none of it is used"]
    good, problems = [], []
    for n, cells in rows[1:]:
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
        empty = [name for name in COLUMNS[:5] if not row.get(name)]
        if not any(row.values()):
            continue
        if empty:
            problems.append(f"decisions/{path.name} line {n}: {empty[0]} is empty; the line is left out")
        else:
            good.append({name: row.get(name, "") for name in COLUMNS})
    return _settled(_frame(good), problems)


def _frame(rows: list[dict[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def _settled(rulings: pd.DataFrame, problems: list[str]) -> tuple[pd.DataFrame, list[str]]:
    last = rulings.drop_duplicates([*KEY, "by"], keep="last")
    differ = last.groupby(KEY)["path"].transform("nunique") > 1
    for row in last[differ].drop_duplicates(KEY).itertuples():
        problems.append(
            f"decisions/attachments.csv: people differ on which file is {row.name_as_listed!r}; none is used"
        )
    return last[~differ].drop_duplicates(KEY).reset_index(drop=True), problems
