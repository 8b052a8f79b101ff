"""A request in; out comes the answer of a server process that runs it in a limited child."""

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from lib.read.sandbox_limits import Limits, can_fork
from lib.read.sandbox_wire import TOO_LONG

_SERVER = Path(__file__).with_name("sandbox_server.py")
# The server ends a child in time; this much later the server itself must be stuck.
_GRACE = 15.0
# Keeps glibc from giving memory back and asking for it again, page by page, all through a file.
_MEMORY = {
    "MALLOC_TRIM_THRESHOLD_": "268435456",
    "MALLOC_MMAP_THRESHOLD_": "33554432",
    "MALLOC_TOP_PAD_": "4194304",
}


class Answer(NamedTuple):
    """What a child said, and how it ended: the signal that killed it, why it was ended, the page it was at."""

    said: bytes
    signal: int
    ended: str
    page: int


class _Server:
    def __init__(self, is_forking: bool, is_for_scans: bool) -> None:
        switches = [*([] if is_forking else ["--no-fork"]), *(["--scans"] if is_for_scans else [])]
        self.kind = (is_forking, is_for_scans)
        self.is_forking = is_forking
        self._is_late = False
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-I", str(_SERVER), *switches],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | _MEMORY,
        )

    @property
    def is_alive(self) -> bool:
        """True if it can take a request."""
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], limits: Limits) -> Answer | None:
        """Return the answer; None if the server died of it."""
        late = threading.Timer(limits.file_seconds + (_GRACE if self.is_forking else 0), self._end)
        late.daemon = True
        late.start()
        try:
            line = json.dumps(request | {"limits": limits.as_dict()})
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
            head = json.loads(self._process.stdout.readline() or b"null")
            said = self._process.stdout.read(head["size"]) if head else b""
        except (OSError, ValueError):
            head, said = None, b""
        finally:
            late.cancel()
        if head and len(said) == head["size"]:
            return Answer(said, head["signal"], head["ended"], head["page"])
        return Answer(b"", 0, TOO_LONG, 0) if self._is_late else None

    def _end(self) -> None:
        self._is_late = True
        self._process.kill()

    def close(self) -> None:
        """End the server, and any child it still watches."""
        with suppress(OSError):
            self._process.stdin.close()
        self._process.stdout.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_idle: list[_Server] = []


def ask(request: dict[str, Any], limits: Limits, is_forking: bool | None = None) -> Answer | None:
    """Return the answer to a request, from an idle server or a new one; None if two servers died of it."""
    kind = (can_fork() if is_forking is None else is_forking, bool(request.get("scan_page")))
    return _ask_once(request, limits, kind) or _ask_once(request, limits, kind)


def _ask_once(request: dict[str, Any], limits: Limits, kind: tuple[bool, bool]) -> Answer | None:
    server = _idle_server(kind) or _Server(*kind)
    answer = None
    try:
        answer = server.ask(request, limits)
        return answer
    finally:
        if answer is not None and server.is_alive:
            _idle.append(server)
        else:
            server.close()


@atexit.register
def close_servers() -> None:
    """End the idle servers; the next request starts new ones."""
    while _idle:
        _idle.pop().close()


def _idle_server(kind: tuple[bool, bool]) -> _Server | None:
    # One step each, so that two threads never take the same server.
    with suppress(IndexError):
        for _ in range(len(_idle)):
            server = _idle.pop(0)
            if server.kind == kind and server.is_alive:
                return server
            if server.is_alive:
                _idle.append(server)
            else:
                server.close()
    return None


if hasattr(os, "register_at_fork"):
    # A forked process must not talk to its parent's servers.
    os.register_at_fork(after_in_child=_idle.clear)
