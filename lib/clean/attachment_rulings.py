"""raw/decisions/attachments.csv in; what the desk ruled which file is, and lines that could not be read, out.

Append-only: a later line of the same person wins; two people who differ settle nothing.
"""

from pathlib import Path

import pandas as pd

from lib.desk_file import DeskFileError, read_desk_file

COLUMNS = ("agency_id", "request_id", "name_as_listed", "path", "by", "on")
KEY = ["agency_id", "request_id", "name_as_listed"]


def read_attachment_rulings(raw: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return (rulings with the columns above, one sentence for each line left out); no file is no rulings."""
    path = raw / "decisions" / "attachments.csv"
    try:
        rows, problems = read_desk_file(path, COLUMNS)
    except DeskFileError as error:
        return _frame([]), [f"decisions/{error}"]
    problems = [f"decisions/{problem}" for problem in problems]
    good = []
    for row in rows:
        empty = [name for name in COLUMNS[:5] if not row.cells[name]]
        if empty:
            problems.append(f"decisions/{path.name} line {row.line}: {empty[0]} is empty; the line is left out")
        else:
            good.append(row.cells)
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
