"""A cell of a table in; its text with what is private covered, and addresses of public documents kept, out."""

import re
from functools import lru_cache

from lib.publish.cover import cover_short

# Where publishers of such tables keep the agencies' documents for everybody to see. Nothing but a plain path: no query,
# no name and password, no escaped characters.
_PUBLIC = re.compile(r"https?://(?:www\.|cdn\.|assets\.)?(?:documentcloud|muckrock|eff)\.(?:org|com)/[A-Za-z0-9/._-]+")


@lru_cache(maxsize=20_000)
def cover_cell(text: str) -> str:
    """Return a cell's text as it may be published."""
    return text if is_public_address(text) else cover_short(text)


def is_public_address(text: str) -> bool:
    """Return True for the address of a document that its publisher shows to everybody."""
    return bool(_PUBLIC.fullmatch(text.strip()))
