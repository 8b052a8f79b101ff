"""A name's parts in, its key and agency id out; a folder's name in, its parts or a refusal out."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from lib.names.grammar import AgencyName
from lib.names.tags import COUNTY_OFFICES
from lib.names.words import APOSTROPHES, id_words, kinds_by_word, place_words, states
from lib.refusals import Refusal

LONGEST_ID = 80
NO_PLACE = "unknown"
_LEGAL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_KEY = 60  # leaves room for the kind's word and the state in an id of 80
_SILENT = frozenset(APOSTROPHES + ".")


def agency_id(name: AgencyName) -> str:
    """`place-kind-state`, such as `tracy-pd-ca`; `-xx` for a state not known. Always a legal id."""
    state = name.state.lower() if name.state in states() else "xx"
    return f"{place_key(name)}-{id_words().get(name.kind, id_words()['unknown'])}-{state}"


def split_agency_id(agency_id: str) -> AgencyName | Refusal:
    """The parts in a folder's name; the place is the id's own words, lower case: the roster has the name."""
    if problem := id_problem(agency_id):
        return Refusal(problem)
    *words, kind, state = ["", *agency_id.split("-")]
    place, code = " ".join(words).strip(), "" if state == "xx" else state.upper()
    kinds = kinds_by_word()
    if not place or kind not in kinds or code not in ("", *states()):
        expected = "expected a place, a kind and a state (or xx), like tracy-pd-ca"
        return Refusal(f"Found the folder name {agency_id!r}; {expected}. Known kinds: {', '.join(kinds)}.")
    return AgencyName(place, kinds[kind], code, "folder_name" if code else "", (), "")


def id_problem(agency_id: str) -> str:
    """Empty if a folder's name is a legal agency id, else one plain sentence."""
    if not _LEGAL.fullmatch(agency_id):
        expected = "expected lower-case letters, digits and single hyphens, like tracy-pd-ca"
        return f"Found the folder name {agency_id!r}; {expected}."
    if len(agency_id) > LONGEST_ID:
        return f"Found a folder name of {len(agency_id)} characters; expected at most {LONGEST_ID}."
    return ""


def place_key(name: AgencyName) -> str:
    """The place as names are compared: `St. Louis` and `Saint Louis`, `County of X` and `X County` are one.

    `City of X` is X, but not for sheriffs: Virginia has a Richmond County and a City of Richmond sheriff.
    A key over 60 characters keeps its first words and a checksum, so that two long names stay two.
    """
    return _key(name.place, name.kind)


@lru_cache(maxsize=100_000)
def _key(place: str, kind: str) -> str:
    return _shorten(_spell(_settle(plain_words(place), kind))) or NO_PLACE


def squeezed(place: str) -> str:
    """The place as it is looked up in lists of places: its plain letters, without spaces (`De Kalb` is `DeKalb`)."""
    return "".join(_spell(plain_words(place)))


def _spell(words: list[str]) -> list[str]:
    short, ends = place_words("before"), len(words) - 1
    return [short.get(word, word) if index < ends else word for index, word in enumerate(words)]


def plain_words(place: str) -> list[str]:
    """The place's words in plain small letters and digits, the short ones that always mean the same spelled out."""
    always = place_words("anywhere")
    words = place.lower().split()
    if place.isascii() and "".join(words).isalnum():
        return words
    spelled = " ".join([always.get(word.casefold(), word) for word in place.split()])
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spelled).casefold())
    return "".join(_key_letter(c) for c in plain.lower()).split()


def _key_letter(c: str) -> str:
    """Accents and apostrophes go; a letter that has no plain form is named by its number, never dropped."""
    if c in _SILENT or unicodedata.combining(c):
        return ""
    if not c.isalnum():
        return " "
    return c if c.isascii() else f" u{ord(c):x} "


def _settle(words: list[str], kind: str) -> list[str]:
    while len(words) > 2 and words[:2] in (["county", "of"], ["city", "of"]):
        is_kept = words[0] == "county" or kind == "sheriff"
        words = [*words[2:], *(words[:1] if is_kept else [])]
    if len(words) > 1 and words[-1] == "co" and kind in COUNTY_OFFICES:
        words = [*words[:-1], "county"]
    while len(words) > 1 and words[-1] == "campus" and kind == "university_police":
        words = words[:-1]
    return words


def _shorten(words: list[str]) -> str:
    key = "-".join(words)
    if len(key) <= _LONGEST_KEY:
        return key
    checksum = hashlib.sha256(key.encode("ascii")).hexdigest()[:8]
    room = _LONGEST_KEY - len(checksum) - 1
    while len(words) > 1 and len("-".join(words)) > room:
        words = words[:-1]
    return "-".join(words)[:room] + "-" + checksum
