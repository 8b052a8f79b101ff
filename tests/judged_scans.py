"""The truth of made scans and the desk's tables of a run in; out comes what became of each printed figure and line.

Wrong is what was accepted and is not printed there; early is what was accepted though only a part of it is on the
page; lost is what neither waits nor stands in a document that is listed with a reason.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from demo_reading import as_text, rows_of
from made_pages import tidy

Row = dict[str, str]
Key = tuple[str, ...]
USED = ("accepted", "duplicate")
TABLES = ("documents", "counts", "shares", "review")
FIGURE = ["page", "measure", "label", "value", "window_start", "window_end", "window_kind"]
FIGURE_READ = ["page", "measure", "label_as_printed", "value", "window_start", "window_end", "window_kind"]
LINE = ["page", "section", "name", "city", "state", "hot_list", "networks"]
LINE_READ = [
    "page",
    "section",
    *(f"{cell}_as_printed" for cell in ("name", "city", "state", "hot_list", "networks")),
]


@dataclass(slots=True)
class Judged:
    """What became of the figures, or of the lines, of some scans."""

    made: int = 0
    may_be_accepted: int = 0
    accepted: int = 0
    waiting: int = 0
    wrong: list[Key] = field(default_factory=list)
    early: list[Key] = field(default_factory=list)
    lost: list[Key] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share accepted of what may be accepted; 0 to 1."""
        return self.accepted / self.may_be_accepted if self.may_be_accepted else 0.0

    def __str__(self) -> str:
        return (
            f"{self.made} made, {self.accepted} accepted ({self.share:.1%} of the {self.may_be_accepted} that may be), "
            f"{len(self.wrong)} accepted wrong, {len(self.early)} too early, {self.waiting} waiting, "
            f"{len(self.lost)} lost"
        )


def judged(
    told: list[Row], read: list[Row], columns: tuple[list[str], list[str]], listed: Callable[[Row], bool]
) -> Judged:
    """Return what became of `told` (rows of the truth); `read` are the desk's rows with the path of their file.

    `columns` are those of the truth and of the desk that must be equal; `listed` tells whether a row of the truth
    that no one accepted is waited for.
    """
    found = Judged(len(told), sum(row["expected"] == "accepted" for row in told))
    used = Counter(key_of(row, columns[1]) for row in read if row["status"] in USED)
    for row in told:
        key = key_of(row, columns[0])
        if used[key]:
            used[key] -= 1
            if row["expected"] == "accepted":
                found.accepted += 1
            else:
                found.early.append(key)
        elif listed(row):
            found.waiting += 1
        else:
            found.lost.append(key)
    found.wrong = list(used.elements())
    return found


def key_of(row: Row, columns: list[str]) -> Key:
    """Small l and capital I are one stroke in the vendor's type: no one can tell them apart on paper."""
    return (row["path"], *(row[column].removeprefix("'").replace("I", "l") for column in columns))


def judged_run(made: Path, desk: Path) -> tuple[Judged, Judged]:
    """Return what became of a made folder's figures and of its lines; `desk` holds the desk's tables of the run.

    Files the folder knows nothing of are left out: one run can be on several made folders.
    """
    return judged_tables(made, {name: rows_of(desk / f"{name}.csv") for name in TABLES})


def judged_tables(made: Path, tables: dict[str, list[Row]]) -> tuple[Judged, Judged]:
    """Return the same of tables that were never written: documents, counts, shares and review, all as text."""
    told = {row["path"] for row in rows_of(made / "truth" / "documents.csv")}
    documents = [row for row in tables["documents"] if row["path"] in told]
    paths = {row["document_id"]: row["path"] for row in documents}
    waits = {paths.get(row["document_id"], "") for row in tables["review"]}
    explained = {row["path"] for row in documents if row["reason"]}
    truth = {name: rows_of(made / "truth" / f"{name}.csv") for name in ("figures", "shares")}
    read = {name: with_paths(tables[name], paths) for name in ("counts", "shares")}
    held = {
        name: {(row["path"], row["page"]) for row in rows if row["status"] not in USED} for name, rows in read.items()
    }

    def listed(name: str) -> Callable[[Row], bool]:
        return lambda row: (row["path"], row["page"]) in held[name] or row["path"] in waits | explained

    return (
        judged(truth["figures"], read["counts"], (FIGURE, FIGURE_READ), listed("counts")),
        judged(truth["shares"], read["shares"], (LINE, LINE_READ), listed("shares")),
    )


def with_paths(rows: list[Row], paths: dict[str, str]) -> list[Row]:
    return [row | {"path": paths[row["document_id"]]} for row in rows if row["document_id"] in paths]


def tidy_rows(raw: Path, cache: Path | None = None) -> dict[str, list[Row]]:
    """Return the four tables of a raw folder, read in this process: notebooks 10, 20 and 25 without their kernels."""
    made = tidy(raw, cache)
    return {name: as_text(made[name]).to_dict("records") for name in TABLES}
