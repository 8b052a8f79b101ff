"""A finished run's working folders in; its tables, executed notebooks and pages in their places out.

Nothing is placed before everything has succeeded. Each folder of tables and each page is renamed into place.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from lib.paths import Folders
from lib.tables import STAGE_TABLES

STAGES = (*STAGE_TABLES, "desk/data", "desk/crops")
FILES = ("desk/waiting.xlsx",)


def place(work: Folders, real: Folders, agencies: list[str], failed: Sequence[str] = ()) -> None:
    """Move a run's results from `work` to `real`; `agencies` names the pages rebuilt, empty for all of them.

    The last good pages of an agency that `failed` stay as they are.
    """
    for stage in STAGES:
        _swap(work.processed / stage, real.processed / stage)
    for name in FILES:
        if (work.processed / name).is_file():
            _move(work.processed / name, real.processed / name)
    made = (p.relative_to(work.reports).as_posix() for p in work.reports.rglob("*") if p.is_file())
    fresh = sorted(address for address in made if agency_of_page(address) not in failed)
    for address in fresh:
        _move(work.reports / address, real.reports / address)
    _bury(set(fresh), real.reports, agencies, failed)


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


def agency_of_page(address: str) -> str:
    """Return the agency an address below reports/ belongs to; empty for pages about all of them."""
    folder, _, rest = address.partition("/")
    if folder == "agencies":
        return rest.removesuffix(".html")
    return rest.split("/")[0] if folder == "evidence" else ""


def _bury(fresh: set[str], reports: Path, agencies: list[str], failed: Sequence[str]) -> None:
    """Turn pages that were not made again into a notice: an address once published never dies."""
    gone = []
    for folder in ("agencies", "evidence"):
        for path in (reports / folder).rglob("*.html"):
            address = path.relative_to(reports).as_posix()
            agency = agency_of_page(address)
            if address not in fresh and agency not in failed and (not agencies or agency in agencies):
                gone.append(address)
    if gone:
        from lib.publish.evidence import tombstone
        from lib.publish.place import write_pages

        write_pages({address: tombstone(address) for address in gone}, reports)


def keep_notebooks(work: Path, runs: Path, real: dict[str, str]) -> None:
    """Move executed notebooks to processed/runs, with the real folders in them instead of the working ones.

    Logs and half-run copies of an earlier run that failed are removed first.
    """
    for left in [*runs.rglob("*.log"), *runs.rglob("*.running")]:
        left.unlink()
    for path in sorted(p for p in work.rglob("*") if p.is_file()):
        target = runs / path.relative_to(work)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".ipynb":
            text = with_real_folders(path.read_text(encoding="utf-8"), real)
            target.write_text(text, encoding="utf-8", newline="\n")
        else:
            shutil.move(path, target)


def with_real_folders(text: str, real: dict[str, str]) -> str:
    """Return JSON text with the working folders replaced by the real ones, however the JSON spells them."""
    for old, new in real.items():
        for is_ascii in (True, False):
            found, place = (json.dumps(x, ensure_ascii=is_ascii)[1:-1] for x in (old, new))
            text = text.replace(found, place)
    return text
