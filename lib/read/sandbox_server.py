"""Requests on standard input in; answers on standard output out: a lean process that forks a child for each file.

Started by sandbox_client as a program of its own, without pandas: what it holds in memory, every child holds,
and a fork of a lean process takes about a millisecond. It never opens a received file itself.
"""

import gc
import json
import mmap
import os
import select
import signal
import struct
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
_LOOK_EVERY = 0.25
_CHUNK = 1 << 20
_PAGE = struct.Struct("q")


def _lean_imports() -> None:
    """Make `lib.read` importable without its __init__, which brings pandas."""
    sys.path.insert(0, str(_HERE.parents[1]))
    package = types.ModuleType("lib.read")
    package.__path__ = [str(_HERE)]
    sys.modules["lib.read"] = package


class _Progress:
    """The page a child is at: 8 bytes of memory both processes see."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, mmap.PAGESIZE)

    def tell(self, page: int) -> None:
        _PAGE.pack_into(self._shared, 0, page)

    def page(self) -> int:
        return _PAGE.unpack_from(self._shared)[0]


def _watched(child: int, pipe: int, limits: dict[str, float], progress: _Progress) -> tuple[bytes, str]:
    """Return what a child wrote, and why it was ended from outside ("" if it was not)."""
    from lib.read.sandbox_wire import PAGE_TOO_LONG, TOO_LONG, TOO_MUCH

    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    # The client asks one thing at a time: if anything happens there now, it has gone.
    poll.register(0, select.POLLHUP | select.POLLIN)
    parts: list[bytes] = []
    size, why = 0, ""
    end = time.monotonic() + limits["file_seconds"]
    page, page_end = 0, time.monotonic() + limits["page_seconds"]
    while not why:
        events = dict(poll.poll(_LOOK_EVERY * 1000))
        if 0 in events:
            os.kill(child, signal.SIGKILL)
            os._exit(0)
        if pipe in events:
            part = os.read(pipe, _CHUNK)
            if not part:
                return b"".join(parts), ""
            parts.append(part)
            size += len(part)
        now = time.monotonic()
        if progress.page() != page:
            page, page_end = progress.page(), now + limits["page_seconds"]
        overdue = TOO_LONG if now > end else PAGE_TOO_LONG if now > page_end else ""
        why = TOO_MUCH if size > limits["output"] else overdue
    os.kill(child, signal.SIGKILL)
    return b"", why


def _forked(request: dict[str, Any], answer: Callable[..., bytes], out: int) -> tuple[bytes, dict[str, Any]]:
    """Answer a request in a child; return the answer and how the child ended."""
    from lib.read.sandbox_limits import Limits, apply

    progress = _Progress()
    pipe, end = os.pipe()
    child = os.fork()
    if not child:
        # Whatever happens here, this process must not go on as a second server.
        try:
            os.close(pipe)
            os.close(out)
            apply(Limits(**request["limits"]))
            _write(end, answer(request, progress.tell))
        finally:
            os._exit(0)
    os.close(end)
    said, why = _watched(child, pipe, request["limits"], progress)
    os.close(pipe)
    _, status = os.waitpid(child, 0)
    died = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return said, {"signal": died, "ended": why, "page": progress.page()}


def _write(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]


def main() -> None:
    """Answer requests (a line of JSON each) until standard input ends."""
    _lean_imports()
    from lib.read.sandbox_child import answer
    from lib.read.sandbox_warm import warm_up

    out = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    warm_up(is_for_scans="--scans" in sys.argv)
    gc.collect()
    gc.freeze()
    gc.disable()
    is_forking = "--no-fork" not in sys.argv
    with os.fdopen(0, "rb", buffering=0, closefd=False) as requests:
        while line := requests.readline():
            request = json.loads(line)
            if is_forking:
                said, end = _forked(request, answer, out)
            else:
                said, end = answer(request, lambda page: None), {"signal": 0, "ended": "", "page": 0}
            _write(out, json.dumps(end | {"size": len(said)}).encode() + b"\n" + said)


if __name__ == "__main__":
    main()
