"""What an agency wrote in; out come the sections of law it names: as printed, where, and which keep records back.

`Government Code Section 6253(c)`, `Government Code § 6253 (c) (1)`, `GC 7922.535`, `Gov. Code sec. 6254(f)`,
`§ 6254(f)`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_CODES = (
    r"(?:Government|Gov(?:['’]?t)?\.?|Govt\.?|Evidence|Evid\.?|Penal|Pen\.?|Civil|Civ\.?|Vehicle|Veh\.?|Labor"
    r"|Welfare\s+(?:and|&)\s+Institutions|Public\s+Records)\s+Code"
)
_NUMBER = r"\d{3,5}(?:\.\d+)*(?:\s?\(\s?[a-zA-Z0-9]{1,3}\s?\))*"
_MARK = r"(?:Sections?|Secs?\.?|§§?|§\s?§)"
SECTION = re.compile(
    rf"(?:{_CODES}(?:\s*\(GC\))?,?\s+{_MARK}?\s*|\bG\.?C\.?\s*{_MARK}?\s*|{_MARK}\s*)(?P<section>{_NUMBER})",
    re.IGNORECASE,
)
_FEDERAL = re.compile(r"\b5\s+U\.?S\.?C\.?\s*§?\s*552\s?\(b\)(?:\s?\(\d\)(?:\s?\([A-F]\))?)?")
_FLORIDA = re.compile(
    r"\b(?:s\.|section|§)\s*119\.\d+(?:\s?\([^)]{1,3}\))*,?\s+(?:F\.?S\.?|Fla\.?\s+Stat\.?|Florida Statutes)"
)
# A sentence that keeps records back. `non-exempt` and `not exempt` keep none (Tracy's closing message).
WITHHOLDS = re.compile(
    r"(?<!non-)(?<!non )(?<!not )\bexempt(?:ed|ion|ions)?\b|\bwithh(?:old|eld|olding)\b|\bprivileged?\b"
    r"|\bconfidential\b|\bnot subject to (?:public )?disclosure\b|\b(?:denied|denies|deny|denying|decline[sd]?)\b",
    re.IGNORECASE,
)
# An abbreviation's period ends no sentence.
_SHORT = "".join(
    rf"(?<!\b{word}\.)" for word in ("Gov", "Govt", "Sec", "sec", "Evid", "Pen", "Civ", "Veh", "Cal", "No")
)
_ENDS = re.compile(rf"(?<=[.;]){_SHORT}\s+(?=[A-Z“\"])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Exemption:
    """A section of law under which records are kept back, as printed, and its place."""

    printed: str
    start: int
    end: int


# A message's sentences are asked for three times in a row: for fees, exemptions and what kind it is.
@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of the sentences of a text; a section's own period ends none."""
    cuts = [0, *(m.end() for m in _ENDS.finditer(text)), len(text)]
    return tuple([(a, b) for a, b in pairwise(cuts) if text[a:b].strip()])


def section_before(text: str, end: int) -> str:
    """Return the last section of law named before a place in the text, as printed; empty if none is."""
    found = [m["section"] for m in SECTION.finditer(text[:end])]
    return " ".join(found[-1].split()) if found else ""


def read_exemptions(own: str, offset: int) -> list[Exemption]:
    """Return each section that a sentence about keeping records back names; `offset` is where the text starts."""
    found: dict[str, Exemption] = {}
    for start, end in sentences(own):
        if not WITHHOLDS.search(own[start:end]):
            continue
        taken: list[re.Match[str]] = []
        for pattern in (_FEDERAL, _FLORIDA, SECTION):
            for m in pattern.finditer(own, start, end):
                if any(m.start() < x.end() and x.start() < m.end() for x in taken):
                    continue
                taken.append(m)
                printed = " ".join(m.group().split())
                found.setdefault(printed.casefold(), Exemption(printed, offset + m.start(), offset + m.end()))
    return sorted(found.values(), key=lambda e: e.start)
