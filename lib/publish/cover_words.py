"""The word lists of cover_words.txt, and a word as written in; the word as it is compared, out."""

import re
import unicodedata
from functools import cache
from pathlib import Path

# Letters, joined by apostrophes, hyphens, combining accents and invisible characters.
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060]|['’ʼ\-‐‑](?=[^\W\d_]))*")
# Ranks that also stand in the name of an office or a vendor, so that a line with one is no signature yet.
_OFFICES = frozenset({"sheriff", "judge", "agent"})


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The sections of cover_words.txt by name, as sets of words, read once; also four made from them.

    "safe" may stand with a capital, "ahead" of a name, "signing" below one, "beside" one in a greeting.
    """
    lists = _sections()
    safe = lists["openers"] | lists["labels"] | lists["titles"] | lists["ranks"]
    short = lists["mr"] | lists["honorifics"]
    return lists | {
        "safe": safe,
        "ahead": short | lists["titles"] | lists["ranks"],
        "signing": (lists["titles"] | lists["ranks"]) - _OFFICES,
        "beside": safe | short | {"i"},
    }


def _sections() -> dict[str, frozenset[str]]:
    lines = Path(__file__).with_name("cover_words.txt").read_text(encoding="utf-8").splitlines()
    lists: dict[str, list[str]] = {}
    for line in (line for line in lines if line and not line.startswith("#")):
        if line.startswith("["):
            section = lists.setdefault(line.strip("[]"), [])
        else:
            section.extend(line.split())
    return {name: frozenset(words) for name, words in lists.items()}


def folded(raw: str) -> str:
    """The word in small letters, without accents, invisible characters and a possessive s."""
    if raw.isascii() and raw.isalpha():
        return raw.lower()
    fold = raw.casefold().translate({0x2019: "'", 0x2BC: "'", 0x2010: "-", 0x2011: "-"})
    if not fold.isascii():
        spread = unicodedata.normalize("NFKD", fold)
        fold = "".join(c for c in spread if unicodedata.category(c) not in ("Mn", "Cf"))
    return fold.removesuffix("'s")


def is_capital(raw: str) -> bool:
    """Whether the word has a capital (so has deLeon), or letters without case (Chinese, Arabic)."""
    return raw != raw.lower() or not raw[0].islower()
