"""A message's text in; the parts with a fixed shape that must not be published out, as covers with offsets.

E-mail addresses, links, phones, postal addresses, plates and signature blocks; names are cover.py's work.
Every pattern starts at the edge of a run and is bounded, so that a long hostile text costs linear time.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cover:
    """A stretch of text to cover: offsets in code points, `end` exclusive, and what stands there."""

    start: int
    end: int
    what: str


_LOCAL = r"\w.!#$'*+/=^`{|}~\-"
_AT = r"(?:[@＠﹫]|%(?:25)*40|&#0{0,4}64;|&#x0{0,4}40;|&commat;)"
_DASH = r"(?:[ \t\xa0]?[-‐‑‒–—][ \t\xa0]?|\.)"
_LAST = rf"(?:{_DASH}|[ \xa0](?!(?:19|20)\d\d\b))?\d{{4}}(?!\d)"
_EXTENSION = r"(?:[ \t,]{0,3}\(?(?:extension|ext\.?|x)[ \t.:]{0,2}\d{1,6}\)?)?"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]{0,30}"
_STREET = (
    r"(?i:street|st|avenue|ave|av|boulevard|blvd|road|rd|drive|dr|lane|ln|way|plaza|plz|parkway|pkwy|court|ct"
    r"|place|pl|square|sq|terrace|ter|highway|hwy|circle|cir|trail|loop|broadway|civic center|mall|alley|row"
    r"|walk|real|route)"
)
_NUMBER = (
    r"(?<![\w.,#-])"
    r"(?:\d{1,6}[A-Za-z]?(?:-\d{1,4})?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)[ \t]{1,3}"
)
_STATE = (
    r"(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT"
    r"|V[TA]|W[AVIY]|Calif(?:ornia|\.)?)"
)
# E-mail, links and phones are covered even where a figure was cited; the rest yields to the figure.
_HARD = {
    "e-mail address": (
        # Quoted links hold addresses in disguise: Smobley%40cityofirvine.org, LWELCH%252540… (Irvine 86954).
        rf'(?:"[^"\n]{{1,64}}"|(?<![{_LOCAL}])[{_LOCAL}]+[ \t]{{0,2}})?{_AT}'
        r"(?:\s{1,3}(?=[\w-]{1,63}\.[a-z]))?[\w.-]*\w",
        r"(?<![\w.+-])[\w.+-]+\s{0,3}[\[({<]\s{0,2}at\s{0,2}[\])}>]\s{0,3}[\w.-]+"
        r"(?:\s{0,3}[\[({<]\s{0,2}dot\s{0,2}[\])}>]\s{0,3}[\w.-]+|\s{1,3}dot\s{1,3}[\w.-]+){0,6}",
        r"(?<![\w.+-])[\w.+-]+\s{1,3}at\s{1,3}[\w-]+(?:\s{1,3}dot\s{1,3}[\w-]+){1,6}",
        r"<?mailto:[^\s<>]+>?",
    ),
    "link": (
        r"<\s?(?:https?|hxxps?|ftp)://[^<>\s]+(?:\r?\n[^<>\s]+){0,40}>",
        r"\[\s?(?:https?|hxxps?|ftp)://[^\[\]\s]+\]",
        r"""(?:(?:https?|hxxps?|ftp|file)(?:://|%(?:25)*3a%(?:25)*2f)|www\.)[^\s<>"]*[^\s<>".,;:!?)\]'’”]""",
        r'(?<![\w.-])(?:[\w-]+\.)+(?:com|org|gov|net|us|edu|mil|io|info|biz)(?![\w-]|\.\w)(?:/[^\s<>"]*[\w/=&%#])?',
    ),
    "phone number": (
        rf"(?<!\d)(?:\+?1(?:{_DASH}|[ \xa0])?)?"
        rf"(?:\(\s?\d{{3}}\s?\)\s{{0,2}}{_DASH}?\d{{3}}|\d{{3}}(?:{_DASH}|/)\d{{3}}){_LAST}{_EXTENSION}",
        r"\b(?:phone|telephone|tel|fax|cell|mobile|ph)\b\W{0,4}(?:\d[ \t().\-]{0,3}){6,14}\d(?!\d)" + _EXTENSION,
        r"<?tel:[^\s<>]+>?",
        r"(?<![\w,.])\+\d(?:[ ().\-]{0,2}\d){8,14}(?!\d)",
        r"\b(?:1[-. ])?\(?8\d\d\)?[-. ](?:\d{3}-[a-z]{4}|[a-z]{3}-[a-z]{4})\b",
        r"\b(?:ext\.?|extension) ?#?\d{3,6}\b|\bext\. ?\d{2}\b|\bx\d{3,5}\b",
    ),
}
_SOFT = {
    "address": (
        rf"{_NUMBER}(?:(?:(?!(?i:hits?|detections?|scans?|reads?|total|part)\b){_CAPITAL}|\d{{1,3}}(?i:st|nd|rd|th))"
        rf",?[ \t]{{1,3}}){{1,4}}?{_STREET}\b\.?(?:[ \t]\d{{1,4}}\b)?"
        r"(?i:,?\s{1,2}(?:suite|ste|apt|unit|room|rm|floor|bldg|building|#)\.?\s?#?\w{1,6}\b)?",
        rf"{_NUMBER}(?i:broadway|civic center|(?:calle|avenida|via|camino|paseo|el camino)[ \t]\w{{2,20}})\b",
        r"(?<![\w.,#-])\d{1,6} (?!(?:on|the|per|of|in|a|at|from|by|hits?|detections?|scans?) )[a-z]{3,20} "
        r"(?:[a-z]{3,20} )?(?:street|avenue|ave|boulevard|blvd|road|rd|lane|drive|highway|hwy|plaza)\b",
        r"(?i:\b(?:p\.?\s?o\.?|post office)\s?box\s{0,2}#?\w{1,8})",
        rf"(?<![\w'’.\-])(?:{_CAPITAL}[ \t]{{1,2}}){{0,3}}(?:{_CAPITAL})?,?\s{{1,2}}{_STATE},?\s{{1,2}}"
        r"\d{5}(?:-\d{4})?(?![\d,.]*\d)",
        r"(?<![\w,.-])\d{5}-\d{4}(?![\w-])",
    ),
    "plate": (
        r"(?i:\bplates?\b(?:[ \t]?(?:numbers?|nos?\.?|is|was)){0,2}[ \t]?[:=#]?[ \t]{0,2})"
        r"((?=\d{0,7}[A-Za-z])(?=[A-Za-z]{0,7}\d)[A-Za-z\d]{4,8})\b",
        r"(?i:\bplate[ \t]?(?:(?:number|no\.?)[ \t]?[:=#]?|[:=#])[ \t]{0,2})"
        r"((?=\d{0,7}[A-Z])[A-Z\d]{1,4}(?:[ -]?[A-Z\d]{1,4}){1,2})\b(?!,\d)",
        r"(?<![A-Za-z\d])(\d[A-Za-z]{3}\d{3})(?![A-Za-z\d])",
    ),
}
# A phone without its marks looks like a count: 9497247060, 949 724 7060, 834-6449.
_BARE_PHONE = re.compile(
    r"(?<![\w,.#-])(?:\+?1 ?)?[2-9]\d\d ?[2-9]\d\d ?\d{4}(?![\w,-]|\.\d)"
    r"|(?<![\w#.,-])[2-9]\d\d[-‐‑–]\d{4}(?![\w,-]|\.\d)"
)
_COUNTED = re.compile(r"\b(?:hits?\b|detect|scan|search|cameras|total|plates|pages?\b|pp\b|section)", re.IGNORECASE)
_COMPILED = {
    is_hard: [(what, re.compile(p, flags)) for what, patterns in rules.items() for p in patterns]
    for is_hard, rules, flags in ((True, _HARD, re.IGNORECASE), (False, _SOFT, 0))
}


