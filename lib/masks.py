"""Words the desk wants covered in; whether a place is meant, and where in a text they stand, out."""

import re
from collections.abc import Iterable
from functools import lru_cache

COVERED = "█"


@lru_cache(maxsize=512)
def mask_pattern(text: str) -> re.Pattern[str]:
    """Return what finds the words of a mask: any case, white space, `_` or `-` between them, whole words only."""
    words = r"[\s_-]+".join(re.escape(word) for word in text.split())
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)


def is_meant(where: str, agency_id: str, request_id: str, path: str) -> bool:
    """Return True if a mask for `where` is for this place: an agency, agency/request, a path; empty is everywhere."""
    where = where.removeprefix("raw/").strip("/")
    return where in ("", agency_id, f"{agency_id}/{request_id}") or path == where or path.startswith(f"{where}/")


def covered(text: str, masks: Iterable[str]) -> str:
    """Return a text with the words of each mask as black blocks, as long as before: places in it stay the same."""
    for mask in masks:
        text = mask_pattern(mask).sub(lambda found: COVERED * len(found[0]), text)
    return text
