"""A made collection in; out come the project's extract tables of it and the truth beside them, row for row by file."""

import csv
from collections import Counter
from pathlib import Path

import pandas as pd

from lib import forms, read
from lib.demo import write_collection


class MadeReading:
    """A made collection and what the project read of it: `truth` by table name, `extract` as notebook 10 has it."""

    def __init__(self, folder: Path, agencies: int, seed: int) -> None:
        self.folder = folder
        write_collection(folder, agencies, seed)
        documents, pages = read.read_documents(read.inventory(folder / "raw"), folder / "raw")
        self.extract = forms.read_forms(documents, pages)
        self.documents = as_text(self.extract["documents"])
        self.truth = {path.stem: rows_of(path) for path in sorted((folder / "truth").glob("*.csv"))}
        self._paths = dict(zip(self.documents["document_id"], self.documents["path"], strict=True))

    def table(self, name: str, path: str) -> pd.DataFrame:
        """Rows of an extract table that were read from the file at `path`; missing values as empty text."""
        table = self.extract[name]
        return as_text(table[table["document_id"].map(self._paths) == path])

    def document(self, path: str) -> dict[str, str]:
        """The row of the file itself."""
        return self.documents[self.documents["path"] == path].iloc[0].to_dict()

    def made(self, name: str, path: str) -> list[dict[str, str]]:
        """Rows of a truth table about the file at `path`."""
        return [row for row in self.truth[name] if row["path"] == path]

    def files(self, *kinds: str, trouble: str | None = None, ending: str = "") -> list[str]:
        """Paths of the made files of some kinds; with `trouble` only those with this one (empty: none planted)."""
        return [
            row["path"]
            for row in self.truth["documents"]
            if row["kind"] in kinds and not row["parent"] and trouble in (None, row["trouble"])
            if row["path"].endswith(ending)
        ]


def as_text(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype("object").where(table.notna(), "").astype(str)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def difference(pair: tuple[Counter, Counter]) -> str:
    """Return what stands in one of (read, made) and not in the other, a few of each; empty if they are the same."""
    as_read, as_made = pair
    wrong, lost = as_read - as_made, as_made - as_read
    return f"wrong: {list(wrong)[:4]} lost: {list(lost)[:4]}" if wrong or lost else ""


def rows(frame: pd.DataFrame, columns: str) -> Counter:
    return Counter(frame[columns.split()].itertuples(index=False, name=None))


def made_rows(found: list[dict[str, str]], columns: str) -> Counter:
    return Counter(tuple(row[column] for column in columns.split()) for row in found)


def listed_lines(found: MadeReading, path: str) -> tuple[Counter, Counter]:
    """Return the lines of a file's sharing lists, as read and as made."""
    printed = "section row page name_as_printed city_as_printed state_as_printed hot_list_as_printed"
    return (
        rows(found.table("listed", path), printed),
        made_rows(found.made("shares", path), "section row page name city state hot_list"),
    )


def printed_figures(found: MadeReading, path: str) -> tuple[Counter, Counter]:
    """Return the figures of a dashboard report, as read and as made."""
    return (
        rows(found.table("readings", path), "page measure label_as_printed value_as_printed window_as_printed"),
        made_rows(found.made("figures", path), "page measure label value_as_printed window_as_printed"),
    )


def stated_figures(found: MadeReading, path: str) -> tuple[Counter, Counter]:
    """Return the figures of a page's messages, as read and as made: measure, year, figure as printed."""
    readings = found.table("readings", path)
    readings["year"] = readings["window_as_printed"].str[-4:]
    return (
        rows(readings, "measure year value_as_printed"),
        made_rows(found.made("figures", path), "measure window_as_printed value_as_printed"),
    )
