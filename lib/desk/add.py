"""An agency, a request and files in; the files copied into raw/, never over another, and a line of the roster out."""

import hashlib
import shutil
from pathlib import Path

from lib.desk.entry import ROSTER, DeskError, append, checked_entry, is_listed, roster_rows
from lib.names import id_problem


def add_files(raw: Path, entry: dict[str, str], files: list[Path]) -> list[str]:
    """Copy files into the folder of a request and list the request; return one sentence for each thing done.

    Everything is checked before anything is written. A file whose bytes the folder holds already is not copied again.
    Raises DeskError if a file is missing, or another file of its name lies there, or the roster line cannot be made.
    """
    for name in ("agency_id", "request_id"):
        if problem := id_problem(entry.get(name, "")):
            raise DeskError(problem)
    known = [row.cells for row in roster_rows(raw)]
    folder = raw / entry["agency_id"] / entry["request_id"]
    listed = is_listed(entry["agency_id"], entry["request_id"], known)
    line, problem = ({}, "") if listed else checked_entry(entry, known)
    if problem:
        raise DeskError(problem)
    copies, told = _plan(folder, files)
    for source, target in copies:
        _copy(source, target)
        told.append(f"copied {source.name} to {target.relative_to(raw.parent).as_posix()}")
    if not listed:
        append(raw / "requests.csv", ROSTER, [line])
        told.append(f"listed {entry['agency_id']}/{entry['request_id']} in {raw.name}/requests.csv")
    return told


def _plan(folder: Path, files: list[Path]) -> tuple[list[tuple[Path, Path]], list[str]]:
    held = {_sha256(path): path for path in sorted(folder.rglob("*")) if path.is_file()} if folder.is_dir() else {}
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    copies, told = [], []
    for path in files:
        _check(path)
        same = held.get(_sha256(path))
        if same is not None:
            told.append(f"{path.name} is there already, as {same.name}: the same bytes")
            continue
        if path.name in names:
            raise DeskError(f"another file named {path.name} lies in {folder.name}/; rename the new one and try again.")
        names.add(path.name)
        held[_sha256(path)] = path
        copies.append((path, folder / path.name))
    return copies, told


def _check(path: Path) -> None:
    if not path.is_file():
        raise DeskError(f"there is no file {path}; nothing was copied.")
    if path.name.startswith(".") or not path.name.isprintable():
        raise DeskError(f"{path.name!r} is no name for a received file; rename a copy and try again.")


def _copy(source: Path, target: Path) -> None:
    """Copy beside, then give the name only if nobody else took it meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, beside)
    if _sha256(source) != _sha256(beside):
        beside.unlink()
        raise DeskError(f"{source.name} changed while it was copied; try again.")
    try:
        # A hard link fails where the name is taken; a rename would overwrite.
        target.hardlink_to(beside)
    except FileExistsError:
        raise DeskError(f"another file named {target.name} has just been put there; nothing was overwritten.") from None
    except OSError:  # a disk without hard links
        shutil.move(beside, target)
        return
    finally:
        beside.unlink(missing_ok=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
