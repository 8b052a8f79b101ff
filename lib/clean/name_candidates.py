"""Known agencies in; for a printed name that nothing settles, those it might be, the likeliest first, out.

A score ranks what a person looks at. It never joins two names: `Los Altos PD` and `Los Altos Hills PD` score high.
"""

from collections import defaultdict
from collections.abc import Iterable

from lib.names import AgencyName, whereabouts

MOST = 5
LEAST_SCORE = 85
Key = tuple[str, str]  # place and kind


class Candidates:
    """Agencies with a state, by place and kind, and by what their place begins with for names that are misspelt."""

    def __init__(self, known: Iterable[tuple[Key, str, str]]) -> None:
        """Take (key, state, agency_id) of every known agency."""
        self._by_key: dict[Key, dict[str, str]] = defaultdict(dict)
        self._by_start: dict[tuple[str, str], list[str]] = defaultdict(list)
        for (place, kind), state, agency in known:
            if (place, kind) not in self._by_key:
                self._by_start[place[:2], kind].append(place)
            self._by_key[place, kind][agency] = state

    def of(self, name: AgencyName, key: Key, not_ones: set[str]) -> list[str]:
        """Return at most five ids: those of the place and kind; for a place that no list has, of one like it."""
        where = whereabouts(name)
        found = {agency: state for agency, state in self._by_key.get(key, {}).items() if agency not in not_ones}
        if found or where.may_be:
            return sorted(found, key=lambda agency: (found[agency] not in where.may_be, agency))[:MOST]
        return self._like(key, not_ones)

    def _like(self, key: Key, not_ones: set[str]) -> list[str]:
        from rapidfuzz import fuzz, process

        choices = self._by_start.get((key[0][:2], key[1]), [])
        ranked = process.extract(key[0], choices, scorer=fuzz.ratio, limit=MOST, score_cutoff=LEAST_SCORE)
        ids = [
            (f"{agency} ({score:.0f})", agency) for place, score, _ in ranked for agency in self._by_key[place, key[1]]
        ]
        return [shown for shown, agency in ids if agency not in not_ones][:MOST]
