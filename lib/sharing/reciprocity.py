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
    for each line which agency of ours it names, and which place and kind of ours a name without a state has; -1: none.
    """

    agencies: list[str]
    forms: list[str]
    holder: np.ndarray
    own: np.ndarray
    stem: np.ndarray
    stem_of_agency: np.ndarray


@dataclass(frozen=True)
class Side:
    """What the lists of one section say, by holder or by `holder * len(agencies) + agency named`.

    `named` are the pairs in order, `line` the first line of each; `open` are `holder * len(agencies) + stem`.
    """

    named: np.ndarray
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
    sender, receiver = (_side(ours, lines, lists, now, x) for x in ("detections_shared", "detections_received"))
    n = len(ours.agencies)
    places, sends, to = _pairs(sender, receiver, n)
    form, from_ = np.divmod(sends, np.int32(max(n, 1)))
    made: dict[str, Any] = {"form": _words(form, ours.forms), "sender_id": _words(from_, ours.agencies)}
    made["receiver_id"] = _words(to, ours.agencies)
    half, gets = len(sender.named), form * np.int32(n) + to
    made |= _told(sender, places[:half], _says(sender, sends, to, ours), "sender", sends, lines)
    made |= _told(receiver, places[half:], _says(receiver, gets, from_, ours), "receiver", gets, lines)
    found = t.as_frame(t.SHARING_RECIPROCITY, pd.DataFrame(made, copy=False)[t.SHARING_RECIPROCITY.columns])
    return found if t.is_coded(lines) else t.as_texts(found)


def _pairs(sender: Side, receiver: Side, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the place of each side's pairs among all of them, and who sends (as a holder) and gets in each place.

    The places are in the order of the table's key: form, sender, receiver.
    """
    swapped = (receiver.named // n // n * n + receiver.named % n) * n + receiver.named // n % n if n else receiver.named
    both = np.concatenate([sender.named, swapped])
    order = sorted_places(both)
    both = both[order]
    is_first = is_new(both)
    places = np.empty(len(both), dtype="int32")
    places[order] = np.cumsum(is_first, dtype="int32") - 1
    sends, to = np.divmod(both[is_first], max(n, 1))
    return places, sends.astype("int32"), to.astype("int32")


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
    lists, ids = ranks_of(lines["list_id"])
    rows, is_missing = lines["row"].to_numpy("int32", na_value=0), line < 0
    if lines["row"].hasnans:
        is_missing |= lines["row"].isna().to_numpy(bool)[line]
    days, dates = ranks_of(pd.Series(side.as_of, dtype="str"))
    return {
        f"{name}_says": _words(says, SAYS),
        f"{name}_as_of": _words(days[holder], dates),
        f"{name}_list_id": _words(np.where(line < 0, -1, lists[line]), ids),
        f"{name}_row": pd.arrays.IntegerArray(rows[line].astype("int64"), is_missing),
    }


def _ours(lines: pd.DataFrame, lists: pd.DataFrame) -> Ours:
    agencies = sorted(set(lists["agency_id"]))
    form, forms = pd.factorize(lists["form"], sort=True)
    holder = form * len(agencies) + pd.Index(agencies, dtype="str").get_indexer(lists["agency_id"])
    stem_of_agency, stems = pd.factorize(np.array([agency[:-3] for agency in agencies], dtype=object))
    # Each partner's id is looked at once: its number stands in every line. The last place is for lines without one.
    partner, names = ranks_of(lines["partner_id"])
    own = np.append(pd.Index(agencies, dtype="str").get_indexer(names), -1)
    stem = np.append(pd.Index(stems).get_indexer([name[:-3] if name.endswith("-xx") else "" for name in names]), -1)
    return Ours(agencies, list(forms), holder, *(x.astype("int32")[partner] for x in (own, stem)), stem_of_agency)


def _side(ours: Ours, lines: pd.DataFrame, lists: pd.DataFrame, now: pd.DataFrame, section: str) -> Side:
    n, size = len(ours.agencies), len(ours.agencies) * len(ours.forms)
    current_ones, all_ones = (held.index[held["section"] == section].to_numpy() for held in (now, lists))
    is_current = np.zeros(len(lists), dtype=bool)
    is_current[current_ones] = True
    number = lines["list"].to_numpy()
    held = np.flatnonzero(is_current[number])
    holder, own, stem = ours.holder[number[held]], ours.own[held].astype("int64"), ours.stem[held]
    is_other = (own >= 0) & (own != holder % max(n, 1))
    pairs, at = holder[is_other] * n + own[is_other], held[is_other]
    order = sorted_places(pairs)
    first = order[is_new(pairs[order])]
    is_complete, has_list = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    is_complete[ours.holder[current_ones]], has_list[ours.holder[all_ones]] = True, True
    as_of = np.full(size, None, dtype=object)
    as_of[ours.holder[current_ones]] = now.loc[current_ones, "as_of"].to_numpy(dtype=object)
    is_open = stem >= 0
    open_ = np.sort(holder[is_open] * n + stem[is_open])
    return Side(pairs[first], at[first].astype("int32"), open_[is_new(open_)], is_complete, has_list, as_of)
