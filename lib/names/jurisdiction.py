"""A partner's name and the sharing agency's state in; the partner's class relative to that agency, and the rule, out.

A class is a matter of names and places alone: nothing here says what the law makes of it. Where no rule holds the
class is `unknown`, which is an answer.
"""

from functools import lru_cache
from typing import NamedTuple

from lib.names.grammar import OFFICE_KINDS, AgencyName
from lib.names.whereabouts import Whereabouts, whereabouts
from lib.names.words import class_words, fold_all

UNKNOWN = "unknown"
BY_NAME = {
    "test_template": ("test_or_template", "a test or template account, by name"),
    "federal_agency": ("federal", "a federal body, by name"),
    "tribal": ("tribal", "a tribal body, by name"),
}
_GROUNDS = {"state_column": "State column", "named_state_agency": "a state's own body, by name"}
_LOCAL = (*OFFICE_KINDS, "school_police", "transit_airport_park_port")
_PUBLIC_UNIVERSITIES = ("community college", "junior college", "college district", "state university", "cal state")
_REGIONAL = ("task_force", "fusion_or_regional")


class Jurisdiction(NamedTuple):
    """The class, the rule that gave it in words, and the partner's state as far as that rule tells it."""

    partner_class: str
    rule: str
    state: str = ""


def jurisdiction(name: AgencyName, agency_state: str, known_state: str = "", ground: str = "") -> Jurisdiction:
    """The partner's class as the agency in `agency_state` sees it.

    `known_state` is a state that the name does not print, with its `ground` (a State column of another list, a ruling).
    """
    meanings = class_words(fold_all(name.place)) | class_words(fold_all(name.office))
    if name.kind in BY_NAME:
        return Jurisdiction(*BY_NAME[name.kind], name.state or known_state)
    if name.kind == "private_vendor" and (not name.office or "company_police" in meanings):
        return Jurisdiction("private", "a company or an association of owners, by name", name.state or known_state)
    state = known_state or name.state or name.home
    if "not_told" in meanings or name.kind == "private_vendor":
        return Jurisdiction(UNKNOWN, "the name does not tell whether it is a public body, or of which level", state)
    if not agency_state:
        return Jurisdiction(UNKNOWN, "the agency's own state is not known", state)
    if not known_state and "state_conflict" in name.flags:
        return Jurisdiction(UNKNOWN, "two states are printed")
    if state:
        return _by_state(name, agency_state, state, _ground(name, known_state, ground), meanings)
    return _by_place(name, agency_state, whereabouts(name))


def _ground(name: AgencyName, known_state: str, ground: str) -> str:
    if known_state and known_state != name.state:
        return ground or "the state is known"
    if name.state:
        return _GROUNDS.get(name.state_rule, "state printed in the name")
    return "a body of that state, by name"


def _by_state(name: AgencyName, ours: str, state: str, ground: str, meanings: frozenset[str]) -> Jurisdiction:
    rule = f"{ground}: {state}"
    if state != ours:
        return _of_another_state(name, state, rule, meanings)
    if name.kind == "state_agency":
        return Jurisdiction("same_state_state", rule, state)
    if name.kind in _REGIONAL:
        return Jurisdiction("regional_or_fusion", f"a regional body, by name; {rule}", state)
    is_local = name.kind in _LOCAL or (name.kind == UNKNOWN and ("local" in meanings or _is_place(name, state)))
    if is_local or (name.kind == "university_police" and _is_public_university(name)):
        return Jurisdiction("same_state_local", rule, state)
    return Jurisdiction(UNKNOWN, "the name does not tell whether it is a public body, or of which level", state)


def _of_another_state(name: AgencyName, state: str, rule: str, meanings: frozenset[str]) -> Jurisdiction:
    if "several_states" in meanings:
        return Jurisdiction(UNKNOWN, "a body of several states, by name", state)
    if name.kind == UNKNOWN and not meanings & {"local", "public"} and not _is_place(name, state):
        return Jurisdiction(UNKNOWN, "the name does not tell whether it is a public body", state)
    return Jurisdiction("out_of_state", rule, state)


def _by_place(name: AgencyName, ours: str, where: Whereabouts) -> Jurisdiction:
    """A place of the name elsewhere and none here is a ground; so is a place here that is the only one."""
    if not where.may_be:
        found = "no state is printed, and no place of the name is found" if name.place else "no place is printed"
        return Jurisdiction(UNKNOWN, found)
    if where.sure == ours:
        is_regional = name.kind in _REGIONAL
        if not is_regional and name.kind not in _LOCAL and name.kind != UNKNOWN:
            return Jurisdiction(UNKNOWN, "no state is printed", where.only)
        found = "regional_or_fusion" if is_regional else "same_state_local"
        return Jurisdiction(found, f"the only place of that name is in {ours}", where.only)
    if ours in where.may_be:
        elsewhere = "and elsewhere" if len(where.may_be) > 1 else "but too small to be sure of"
        return Jurisdiction(UNKNOWN, f"no state is printed; there is a place of that name in {ours} {elsewhere}")
    if not where.listed:
        return Jurisdiction(UNKNOWN, "no state is printed, and the place of the name is too small to be sure of")
    found = f"no place of that name in {ours}; there is one in {_some(where.listed)}"
    return Jurisdiction("out_of_state", found, where.only)


@lru_cache(maxsize=10_000)
def _some(listed: frozenset[str]) -> str:
    return " ".join(sorted(listed)[:3]) + (" and others" if len(listed) > 3 else "")


def _is_place(name: AgencyName, state: str) -> bool:
    """`Hamilton GA`: a name that is a place of its state and nothing else is a municipality's."""
    return state in whereabouts(AgencyName(name.place, "police", "", "", (), "")).listed


def _is_public_university(name: AgencyName) -> bool:
    words = fold_all(name.place)
    if name.home or name.state_rule == "named_state_agency" or words[:1] in (("uc",), ("csu",)):
        return True
    text = f" {' '.join(words)} "
    return any(f" {part} " in text for part in _PUBLIC_UNIVERSITIES)
