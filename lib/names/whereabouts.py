"""A name's parts in; the place or county it is looked up by, and in which states there is one, out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lib.names.gazetteer import CITY, POST_OFFICE, TOWN, VILLAGE, counties, places
from lib.names.grammar import AgencyName
from lib.names.ids import squeezed
from lib.names.tags import COUNTY_WORDS
from lib.names.words import fold_all, place_words

_OWNERS = ("city", "town", "township", "village", "borough", "municipality")
_LOOSE_ENDS = ("city", "town", "township", "twp", "village", "borough", "metro", "metropolitan", "municipal")
_SAID = frozenset((*COUNTY_WORDS, "co", "city", "of"))
_SCHOOL_WORDS = ("isd", "independent", "unified", "school", "schools", "public")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`may_be`: states with any place or county that the name may mean; `listed`: those with a known one.

    `sure` is the state if the name means a place that no other state has; else empty. `only` is stricter: no list has
    so much as a post office of the name elsewhere.
    """

    may_be: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    sure: str = ""
    only: str = ""


NOWHERE = Whereabouts()


def whereabouts(name: AgencyName) -> Whereabouts:
    """Where a place of the name is. Empty for names that are not a place and an office: nothing is looked for in them.

    A county is looked for among counties alone if the word is printed; a sheriff's place is a county in any case.
    """
    words = fold_all(name.place)
    county, word = _county(words)
    if county:
        return _of_parish(county) if word == "parish" else _of_county(county)
    if len(words) > 2 and words[0] in _OWNERS and words[1] == "of":
        return _of_owner(words)
    if name.kind == "sheriff":
        return _of_sheriff(words)
    if name.kind == "school_police":
        words = words[: next((i for i, word in enumerate(words) if word in _SCHOOL_WORDS), 0)]
    return _of_place(words) if name.kind in ("police", "district_attorney", "school_police") and words else NOWHERE


def _county(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The words of a county that the name begins with or is (`County of San Mateo`), and the word; empty if none."""
    if len(words) > 2 and words[0] in COUNTY_WORDS and words[1] == "of":
        return words[2:], words[0]
    if len(words) > 1 and words[-1] == "co":
        return words[:-1], "county"
    at = next((i for i, word in enumerate(words) if word in COUNTY_WORDS), 0)
    return words[:at], words[at] if at else ""


@lru_cache(maxsize=50_000)
def _of_county(words: tuple[str, ...]) -> Whereabouts:
    key = squeezed(" ".join(words))
    return _in_counties(counties(key) | counties(f"{key}city"))


def _of_parish(words: tuple[str, ...]) -> Whereabouts:
    """Only Louisiana has parishes; `St. John` there is short for one that the list has under its full name."""
    return _in_counties(frozenset({"LA"}))


def _in_counties(states: frozenset[str]) -> Whereabouts:
    only = next(iter(states)) if len(states) == 1 else ""
    return Whereabouts(states, states, only, only)


@lru_cache(maxsize=50_000)
def _of_sheriff(words: tuple[str, ...]) -> Whereabouts:
    """A few cities have sheriffs, so a city of the name keeps its state possible; it is no ground by itself."""
    found = _of_county(words)
    return Whereabouts(
        found.may_be | frozenset(places(squeezed(" ".join(words)))), found.listed, found.sure, found.only
    )


@lru_cache(maxsize=50_000)
def _of_place(words: tuple[str, ...]) -> Whereabouts:
    if " ".join(words) in place_words("region"):
        return NOWHERE
    key = squeezed(" ".join(words))
    sizes, county, shorter = places(key), counties(key), _shorter(words)
    may_be = frozenset(sizes) | county | shorter.may_be
    known = frozenset(state for state, size in sizes.items() if size >= VILLAGE)
    sure = next((state for state in known if len(known) == 1 and _is_clear(sizes, state)), "")
    if sure and sizes[sure] < CITY and (county | shorter.may_be) - {sure}:
        sure = ""
    return Whereabouts(may_be, known | county | shorter.listed, sure, sure if may_be == {sure} else "")


def _of_owner(words: tuple[str, ...]) -> Whereabouts:
    """`City of Vidor` is Vidor; `City of Industry` (California) is a whole name, and Industry elsewhere."""
    whole, found = places(squeezed(" ".join(words))), _of_place(words[2:])
    if not whole:
        return found
    sure = found.sure if set(whole) == {found.sure} else ""
    return Whereabouts(found.may_be | set(whole), found.listed | set(whole), sure, sure and found.only)


def _shorter(words: tuple[str, ...]) -> Whereabouts:
    """The place without `Township` or `Metro`, which a list of places may not have; `Oxford City` may be Oxford."""
    return _of_place(words[:-1]) if len(words) > 1 and words[-1] in _LOOSE_ENDS else NOWHERE


def _is_clear(sizes: Mapping[str, int], state: str) -> bool:
    """Is the place large enough that a hamlet elsewhere, with a post office at most, is not meant?

    A village's name may be another's that no list has (Indian Creek, Florida, has 86 people): never clear.
    """
    elsewhere = max((size for other, size in sizes.items() if other != state), default=0)
    return sizes.get(state, 0) >= (CITY if elsewhere >= POST_OFFICE else TOWN)


def with_county(name: AgencyName) -> AgencyName:
    """The name of a sheriff with the county's word: `Bossier` of Louisiana is `Bossier Parish`; others unchanged."""
    if name.kind != "sheriff" or not name.state:
        return name
    words = fold_all(name.place)
    if not words or not _SAID.isdisjoint(words):
        return name
    if name.state not in counties(squeezed(" ".join(words))):
        return name
    return name._replace(place=f"{name.place} {'Parish' if name.state == 'LA' else 'County'}")
