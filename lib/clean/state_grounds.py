"""Lines of sharing lists in; the state of names printed without one, where another list prints it beside them, out.

From 2022 on LEARN prints a State column. An account has one name in all lists of a vendor, so a list with the column
tells the state of a list without: if no other list says otherwise, and no list has the name twice, with and without.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lib.clean.printed_names import Printed, PrintedNames, texts
from lib.keys import codes_of
from lib.positions import first_rows

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


def gather_grounds(shares: pd.DataFrame, names: PrintedNames) -> Grounds:
    """Return what the State columns of all lists say; `shares` is the shares table, `names` its names, read.

    Only what a name without a state may need is gathered: most lists of a nation print no State column.
    """
    grounds = Grounds()
    asked = {part.account for part in names.parts if part and part.key and not part.name.state}
    says = [
        bool(part and part.name.state and cell[1] and part.account in asked)
        for part, cell in zip(names.parts, names.cells, strict=True)
    ]
    is_said = np.array(says, dtype=bool)[names.of_line] & shares["status"].isin(USED).to_numpy()
    for name, agency, document in _different(shares, names, is_said, ["agency_id", "document_id"]):
        said = grounds.said[names.parts[name].account]
        said.setdefault(names.parts[name].name.state, set()).add((agency, document))
    keys = {part.key for part in names.parts if part and part.account in grounds.said}
    beside = [
        bool(part and (part.account in grounds.said or (part.name.state and part.key in keys))) for part in names.parts
    ]
    is_beside = np.array(beside, dtype=bool)[names.of_line]
    for name, *place in _different(shares, names, is_beside, ["document_id", "section"]):
        part, where = names.parts[name], tuple(place)
        grounds.lists[part.account].add(where)
        if part.name.state and part.key:
            grounds.beside[where, part.key, part.name.state].add(part.account)
    return grounds


def _different(
    shares: pd.DataFrame, names: PrintedNames, is_meant: np.ndarray, columns: list[str]
) -> Iterator[tuple[int, str, str]]:
    """Return (name's position, two cells) of the lines meant, each different one once."""
    meant = shares.loc[is_meant, columns].assign(name=names.of_line[is_meant])
    each = meant.iloc[first_rows(codes_of(meant, ["name", *columns]))]
    return zip(each["name"].tolist(), *(texts(each[name]) for name in columns), strict=True)
