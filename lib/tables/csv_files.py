"""A checked frame in; a CSV for people on disk out: UTF-8, LF, header, sorted by key, empty = missing.

CSV is how tables leave the project. Between the rooms they lie as Parquet (`files.py`).
"""

import csv
from pathlib import Path

import pandas as pd

from lib.tables.declare import Table
from lib.tables.files import as_texts, check
from lib.tables.quick_csv import write_quickly

# Above so many rows a table is written by Arrow, in a tenth of the time.
BIG = 2_000
# A cell that a spreadsheet program would take for a formula (or a tab/CR that hides one).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(frame: pd.DataFrame, table: Table, folder: Path) -> Path:
    """Check the frame and write it to `folder/<table>.csv`, beside first and then renamed.

    Text that a spreadsheet program would run as a formula gets one leading `'`. Raises TableError if a rule is broken.
    """
    frame = defused(as_texts(check(frame, table)), table)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{table.name}.csv"
    beside = folder / f".{table.name}.csv.new"
    if len(frame) <= BIG or not write_quickly(frame, beside):
        beside.write_bytes(as_csv(frame).encode("utf-8"))
    beside.replace(path)
    return path


def as_csv(frame: pd.DataFrame) -> str:
    """Return the frame as CSV text; flags as true/false, missing as empty."""
    shown = frame.copy()
    for name in shown.columns[shown.dtypes == "boolean"]:
        shown[name] = shown[name].map({True: "true", False: "false"})
    # A lone carriage return must stand in quotes, or a reader takes it for the end of a row.
    texts = shown.select_dtypes(include=["str", "object"])
    has_return = any(texts[name].str.contains("\r", regex=False).any() for name in texts)
    quoting = csv.QUOTE_ALL if has_return else csv.QUOTE_MINIMAL
    return shown.to_csv(index=False, lineterminator="\n", na_rep="", quoting=quoting)


def defused(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the frame with a leading `'` before every text that starts like a formula."""
    frame = frame.copy()
    for field in table.fields:
        if field.type == "text" and field.name in frame.columns:
            risky = frame[field.name].str.startswith(FORMULA_STARTS).fillna(False)
            frame[field.name] = frame[field.name].where(~risky, "'" + frame[field.name])
    return frame
