"""A folder's agency id and a printed name in; whether they are one agency out: yes, no, cannot be told."""

from lib.names.grammar import OFFICE_KINDS, AgencyName, parse_name
from lib.names.ids import NO_PLACE, place_key, split_agency_id
from lib.names.tags import COUNTY_WORDS
from lib.refusals import Refusal

# Words that a person may leave out of a place, or that tell two places apart: then the name alone cannot say.
_LOOSE_STARTS = ("town", "township", "village", "borough")
_LOOSE_ENDS = {
    "police": ("co", "town", "township", "village", "borough", "metro", "metropolitan"),
    "sheriff": ("city",),
    "district_attorney": COUNTY_WORDS,
}


def names_same_agency(agency_id: str, printed: str, state: str) -> bool | None:
    """True, False, or None if it cannot be told; `state` is the printed State column or empty.

    A sheriff's place is a county, so the word may be missing; `orange-pd-ca` is not Orange County's police.
    """
    ours, theirs = split_agency_id(agency_id), parse_name(printed, state)
    if isinstance(ours, Refusal) or isinstance(theirs, Refusal):
        return None
    if ours.state and theirs.state and ours.state != theirs.state:
        return False
    if "unknown" in (ours.kind, theirs.kind):
        return None
    keys = place_key(ours), place_key(theirs)
    if ours.kind != theirs.kind:
        # A folder may say "pd" for a university's or a port's police.
        is_other = keys[0] != keys[1] or {ours.kind, theirs.kind} <= set(OFFICE_KINDS)
        return False if is_other else None
    same_place = _same_place(ours.kind, *keys)
    return same_place if not same_place or (ours.state and theirs.state) else None


def _same_place(kind: str, ours: str, theirs: str) -> bool | None:
    first, second = _core(ours, kind), _core(theirs, kind)
    if NO_PLACE in (ours, theirs):
        return None
    if first == second:
        return True
    if kind not in OFFICE_KINDS or _loose(first, kind) == _loose(second, kind):
        return None
    return None if _are_initials(first, second) or _are_initials(second, first) else False


def identity_key(name: AgencyName) -> tuple[str, str] | None:
    """Place and kind as agencies are compared, without a sheriff's `county`; None if no place is printed.

    Two names are one agency only if this and the state are the same, and the state is known.
    """
    key = place_key(name)
    if key == NO_PLACE:
        return None
    return ("-".join(_core(key, name.kind)) if name.kind == "sheriff" else key, name.kind)


def _core(key: str, kind: str) -> list[str]:
    words = key.split("-")
    return words[:-1] if kind == "sheriff" and len(words) > 1 and words[-1] in COUNTY_WORDS else words


def _loose(words: list[str], kind: str) -> list[str]:
    if len(words) > 2 and words[0] in _LOOSE_STARTS and words[1] == "of":
        words = words[2:]
    while len(words) > 1 and words[-1] in _LOOSE_ENDS[kind]:
        words = words[:-1]
    return words


def _are_initials(short: list[str], full: list[str]) -> bool:
    """`LA County` may be Los Angeles County: the first word holds the initials of the other's first words."""
    size = len(short[0])
    return size > 1 and short[0] == "".join(word[0] for word in full[:size]) and short[1:] == full[size:]
