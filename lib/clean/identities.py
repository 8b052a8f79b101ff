"""A printed name and all that may tell who it is in; the agency it is, the state, and the ground of both, out."""

from dataclasses import dataclass
from typing import NamedTuple

from lib.clean.aliases import Aliases
from lib.clean.known_agencies import KnownAgencies
from lib.clean.printed_names import Printed
from lib.clean.state_grounds import Grounds
from lib.names import AgencyName, agency_id, split_agency_id, with_county

RULED = "a ruling of the desk"
_PRINTED = {
    "state_column": "State column",
    "named_state_agency": "a state's own body, by name",
    "conflict": "two are printed, none is taken",
    "": "not printed",
}


class Identity(NamedTuple):
    """The agency's id, its state with the `ground` of it (both empty if not known), the rule in words, and flags."""

    agency_id: str
    state: str
    ground: str
    rule: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """All that may tell who a printed name is: rulings, other lists, and agencies known."""

    aliases: Aliases
    grounds: Grounds
    known: KnownAgencies


def identify(printed: Printed, text: str, column: str, agency: str, told: Told) -> Identity:
    """Who a name printed in a list of `agency` is; `text` and `column` are its cells as printed.

    A ruling comes first; then the state printed; then one that another list prints beside the same account.
    """
    ruled, problem = told.aliases.ruled(text, column)
    if ruled:
        name = split_agency_id(ruled)
        state = name.state if isinstance(name, AgencyName) else ""
        return Identity(ruled, state, RULED if state else "", RULED)
    found = _by_rule(printed, agency, told)
    if found.agency_id in told.aliases.not_ones(text, column):
        rule = f"{RULED}: not {found.agency_id}; who it is, is open"
        return Identity(agency_id(printed.name._replace(state="")), "", "", rule, ("ruling_open",))
    return found._replace(rule=f"{found.rule}; {problem}", flags=("ruling_open",)) if problem else found


def _by_rule(printed: Printed, agency: str, told: Told) -> Identity:
    name, ground = printed.name, _PRINTED.get(printed.name.state_rule, "printed in the name")
    if not name.state and name.state_rule != "conflict":
        state, other = told.grounds.state(printed, agency)
        name, ground = with_county(name._replace(state=state)) if state else name, other or ground
    rule = f"place and kind as printed; state: {ground}"
    folder = told.known.folder(printed.key, name.state)
    links = told.known.links(printed.key, name.state)
    rule += "; the agency of that folder" if folder else ""
    rule += f"; in the list {links}" if links else ""
    return Identity(folder or agency_id(name), name.state, ground if name.state else "", rule)
