"""A finished run's working folders in; its tables, executed notebooks and pages in their places out.

Nothing is placed before everything has succeeded. Each folder of tables and each page is renamed into place.
"""

import json
import shutil
from pathlib import Path

from lib.paths import Folders
from lib.publish.evidence import tombstone
from lib.publish.place import write_pages

STAGES = ("extract", "clean", "hit_ratio", "desk/data")


def place(work: Folders, real: Folders, agencies: list[str]) -> None:
    """Move a run's results from `work` to `real`; `agencies` names the pages rebuilt, empty for all of them."""
    for stage in STAGES:
        _swap(work.processed / stage, real.processed / stage)
    fresh = sorted(p.relative_to(work.reports).as_posix() for p in work.reports.rglob("*") if p.is_file())
    for address in fresh:
        _move(work.reports / address, real.reports / address)
    _bury(set(fresh), real.reports, agencies)


def _swap(new: Path, place: Path) -> None:
    if not new.is_dir():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.replace(old)
    new.replace(place)
    shutil.rmtree(old, ignore_errors=True)


def _move(new: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.new")
    shutil.move(new, beside)  # the two folders may lie on different disks
    beside.replace(place)


def _bury(fresh: set[str], reports: Path, agencies: list[str]) -> None:
    """Turn pages that were not made again into a notice: an address once published never dies."""
    gone = {}
    for folder in ("agencies", "evidence"):
        for path in (reports / folder).rglob("*.html"):
            address = path.relative_to(reports).as_posix()
            agency = Path(address).stem if folder == "agencies" else address.split("/")[1]
            if address not in fresh and (not agencies or agency in agencies):
                gone[address] = tombstone(address)
    write_pages(gone, reports)


def keep_notebooks(work: Path, runs: Path, real: dict[str, str]) -> None:
    """Move executed notebooks to processed/runs, with the real folders in them instead of the working ones."""
    for path in sorted(p for p in work.rglob("*") if p.is_file()):
        text = path.read_text(encoding="utf-8")
        for old, new in real.items():
            text = text.replace(json.dumps(old)[1:-1], json.dumps(new)[1:-1])
        target = runs / path.relative_to(work)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
