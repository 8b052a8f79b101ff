"""A message's text in; what must be covered before it is shown out: names, and all that cover_rules.py finds.

Names are denied by default: a capitalized word is a name unless the request's text or cover_words.txt has it.
A word too many covered is harmless, a name published is not.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile

from lib.publish.cover_rules import Cover, hard_covers, merged, sign_offs, soft_covers, trimmed, word_lists

__all__ = ["Cover", "cover_short", "covered_text", "find_covers", "vocabulary"]

# Letters, joined by apostrophes, hyphens, combining accents and invisible characters.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060]|['’ʼ\-‐‑](?=[^\W\d_]))*")
_TAG = re.compile(r"</?(?:[abiu]|em|span|strong|(p|br|div|li|ul|ol|t[drh]|table|h[1-6]))\s?/?>")
_GREETING = re.compile(
    r"^[ \t>*]*(?:dear|hello|hi|hey|greetings|good[ \t](?:morning|afternoon|evening|day)|attn|attention)\b"
    r"[ \t:,!]{0,3}([^\n,:;!?–—]{1,60})",
    re.IGNORECASE | re.MULTILINE,
)
_BADGE = re.compile(r",?\s?\(?(?:badge|id|serial)?\s?(?:no\.?)?\s?#\s?\d{1,6}\b(?!-\d)\)?", re.IGNORECASE)
_SEGMENT = re.compile(r"\s+[l|I]\s+|[|,/•·;:<(\t\d]|\s{2,}|\s[-–—]\s")
# "Jane will contact you": a word that opens a sentence and then does what mostly people do.
_DOINGS = frozenset({"will", "can", "said", "says", "wrote", "called", "asked", "handles", "handled", "prepared"})
_POINTERS = frozenset({"contact", "call", "ask", "email", "attn", "cc", "by"})
_LINK = re.compile(r"[ ,&/]{0,3}|[._]")
_PAIR_GAP = re.compile(r"[ \t._\-]{0,2}|,?\s")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAMEY = frozenset({"unknown", "short", "forced", "also names", "known", "letter", "particles"})


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    raw: str
    fold: str
    gap: str  # what stands between the word before and this one
    kind: str = "lower"


def find_covers(
    text: str,
    *,
    known_words: frozenset[str],
    private_names: tuple[str, ...] = (),
    keep: tuple[tuple[int, int], ...] = (),
) -> tuple[Cover, ...]:
    """What of a message may not be published: sorted covers that do not overlap, as code points of `text`.

    `known_words` comes from vocabulary() of the request and the agency's name; `keep` spans (cited figures
    and labels) stay readable, unless an e-mail address, a link or a phone stands there.
    """
    plain = _TAG.sub(lambda tag: ("\n" if tag[1] else " ").ljust(len(tag[0])), text)
    hard, soft = hard_covers(plain), soft_covers(plain)
    contacts = [c for c in merged([*hard, *soft], plain) if c.what in ("e-mail address", "phone number")]
    signed = list(sign_offs(plain, contacts))
    words = _read_words(plain, known_words)
    signers = [name for start, end in signed for name in _signers(plain[start : min(end, start + 300)])]
    names, learned = _denied_names(plain, words)
    names += _greeted(plain, learned)
    names += _met_again(plain, words, private_names, signers, learned)
    soft += [Cover(*span, "signature") for span in signed] + [Cover(*span, "name") for span in names]
    return merged([*hard, *trimmed(merged(soft, plain), keep, plain)], plain)


def vocabulary(*texts: str) -> frozenset[str]:
    """The words of the texts, case-folded, without accents or possessive s; hyphens also split."""
    folds = {_fold(raw) for text in texts for raw in _WORD.findall(text)}
    return frozenset(part for fold in folds for part in (fold, *fold.split("-")))


def covered_text(text: str, covers: Iterable[Cover]) -> str:
    """The text with each cover replaced by `[name covered]`, `[link covered]` and so on, for plain text."""
    out, at = [], 0
    for cover in covers:
        out += [text[at : cover.start], f"[{cover.what} covered]"]
        at = cover.end
    return "".join([*out, text[at:]])


def cover_short(text: str) -> str:
    """A short cell (file name, path, label) with only its e-mail addresses, phones and links covered."""
    phones = [c for c in soft_covers(text) if c.what == "phone number"]
    return covered_text(text, merged([*hard_covers(text), *phones], text))


def _fold(raw: str) -> str:
    fold = raw.casefold().translate({0x2019: "'", 0x2BC: "'", 0x2010: "-", 0x2011: "-"})
    if not fold.isascii():
        spread = unicodedata.normalize("NFKD", fold)
        fold = "".join(c for c in spread if unicodedata.category(c) not in ("Mn", "Cf"))
    return fold.removesuffix("'s")


def _is_capital(raw: str) -> bool:
    # So is deLeon, and a word in letters without case (Chinese, Arabic).
    return raw != raw.lower() or not raw[0].islower()


def _read_words(text: str, known: frozenset[str]) -> list[_Word]:
    words: list[_Word] = []
    at = 0
    for m in _WORD.finditer(text):
        word = _Word(*m.span(), m[0], _fold(m[0]), text[at : m.start()])
        word.kind = _kind_after(words[-1] if words else None, word, _kind(word, known))
        words.append(word)
        at = m.end()
    return words


def _kind(word: _Word, known: frozenset[str]) -> str:
    lists = word_lists()
    if not _is_capital(word.raw):
        return next((kind for kind in ("mr", "particles") if word.fold in lists[kind]), "lower")
    if len(word.fold) == 1:
        return "letter"
    kinds = ("mr", "honorifics", "also names", "ranks", "titles", "openers", "labels")
    listed = next((kind for kind in kinds if word.fold in lists[kind]), None)
    parts = {part for part in word.fold.split("-") if len(part) > 1}
    if parts <= lists["safe"] or (word.raw[:-1].isupper() and word.fold[:-1] in lists["safe"]):  # PDFs
        return listed or "labels"
    if listed or parts - lists["safe"] <= known:
        return listed or "known"
    if word.raw.lower() == word.raw.upper():
        return "forced"
    return "short" if len(word.raw) <= 5 and word.raw.rstrip("s").isupper() else "unknown"


def _kind_after(before: _Word | None, word: _Word, kind: str) -> str:
    title = before.kind if before else ""
    if title in ("mr", "honorifics") and re.fullmatch(r"\.?\s{0,3}", word.gap):
        return "forced" if title == "mr" or kind not in ("lower", "particles") else kind
    is_named = title == "ranks" and kind in ("known", "short", "also names") and word.gap.strip(" \t") == ""
    return "forced" if is_named else kind


def _runs(words: list[_Word]) -> Iterator[tuple[int, int]]:
    start = 0
    for k in range(1, len(words) + 1):
        if k == len(words) or not _joins(words[k - 1], words[k]):
            yield start, k
            start = k


def _joins(before: _Word, word: _Word) -> bool:
    if "lower" in (before.kind, word.kind):
        return False
    gap = r"\.?[ \t\xa0]{0,3}" if _takes_point(before) else r"[ \t\xa0]{1,12}"
    return re.fullmatch(gap, word.gap) is not None


def _takes_point(word: _Word) -> bool:
    return len(word.fold) == 1 or word.kind in ("mr", "honorifics") or word.fold in ("no", "st", "jr", "sr")


def _parts(words: list[_Word], run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The stretches of a run that may be a name, without the letter of a label ("Part A Jane Roe")."""
    for is_namey, group in groupby(range(*run), key=lambda k: words[k].kind in _NAMEY):
        a, *rest = group
        b = rest[-1] + 1 if rest else a + 1
        while a < b and is_namey and _is_loose(words, a, run[0]):
            a += 1
        while a < b and words[b - 1].kind == "particles":
            b -= 1
        if is_namey and a < b:
            yield a, b


