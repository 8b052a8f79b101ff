"""Lines and lists in; what two agencies of the collection say of detections that go from one to the other, out.

A silence is told only of a list that is complete, and only if it holds no name without a state that may be the other.
Two lists are of different days: what differs may be a change, and is no contradiction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lib import tables as t
from lib.keys import is_new, ranks_of, sorted_places
from lib.sharing.lists import current
from lib.tables.sharing import SAYS


@dataclass(frozen=True)
class Ours:
    """The agencies of the collection, in order, and the lists as whole numbers.

    `holder` tells for each list whose it is and of which form: `form * len(agencies) + agency`. `own` and `stem` tell
    for each partner which agency of ours it is, and which place and kind of ours a name without a state has; -1: none.
    The last place of both is that of a line without a partner.
    """

    agencies: list[str]
    forms: list[str]
    holder: np.ndarray
    own: np.ndarray
    stem: np.ndarray
    stem_of_agency: np.ndarray


@dataclass(frozen=True)
class Side:
    """What the lists of one section say, by holder.

    `line` is the first line of each pair they name, in the order of the pairs; `open` are the names without a state,
    `holder * len(agencies) + stem`.
    """

    line: np.ndarray
    open: np.ndarray
    is_complete: np.ndarray
    has_list: np.ndarray
    as_of: np.ndarray


def reciprocity(lines: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """Return the sharing_reciprocity table: a row for each two agencies with lists, of which one names the other.

    Texts are coded if those of `lines` are.
    """
    ours, now = _ours(lines, lists), current(lists)
    (sender, named), (receiver, names) = (
        _side(ours, lines, lists, now, section) for section in ("detections_shared", "detections_received")
    )
    n = len(ours.agencies)
    places, sends, to = _pairs(named, names, n)
    del named, names  # memory that what comes next can have
    form, from_ = np.divmod(sends, np.int32(max(n, 1)))
    made: dict[str, Any] = {"form": _words(form, ours.forms), "sender_id": _words(from_, ours.agencies)}
    made["receiver_id"] = _words(to, ours.agencies)
    half, gets = len(sender.line), form * np.int32(n) + to
    made |= _told(sender, places[:half], _says(sender, sends, to, ours), "sender", sends, lines)
    made |= _told(receiver, places[half:], _says(receiver, gets, from_, ours), "receiver", gets, lines)
    found = t.as_frame(t.SHARING_RECIPROCITY, pd.DataFrame(made, copy=False)[t.SHARING_RECIPROCITY.columns])
    return found if t.is_coded(lines) else t.as_texts(found)


def _pairs(named: np.ndarray, names: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the place of each side's pairs among all of them, and who sends (as a holder) and gets in each place.

    Senders name the first ones, `sender * n + agency`, and receivers the others. The places are in the order of the table's key: form, sender, receiver.
    """
    n = max(n, 1)
    both = np.concatenate([named, names])
    half = both[len(named) :]  # changed in its place: who is named sends
    from_ = half % n
    half //= n
    to = half % n
    half -= to
    half += from_
    half *= n
    half += to
    del from_, to
    order = sorted_places(both)
    both = both[order]
    is_first = is_new(both)
    places = np.empty(len(both), dtype="int32")
    places[order] = np.cumsum(is_first, dtype="int32") - 1
    del order
    both = both[is_first]
    to = (both % n).astype("int32")
    both //= n
    return places, both.astype("int32"), to


