"""Lines of sharing lists in; the state of names printed without one, where another list prints it beside them, out.

From 2022 on LEARN prints a State column. An account has one name in all lists of a vendor, so a list with the column
tells the state of a list without: if no other list says otherwise, and no list has the name twice, with and without.
"""

from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from lib.clean.printed_names import Printed, cells, read_printed, texts

# What a person rejected, or what still waits, is no ground for anything.
USED = ("accepted", "corrected", "confirmed", "duplicate")
OWN, OTHERS = "State column of another list of the agency", "State column of another agency's list"

Place = tuple[str, str]  # document_id, section


@dataclass
class Grounds:
    """What the State columns of a collection say of accounts, and which lists hold what beside each other."""

    said: dict[str, dict[str, set[tuple[str, str]]]] = field(default_factory=lambda: defaultdict(dict))
    lists: dict[str, set[Place]] = field(default_factory=lambda: defaultdict(set))
    beside: dict[tuple[Place, tuple[str, str], str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def state(self, printed: Printed, agency_id: str) -> tuple[str, str]:
        """Return (state, ground) of an account printed without a state; two empty texts if nothing settles it."""
        said = self.said.get(printed.account, {})
        if len(said) != 1 or printed.key is None:
            return "", ""
        state, sources = next(iter(said.items()))
        if any(
            self.beside.get((place, printed.key, state), set()) - {printed.account} for place in self._places(printed)
        ):
            return "", ""
        own = sorted(document for agency, document in sources if agency == agency_id)
        document = own[0] if own else min(document for _, document in sources)
        return state, f"{OWN if own else OTHERS} ({document})"

    def _places(self, printed: Printed) -> set[Place]:
        return self.lists.get(printed.account, set())


def gather_grounds(shares: pd.DataFrame) -> Grounds:
    """Return what the State columns of all lists say; needs the columns of the shares table."""
    grounds = Grounds()
    columns = ["agency_id", "document_id", "section"]
    others = (texts(shares[name]) for name in columns)
    lines = zip(cells(shares), *others, shares["status"].isin(USED).tolist(), strict=True)
    for cell, agency, document, section, is_used in dict.fromkeys(lines):
        printed = read_printed(*cell)
        if printed is None:
            continue
        place, state = (document, section), printed.name.state
        grounds.lists[printed.account].add(place)
        if state and printed.key:
            grounds.beside[place, printed.key, state].add(printed.account)
        if state and cell[1] and is_used:
            grounds.said[printed.account].setdefault(state, set()).add((agency, document))
    return grounds
