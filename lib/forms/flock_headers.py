"""The titles of a table's columns in; out comes which column of a Flock sharing table each one is, or that it is none.

Flock exports `Organization Name | Networks Shared With Me | Networks I'm Sharing` (domain.md §4.7), one row per
organization; a blank cell means no sharing in that direction.
"""

import re
from collections.abc import Sequence

NAME, RECEIVED, SHARED = "name", "detections_received", "detections_shared"
DIRECTIONS = (RECEIVED, SHARED)
TITLES = {
    "organization name": NAME,
    "organization": NAME,
    "networks shared with me": RECEIVED,
    "networks im sharing": SHARED,
    "networks i am sharing": SHARED,
}
# Titles of tables like this one, in words no rule knows: the table waits, with its titles.
_LIKE = re.compile(r"\b(?:networks?|shar(?:ed|es|ing)|access)\b")
_LIKE_NAME = re.compile(r"\b(?:organi[sz]ations?|agency|agencies|department)\b")
LONGEST_TITLE = 60
_DATED = re.compile(
    r"(?:as of|date|dated|created|exported|generated|last updated|printed)(?: on)?:? (?P<date>.{6,30})", re.IGNORECASE
)


def folded_title(title: str) -> str:
    """Return a title as the lists are compared: lower case, no apostrophes or colons, one space between words."""
    return " ".join(re.sub(r"['’‘`´:\ufeff]", "", title).split()).casefold()


def header_roles(titles: Sequence[str]) -> list[str] | None:
    """Return for each title its column, `""` for one no rule knows; None if this is no header of a sharing table.

    A header names the organization once and at least one direction; a direction named twice is none we know.
    """
    roles = [TITLES.get(folded_title(title), "") for title in titles]
    once = all(roles.count(role) <= 1 for role in (NAME, *DIRECTIONS))
    return roles if once and NAME in roles and any(role in roles for role in DIRECTIONS) else None


def is_like_header(titles: Sequence[str]) -> bool:
    """Return True if titles look like those of a sharing table, known or not: an organization and a sharing.

    An address is no title: a publisher's row holds an agency and a link that ends in `data-sharing.html`.
    """
    folded = [folded_title(title) for title in titles if title.strip()]
    if len(folded) < 2 or any(len(title) > LONGEST_TITLE or "," in title or "//" in title for title in folded):
        return False
    names = [title for title in folded if _LIKE_NAME.search(title) and len(title.split()) <= 3]
    return bool(names) and any(_LIKE.search(title) for title in folded if title not in names[:1])


def date_said(line: str) -> str:
    """Return the date a line beside the table gives as the table's own, as printed: `As of January 5, 2026`."""
    found = _DATED.fullmatch(" ".join(line.split()))
    return found["date"] if found and any(c.isdigit() for c in found["date"]) else ""


def unknown_titles(titles: Sequence[str]) -> str:
    """Return why a table waits: its titles, as printed."""
    shown = " | ".join(" ".join(title.split()) for title in titles if title.strip())
    return f"a table whose columns no rule knows: {shown}"
