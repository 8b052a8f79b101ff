"""A folder's path, numbers of agencies and a seed in; out comes the made collection on disk, and what was written."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from lib.demo.agencies import MOST_AGENCIES, made_agency
from lib.demo.count_tables import publisher_tables
from lib.demo.dice import Dice
from lib.demo.folders import Folder
from lib.demo.places import STATE
from lib.demo.stories import scanned_folder, told_folder
from lib.demo.truth import Made, truth_tables

ROSTER_COLUMNS = (
    "agency_id", "agency_name", "state", "request_id", "campaign", "asked_on", "received_on", "items_asked",
    "source_url", "assigned_to", "embargo_until",
)  # fmt: skip
LABEL = """# Made up

Everything in this folder was made up by `python -m lib demo`. No agency, place, person, date or number in it is
real; the places are called Sampleville, Mockton and the like, and the state is ZZ. Only the layouts are true.

- `raw/` is what agencies would have sent, with the roster `raw/requests.csv`.
- `truth/` is what a person reads in it: `documents.csv` (with planted troubles and what should become of them),
  `figures.csv`, `shares.csv`, `messages.csv`; of scans, how each page was scanned (`scan_pages.csv`) and which words
  their hidden text has wrong (`layer_slips.csv`). A path that goes on behind a mail's name is an attachment inside
  that mail.

Made with {agencies} agencies, {scans} more that answered with scans, and the seed {seed}.
The same numbers make the same bytes.
"""


class DemoError(ValueError):
    """The collection cannot be made as asked; the message is one sentence."""


def usual_scans(agencies: int) -> int:
    """Return how many agencies with scans stand beside so many others: one in 75, three at least, if names are left.

    A page takes a fifth of a second to scan; this keeps a collection of 600 agencies under half a minute.
    """
    return min(max(3, agencies // 75), MOST_AGENCIES - agencies)


def write_collection(target: Path, agencies: int, seed: int, scans: int = 0) -> list[str]:
    """Write the collection below `target` and return a line on each thing written.

    `scans` more agencies answer with scans. Raises DemoError if `target` exists and is not an empty folder, or if
    there are not that many names.
    """
    if not 1 <= agencies <= MOST_AGENCIES:
        raise DemoError(f"{agencies} agencies cannot be made; give a number from 1 to {MOST_AGENCIES}.")
    if not 0 <= scans <= MOST_AGENCIES - agencies:
        most = MOST_AGENCIES - agencies
        raise DemoError(f"{scans} agencies with scans cannot be made; give a number from 0 to {most}.")
    folders: list[Folder] = []
    digital = (told_folder(n, seed) for n in range(agencies))
    scanned = (scanned_folder(agencies + n, seed, n) for n in range(scans))
    files = chain(_files(digital, folders), _files(scanned, folders), _publisher(agencies, seed))
    label = LABEL.format(agencies=agencies, scans=scans, seed=seed)
    return written_files(target, files, folders, label)


def written_files(target: Path, files: Iterable[tuple[str, Made]], folders: list[Folder], label: str) -> list[str]:
    """Write files (path below raw/, what was made) with their truth and roster; return a line on each thing written.

    `folders` may fill while `files` is gone through. Raises DemoError if `target` exists and is not an empty folder.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DemoError(f"{target} exists and is not an empty folder; give the name of a new one.")
    raw, truth = target / "raw", target / "truth"
    written: list[tuple[str, Made]] = []
    for path, made in files:
        place = raw / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made.data)
        written.append((path, _without_bytes(made)))
    raw.mkdir(parents=True, exist_ok=True)
    (raw / "requests.csv").write_bytes(_roster(folders))
    truth.mkdir()
    tables = truth_tables(written)
    for name, data in tables.items():
        (truth / name).write_bytes(data)
    (target / "README.md").write_text(label, encoding="utf-8", newline="\n")
    return _told(target, folders, written, tables)


def _files(told: Iterable[Folder], folders: list[Folder]) -> Iterator[tuple[str, Made]]:
    """Yield each file (path below raw/, what was made); folders are noted as they are told, without their files."""
    for folder in told:
        yield from folder_files(folder, folders)


def folder_files(folder: Folder, folders: list[Folder]) -> Iterator[tuple[str, Made]]:
    """Yield a folder's files (path below raw/, what was made); then it is emptied and noted in `folders`."""
    for name, made in folder.files:
        yield f"{folder.agency.agency_id}/{folder.number}/{name}", made
    folder.files.clear()
    folders.append(folder)


def _publisher(agencies: int, seed: int) -> Iterator[tuple[str, Made]]:
    dice = Dice(f"table {seed}")
    turn = dice.number(0, 10_000)
    rows = [made_agency(n, turn) for n in range(min(200, max(12, agencies)))]
    for ending, made in zip(("csv", "xlsx"), publisher_tables(dice, rows), strict=True):
        yield f"{PUBLISHER}/ALPR table.{ending}", made


PUBLISHER = "made-up-table/2018"


def _without_bytes(made: Made) -> Made:
    """Return the truth alone, so that a large collection never lies in memory."""
    return replace(made, data=b"", parts=tuple((name, _without_bytes(inner)) for name, inner in made.parts))


def _roster(folders: list[Folder]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(ROSTER_COLUMNS)
    for folder in folders:
        items = "1-8" if folder.year == 2020 else "A1-A4,B1-B4"
        writer.writerow([
            folder.agency.agency_id, folder.agency.name, STATE, folder.number, folder.ask.campaign,
            folder.asked.date().isoformat(), "", items, "", "", "",
        ])  # fmt: skip
    return out.getvalue().encode("utf-8")


def _told(target: Path, folders: list[Folder], written: list[tuple[str, Made]], tables: dict[str, bytes]) -> list[str]:
    silent = len(folders) - len({path.split("/")[0] for path, _ in written} - {PUBLISHER.split("/", maxsplit=1)[0]})
    table = ", and one publisher's table" if any(path.startswith(PUBLISHER) for path, _ in written) else ""
    rows = {name.removesuffix(".csv"): data.count(b"\n") - 1 for name, data in tables.items()}
    return [
        f"Made up: {len(folders)} agencies, {silent} of them silent{table}.",
        f"Written: {len(written)} files below {target / 'raw'}, and the roster.",
        f"Truth: {target / 'truth'} ({', '.join(f'{name} {n}' for name, n in rows.items())}).",
    ]
