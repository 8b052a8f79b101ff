"""What an agency wrote in a message in; out comes what the message does, by a closed list of phrases."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lib.forms.law import read_exemptions, section_before
from lib.forms.message_phrases import (
    ATTACHED,
    BY,
    EXTENSION,
    KINDS,
    NO_RECORD,
    NO_RECORDS,
    PART,
    RECEIVED,
    TRANSFER,
    UNTIL,
    WILL,
)


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
    sent = has_records and any(said.says == "attached" for said in read_provided(own, 0))
    for kind, phrase in KINDS:
        # "No records for items 5 to 8; attached are those for 1 to 4": the items tell the rest.
        if sent and kind in ("no_records", "determination", "acknowledgement") and phrase.search(own):
            return "records_attached", "it says that records are attached, and a file is"
        if found := phrase.search(own):
            return kind, " ".join(found.group().split())
    if has_records:
        return "records_attached", "a file is attached"
    if cited := read_exemptions(own, 0):
        return "denial", f"records are kept back under {cited[0].printed}"
    found = TRANSFER.search(own)
    return "other", " ".join(found.group().split()) if found else ""


def read_notice(own: str, offset: int) -> Notice | None:
    """Return the extension a message gives, or None; `offset` is where the text starts on its page."""
    until = _until(own)
    if until is None:
        return None
    return Notice(
        until=" ".join(until["until"].split()),
        section=section_before(own, until.start()),
        received=read_received(own),
        start=offset + until.start("until"),
        end=offset + until.end("until"),
    )


def read_received(own: str) -> str:
    """Return when the agency says it received the request, as printed; empty if it does not say, or says two days."""
    found = {" ".join(m["received"].split()) for m in RECEIVED.finditer(own)}
    return found.pop() if len(found) == 1 else ""


# Asked for twice of each message: what kind it is, and until when.
@lru_cache(maxsize=8)
def _until(own: str) -> re.Match[str] | None:
    """Return the new date of an extension; of several dates, the one whose sentence speaks of more time."""
    if not EXTENSION.search(own):
        return None
    found = list(UNTIL.finditer(own))
    if not found:
        said = [(m, own[: m.end()].rsplit(". ", 1)[-1]) for m in BY.finditer(own)]
        found = [m for m, sentence in said if EXTENSION.search(sentence) or WILL.search(sentence)]
    if len({" ".join(m["until"].split()) for m in found}) > 1:
        found = [m for m in found if EXTENSION.search(own[: m.end()].rsplit(". ", 1)[-1])]
    return found[0] if len({" ".join(m["until"].split()) for m in found}) == 1 else None


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
