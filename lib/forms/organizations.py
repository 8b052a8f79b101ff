"""A printed list of organizations, parted by commas, in; each name with its place, and its doubt, out.

A comma can stand inside a name (`University of California, Berkeley`, `Sampleville County, CA`). organizations.csv says
which words surely go on; a word that could be a name of its own or the end of one is never joined without a doubt.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import NamedTuple

from lib.names import AgencyName, parse_name
from lib.names.words import state_code, states

MAY_HOLD_COMMA = "a comma may stand inside its name"
NO_NAME = "it does not read as the name of an organization"
# Addresses, phones and words of a sentence; the longest name seen has nine words.
_CONTACT = re.compile(r"https?:|www\.|@|\d{5}|\d{3}[-. ]\d{4}")
_PROSE = re.compile(r"\b(?:is|are|was|were|has|have|may|can|will|this|these|please|that|which)\b")
_MOST_WORDS = 14
_OFFICE = r"(?:PD|SO|SD|DA|FD|Police|Sheriff|Police Dep(?:artmen)?t\.?|Sheriff[’']?s? (?:Office|Dep(?:artmen)?t\.?))"
_OFFICE_ONLY = re.compile(_OFFICE)
_TAG_ONLY = re.compile(rf"\(?(?P<code>[A-Z]{{2}})\)?(?: {_OFFICE})?")
_MORE = re.compile(r"(?:and |\+ ?|… ?|\.{3} ?)?\d{1,6} (?:more|others?)(?: \w+)?\.?|\+ ?\d{1,6}", re.IGNORECASE)
_NONE = re.compile(r"(?:none|n/?a|not applicable)\.?(?::.{0,120})?|no (?:organizations|agencies)\.?", re.IGNORECASE)


class Listed(NamedTuple):
    """A name as printed, its place in the text, and why it is not certain."""

    name: str
    start: int
    end: int
    doubt: str = ""


def split_names(text: str, offset: int = 0) -> list[Listed]:
    """Return the names in a text parted by commas; what says how many more there are is no name.

    Where a comma may or may not be a name's own, the alphabet decides how it is listed, and the doubt stays.
    """
    found: list[Listed] = []
    pieces = [piece for piece in _pieces(text, offset) if not _MORE.fullmatch(piece.name)]
    for piece, after in zip_longest(pieces, pieces[1:]):
        how = _belongs(found[-1].name, piece.name) if found else "apart"
        if how == "apart?" and not _is_in_order(found[-1], piece, after):
            how = "joined?"
        if how in ("joined", "joined?"):
            before = found.pop()
            doubt = before.doubt or (MAY_HOLD_COMMA if how == "joined?" else "")
            found.append(Listed(text[before.start - offset : piece.end - offset], before.start, piece.end, doubt))
        elif how == "apart?":
            found[-1] = found[-1]._replace(doubt=MAY_HOLD_COMMA)
            found.append(piece._replace(doubt=MAY_HOLD_COMMA))
        else:
            found.append(piece)
    return found


def _is_in_order(before: Listed, piece: Listed, after: Listed | None) -> bool:
    """Return True if a piece stands where the alphabet puts it: portals sort their names, so it may be one of them."""
    names = [before.name.casefold(), piece.name.casefold(), *([after.name.casefold()] if after else [])]
    return names == sorted(names)


def name_doubt(name: str) -> str:
    """Return a doubt if what stands where a name would reads like prose or an address; else empty text."""
    words = name.split()
    is_sentence = len(words) > 3 and name.endswith(".") and words[-1].casefold() not in _rules()[0] | {"dept."}
    is_odd = bool(_CONTACT.search(name) or _PROSE.search(name)) or len(words) > _MOST_WORDS
    return NO_NAME if is_odd or is_sentence or not any(c.isalpha() for c in name) else ""


def more_not_shown(text: str) -> str:
    """Return the words that say the list goes on (`+ 12 more`); empty if none does."""
    return next((piece.name for piece in _pieces(text, 0) if _MORE.fullmatch(piece.name)), "")


def says_none(text: str) -> bool:
    """Return True if a text stands where a list would and says that there is none."""
    return bool(_NONE.fullmatch(" ".join(text.split())))


def _pieces(text: str, offset: int) -> Iterator[Listed]:
    for match in re.finditer(r"[^,]+", text):
        name = match.group().strip()
        if name:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Listed(name, start + offset, start + len(name) + offset)


@cache
def _rules() -> tuple[frozenset[str], frozenset[tuple[str, str]], frozenset[str]]:
    """Return (company suffixes, heads with the words that go on, heads alone), folded."""
    text = files(__package__).joinpath("organizations.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    suffixes = frozenset(row["tail"].casefold() for row in rows if row["rule"] == "suffix")
    pairs = frozenset((row["head"].casefold(), row["tail"].casefold()) for row in rows if row["head"])
    return suffixes, pairs, frozenset(head for head, _ in pairs)


def _belongs(before: str, piece: str) -> str:
    """Tell whether a piece goes on the name before it: `apart`, `joined`, or either with a doubt (`?`)."""
    suffixes, pairs, heads = _rules()
    head, tail = before.casefold(), piece.casefold()
    last = head.rsplit(",", 1)[-1].strip()
    tag = _TAG_ONLY.fullmatch(piece)
    if tail in suffixes or (head, tail) in pairs or (last, tail) in pairs or (tag and tag["code"] in states()):
        return "joined"
    if _OFFICE_ONLY.fullmatch(piece) or state_code(piece):
        return "joined?"
    is_longer = head in heads and any(tail.startswith(f"{end} ") for start, end in pairs if start == head)
    if is_longer or tail.startswith(("and ", "& ")) or piece[0].islower():
        return "apart?"
    return "apart?" if _is_bare(piece) and not _is_closed(before) else "apart"


@cache
def _parsed(name: str) -> AgencyName | None:
    parsed = parse_name(name)
    return parsed if isinstance(parsed, AgencyName) else None


def _is_bare(piece: str) -> bool:
    """Return True if a piece names no kind of office and no state: it may be but the end of a name."""
    parsed = _parsed(piece)
    return parsed is None or (parsed.kind == "unknown" and not parsed.state)


def _is_closed(name: str) -> bool:
    """Return True if a name ends as names do in these lists: with its state, or its office."""
    parsed = _parsed(name)
    if "," in name:
        return True
    return parsed is not None and (bool(parsed.state) or parsed.kind in ("police", "sheriff", "district_attorney"))