def _is_loose(words: list[_Word], k: int, first: int) -> bool:
    if words[k].kind != "letter":
        return words[k].kind == "particles"
    has_point = k + 1 < len(words) and words[k + 1].gap.startswith(".")
    return (k > first and words[k - 1].kind == "labels") or (words[k].fold in "ai" and not has_point)


def _denied_names(text: str, words: list[_Word]) -> tuple[list[tuple[int, int]], set[str]]:
    spans, learned = [], set()
    for run in _runs(words):
        for a, b in _parts(words, run):
            part = words[a:b]
            suspects = [words[k] for k in range(a, b) if _is_suspect(words, k, run, text)]
            is_forced = any(w.kind == "forced" for w in part)
            if not (is_forced or _is_name(words, (a, b), run, suspects, text)):
                continue
            is_titled = is_forced or (a > run[0] and words[a - 1].kind == "ranks")
            badge = _BADGE.match(text, part[-1].end) if is_titled else None
            spans.append((part[0].start, badge.end() if badge else part[-1].end))
            learned |= {w.fold for w in part if w.kind not in ("letter", "particles", "known")}
    return spans, {fold for fold in learned if len(fold) > 2}


def _is_suspect(words: list[_Word], k: int, run: tuple[int, int], text: str) -> bool:
    kind = words[k].kind
    near = {words[n].kind for n in (k - 1, k + 1) if run[0] <= n < run[1]}
    if kind == "also names":
        is_calm = near & {"labels", "known"} and not near & {"unknown", "forced", "short"}
        is_whom = words[k].fold == "may" and k > 0 and words[k - 1].fold == "it"  # To Whom It May Concern
        return not (is_calm or is_whom or _is_beside_number(words[k], text))
    return kind == "unknown" or (kind == "short" and bool(near & {"short", "letter"}))


