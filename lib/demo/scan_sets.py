"""A folder, a seed and a grade in; out comes a collection of nothing but scans of that grade, to judge a reader by."""

from collections.abc import Iterator
from pathlib import Path

from lib.demo.collection import folder_files, written_files
from lib.demo.folders import Folder, empty_folder
from lib.demo.stories_scans import made_dashboards, made_sharing, scan_into
from lib.demo.truth import Made

LABEL = """# Made up

Scans of made-up paper, grade {grade}, seed {seed}. No agency, place, person, date or number in them is real.
`truth/` is what a person reads on them.
"""
YEARS = (2020, 2022, 2025)


def make_scans(target: Path, *, seed: int, grade: str, figures: int = 0, lists: int = 0,
               has_layer: bool = False) -> list[str]:  # fmt: skip
    """Write scans of one grade with `figures` figures or a few more, and `lists` sharing reports, as a collection.

    Every figure has arithmetic: rows that add up to a total on the same report. The editions take turns. Returns a
    line on each thing written; raises DemoError if `target` exists and is not an empty folder.
    """
    folders: list[Folder] = []
    files = _files(folders, seed, grade, figures, lists, has_layer)
    return written_files(target, files, folders, LABEL.format(grade=grade, seed=seed))


def _files(folders: list[Folder], seed: int, grade: str, figures: int, lists: int,
           has_layer: bool) -> Iterator[tuple[str, Made]]:  # fmt: skip
    made = n = 0
    while made < figures or n < lists:
        folder = empty_folder(n, seed, YEARS[n % len(YEARS)])
        if made < figures:
            _add_dashboards(folder, grade, n, has_layer=has_layer)
        if n < lists:
            scan_into(folder, "Data Sharing.pdf", [made_sharing(folder)], grade, has_layer=has_layer)
        made += sum(len(file.figures) for _, file in folder.files)
        n += 1
        yield from folder_files(folder, folders)


def _add_dashboards(folder: Folder, grade: str, n: int, *, has_layer: bool) -> None:
    """One agency in three binds its reports into one scan, in no order."""
    made = made_dashboards(folder, n_systems=(9, 23, 5, 31)[n % 4])
    bound = [folder.dice.shuffled(made)] if n % 3 == 2 else [[one] for one in made]
    for k, files in enumerate(bound, 1):
        scan_into(folder, f"scan{k:04}.pdf", files, grade, has_layer=has_layer)
