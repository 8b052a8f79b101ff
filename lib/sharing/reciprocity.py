"""Lines and lists in; what two agencies of the collection say of detections that go from one to the other, out.

A silence is told only of a list that is complete, and only if it holds no name without a state that may be the other.
Two lists are of different days: what differs may be a change, and is no contradiction.
"""

import pandas as pd

from lib import tables as t
from lib.sharing.lists import current

_PAIR = ["form", "sender_id", "receiver_id"]


def reciprocity(lines: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """Return the sharing_reciprocity table: a row for each two agencies with lists, of which one names the other."""
    now = current(lists)
    ours = sorted(set(lists["agency_id"]))
    sides = {
        "sender": _names(lines, lists, now, "detections_shared", ours),
        "receiver": _names(lines, lists, now, "detections_received", ours),
    }
    sent = sides["sender"].rename(columns={"agency_id": "sender_id", "partner_id": "receiver_id"})
    got = sides["receiver"].rename(columns={"agency_id": "receiver_id", "partner_id": "sender_id"})
    pairs = sent.merge(got, on=_PAIR, how="outer", suffixes=("_sender", "_receiver"))
    made = pairs[_PAIR].assign(
        sender_value_id=pairs["value_id_sender"], receiver_value_id=pairs["value_id_receiver"],
        sender_says=_says(pairs, "sender", "receiver", lines, lists, now),
        receiver_says=_says(pairs, "receiver", "sender", lines, lists, now),
        sender_as_of=_dates(pairs, "sender", now), receiver_as_of=_dates(pairs, "receiver", now),
    )  # fmt: skip
    return t.as_frame(t.SHARING_RECIPROCITY, made[t.SHARING_RECIPROCITY.columns])


def _names(lines: pd.DataFrame, lists: pd.DataFrame, now: pd.DataFrame, section: str, ours: list[str]) -> pd.DataFrame:
    """Return form, agency_id, partner_id, value_id: the first line of each other agency of ours that lists name."""
    of_section = now.index[now["section"] == section]
    held = lines[lines["list"].isin(of_section) & lines["partner_id"].isin(ours)]
    held = held[held["partner_id"] != held["agency_id"]]
    held = held.assign(form=held["list"].map(lists["form"]))
    keys = ["form", "agency_id", "partner_id"]
    names = held.drop_duplicates(keys)[[*keys, "value_id"]]
    return pd.DataFrame(names.to_dict("list"), columns=[*keys, "value_id"], dtype="str")  # pandas joins no empty slice


def _says(
    pairs: pd.DataFrame, side: str, other: str, lines: pd.DataFrame, lists: pd.DataFrame, now: pd.DataFrame
) -> list[str]:
    """Return what the lists of `side` say of the other agency of each pair."""
    section = _section(side)
    complete = _holders(now, section)
    waiting = _holders(lists, section)
    stems = _names_without_state(lines, lists, now, section)
    said = []
    for form, agency, partner, value in pairs[["form", f"{side}_id", f"{other}_id", f"value_id_{side}"]].itertuples(
        index=False
    ):
        if isinstance(value, str):
            said.append("named")
        elif (form, agency) not in complete:
            said.append("list_waits" if (form, agency) in waiting else "no_list")
        else:
            is_open = (form, agency, partner[:-3]) in stems
            said.append("name_without_state" if is_open else "not_named")
    return said


def _section(side: str) -> str:
    return "detections_shared" if side == "sender" else "detections_received"


def _holders(lists: pd.DataFrame, section: str) -> set[tuple[str, str]]:
    held = lists[lists["section"] == section]
    return set(zip(held["form"], held["agency_id"], strict=True))


def _names_without_state(
    lines: pd.DataFrame, lists: pd.DataFrame, now: pd.DataFrame, section: str
) -> set[tuple[str, str, str]]:
    """Return (form, agency, place and kind) of names without a state: each may be the agency of that name."""
    open_ = lines["list"].isin(now.index[now["section"] == section]) & lines["partner_id"].str.endswith("-xx").fillna(
        False
    )
    held = lines[open_]
    forms = held["list"].map(lists["form"])
    return set(zip(forms, held["agency_id"], held["partner_id"].str[:-3], strict=True))


def _dates(pairs: pd.DataFrame, side: str, now: pd.DataFrame) -> list[str | None]:
    held = now[now["section"] == _section(side)]
    dates = dict(zip(zip(held["form"], held["agency_id"], strict=True), held["as_of"], strict=True))
    return [dates.get(key) for key in zip(pairs["form"], pairs[f"{side}_id"], strict=True)]