def _is_beside_number(word: _Word, text: str) -> bool:
    return word.gap.rstrip()[-1:].isdigit() or text[word.end : word.end + 3].lstrip()[:1].isdigit()


def _is_name(words: list[_Word], part: tuple[int, int], run: tuple[int, int], suspects: list[_Word], text: str) -> bool:
    a, b = part
    if not suspects:
        has_initial = words[a].kind == "letter" and b - a > 1 and words[a + 1].gap.startswith(".")
        is_called = words[a].kind == "short" and a > 0 and words[a - 1].fold in _POINTERS
        return is_called or (has_initial and not _opens(words, a, text))
    return run[1] - run[0] > 1 or not _stays(words, a, text)


def _stays(words: list[_Word], k: int, text: str) -> bool:
    """Whether a lone capital is only a sentence's first word: no name beside it, not acting, not signing."""
    if not _opens(words, k, text):
        return False
    after = words[k + 1 : k + 3]
    if not after:
        return not _is_line(words[k], text[words[k].end :], k == 0, True)
    links = after[1:] if after[0].fold in ("and", "or") else after[:1]
    is_linked = any(w.kind in ("unknown", "forced", "also names") and _LINK.fullmatch(w.gap) for w in links)
    acts = (after[0].fold in _DOINGS and after[0].gap == " ") or after[0].gap.startswith(",")
    return not (is_linked or acts or _is_line(words[k], after[0].gap, k == 0, False))


def _is_line(word: _Word, after: str, is_first: bool, is_last: bool) -> bool:
    """Whether the word is all of its line, as a sign-off is; a label over its figure is not."""
    head, tail = word.gap.rpartition("\n")[2], after.partition("\n")[0]
    is_whole = (is_first or "\n" in word.gap) and (is_last or "\n" in after)
    has_figure = any(c.isdigit() or c == ":" for c in head + tail) or after.lstrip()[:1].isdigit()
    return is_whole and not has_figure


