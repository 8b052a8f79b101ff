"""A cell of a published table in; the same text with what is private covered, and public documents' addresses kept, out."""

import re

from lib.publish.cover import cover_short

# Where publishers of such tables keep the agencies' documents for everybody to see. Nothing but a plain path: no query,
# no name and password, no escaped characters.
_PUBLIC = re.compile(r"https?://(?:www\.|cdn\.|assets\.)?(?:documentcloud|muckrock|eff)\.(?:org|com)/[A-Za-z0-9/._-]+")


def cover_cell(text: str) -> str:
    """Return a cell's text as it may be published."""
    return text if is_public_address(text) else cover_short(text)


def is_public_address(text: str) -> bool:
    """Return True for the address of a document that its publisher shows to everybody."""
    return bool(_PUBLIC.fullmatch(text.strip()))
