"""A made collection in; out come the project's extract tables of it and the truth beside them, row for row by file."""

import csv
from collections import Counter
from pathlib import Path

import pandas as pd

from lib import forms, read
from lib.demo import write_collection


class Read:
    """A made collection and what the project read of it: `truth` by table name, `extract` as notebook 10 has it."""

    def __init__(self, folder: Path, agencies: int, seed: int) -> None:
        write_collection(folder / "made", agencies, seed)
        raw, truth = folder / "made" / "raw", folder / "made" / "truth"
        documents, pages = read.read_documents(read.inventory(raw), raw)
        self.extract = forms.read_forms(documents, pages)
        self.documents = as_text(self.extract["documents"])
        self.truth = {path.stem: rows_of(path) for path in sorted(truth.glob("*.csv"))}
        self._paths = dict(zip(self.documents["document_id"], self.documents["path"], strict=True))

    def table(self, name: str, path: str) -> pd.DataFrame:
        """Rows of an extract table that were read from the file at `path`; missing values as empty text."""
        table = self.extract[name]
        return as_text(table[table["document_id"].map(self._paths) == path])

    def made(self, name: str, path: str) -> list[dict[str, str]]:
        """Rows of a truth table about the file at `path`."""
        return [row for row in self.truth[name] if row["path"] == path]

    def files(self, *kinds: str, trouble: str | None = None) -> list[str]:
        """Paths of the made files of some kinds; with `trouble` only those with this one (empty: none planted)."""
        return [
            row["path"]
            for row in self.truth["documents"]
            if row["kind"] in kinds and not row["part"] and trouble in (None, row["trouble"])
        ]


def as_text(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype("object").where(table.notna(), "").astype(str)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def difference(read_rows: Counter, true_rows: Counter) -> str:
    """Return what stands in one and not in the other, a few of each; empty if they are the same."""
    wrong, lost = read_rows - true_rows, true_rows - read_rows
    return f"wrong: {list(wrong)[:4]} lost: {list(lost)[:4]}" if wrong or lost else ""


def listed_lines(found: Read, path: str) -> tuple[Counter, Counter]:
    """Return the lines of a file's sharing lists as read and as made."""
    read_columns = ["section", "row", "page", "name_as_printed", "city_as_printed", "state_as_printed",
                    "hot_list_as_printed"]  # fmt: skip
    true_columns = ["section", "row", "page", "name", "city", "state", "hot_list"]
    rows = found.table("listed", path)[read_columns].itertuples(index=False, name=None)
    return Counter(rows), Counter(tuple(row[c] for c in true_columns) for row in found.made("shares", path))


def printed_figures(found: Read, path: str) -> tuple[Counter, Counter]:
    """Return the figures of a report as read and as made: page, measure, label, figure and period as printed."""
    columns = ["page", "measure", "label_as_printed", "value_as_printed", "window_as_printed"]
    rows = found.table("readings", path)[columns].itertuples(index=False, name=None)
    true_columns = ["page", "measure", "label", "value_as_printed", "window_as_printed"]
    made = [row for row in found.made("figures", path) if row["measure"] != "nvls"]
    return Counter(rows), Counter(tuple(row[c] for c in true_columns) for row in made)


def stated_figures(found: Read, path: str, *, sure_only: bool = False) -> tuple[Counter, Counter]:
    """Return the figures of a page's messages as read and as made: measure, year, figure as printed."""
    rows = found.table("readings", path)
    rows = rows[rows["doubt"] == ""] if sure_only else rows
    as_read = Counter((r.measure, r.window_as_printed[-4:], r.value_as_printed) for r in rows.itertuples())
    made = [row for row in found.made("figures", path) if not sure_only or row["expected"] == "accepted"]
    return as_read, Counter((row["measure"], row["window_as_printed"], row["value_as_printed"]) for row in made)
