"""Folders and agencies in; one run of all notebooks in order, placed only after success, and its outcome, out."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from filelock import FileLock, Timeout

from lib import clean, ledger, read, tables
from lib.batch.dispatch import Done, dispatch, tidy
from lib.batch.job import Job
from lib.batch.outcome import Outcome
from lib.batch.parameters import check_parameters
from lib.batch.place import keep_notebooks, place
from lib.decisions import FOLDER as DECISIONS
from lib.engines import FASTEST
from lib.paths import NOTEBOOKS, Folders
from lib.refusals import PlainError
from lib.tables.words import FAILED_STATUS

STAGE_NOTEBOOKS = ("10_extract", "20_clean", "25_checks", "30_hit_ratio", "40_sharing", "45_review")
CACHE = "cache"
READS_FILES = ("10_extract",)
INTERRUPTED = "the run was interrupted"
AGENCY_NOTEBOOK, OVERVIEW_NOTEBOOK = "50_agency", "60_overview"


class RunError(PlainError):
    """The call was wrong and nothing was run; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: its real folders, its working folders, what to read again, how many at a time, by what, whom to tell."""

    real: Folders
    work: Folders
    agencies: list[str]
    workers: int
    engine: str
    tell: Callable[[Done], None]

    def parameters(self, **more: Any) -> dict[str, Any]:
        """Return the parameters of a notebook that works on the working folders."""
        folders = {"raw": self.work.raw, "processed": self.work.processed, "reports": self.work.reports}
        return {name: str(path) for name, path in folders.items()} | more

    def job(self, notebook: str, name: str = "", pages: tuple[str, ...] = (), **more: Any) -> Job:
        """Return the job of one notebook; raises ParameterError before anything starts."""
        source = NOTEBOOKS / f"{notebook}.ipynb"
        parameters = self.parameters(**more)
        check_parameters(source, parameters)
        output = self.work.runs / (f"{notebook}/{name}.ipynb" if name else f"{notebook}.ipynb")
        label = f"{notebook} {name}".strip()
        reads_files = notebook in READS_FILES
        return Job(label, str(source), str(output), parameters, pages, str(self.work.reports), reads_files, self.engine)

    def run(self, jobs: list[Job]) -> list[Done]:
        """Run jobs side by side."""
        return dispatch(jobs, self.workers, self.tell)


def run(
    folders: Folders, agencies: list[str], workers: int, tell: Callable[[Done], None], engine: str = FASTEST
) -> Outcome:
    """Run the notebooks; raise a PlainError (of the call, raw/, the roster or the rulings) before a kernel starts.

    Stage notebooks and the overview run once, the agency notebook once an agency. If a stage fails, nothing is
    put in place; if one agency's page fails, the others are.
    """
    read.check_layout(folders.raw)
    before = read.inventory(folders.raw)
    check_agencies(folders, before, agencies)
    folders.processed.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folders.processed / ".lock", timeout=0):
            work = _working_folders(folders, agencies)
            return _locked(Plan(folders, work, agencies, workers, engine, tell), before)
    except Timeout:
        raise RunError(f"another run is writing into {folders.processed}; wait for it to end.") from None


def check_agencies(folders: Folders, documents: pd.DataFrame, agencies: list[str]) -> None:
    """Raise RunError if an embargo has not ended, or naming the known agencies if one has no folder in raw/."""
    roster, _ = clean.read_roster(folders.raw / "requests.csv")
    clean.check_columns(folders.raw)
    held = clean.embargoed(roster, dt.datetime.now(dt.UTC).date())
    if held:
        raise RunError(
            f"an embargo has not ended: {', '.join(held)}; this version cannot hold back a page, "
            "so keep the request out of the raw folder until then."
        )
    folder_ids = documents["agency_id"].dropna()
    unknown = [a for a in agencies if a not in set(folder_ids)]
    if unknown:
        listed = set(roster["agency_id"]) - set(folder_ids)
        why = "is in the roster and has no folder yet" if unknown[0] in listed else "is not known"
        known = ", ".join(sorted(set(folder_ids)))
        raise RunError(f"agency {unknown[0]!r} {why}; known: {known}.")


def _locked(plan: Plan, before: pd.DataFrame) -> Outcome:
    folders, agencies = plan.real, plan.agencies
    outcome = Outcome(started=_now(), agencies=agencies, engine=plan.engine, error=INTERRUPTED)
    outcome.inputs = _inputs(folders.raw, before)
    real = {str(plan.work.reports): str(folders.reports), str(plan.work.processed): str(folders.processed)}
    try:
        error = _stages(plan, outcome)
        if not error:
            _report(plan, outcome)
            place(plan.work, folders, agencies, outcome.failed_agencies)
        outcome.error = error
    finally:
        _close(plan, outcome, real)
    return outcome


def _close(plan: Plan, outcome: Outcome, real: dict[str, str]) -> None:
    """Keep the executed notebooks and run.json, and remove the working folders."""
    outcome.ended = _now()
    for done in outcome.done:
        tidy(done.job)
    runs = plan.real.runs
    runs.mkdir(parents=True, exist_ok=True)
    keep_notebooks(plan.work.runs, runs, real)
    (runs / "run.json").write_text(outcome.as_json(real), encoding="utf-8", newline="\n")
    _keep_cache(plan.work.processed, plan.real.processed)
    shutil.rmtree(plan.work.processed.parent, ignore_errors=True)


def _inputs(raw: Path, documents: pd.DataFrame) -> list[dict[str, Any]]:
    """Return path, sha256, bytes of everything a run reads: the files of raw/, the roster and the desk's rulings."""
    rows = documents[["path", "sha256", "bytes"]].astype("object").where(documents.notna(), None).to_dict("records")
    for path in (raw / "requests.csv", *sorted((raw / DECISIONS).glob("*.csv"))):
        if path.is_file():
            data = path.read_bytes()
            name = path.relative_to(raw).as_posix()
            rows.append({"path": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)})
    return rows