def hard_covers(text: str) -> list[Cover]:
    """E-mail addresses (also `%40`, `[at]`), links and phones: covered wherever they stand."""
    return [Cover(*m.span(), what) for what, rule in _COMPILED[True] for m in rule.finditer(text)]


def soft_covers(text: str) -> list[Cover]:
    """Postal addresses, plates and phones written like counts: covered unless a cited figure stands there."""
    spans = ((m, what) for what, rule in _COMPILED[False] for m in rule.finditer(text))
    found = [Cover(*m.span(m.lastindex or 0), what) for m, what in spans]
    bare = (m.span() for m in _BARE_PHONE.finditer(text))
    phones = (span for span in bare if not _COUNTED.search(text[max(0, span[0] - 60) : span[1] + 40]))
    return found + [Cover(*span, "phone number") for span in phones]


# A closing alone on its line, or with a name behind it. "Respectfully, we decline" is no closing.
_CLOSING = re.compile(
    r"^[ \t>*_-]*(?:(?:yours[ \t])?sincerely(?:[ \t]yours)?|(?:(?:best|kind|kindest|warm|warmest)[ \t])?"
    r"regards|respectfully(?:[ \t](?:submitted|yours))?|(?:very[ \t])?truly[ \t]yours|yours[ \t]truly"
    r"|yours[ \t]faithfully|cordially|(?:many[ \t])?thanks(?:[ \t]again)?|thank[ \t]you(?:[ \t]again)?"
    r"|best(?:[ \t]wishes)?|cheers|v/r)"
    r"[ \t]*[,.!;:–—-]*[ \t]*((?-i:[A-Z][\w'’.-]*(?:[ \t]+[A-Z][\w'’.-]*){0,3}))?[ \t\r*]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Lines no signature may swallow: "2018 Hits= 264", "Part A: …", "5) …", "490,535", and greetings.
