"""A saved transparency portal (text) in; its agency, its date and its parts, each a label and the lines under it, out.

Flock's portals of 2022 to 2026: a heading, policies in prose, figures of the last 30 days, lists of organizations.
portal_labels.csv is the closed list of labels; what stands under another heading stays with the prose around it.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lib.pages import Line, Page, lines_in

_TITLE = "transparency portal"
_TITLE_WITHIN = 15
_BOTH = re.compile(r"(?:Flock Safety ?- ?)?(?P<name>.+?) Transparency Portal(?: (?P=name))?", re.IGNORECASE)
_UPDATED = re.compile(r"Last Updated: ?(?P<date>\S.{5,40})", re.IGNORECASE)
_USES = re.compile(r"(?:The )?(?P<name>\S.{2,80}?) uses Flock Safety\b.*")
_FLOCK = re.compile(r"\bFlock Safety\b")
FIGURES = ("detections_30d", "unique_30d", "hits_30d", "searches_30d", "cameras")
LISTS = ("detections_shared", "detections_received")
LONGEST_LABEL = 120


@dataclass(frozen=True, slots=True)
class Part:
    """A label, what it means by portal_labels.csv, and the filled lines under it up to the next label."""

    meaning: str
    label: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Portal:
    """What a portal page says of itself, the lines of its heading, and its parts in order."""

    agency: str
    updated: str
    head: tuple[Line, ...]
    parts: tuple[Part, ...]


def is_portal_page(page: Page) -> bool:
    """Return True if the title says transparency portal, and a label of a figure or list, or Flock, stands below."""
    if page.text_source != "text" or page.sheet or _TITLE not in page.text.casefold():
        return False
    lines = [line for line in lines_in(page.text) if not line.is_blank]
    if not any(_is_title(line) for line in lines[:_TITLE_WITHIN]):
        return False
    return bool(_FLOCK.search(page.text)) or any(meaning_of(line.text) in FIGURES + LISTS for line in lines)


def _is_title(line: Line) -> bool:
    return line.text.strip().casefold() == _TITLE or bool(_BOTH.fullmatch(line.text.strip()))


def meaning_of(line: str) -> str:
    """Return what a line means as a label: a measure, a list, text, furniture; empty if it is no label."""
    if len(line) > LONGEST_LABEL:
        return ""
    folded = _folded(line)
    exact, patterns = _labels()
    if folded in exact:
        return exact[folded]
    if folded.endswith("."):
        return ""
    return next((meaning for pattern, meaning in patterns if pattern.fullmatch(folded)), "")


def _folded(line: str) -> str:
    return " ".join(re.sub(r"[’‘`´]", "'", line).split()).strip(": ").casefold()


@cache
def _labels() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Return exact labels, and those with a part that varies: `…` for an agency, `#` for a number."""
    text = files(__package__).joinpath("portal_labels.csv").read_text(encoding="utf-8")
    exact, patterns = {}, []
    for row in csv.DictReader(text.splitlines()):
        label = _folded(row["label"])
        if "…" in label or "#" in label:
            pattern = re.escape(label).replace("…", r".{1,80}?").replace(r"\#", r"\d{1,3}")
            patterns.append((re.compile(pattern), row["meaning"]))
        else:
            exact[label] = row["meaning"]
    return exact, patterns


def read_portal(page: Page) -> Portal:
    """Return the parts of a page `is_portal_page` took; every filled line is in the head, a label, or under one."""
    lines = [line for line in lines_in(page.text) if not line.is_blank]
    at = [i for i, line in enumerate(lines) if meaning_of(line.text) not in ("", "furniture")]
    first = at[0] if at else len(lines)
    ends = [*at[1:], len(lines)]
    parts = [
        Part(meaning_of(lines[a].text), lines[a], tuple(lines[a + 1 : b]))
        for a, b in zip(at, ends if at else [], strict=True)
    ]
    head = lines[:first]
    dates = [found["date"].strip() for line in lines if (found := _UPDATED.fullmatch(line.text.strip()))]
    says = (found["name"] for line in lines if (found := _USES.match(line.text.strip())))
    return Portal(_agency(head) or next(says, ""), dates[0] if dates else "", tuple(head), tuple(parts))


def is_heading(line: Line) -> bool:
    """Return True for a line of the page's title, or its date."""
    return _is_title(line) or bool(_UPDATED.fullmatch(line.text.strip()))


def _agency(head: list[Line]) -> str:
    """Return the agency a page's title names, or the line above a lone `Transparency Portal`."""
    for n, line in enumerate(head):
        text = line.text.strip()
        found = _BOTH.fullmatch(text)
        if found:
            return found["name"].strip()
        if text.casefold() == _TITLE and n:
            return head[n - 1].text.strip()
    return ""
