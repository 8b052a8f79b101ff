"""What an agency wrote in a message in; out comes what the message does, by a closed list of phrases."""

import re
from dataclasses import dataclass

from lib.forms.law import section_before
from lib.forms.quoting import MONTHS

WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
DATE = rf"(?:{MONTHS})\s+\d{{1,2}},\s+\d{{4}}"
UNTIL = re.compile(
    rf"(?:on\s+or\s+before|no\s+later\s+than|not\s+later\s+than|until)\s+{WEEKDAY}(?P<until>{DATE})", re.IGNORECASE
)
# Taken only inside a sentence that speaks of more time itself.
BY = re.compile(rf"\b(?:by|to|through)\s+{WEEKDAY}(?P<until>{DATE})", re.IGNORECASE)
RECEIVED = re.compile(
    r"(?:\brequest(?:,)?(?:\s+(?:which|that))?(?:\s+(?:was|has\s+been))?\s+received(?:\s+by\s+[\w’'&,\s-]{2,100}?)?"
    r"|\breceived\s+your\s+(?:[\w-]+\s+){0,6}request(?:\s+for\s+[\w\s]{1,60}?)?)"
    rf"\s+on\s+{WEEKDAY}(?P<received>{DATE})",
    re.IGNORECASE,
)
EXTENSION = re.compile(
    r"\bextension of\b|\badditional time is (?:required|needed|necessary)\b"
    r"|\bextend(?:ed|ing|s)?\s+(?:the|its|our|this)\b"
    r"|\b(?:is|are|been|be)\s+extended\b|\b(?:needs?|requires?)\s+(?:additional|more)\s+time\b"
    r"|\b(?:14|fourteen)(?:\s*\(14\))?[- ](?:calendar[- ])?days?\s+extension\b"
    r"|(?<!not )\b(?:invok|request|requir|tak)\w*\s+an?\s+extension\b",
    re.I,
)

# In order: the first phrase found decides. `non-exempt` is no exemption (Tracy's closing message).
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "no_records",
        re.compile(
            r"\bno (?:responsive )?(?:records?|documents?) (?:responsive|exist|were found|found|were located)\b"
            r"|\bno responsive (?:records?|documents?)\b"
            r"|\b(?:has|have|had|possess(?:es)?|locate[ds]?|found|maintains?) no (?:such |responsive )?"
            r"(?:records?|documents?)\b"
            r"|\b(?:does|do|did) not (?:have|possess|maintain|locate|find|identify)(?: any)?(?: responsive)?"
            r" (?:records?|documents?)\b"
            r"|\bunable to (?:locate|find|identify)(?: any)? (?:responsive )?(?:records?|documents?)\b",
            re.I,
        ),
    ),
    (
        "denial",
        re.compile(
            r"(?<!non-)(?<!not )(?<!non )\bexempt from (?:public )?(?:disclosure|production|release)\b"
            r"|\brequest (?:is|was|has been|must be) denied\b"
            r"|\b(?:hereby )?den(?:ies|y|ying) your (?:public records )?request\b"
            r"|\b(?:is|are|being|been|be) withheld (?:pursuant to|under|in accordance with|because)\b",
            re.I,
        ),
    ),
    (
        "fee_notice",
        re.compile(r"\$\s?\d+.{0,80}\b(?:fee|cost|pay|page)|\b(?:fee|cost|pay).{0,80}\$\s?\d", re.I),
    ),
    (
        "closed",
        re.compile(
            r"\b(?:request|record request)[^.]{0,60}\bhas been closed\b"
            r"|\b(?:we are|we have|will be|is now|now) clos(?:ing|ed) (?:this|your|the) (?:public records )?request\b"
            r"|\b(?:this|your|the) (?:public records )?request is (?:now )?(?:considered )?closed\b",
            re.I,
        ),
    ),
    (
        "determination",
        re.compile(
            r"\bha(?:s|ve) (?:now )?determined that\b"
            r"|\b(?:is|are) in possession of (?:disclosable |public )?records responsive\b",
            re.I,
        ),
    ),
    (
        "acknowledgement",
        re.compile(
            r"\b(?:has received your|has been submitted|received your (?:public records? )?(?:act )?request)\b"
            r"|\backnowledg(?:es?|ing)(?: the)? receipt of your\b|\bin receipt of your\b"
            r"|\byour (?:\w+ ){0,4}request (?:was|has been) received\b",
            re.I,
        ),
    ),
)
ATTACHED = re.compile(r"\b(?:attached|enclosed)\b|\bdocuments? (?:has|have) been released\b|\bincluded in the\b", re.I)
# An invoice or a letter is no record that was asked for, and a promise is none yet.
NO_RECORD = re.compile(
    r"\b(?:not|will be|to be|cannot be)\s+(?:be\s+)?(?:attached|enclosed)\b|\binvoice\b|\bletter\b", re.I
)
# An agency that sends the request on to another has not answered it: `other`, with the phrase as the rule.
TRANSFER = re.compile(
    r"\b(?:forwarded|transferred|referred|redirected) (?:your|the|this) (?:public records )?request to\b"
    r"|\byour (?:public records )?request (?:has been|was) (?:forwarded|transferred|referred) to\b",
    re.I,
)
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
    sent = has_records and any(said.says == "attached" for said in read_provided(own, 0))
    for kind, phrase in KINDS:
        if kind in ("determination", "acknowledgement") and sent:
            return "records_attached", "it says that records are attached, and a file is"
        if found := phrase.search(own):
            return kind, " ".join(found.group().split())
    if has_records:
        return "records_attached", "a file is attached"
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


def _until(own: str) -> re.Match[str] | None:
    """Return the new date of an extension; of several dates, the one whose sentence speaks of more time."""
    if not EXTENSION.search(own):
        return None
    found = list(UNTIL.finditer(own))
    if not found:
        found = [m for m in BY.finditer(own) if EXTENSION.search(own[: m.end()].rsplit(". ", 1)[-1])]
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