def _opens(words: list[_Word], k: int, text: str) -> bool:
    """Whether a sentence or line begins with the word; a line that only goes on after a wrap does not."""
    if k == 0:
        return True
    before, gap = words[k - 1], words[k].gap
    if "\n" not in gap:
        return re.search(r"[.!?][^\w\s]{0,9}\s", gap) is not None and not _takes_point(before)
    above, _, below = gap.partition("\n")
    is_wrapped = above.strip() in ("", ",") and not below.strip(" \t>") and "\n" not in below
    return not (is_wrapped and text.rfind("\n", max(0, before.end - 45), before.end) < 0 and before.end > 45)


def _greeted(text: str, learned: set[str]) -> list[tuple[int, int]]:
    lists, spans = word_lists(), []
    skipped = lists["safe"] | lists["honorifics"] | lists["mr"] | {"i"}
    for m in _GREETING.finditer(text):
        said = [w for w in _WORD.finditer(m[1]) if _fold(w[0]) not in skipped]
        named = list(takewhile(lambda w: _is_capital(w[0]), said)) or (said if len(m[1].split()) <= 3 else [])
        if named and not m[1].startswith("."):
            spans.append((m.start(1) + named[0].start(), m.start(1) + named[-1].end()))
            learned |= {_fold(w[0]) for w in named if len(w[0]) > 2}
    return spans


def _signers(block: str) -> Iterator[list[str]]:
    """The names on the first lines of a signature, as folded words; a lone word only on the very first."""
    lists = word_lists()
    for n, line in enumerate(block.strip().splitlines()[:5]):
        raws = _WORD.findall(_SEGMENT.split(line.strip(" \t>*_-–—~"), maxsplit=1)[0])
        raws = [raw for raw in raws if _fold(raw) not in lists["ahead"] | lists["endings"]]
        folds = [_fold(raw) for raw in raws]
        is_named = 2 <= len(raws) <= 4 and all(map(_is_capital, raws))
        if (is_named or (n == 0 and 1 <= len(raws) <= 2)) and not lists["safe"].intersection(folds):
            yield folds


def _met_again(
    text: str, words: list[_Word], private_names: Iterable[str], signers: list[list[str]], learned: set[str]
) -> Iterator[tuple[int, int]]:
    """Known names wherever they stand: private ones in any case, learned ones with a capital; glued forms."""
    lists = word_lists()
    private = [[_fold(raw) for raw in _WORD.findall(name)] for name in private_names]
    always = {part for name in private for fold in name for part in _pieces(fold) if len(part) > 1}
    once = learned | {part for name in signers for fold in name for part in _pieces(fold) if len(part) > 2}
    pairs = {pair for name in (*private, *signers) if len(name) > 1 for pair in _pairs(name[0], name[-1])}
    glued = {a + b for a, b in pairs if len(a + b) > 3} - lists["safe"]
    before = None
    for word in words:
        parts = {*_pieces(word.fold), *(p.casefold() for p in _CAMEL.findall(word.raw))}
        is_plain = word.fold in lists["safe"] or word.fold in lists["also names"] or len(word.fold) < 3
        is_dated = word.kind == "also names" and _is_beside_number(word, text)
        is_private = always & parts and (_is_capital(word.raw) or not is_plain)
        if is_private or glued & parts or (once & parts and _is_capital(word.raw) and not is_dated):
            yield word.start, word.end
        if before and (before.fold, word.fold) in pairs and _PAIR_GAP.fullmatch(word.gap):
            yield before.start, word.end
        before = word


def _pieces(fold: str) -> set[str]:
    return {fold, fold.replace("'", ""), *fold.split("-")}


def _pairs(first: str, last: str) -> set[tuple[str, str]]:
    last = last.replace("'", "")
    near = {(first, last), (first[:1], last), (first, last[:1])}
    return near | {(b, a) for a, b in near}