_ANSWER = re.compile(
    r"\b(?:hits?|detections?|detected|scans?|reads?|searches|cameras|totals?|part [a-h]|items?|questions?)\b"
    r"|=\s?\d|^\W{0,3}\d{1,2}\)|\d,\s?\d{3}|^[\d\s,]*$|^\W{0,3}(?:dear|hello|hi|to whom|good \w+ing)\b",
    re.IGNORECASE,
)
_NO_SIGNER = re.compile(r"\b(?:report|guide|list|policy|code|act|district attorney)\b", re.IGNORECASE)
_JOINTS = frozenset({"of", "and", "the", "for", "at", "to", "by", "in"})


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The sections of cover_words.txt by name, as sets of words; also "safe", and "ahead" of a name."""
    lines = Path(__file__).with_name("cover_words.txt").read_text(encoding="utf-8").splitlines()
    lists: dict[str, list[str]] = {}
    for line in (line for line in lines if line and not line.startswith("#")):
        if line.startswith("["):
            section = lists.setdefault(line.strip("[]"), [])
        else:
            section.extend(line.split())
    sets = {name: frozenset(words) for name, words in lists.items()}
    safe = sets["openers"] | sets["labels"] | sets["titles"] | sets["ranks"]
    return sets | {"safe": safe, "ahead": sets["mr"] | sets["honorifics"] | sets["titles"] | sets["ranks"]}


def sign_offs(text: str, contacts: Sequence[Cover]) -> Iterator[tuple[int, int]]:
    """Spans of signatures: all after a closing; short lines around an e-mail, a phone or a title."""
    for closing in _CLOSING.finditer(text):
        yield closing.start(1) if closing[1] else closing.end(), len(text)
    spots = sorted(c.start for c in contacts)
    lines = [m.span() for m in re.finditer(r"[^\n]*\n|[^\n]+", text)]
    for is_short, run in groupby(lines, key=lambda line: _may_sign(text[slice(*line)])):
        yield from _sign_run(text, list(run), spots) if is_short else ()


def _sign_run(text: str, run: list[tuple[int, int]], spots: list[int]) -> Iterator[tuple[int, int]]:
    held = [i for i, (start, end) in enumerate(run) if bisect_left(spots, start) < bisect_left(spots, end)]
    if held:
        yield run[max(0, held[0] - 8)][0], run[min(len(run), held[-1] + 9) - 1][1]
    elif len(run) <= 8 and any(_has_title(text[slice(*line)]) for line in run):
        yield run[0][0], run[-1][1]


def _may_sign(line: str) -> bool:
    bare = re.sub(r"<[^<>]*>", "", line).strip()
    if not bare or len(bare) > 100 or _ANSWER.search(bare):
        return False
    said = (word.strip(".,;:!?") for word in bare.split())
    small = [w for w in said if w.isalpha() and len(w) > 1 and w[0].islower() and w not in _JOINTS]
    return len(small) < (1 if bare[-1] in ".?!" else 3)


def _has_title(line: str) -> bool:
    titles = (word_lists()["titles"] | word_lists()["ranks"]) - {"sheriff", "judge", "agent"}
    words = re.findall(r"[^\W\d_]+", line)
    is_titled = any(w[0].isupper() and w.casefold() in titles for w in words)
    return is_titled and len(words) <= 10 and not _NO_SIGNER.search(line)


def merged(covers: Iterable[Cover], text: str) -> tuple[Cover, ...]:
    """The covers sorted; those that overlap made one, called after the longest; parts of one name joined."""
    out: list[Cover] = []
    longest = 0
    for cover in sorted(covers, key=lambda c: (c.start, -c.end, c.what != "name", c.what)):
        length, last = cover.end - cover.start, out[-1] if out else Cover(0, -9, "")
        is_near = cover.what == last.what == "name" and cover.start - last.end < 3
        if cover.start < last.end or (is_near and not text[last.end : cover.start].strip(" ")):
            what = cover.what if length >= longest else last.what
            out[-1], longest = Cover(last.start, max(last.end, cover.end), what), max(longest, length)
        else:
            out.append(cover)
            longest = length
    return tuple(out)


def trimmed(covers: Iterable[Cover], keep: Iterable[tuple[int, int]], text: str) -> Iterator[Cover]:
    """Sorted covers without the `keep` spans, each piece without blanks around it; empty ones are dropped."""
    kept = deque(sorted((max(0, start), min(end, len(text))) for start, end in keep if start < end))
    for cover in covers:
        start = cover.start
        while kept and kept[0][0] < cover.end:
            yield from _piece(text, start, kept[0][0], cover.what)
            start = max(start, kept[0][1])
            if start >= cover.end:
                break
            kept.popleft()
        yield from _piece(text, start, cover.end, cover.what)


def _piece(text: str, start: int, end: int, what: str) -> Iterator[Cover]:
    piece = text[start:end]
    if any(c.isalnum() for c in piece):
        yield Cover(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), what)
