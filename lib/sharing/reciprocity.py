"""Lines and lists in; what two agencies of the collection say of detections that go from one to the other, out.

A silence is told only of a list that is complete, and only if it holds no name without a state that may be the other.
Two lists are of different days: what differs may be a change, and is no contradiction.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib import tables as t
from lib.sharing.lists import current


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
    """Return the sharing_reciprocity table: a row for each two agencies with lists, of which one names the other."""
    ours, now = _ours(lines, lists), current(lists)
    sender, receiver = (_side(ours, lines, lists, now, x) for x in ("detections_shared", "detections_received"))
    n = len(ours.agencies)
    sent = {"form": sender.named // n // n, "from": sender.named // n % n, "to": sender.named % n}
    got = {"form": receiver.named // n // n, "from": receiver.named % n, "to": receiver.named // n % n}
    both = [(x["form"] * n + x["from"]) * n + x["to"] for x in (sent, got)]
    keys, place = np.unique(np.concatenate(both), return_inverse=True)
    places = np.split(place, [len(both[0])])
    form, from_, to = keys // n // n, keys // n % n, keys % n
    ids, forms = (pd.array(names, dtype="str") for names in (ours.agencies, ours.forms))
    made = {"form": forms.take(form), "sender_id": ids.take(from_), "receiver_id": ids.take(to)}
    for name, side, at, agency, other in (
        ("sender", sender, places[0], from_, to),
        ("receiver", receiver, places[1], to, from_),
    ):
        holder, line = form * n + agency, np.full(len(keys), -1)
        line[at] = side.line
        made[f"{name}_says"] = _says(side, holder, line >= 0, holder * n + ours.stem_of_agency[other])
        made[f"{name}_as_of"] = pd.array(side.as_of, dtype="str").take(holder)
        made[f"{name}_value_id"] = lines["value_id"].array.take(line, allow_fill=True)
    return t.as_frame(t.SHARING_RECIPROCITY, pd.DataFrame(made)[t.SHARING_RECIPROCITY.columns])


def _ours(lines: pd.DataFrame, lists: pd.DataFrame) -> Ours:
    agencies = sorted(set(lists["agency_id"]))
    form, forms = pd.factorize(lists["form"], sort=True)
    holder = form * len(agencies) + pd.Index(agencies).get_indexer(lists["agency_id"])
    stem_of_agency, stems = pd.factorize(np.array([agency[:-3] for agency in agencies], dtype=object))
    # Each partner's id is looked at once: its number stands in every line. The last place is for lines without one.
    partner = lines["partner"].to_numpy()
    number, first = np.unique(partner[partner >= 0], return_index=True)
    names = lines["partner_id"].iloc[np.flatnonzero(partner >= 0)[first]].tolist()
    own, stem = (np.full(int(partner.max(initial=-1)) + 2, -1, dtype="int64") for _ in range(2))
    own[number] = pd.Index(agencies).get_indexer(names)
    stem[number] = pd.Index(stems).get_indexer([name[:-3] if name.endswith("-xx") else "" for name in names])
    return Ours(agencies, list(forms), holder, own[partner], stem[partner], stem_of_agency)


def _side(ours: Ours, lines: pd.DataFrame, lists: pd.DataFrame, now: pd.DataFrame, section: str) -> Side:
    n, size = len(ours.agencies), len(ours.agencies) * len(ours.forms)
    current_ones, all_ones = (held.index[held["section"] == section].to_numpy() for held in (now, lists))
    is_current = np.zeros(len(lists), dtype=bool)
    is_current[current_ones] = True
    number = lines["list"].to_numpy()
    holder, held = ours.holder[number], is_current[number]
    names = np.flatnonzero(held & (ours.own >= 0) & (ours.own != holder % max(n, 1)))
    named, first = np.unique(holder[names] * n + ours.own[names], return_index=True)
    open_ = held & (ours.stem >= 0)
    is_complete, has_list = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    is_complete[ours.holder[current_ones]], has_list[ours.holder[all_ones]] = True, True
    as_of = np.full(size, None, dtype=object)
    as_of[ours.holder[current_ones]] = now.loc[current_ones, "as_of"].to_numpy(dtype=object)
    return Side(named, names[first], np.unique(holder[open_] * n + ours.stem[open_]), is_complete, has_list, as_of)


def _says(side: Side, holder: np.ndarray, is_named: np.ndarray, stems: np.ndarray) -> pd.api.extensions.ExtensionArray:
    """Return what the lists of a side say of the other agency of each pair; `stems` is what a name may be open for."""
    words = ["named", "list_waits", "no_list", "name_without_state", "not_named"]
    rules = [is_named, ~side.is_complete[holder] & side.has_list[holder], ~side.is_complete[holder]]
    rules.append(np.isin(stems, side.open))
    return pd.array(words, dtype="str").take(np.select(rules, range(len(rules)), default=len(rules)))
