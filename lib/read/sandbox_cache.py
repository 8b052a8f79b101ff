"""The hash of a file and a reader's name in; out comes the reading kept from the last time, if the code is the same."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lib.pages import Reading
from lib.read.rows import rows_of
from lib.read.sandbox_readers import reader_code
from lib.read.sandbox_wire import pack, unpack

# These say something of the machine and its load, not of the file alone.
_PASSING = ("resource_limit", "timeout")


def cached_reading(folder: Path, sha256: str, reader: str) -> Reading | None:
    """Return the reading of a file with these bytes, kept in `folder` by the same reader code; else None."""
    try:
        kept = _place(folder, sha256, reader).read_bytes()
    except OSError:
        return None
    digest, packed = kept[:32], kept[32:]
    if hashlib.sha256(packed).digest() != digest:
        return None
    try:
        return unpack(packed)
    except ValueError:
        return None


def keep_reading(folder: Path, sha256: str, reader: str, reading: Reading) -> None:
    """Keep a reading in `folder` under the file's hash and the reader's code; a passing failure is not kept."""
    if reading.status in _PASSING:
        return
    packed = pack(rows_of(reading))
    place = _place(folder, sha256, reader)
    folder.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(f".{os.getpid()}-{id(reading):x}.part")
    beside.write_bytes(hashlib.sha256(packed).digest() + packed)
    beside.replace(place)


def known_pages(folder: str) -> Callable[[str], tuple[Any, ...] | None]:
    """Return what gives the rows of a page read before from a picture with this hash; None if there is none."""

    def known(picture: str) -> tuple[Any, ...] | None:
        reading = cached_reading(Path(folder), picture, "ocr") if folder else None
        return rows_of(reading)[2][0] if reading and reading.pages else None

    return known


def _place(folder: Path, sha256: str, reader: str) -> Path:
    return folder / f"{sha256}-{reader}-{reader_code(reader)[:16]}.reading"
