"""The desk's rulings on names in; which agency a printed name is ruled to be, or not to be, out."""

from dataclasses import dataclass, field

import pandas as pd

from lib.clean.printed_names import read_printed
from lib.names import agency_id

LONGEST_CHAIN = 5
HOLDS = "holds"


@dataclass
class Aliases:
    """Rulings by printed name and State column: `same` as one agency, `different` from some, `disputed`.

    `onward` follows a ruling on a name whose own id a ruling leads to (A is B, B is C).
    """

    same: dict[tuple[str, str], str] = field(default_factory=dict)
    different: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    disputed: set[tuple[str, str]] = field(default_factory=set)
    onward: dict[str, str] = field(default_factory=dict)

    def ruled(self, text: str, state: str) -> tuple[str, str]:
        """Return (agency_id, why it does not hold); both empty if nobody ruled on the name."""
        if not (self.same or self.disputed):
            return "", ""
        name = _name(text, state)
        if name in self.disputed:
            return "", "people differ on who it is"
        chain = [self.same[name]] if name in self.same else []
        while chain and chain[-1] in self.onward:
            chain.append(self.onward[chain[-1]])
            if len(chain) > LONGEST_CHAIN or chain[-1] in chain[:-1]:
                return "", f"the rulings lead from one agency to the next, over {' → '.join(chain)}"
        return (chain[-1], "") if chain else ("", "")

    def not_ones(self, text: str, state: str) -> set[str]:
        """Return the agencies a name is ruled not to be."""
        return self.different.get(_name(text, state), set()) if self.different else set()


def gather_aliases(rulings: pd.DataFrame) -> Aliases:
    """Return the rulings by name; needs name_as_printed, state, agency_id, decision, status (`holds`, `disputed`)."""
    found = Aliases()
    for row in rulings.fillna("").itertuples():
        name = _name(row.name_as_printed, row.state)
        if row.status != HOLDS:
            found.disputed.add(name)
        elif row.decision == "different":
            found.different.setdefault(name, set()).add(row.agency_id)
        else:
            found.same[name] = row.agency_id
            printed = read_printed(row.name_as_printed, row.state, "")
            # A name without a state is many agencies': what is ruled on one of them leads no other onward.
            if printed and printed.name.state and agency_id(printed.name) != row.agency_id:
                found.onward[agency_id(printed.name)] = row.agency_id
    return found


def _name(text: str, state: str) -> tuple[str, str]:
    return " ".join(text.casefold().split()), " ".join(state.casefold().split())
