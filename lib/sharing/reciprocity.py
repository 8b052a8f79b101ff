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
from lib.keys import ranks_of
from lib.positions import is_new, sorted_places, taken
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
    n = max(len(ours.agencies), 1)
    its_places, their_places, holder, to = _pairs(named, names, n)
    del named, names  # memory that what comes next can have
    form, from_ = (holder // n).astype(np.min_scalar_type(-len(ours.forms) - 1)), (holder % n).astype(to.dtype)
    made: dict[str, Any] = {"form": _words(form, ours.forms), "sender_id": _words(from_, ours.agencies)}
    made["receiver_id"] = _words(to, ours.agencies)
    made |= _told(sender, its_places, _says(sender, holder, to, ours), "sender", holder, lines)
    holder -= from_
    holder += to  # now the receiver as a holder
    made |= _told(receiver, their_places, _says(receiver, holder, from_, ours), "receiver", holder, lines)
    found = t.as_frame(t.SHARING_RECIPROCITY, pd.DataFrame(made, copy=False)[t.SHARING_RECIPROCITY.columns])
    return found if t.is_coded(lines) else t.as_texts(found)


def _pairs(named: np.ndarray, names: np.ndarray, n: int) -> tuple[np.ndarray, ...]:
    """Return the place of each side's pairs among all of them, and who sends (as a holder) and gets in each place.

    Senders name the first ones, `sender * n + agency`, in order; receivers the others, which are changed. The places
    are in the order of the table's key: form, sender, receiver.
    """
    _swap(names, n)
    order = sorted_places(names)
    theirs = taken(names, order)
    at = np.searchsorted(named, theirs)
    is_more = taken(named, np.minimum(at, len(named) - 1)) != theirs if len(named) else np.ones(len(theirs), dtype=bool)
    at += np.cumsum(is_more, dtype="int32")
    at -= is_more
    more = at[is_more]
    is_its = np.ones(len(named) + len(more), dtype=bool)
    is_its[more] = False
    its_places = np.flatnonzero(is_its)
    sends, to = np.empty(len(is_its), "int32"), np.empty(len(is_its), np.min_scalar_type(-n))
    for places, pairs in ((its_places, named), (more, theirs[is_more])):
        to[places] = pairs % n
        sends[places] = pairs // n
    their_places = np.empty(len(at), "int32")
    their_places[order] = at
    return its_places.astype("int32"), their_places, sends, to


def _swap(pairs: np.ndarray, n: int) -> None:
    """Make of pairs `form, receiver, sender` pairs `form, sender, receiver`, in their place."""
    sender = pairs % n
    pairs //= n
    receiver = pairs % n
    pairs -= receiver
    pairs += sender
    pairs *= n
    pairs += receiver


def _words(codes: np.ndarray, texts: Sequence[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, pd.Index(texts, dtype="str"))


def _says(side: Side, holder: np.ndarray, other: np.ndarray, ours: Ours) -> np.ndarray:
    """Return by pair what the lists of a side say of the other agency, but for those it names, as a place in SAYS."""
    said = np.where(side.is_complete, SAYS.index("not_named"), SAYS.index("no_list"))
    said[~side.is_complete & side.has_list] = SAYS.index("list_waits")
    found = taken(said.astype("int8"), holder)
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
    lists, ids = ranks_of(lines["list_id"])
    days, dates = ranks_of(pd.Series(side.as_of, dtype="str"))
    return {
        f"{name}_says": _words(says, SAYS),
        f"{name}_as_of": _words(taken(days, holder), dates),
        f"{name}_list_id": _words(_known(lists, line), ids),
        f"{name}_row": _rows(lines["row"], line),
    }


def _known(codes: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return codes at positions, -1 where the position is."""
    found = taken(codes, at)
    found[at < 0] = -1
    return found


def _rows(rows: pd.Series, at: np.ndarray) -> pd.arrays.IntegerArray:
    """Return numbers of rows at positions, none where the position is -1."""
    is_missing = at < 0
    if rows.hasnans:
        is_missing |= taken(rows.isna().to_numpy(), at)
    return pd.arrays.IntegerArray(taken(rows.to_numpy("int64", na_value=0), at), is_missing)


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
    is_mine = taken(is_current, number)
    pairs, held = _named(ours, number, partner, is_mine)
    order = sorted_places(pairs)
    pairs = taken(pairs, order)
    is_first = is_new(pairs)
    is_complete, has_list = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    is_complete[ours.holder[current_ones]], has_list[ours.holder[all_ones]] = True, True
    as_of = np.full(size, None, dtype=object)
    as_of[ours.holder[current_ones]] = now.loc[current_ones, "as_of"].to_numpy(dtype=object)
    at = np.flatnonzero(is_mine & taken(ours.stem >= 0, partner))
    open_ = np.sort(ours.holder[number[at]] * n + ours.stem[partner[at]])
    side = Side(taken(held, order[is_first]), open_[is_new(open_)], is_complete, has_list, as_of)
    return side, pairs[is_first]


def _named(ours: Ours, number: np.ndarray, partner: np.ndarray, is_mine: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs that lines name, `holder * len(agencies) + agency named`, and the position of each line."""
    n = max(len(ours.agencies), 1)
    held = np.flatnonzero(is_mine & taken(ours.own >= 0, partner))
    own, number = taken(ours.own, taken(partner, held)), taken(number, held)
    is_other = own != taken((ours.holder % n).astype("int32"), number)
    if not is_other.all():
        held, own, number = held[is_other], own[is_other], number[is_other]
    pairs = taken(ours.holder.astype("int64"), number)
    pairs *= n
    pairs += own
    return pairs, held.astype("int32")
