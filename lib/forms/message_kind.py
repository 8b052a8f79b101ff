"""What an agency wrote in a message in; out comes what the message does, by a closed list of phrases."""

import re
from dataclasses import dataclass

from lib.forms.quoting import MONTHS

DATE = rf"(?:{MONTHS}) \d{{1,2}}, \d{{4}}"
UNTIL = re.compile(rf"(?:on\s+or\s+before|no\s+later\s+than|until)\s+(?P<until>{DATE})", re.IGNORECASE)
SECTION = re.compile(r"Government Code Section (?P<section>\d{4}(?:\.\d+)?(?:\([a-z]\))?)", re.IGNORECASE)
RECEIVED = re.compile(rf"request (?:was )?received (?:by \w+(?: \w+)* )?on (?P<received>{DATE})", re.IGNORECASE)
EXTENSION = re.compile(r"\bextension of\b|\badditional time is required\b|\bextend(?:ed|ing)? the\b", re.I)

# In order: the first phrase found decides. `non-exempt` is no exemption (Tracy's closing message).
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "no_records",
        re.compile(
            r"\bno (?:responsive )?records? (?:responsive|exist|were found|found)\b|\bno responsive records?\b"
            r"|\b(?:has|have|had|possess(?:es)?|locate[ds]?|found) no (?:such |responsive )?records?\b",
            re.I,
        ),
    ),
    (
        "denial",
        re.compile(
            r"(?<!non-)(?<!not )(?<!non )\bexempt from (?:public )?disclosure\b|\brequest (?:is|was|has been) denied\b",
            re.I,
        ),
    ),
    (
        "fee_notice",
        re.compile(r"\$\s?\d+.{0,80}\b(?:fee|cost|pay|page)|\b(?:fee|cost|pay).{0,80}\$\s?\d", re.I),
    ),
    ("closed", re.compile(r"\b(?:request|record request)[^.]{0,60}\bhas been closed\b", re.I)),
    (
        "acknowledgement",
        re.compile(r"\b(?:has received your|has been submitted|received your request)\b", re.I),
    ),
    ("determination", re.compile(r"\bhas (?:now )?determined that\b", re.I)),
)
ATTACHED = re.compile(r"\battached\b|\bdocuments? (?:has|have) been released\b|\bincluded in the\b", re.I)
# An invoice or a letter is no record that was asked for, and a promise is none yet.
NO_RECORD = re.compile(r"\b(?:not|will be|to be|cannot be)\s+(?:be\s+)?attached\b|\binvoice\b|\bletter\b", re.I)
NO_RECORDS = KINDS[0][1]
PART = re.compile(r"\bPart (?P<part>[A-Z])\b")


@dataclass(frozen=True, slots=True)
class Notice:
    """An extension as printed: until when, under which section, and when the request was received."""

    until: str
    section: str
    received: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Provided:
    """A sentence that says records are attached, or that there are none, and of which part it speaks."""

    says: str
    part: str
    start: int
    end: int


def message_kind(own: str, *, has_figures: bool, has_records: bool) -> tuple[str, str]:
    """Return (kind, the phrase or fact that decided it) for a message an agency wrote."""
    if has_figures:
        return "records_with_figures", "a figure stands in it"
    if until := _until(own):
        return "extension", " ".join(until.group().split())
    for kind, phrase in KINDS:
        if found := phrase.search(own):
            return kind, " ".join(found.group().split())
    if has_records:
        return "records_attached", "a file is attached"
    return "other", ""


def read_notice(own: str, offset: int) -> Notice | None:
    """Return the extension a message gives, or None; `offset` is where the text starts on its page."""
    until = _until(own)
    if until is None:
        return None
    sections = [m["section"] for m in SECTION.finditer(own[: until.start()])]
    received = RECEIVED.search(own)
    return Notice(
        until=" ".join(until["until"].split()),
        section=sections[-1] if sections else "",
        received=received["received"] if received else "",
        start=offset + until.start("until"),
        end=offset + until.end("until"),
    )


def _until(own: str) -> re.Match[str] | None:
    """Return the new date of an extension; of several dates, the one whose sentence speaks of more time."""
    found = list(UNTIL.finditer(own)) if EXTENSION.search(own) else []
    if len({" ".join(m["until"].split()) for m in found}) > 1:
        found = [m for m in found if EXTENSION.search(own[: m.end()].rsplit(". ", 1)[-1])]
    return found[0] if len({m["until"] for m in found}) == 1 else None


def read_provided(own: str, offset: int) -> list[Provided]:
    """Return the sentences that say records are attached or that none exist, with the part they name."""
    found = []
    for sentence in re.finditer(r"[^.;\n]+", own):
        text = sentence.group()
        is_sent = ATTACHED.search(text) and not NO_RECORD.search(text)
        says = "no_records" if NO_RECORDS.search(text) else "attached" if is_sent else ""
        if says:
            parts = {m["part"] for m in PART.finditer(text)}
            part = parts.pop() if len(parts) == 1 else ""
            found.append(Provided(says, part, offset + sentence.start(), offset + sentence.end()))
    return found
