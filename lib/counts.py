"""One printed count (text) in; a whole number with flags, or the reason why not, out.

Only the forms seen in agencies' replies are taken. A point, a word or a stray mark is never read around:
`490.535` may be a count or a fraction, `N/A` may be zero or missing, and only a person can tell.
"""

import re
from dataclasses import dataclass

from lib.refusals import Refusal

_EXPECTED = "expected digits with commas between thousands, such as 490,535"
_MAX_DIGITS = 15
_MAX_SHOWN = 40
_MAX_SEARCHED = 200

_PLAIN = re.compile(r"0|[1-9][0-9]*")
# The space after the comma: Irvine Police Department's e-mail of 2020 prints `494, 258` and `157, 320`.
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[ \u00a0]?[0-9]{3})+")
_SPECKS = ".,'`·"
_POINTED = re.compile(r"[1-9][0-9]{0,2}(?:[,.][0-9]{3})+")

# Why a text is no count. The first pattern found in it gives the reason, so the order matters.
_REASONS = tuple(
    (re.compile(pattern, re.IGNORECASE), why)
    for pattern, why in (
        (
            r"[^\D0-9]|[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u2189]",
            "digits other than the plain 0 to 9",
        ),
        (r"[$€£¥¢]|\b(?:usd|dollars?)\b", "an amount of money, not a count"),
        (r"[%‰]|\bper ?cent\b", "a percentage, not a count"),
        (r"\A(?=.*[ol|])[0-9ol|i,. ]+\Z", "a letter that looks like a digit"),
        (r"\A(?=.*[0-9])[0-9i,. ]*i[0-9i,. ]*\Z", "a letter that looks like a digit"),
        (r"\A[^0-9]*[^\W\d_][^0-9]*\Z", "words instead of a number, which may mean zero or missing"),
        (r"\A[^0-9]*\Z", "no digit, which may mean zero or missing"),
        (r"\b(?:hundred|thousand|million|billion)s?\b", "a rounded number with a word in it"),
        (r"\b(?:about|approx\w*|around|nearly|over|under|roughly|circa)\b", "an estimate, not a count"),
        (r"[~≈<>≤≥]", "an estimate, not a count"),
        (r"[^\W\d_]", "letters beside the digits"),
        (r"[()\[\]{}]", "brackets, which may mean a note or a minus"),
        (r"\A[-+±\u2010-\u2015\u2212]", "a plus or minus sign"),
        (r"[0-9]\s*\+\Z", "a plus after the number, which means at least so many"),
        (r"[*†‡#]", "a footnote mark, so the number may be incomplete"),
        (r"[0-9]\.[0-9]{3}(?![0-9])", "a point that may stand for thousands or for a fraction"),
        (r"\A[0-9,]*\.[0-9]+\Z", "a fraction, and a count is whole"),
        (r"\.", "a point, which a count does not have"),
        (r"[0-9][^0-9]*[^0-9,][^0-9]*[0-9]", "more than one number, or one number broken apart"),
        (r"\A0[0-9,]", "a number that starts with 0"),
        (r"\A[0-9,]+\Z", "commas that do not stand between groups of three digits"),
    )
)


@dataclass(frozen=True, slots=True)
class Count:
    """A whole count as printed.

    Flags: `space_in_number`, a space stood after a thousands comma; `separator_repaired`, a point was read for one;
    `speck_dropped`, a dot at its end was taken for dirt. The last two on scans alone.
    """

    value: int
    flags: tuple[str, ...] = ()


def parse_count(text: str, is_scan: bool = False) -> Count | Refusal:
    """The whole printed count in `text`, outer white space aside, or the reason why there is none.

    Takes `405`, `490,535`, and `494, 258` with the flag `space_in_number`; at most 15 digits. Of text read from a
    picture (`is_scan`) also `1.091,822`, with the flag `separator_repaired`: a comma is easily taken for a point there,
    and a speck for a dot.
    """
    printed = text.strip()
    if is_scan and (mended := _mended(printed)) != (printed, ()):
        count = parse_count(mended[0])
        return Count(count.value, (*count.flags, *mended[1])) if isinstance(count, Count) else count
    if not printed:
        return Refusal(f"found nothing; {_EXPECTED}")
    if not (_PLAIN.fullmatch(printed) or _GROUPED.fullmatch(printed)):
        return _refusal(printed, _why_no_count(printed))
    digits = re.sub(r"[^0-9]", "", printed)
    if len(digits) > _MAX_DIGITS:
        return _refusal(printed, f"{len(digits)} digits, more than the {_MAX_DIGITS} a count can have")
    has_space = " " in printed or "\u00a0" in printed
    return Count(int(digits), ("space_in_number",) if has_space else ())


def _mended(printed: str) -> tuple[str, tuple[str, ...]]:
    """Return a figure of a scan without specks at its ends, with commas for points between groups; what was done."""
    bare = printed.strip(_SPECKS)
    flags = ("speck_dropped",) if bare != printed else ()
    if "." in bare and _POINTED.fullmatch(bare):
        return bare.replace(".", ","), (*flags, "separator_repaired")
    return bare, flags


def _why_no_count(printed: str) -> str:
    # The start of a long text is enough for a reason, and keeps the search short.
    for pattern, why in _REASONS:
        if pattern.search(printed[:_MAX_SEARCHED]):
            return why
    return "a character that is neither a digit nor a comma"


def _refusal(printed: str, why: str) -> Refusal:
    return Refusal(f"found “{_shown(printed)}”: {why}; {_EXPECTED}")


def _shown(printed: str) -> str:
    # repr makes control and direction marks visible; a reason must print safely on any page.
    visible = repr(printed[: _MAX_SHOWN + 1])[1:-1]
    return visible if len(visible) <= _MAX_SHOWN else visible[: _MAX_SHOWN - 1] + "…"
