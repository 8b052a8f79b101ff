"""A message's words in; the stretches that may be a person's name out, with the words learned to be names.

Denied by default: a capitalized word is a name unless the request or cover_words.txt has it, it only opens
a sentence, or it names a public body.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from lib.publish.cover_agencies import is_public_body
from lib.publish.cover_kinds import Word, runs, takes_point

_BADGE = re.compile(r",?\s?\(?(?:badge|id|serial)?\s?(?:no\.?)?\s?#\s?\d{1,6}\b(?!-\d)\)?", re.IGNORECASE)
# "Jane will contact you": a word that opens a sentence and then does what mostly people do.
_DOINGS = frozenset({"will", "can", "said", "says", "wrote", "called", "asked", "handles", "handled", "prepared"})
_POINTERS = frozenset({"contact", "call", "ask", "email", "attn", "cc", "by"})
_LINK = re.compile(r"[ ,&/]{0,3}|[._]")
_NAMEY = frozenset({"unknown", "short", "forced", "also names", "known", "letter", "particles"})


def denied_names(text: str, words: list[Word]) -> tuple[list[tuple[int, int]], set[str]]:
    """Spans of names, a titled one with its badge number; and the folded words learned from them."""
    spans, learned = [], set()
    for run in (run for run in runs(words) if not is_public_body(words, run)):
        for a, b in _parts(words, run):
            part = words[a:b]
            is_forced = any(w.kind == "forced" for w in part)
            if is_forced or _is_name(words, (a, b), run, text):
                is_titled = is_forced or (a > run[0] and words[a - 1].kind == "ranks")
                badge = _BADGE.match(text, part[-1].end) if is_titled else None
                spans.append((part[0].start, badge.end() if badge else part[-1].end))
                learned |= {w.fold for w in part if w.kind not in ("letter", "particles", "known")}
    return spans, {fold for fold in learned if len(fold) > 2}


def _parts(words: list[Word], run: tuple[int, int]) -> Iterator[tuple[int, int]]:
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


def _is_loose(words: list[Word], k: int, first: int) -> bool:
    if words[k].kind != "letter":
        return words[k].kind == "particles"
    has_point = k + 1 < len(words) and words[k + 1].gap.startswith(".")
    return (k > first and words[k - 1].kind == "labels") or (words[k].fold in "ai" and not has_point)


def _is_name(words: list[Word], part: tuple[int, int], run: tuple[int, int], text: str) -> bool:
    a, b = part
    if any(_is_suspect(words, k, run, text) for k in range(a, b)):
        return run[1] - run[0] > 1 or not _stays(words, a, text)
    has_initial = words[a].kind == "letter" and b - a > 1 and words[a + 1].gap.startswith(".")
    is_called = words[a].kind == "short" and a > 0 and words[a - 1].fold in _POINTERS
    return is_called or (has_initial and not _opens(words, a, text))


def _is_suspect(words: list[Word], k: int, run: tuple[int, int], text: str) -> bool:
    kind = words[k].kind
    near = {words[n].kind for n in (k - 1, k + 1) if run[0] <= n < run[1]}
    if kind == "also names":
        is_calm = near & {"labels", "known"} and not near & {"unknown", "forced", "short"}
        is_whom = words[k].fold == "may" and k > 0 and words[k - 1].fold == "it"  # To Whom It May Concern
        return not (is_calm or is_whom or is_beside_number(words[k], text))
    return kind == "unknown" or (kind == "short" and bool(near & {"short", "letter"}))


def is_beside_number(word: Word, text: str) -> bool:
    """Whether a figure stands right before or behind the word: "May 2020", "12 Mar"."""
    return word.gap.rstrip()[-1:].isdigit() or text[word.end : word.end + 3].lstrip()[:1].isdigit()


def _stays(words: list[Word], k: int, text: str) -> bool:
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


def _is_line(word: Word, after: str, is_first: bool, is_last: bool) -> bool:
    """Whether the word is all of its line, as a sign-off is; a label over its figure is not."""
    head, tail = word.gap.rpartition("\n")[2], after.partition("\n")[0]
    is_whole = (is_first or "\n" in word.gap) and (is_last or "\n" in after)
    has_figure = any(c.isdigit() or c == ":" for c in head + tail) or after.lstrip()[:1].isdigit()
    return is_whole and not has_figure


def _opens(words: list[Word], k: int, text: str) -> bool:
    """Whether a sentence or line begins with the word; a line that only goes on after a wrap does not."""
    if k == 0:
        return True
    before, gap = words[k - 1], words[k].gap
    if "\n" not in gap:
        return re.search(r"[.!?][^\w\s]{0,9}\s", gap) is not None and not takes_point(before)
    above, _, below = gap.partition("\n")
    is_wrapped = above.strip() in ("", ",") and not below.strip(" \t>") and "\n" not in below
    return not (is_wrapped and text.rfind("\n", max(0, before.end - 45), before.end) < 0 and before.end > 45)