def _words(codes: np.ndarray, texts: Sequence[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, pd.Index(texts, dtype="str"))


def _says(side: Side, holder: np.ndarray, other: np.ndarray, ours: Ours) -> np.ndarray:
    """Return by pair what the lists of a side say of the other agency, but for those it names, as a place in SAYS."""
    said = np.where(side.is_complete, SAYS.index("not_named"), SAYS.index("no_list"))
    said[~side.is_complete & side.has_list] = SAYS.index("list_waits")
    found = said.astype("int8")[holder]
    if len(side.open):
        may_be = np.isin(holder.astype("int64") * len(ours.agencies) + ours.stem_of_agency[other], side.open)
        found[may_be & side.is_complete[holder]] = SAYS.index("name_without_state")
    return found


def _told(
    side: Side, at: np.ndarray, says: np.ndarray, name: str, holder: np.ndarray, lines: pd.DataFrame
) -> dict[str, Any]:
    """Return the columns of one side: what its list says, of which day, in which row; `at` are the pairs it names."""
    says[at] = SAYS.index("named")
    line = np.full(len(holder), -1, dtype="int32")
    line[at] = side.line
    days, dates = ranks_of(pd.Series(side.as_of, dtype="str"))
    return {
        f"{name}_says": _words(says, SAYS),
        f"{name}_as_of": _words(days[holder], dates),
        f"{name}_list_id": lines["list_id"].astype("category").array.take(line, allow_fill=True),
        f"{name}_row": lines["row"].array.take(line, allow_fill=True),
    }


def _ours(lines: pd.DataFrame, lists: pd.DataFrame) -> Ours:
    agencies = sorted(set(lists["agency_id"]))
    agency = pd.Index(agencies, dtype="str")
    form, forms = pd.factorize(lists["form"], sort=True)
    holder = form * len(agencies) + agency.get_indexer(lists["agency_id"])
    stem_of_agency, stems = pd.factorize(np.array([agency[:-3] for agency in agencies], dtype=object))
    # Each partner's id is looked at once: its number stands in every line.
    _, names = ranks_of(lines["partner_id"])
    own = np.append(agency.get_indexer(names), -1)
    stem = np.append(pd.Index(stems).get_indexer([name[:-3] if name.endswith("-xx") else "" for name in names]), -1)
    return Ours(agencies, list(forms), holder, own.astype("int32"), stem.astype("int32"), stem_of_agency)


def _side(
    ours: Ours, lines: pd.DataFrame, lists: pd.DataFrame, now: pd.DataFrame, section: str
) -> tuple[Side, np.ndarray]:
    """Return what the lists of a section say, and the pairs they name in order: `holder * len(agencies) + agency`."""
    n, size = len(ours.agencies), len(ours.agencies) * len(ours.forms)
    current_ones, all_ones = (held.index[held["section"] == section].to_numpy() for held in (now, lists))
    is_current = np.zeros(len(lists), dtype=bool)
    is_current[current_ones] = True
    number, partner = lines["list"].to_numpy(), lines["partner"].to_numpy()
    is_mine = is_current[number]
    pairs, held = _named(ours, number, partner, is_mine)
    order = sorted_places(pairs)
    pairs = pairs[order]
    is_first = is_new(pairs)
    is_complete, has_list = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    is_complete[ours.holder[current_ones]], has_list[ours.holder[all_ones]] = True, True
    as_of = np.full(size, None, dtype=object)
    as_of[ours.holder[current_ones]] = now.loc[current_ones, "as_of"].to_numpy(dtype=object)
    at = np.flatnonzero(is_mine & (ours.stem >= 0)[partner])
    open_ = np.sort(ours.holder[number[at]] * n + ours.stem[partner[at]])
    side = Side(held[order[is_first]], open_[is_new(open_)], is_complete, has_list, as_of)
    return side, pairs[is_first]


def _named(ours: Ours, number: np.ndarray, partner: np.ndarray, is_mine: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs that lines name, `holder * len(agencies) + agency named`, and the position of each line."""
    n = max(len(ours.agencies), 1)
    held = np.flatnonzero(is_mine & (ours.own >= 0)[partner]).astype("int32")
    own = ours.own[partner[held]]
    is_other = own != (ours.holder % n)[number[held]]
    if not is_other.all():
        held, own = held[is_other], own[is_other]
    pairs = ours.holder.astype("int64")[number[held]]
    pairs *= n
    pairs += own
    return pairs, held
