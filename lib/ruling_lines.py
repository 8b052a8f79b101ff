"""Rulings in; lines added to the desk's files in raw/decisions, all of them or none, and never in a batch run, out."""

import os
from pathlib import Path

from filelock import FileLock

from lib import decisions as d
from lib.desk_file import DeskFileError, decoded, delimiter_of, with_rows
from lib.refusals import PlainError

Line = dict[str, str]


class RulingError(PlainError):
    """A ruling cannot be taken, and nothing was written; the message is one sentence."""


def refuse_in_batch() -> None:
    """Raise RulingError if no person sits at the notebook: in `run`, and where papermill executes it.

    A kernel that runs for a person may ask for input; one that runs for papermill may not.
    """
    try:
        from IPython import get_ipython
    except ImportError:
        return
    kernel = getattr(get_ipython(), "kernel", None)
    if os.environ.get("HIT_RATIO_BATCH") or (kernel is not None and not getattr(kernel, "_allow_stdin", True)):
        raise RulingError("a batch run rules on nothing; take the rulings out of the notebook, or rule in JupyterLab.")


def checked_lines(file: d.DecisionFile, lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Return (the lines that can be written, in one form, and one sentence for each that cannot)."""
    good, problems = [], []
    for line in lines:
        cells = {name: " ".join(str(line.get(name, "")).split()) for name in (*file.columns, *file.further)}
        problem = d.line_problem(file, cells)
        if problem:
            problems.append(f"{cells.get('value_id') or cells.get('name_as_printed')}: {problem}")
        else:
            good.append(cells)
    return good, problems


def new_lines(raw: Path, file: d.DecisionFile, lines: list[Line]) -> list[Line]:
    """Return the lines that the file does not hold yet, whatever their date."""
    known = {_said(file, line) for line in d.read_lines(raw, file)[0]}
    return [line for line in lines if _said(file, line) not in known]


def _said(file: d.DecisionFile, line: Line) -> tuple[str, ...]:
    return tuple(line.get(name, "") for name in file.columns if name != "on")


def append_lines(raw: Path, file: d.DecisionFile, lines: list[Line]) -> Path:
    """Add lines at the end of a file of rulings and return its path; what stands in it stays, byte for byte.

    Raises DecisionError if the file lacks a column, RulingError if a line cannot be written in its encoding.
    """
    path = raw / d.FOLDER / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f".{file.name}.lock"), timeout=20):
        d.read_lines(raw, file)
        columns = (*file.columns, *file.further)
        header = _header(path)
        rows = [{k: v for k, v in line.items() if k in columns and (not header or k in header)} for line in lines]
        try:
            data = with_rows(path, columns, rows)
        except DeskFileError as error:
            raise RulingError(f"{d.FOLDER}/{error}") from None
        beside = path.with_name(f".{file.name}.new")
        beside.write_bytes(data)
        beside.replace(path)
    return path


def _header(path: Path) -> set[str]:
    """Return the columns of a file; those a hand-made one lacks, such as `as_printed`, are left out of its lines."""
    if not path.is_file():
        return set()
    text = decoded(path.read_bytes())[0]
    return {name.strip().strip('"') for name in text.split("\n", 1)[0].split(delimiter_of(text))}
