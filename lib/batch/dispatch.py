"""Jobs in; how each went out. One process a notebook, so many at a time, each with a wall clock."""

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import psutil

from lib.batch.job import Job
from lib.warm import context

WALL_SECONDS = 900
# A page of a scan takes some seconds, and a collection may have ten thousand.
READING_WALL_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Done:
    """A finished job: seconds it took, and the error in one line, empty if it went well."""

    job: Job
    seconds: float
    error: str


@dataclass(slots=True)
class _Running:
    job: Job
    process: BaseProcess
    started: float


def dispatch(
    jobs: list[Job], workers: int, on_done: Callable[[Done], None], wall_seconds: float = WALL_SECONDS
) -> list[Done]:
    """Run the jobs, `workers` at a time; return how each went, in the order of the jobs.

    A job that dies, or takes longer than `wall_seconds`, fails alone.
    """
    processes = context()
    waiting, running, done = list(reversed(jobs)), [], {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                running.append(_start(processes, waiting.pop()))
            wait([r.process.sentinel for r in running], timeout=0.5)
            for finished in list(_finished(running, wall_seconds)):
                done[finished.job.name] = finished
                on_done(finished)
            running = [r for r in running if r.job.name not in done]
    finally:
        for r in running:
            _kill(r.process)
    return [done[job.name] for job in jobs]


def _start(processes: BaseContext, job: Job) -> _Running:
    job.result.unlink(missing_ok=True)
    process = processes.Process(target=_work, args=(job,), name=job.name)
    process.start()
    return _Running(job, process, time.monotonic())


def _work(job: Job) -> None:
    from lib.batch.work import work

    work(job)


def _finished(running: list[_Running], wall_seconds: float) -> Iterator[Done]:
    for r in running:
        seconds = time.monotonic() - r.started
        if r.process.exitcode is not None:
            r.process.join()
            yield Done(r.job, seconds, _error(r.job, r.process.exitcode))
        elif seconds > (most := READING_WALL_SECONDS if r.job.reads_files else wall_seconds):
            _kill(r.process)
            yield Done(r.job, seconds, f"took longer than {most:g} seconds and was stopped")


def _error(job: Job, exitcode: int) -> str:
    # The result is the file, not the exit code: a forkserver child can report a false one.
    try:
        return str(json.loads(job.result.read_text(encoding="utf-8"))["error"])
    except (OSError, ValueError, KeyError):
        return f"its process ended early (exit code {exitcode}); it may have run out of memory"


def _kill(process: BaseProcess) -> None:
    """Kill a job and all it started: a kernel runs in a session of its own and would live on."""
    try:
        children = psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        children = []
    process.kill()
    for child in children:
        with contextlib.suppress(psutil.Error):
            child.kill()
    process.join(5)


def tidy(job: Job) -> None:
    """Remove what a job leaves beside its output: the result file, and a log that is empty of news."""
    job.result.unlink(missing_ok=True)
    if Path(job.output).is_file():
        job.log.unlink(missing_ok=True)
