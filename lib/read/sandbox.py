"""Paths of received files in; readings out: each file is opened only in a limited child process of its own.

A file that crashes, fills the memory or never ends takes its own child down and nobody else's; its reading
says so: `resource_limit`, `timeout` or `damaged`.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from lib.pages import Reading
from lib.read import sandbox_wire as wire
from lib.read.sandbox_cache import cached_reading, keep_reading
from lib.read.sandbox_client import Answer, ask, close_servers
from lib.read.sandbox_limits import SCAN, Limits, guards
from lib.refusals import Refusal

__all__ = [
    "ChangedFileError",
    "Job",
    "Limits",
    "close_servers",
    "guards",
    "picture_in_child",
    "read_in_child",
    "read_many",
]

# How many readings may wait for the one before them.
_AHEAD = 4


class Job(NamedTuple):
    """A file to read: where it lies, the hash it was listed with, and the reader's name (`pdf`, `text`).

    For a mail's attachment, `parts` leads to it (numbers from mail to mail inside, from 1); `part_sha256` is its hash.
    With `page`, only that page is read, from its picture, by the reader `ocr`.
    """

    path: Path
    sha256: str
    reader: str
    parts: tuple[int, ...] = ()
    part_sha256: str = ""
    page: int = 0


class ChangedFileError(RuntimeError):
    """A file's bytes are not those that were hashed: a citation would point at other words."""


def read_in_child(
    path: Path, sha256: str, reader: str, cache: Path | None = None, limits: Limits | None = None,
    parts: tuple[int, ...] = (), part_sha256: str = "", page: int = 0,
) -> Reading:  # fmt: skip
    """Return the reading of one file, from the folder `cache` if it was read before by the same code.

    With `parts`, of the attachment they lead to; with `page`, of that page's picture alone, which may be known from
    another file. Raises ChangedFileError if the file's bytes no longer have this hash.
    """
    key = f"{part_sha256 or sha256}-p{page}" if page else part_sha256 or sha256
    known = cached_reading(cache, key, reader) if cache else None
    if known:
        return known
    limits = limits or (SCAN if page else Limits())
    request = {"path": str(path), "sha256": sha256, "reader": reader, "parts": parts, "part_sha256": part_sha256}
    request |= {"scan_page": page, "known_pages": str(cache or "")} if page else {}
    answer = ask(request, limits)
    reading = _reading(answer, limits)
    if reading is None:
        raise ChangedFileError(
            f"{path.as_posix()} changed while it was being read; run again when nobody writes into raw/"
        )
    if cache and answer and answer.said[:1] == bytes([wire.READING]):
        pictures = [page.picture for page in reading.pages if page.picture]
        for name in (key, *pictures):
            keep_reading(cache, name, reader, reading)
    return reading


def read_many(
    jobs: Iterable[Job], workers: int | None = None, cache: Path | None = None, limits: Limits | None = None
) -> Iterator[tuple[Job, Reading]]:
    """Yield each job with its reading, in the order of the jobs, reading `workers` files at a time.

    Without a number, as many as the machine has cores.
    """
    workers = workers or os.cpu_count() or 1
    waiting: deque[tuple[Job, Future[Reading]]] = deque()
    rest = iter(jobs)
    with ThreadPoolExecutor(workers) as pool:
        try:
            while True:
                for job in islice(rest, _AHEAD * workers - len(waiting)):
                    waiting.append((job, pool.submit(read_in_child, *job[:3], cache, limits, *job[3:])))
                if not waiting:
                    return
                job, future = waiting.popleft()
                yield job, future.result()
        finally:
            for _, future in waiting:
                future.cancel()


def picture_in_child(
    path: Path, sha256: str, page: int, dpi: int = 108, limits: Limits | None = None,
    parts: tuple[int, ...] = (), part_sha256: str = "",
) -> bytes | Refusal:  # fmt: skip
    """Return a page of a PDF as PNG, drawn in a child; a Refusal says why it cannot be drawn.

    With `parts`, of the attachment they lead to.

    Raises ChangedFileError if the file's bytes no longer have this hash.
    """
    limits = limits or Limits()
    request = {"path": str(path), "sha256": sha256, "page": page, "dpi": dpi}
    answer = ask(request | {"parts": parts, "part_sha256": part_sha256}, limits)
    if answer and answer.said[:1] == bytes([wire.PICTURE]):
        return answer.said[1:]
    if answer and answer.said[:1] == bytes([wire.REFUSED]):
        return Refusal(answer.said[1:].decode(errors="replace"))
    reading = _reading(answer, limits)
    if reading is None:
        raise ChangedFileError(f"{path.as_posix()} changed; run again when nobody writes into raw/")
    return Refusal(reading.reason)


def _reading(answer: Answer | None, limits: Limits) -> Reading | None:
    """Return what an answer amounts to; None if the file's bytes are not those that were hashed."""
    if answer is None:
        return Reading("damaged", "the process that reads files ended while it read this one")
    if answer.ended or answer.signal or not answer.said:
        return _death(answer, limits)
    kind, content = answer.said[0], answer.said[1:]
    if kind == wire.CHANGED:
        return None
    if kind == wire.READING:
        try:
            return wire.unpack(content)
        except ValueError:
            return Reading("damaged", "the reader's answer could not be understood")
    words = content.decode(errors="replace")
    return {
        wire.NO_MEMORY: Reading("resource_limit", _memory(limits)),
        wire.NOT_OPENED: Reading("damaged", f"could not be opened: {words}"),
    }.get(kind, Reading("damaged", f"the reader failed on it ({words})"))


def _death(answer: Answer, limits: Limits) -> Reading:
    at = f" at page {answer.page}" if answer.page else ""
    if answer.ended == wire.TOO_MUCH:
        return Reading("resource_limit", f"what was read is larger than {limits.output // 1_000_000} MB{at}")
    if answer.ended == wire.PAGE_TOO_LONG:
        return Reading("timeout", f"one page took longer than {limits.page_seconds:g} seconds{at}")
    if answer.ended == wire.TOO_LONG or answer.signal == getattr(signal, "SIGXCPU", -1):
        return Reading("timeout", f"reading it took longer than {limits.file_seconds:g} seconds{at}")
    # PDFium aborts when memory runs out; the system kills when the machine's own does.
    if answer.signal in (signal.SIGABRT, getattr(signal, "SIGKILL", -1), getattr(signal, "SIGTRAP", -1)):
        return Reading("resource_limit", _memory(limits) + at)
    return Reading("damaged", f"the reader crashed on it{at}")


def _memory(limits: Limits) -> str:
    return f"needs more than the {limits.memory // 1_000_000} MB of memory a file may take"
