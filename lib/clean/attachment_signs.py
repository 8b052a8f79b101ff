"""A file named in a message and a file on disk in; whether the one can be the other, and what speaks for it, out.

What a name says is only ever held against what stands inside the file: its form, its date, its pages, its type.
"""

import re
from dataclasses import dataclass
from typing import Any

from lib.clean.dates import printed_date

FORMS = (
    ("hit_ratio_report", re.compile(r"hit[\W_]*ratio", re.IGNORECASE)),
    ("detection_report", re.compile(r"detections?[\W_]*report", re.IGNORECASE)),
    ("data_sharing_report", re.compile(r"data[\W_]*sharing", re.IGNORECASE)),
    ("invoice", re.compile(r"invoice", re.IGNORECASE)),
)
REPORT_KINDS = ("hit_ratio_report", "detection_report", "data_sharing_report")
DATE = re.compile(r"(?<!\d)\d{2}-\d{2}-\d{2}(?!\d)")
ENDING = re.compile(r"\.(pdf|xlsx?|csv|docx?|txt|eml|msg|zip|png|jpe?g|tiff?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a file being the one named; `is_possible` is False where something speaks against it."""

    is_possible: bool
    form: bool = False
    date: bool = False
    pages: bool = False

    @property
    def is_content(self) -> bool:
        """True if what stands inside agrees in form, and in its date or number of pages."""
        return self.form and (self.date or self.pages)


def signs(listed: dict[str, Any], file: dict[str, Any]) -> Signs:
    """Hold a listed attachment (name, link, pages, date of its message) against a document (kind, pages, date)."""
    form = next((kind for kind, pattern in FORMS if pattern.search(listed["name_as_listed"])), "")
    kind = file["kind"] if file["kind"] in REPORT_KINDS or file["kind"] in ("letter", "invoice") else ""
    named = DATE.search(listed["name_as_listed"])
    day, created = printed_date(named.group()) if named else "", file["created_on"]
    pages = listed["pages"], file["pages"]
    sent = listed["sent_on"]
    against = (
        bool(form and kind and form != kind),
        bool(pages[0] and pages[1] and pages[0] != pages[1]),
        bool(form == kind and day and created and day != created),
        bool(sent and created and created > sent),
        _type_differs(listed, file["path"]),
    )
    if any(against):
        return Signs(is_possible=False)
    same_day = bool(created) and created in (day, sent)
    return Signs(True, form=bool(form) and form == kind, date=same_day, pages=bool(pages[0]) and pages[0] == pages[1])


def _type_differs(listed: dict[str, Any], path: str) -> bool:
    """True if the name or the link tell another type of file than the one on disk has."""
    told = ENDING.search(listed["link"].split("?")[0]) or ENDING.search(listed["name_as_listed"])
    have = ENDING.search(path)
    return bool(told and have and told[1].casefold() != have[1].casefold())


def name_key(name: str) -> str:
    """Return a name as it may break a tie: without folders, ending, blanks; `x_1` and `x (1)` meet."""
    name = ENDING.sub("", name.rsplit("/", 1)[-1].strip())
    name = re.sub(r"[\s_]*\((\d)\)$", r"_\1", name)
    return re.sub(r"%20|[\W_]+", "", name).casefold()