def _working_folders(folders: Folders, agencies: list[str]) -> Folders:
    top = folders.processed / ".work"
    _keep_cache(top / "processed", folders.processed)  # left behind by a run that was killed
    shutil.rmtree(top, ignore_errors=True)
    work = Folders(folders.raw, top / "processed", top / "reports")
    work.processed.mkdir(parents=True)
    work.reports.mkdir()
    _keep_cache(folders.processed, work.processed)
    if agencies and folders.stage("extract").is_dir():
        shutil.copytree(folders.stage("extract"), work.stage("extract"))
    return work


def _keep_cache(old: Path, new: Path) -> None:
    """Move the cache of readings along, so that bytes read once are not read again."""
    if (old / CACHE).is_dir() and not (new / CACHE).exists():
        (old / CACHE).replace(new / CACHE)


def _stages(plan: Plan, outcome: Outcome) -> str:
    """Run everything in order; return the sentence that says why nothing may be put in place, or nothing."""
    jobs = [plan.job(name, **({"agencies": plan.agencies} if name == "10_extract" else {})) for name in STAGE_NOTEBOOKS]
    for job in jobs:
        outcome.done += plan.run([job])
        if outcome.done[-1].error:
            return f"{job.name} failed, {outcome.done[-1].error}"
    known = tables.read(tables.REQUESTS, plan.work.stage("clean"))["agency_id"].unique()
    wanted = [agency for agency in known if not plan.agencies or agency in plan.agencies]
    pages = [plan.job(AGENCY_NOTEBOOK, agency, ("page",), agency=agency) for agency in wanted]
    done = plan.run(pages)
    outcome.done += done
    outcome.failed_agencies = [x.job.parameters["agency"] for x in done if x.error]
    last = plan.job(OVERVIEW_NOTEBOOK, pages=("page", "method"), failed=outcome.failed_agencies)
    outcome.done += plan.run([last])
    if outcome.done[-1].error:
        return f"{last.name} failed, {outcome.done[-1].error}"
    return _changed(outcome.inputs, _inputs(plan.real.raw, read.inventory(plan.real.raw)))


def _changed(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> str:
    held = [{row["path"]: row["sha256"] for row in rows} for rows in (before, after)]
    for path in sorted({*held[0], *held[1]}):
        if str(held[0].get(path)) != str(held[1].get(path)):
            return f"{path} changed in the raw folder during the run; run again when nobody writes there."
    return ""


def _report(plan: Plan, outcome: Outcome) -> None:
    documents = tables.read(tables.DOCUMENTS, plan.work.stage("extract"))
    outcome.failed_files = sorted(documents[documents["status"].isin(FAILED_STATUS)]["path"])
    rows = ledger.read(plan.work.processed)
    outcome.ledger = rows.astype("object").where(rows.notna(), None).to_dict("records")
    outcome.waiting = len(tables.read(tables.REVIEW, plan.work.stage("review")))


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
