"""One request in; out comes the answer, worked out in this process: the only code that opens a received file."""

import hashlib
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lib.read.pictures import PictureError, page_picture
from lib.read.sandbox_cache import known_pages
from lib.read.sandbox_readers import reader
from lib.read.sandbox_wire import CHANGED, FAILED, NO_MEMORY, NOT_OPENED, PICTURE, READING, REFUSED, pack


def answer(request: dict[str, Any], on_page: Callable[[int], None]) -> bytes:
    """Return the answer to a request: one byte that says what it is, then its content."""
    try:
        return _answer(request, on_page)
    except PictureError as error:
        return bytes([REFUSED]) + str(error).encode()
    except MemoryError:
        return bytes([NO_MEMORY])
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(where.filename).name} line {where.lineno}"
        return bytes([FAILED]) + f"{type(error).__name__} in {place}: {error}".encode(errors="replace")


def _answer(request: dict[str, Any], on_page: Callable[[int], None]) -> bytes:
    try:
        data = Path(request["path"]).read_bytes()
    except OSError as error:
        return bytes([NOT_OPENED]) + str(error.strerror).encode()
    if hashlib.sha256(data).hexdigest() != request["sha256"]:
        return bytes([CHANGED])
    if request.get("parts"):
        from lib.read.mail_parts import part_bytes

        data = part_bytes(data, request["parts"])
        if hashlib.sha256(data).hexdigest() != request["part_sha256"]:
            return bytes([CHANGED])
    if "page" in request:
        return bytes([PICTURE]) + page_picture(data, request["page"], request["dpi"])
    if request.get("scan_page"):
        from lib.read.ocr import read_scan_rows

        known = known_pages(request.get("known_pages", ""))
        return bytes([READING]) + pack(read_scan_rows(data, on_page, request["scan_page"], known))
    return bytes([READING]) + pack(reader(request["reader"])(data, on_page))
