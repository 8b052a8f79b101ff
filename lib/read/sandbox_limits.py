"""Nothing in; out come the limits a reader runs under, and which of them this platform cannot keep."""

import os
import sys
from dataclasses import asdict, dataclass

try:
    import resource
except ImportError:  # Windows
    resource = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: bytes of memory, seconds of wall clock and processor, bytes of result.

    A decompression bomb of 1 kB asks for hundreds of MB; the largest real report (29 pages) needs under 100.
    """

    memory: int = 600_000_000
    file_seconds: float = 180.0
    page_seconds: float = 30.0
    output: int = 100_000_000

    def as_dict(self) -> dict[str, float]:
        """Return the limits by name, as they travel to the server."""
        return asdict(self)


# A page read from its picture: the models take 0.9 GB of addresses, a large page as much again.
SCAN = Limits(memory=2_500_000_000, file_seconds=150.0, page_seconds=120.0)


def can_fork() -> bool:
    """True where a process can split itself in two (not on Windows)."""
    return hasattr(os, "fork")


def apply(limits: Limits) -> None:
    """Put this process under the limits; it dies, or its calls fail, when it goes beyond."""
    if resource is None:
        return
    seconds = int(limits.file_seconds) + 1
    wanted = {"AS": limits.memory, "CPU": seconds, "CORE": 0, "FSIZE": 0}
    for name, value in wanted.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            _, hard = resource.getrlimit(kind)
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (most, most))


def guards() -> list[str]:
    """Return, in plain sentences, the guards this platform lacks; empty where all are in place."""
    lacking = []
    if not can_fork():
        lacking.append("Files are read one after another in one helper process, not each in a process of its own.")
    if resource is None:
        lacking.append("Readers' memory and processor time are not limited: a file made for it can fill the memory.")
    elif sys.platform == "darwin" or not hasattr(resource, "RLIMIT_AS"):
        lacking.append("Readers' memory is not limited: this system does not keep such a limit.")
    return lacking
