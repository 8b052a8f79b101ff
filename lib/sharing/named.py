"""Lines and lists in; who is named most over all agencies, and which hot lists go how far, out."""

import numpy as np
import pandas as pd

from lib import tables as t
from lib.keys import is_one_of, ranks_of
from lib.positions import PIECE, first_rows, how_many, is_new, taken
from lib.sharing.lists import current

TEXTS = ["section", "agency_id", "partner_id", "partner_name", "partner_state", "partner_class"]
HOT = ("hotlists_shared", "hotlists_received")


def most_named(lines: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """Return the sharing_most_named table: each partner and section with how many agencies' current lists name it.

    An agency counts once, however many of its lists name a partner. An id without a state may stand for several
    agencies of one name, unless all of them are federal bodies, which have none.
    """
    is_current = np.zeros(len(lists), dtype=bool)
    now = current(lists)
    is_current[now.index] = True
    is_named = taken(is_current, lines["list"].to_numpy()) & ~lines["is_pool"].to_numpy(bool)
    is_named = is_named & (lines["partner"].to_numpy() >= 0)
    held = lines[[*TEXTS, "partner"]] if is_named.all() else lines.loc[is_named, [*TEXTS, "partner"]]
    section, partner = ranks_of(held["section"])[0], held["partner"].to_numpy()
    # One whole number for section and partner, in the order of both; text is looked at once for each different one.
    size = int(partner.max(initial=0)) + 1
    group = section.astype("int32" if size * (int(section.max(initial=0)) + 1) < 1 << 31 else "int64")
    group *= size
    group += partner
    first = first_rows(group)
    found = held.iloc[first][["section", "partner_id"]].astype("str").reset_index(drop=True)
    is_federal = ~_any((held["partner_class"] != "federal").to_numpy(bool), group)[group[first]]
    return t.as_frame(
        t.SHARING_MOST_NAMED,
        found.assign(
            partner_name=_least(held["partner_name"], group, first).fillna(found["partner_id"]),
            partner_state=_first(held["partner_state"], group, first),
            is_one_agency=~found["partner_id"].str.endswith("-xx").to_numpy(bool) | is_federal,
            agencies=_different(held["agency_id"], group)[group[first]],
            of=found["section"].map(now.groupby("section")["agency_id"].nunique()),
        ),
    )


def _any(yes: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Return by group whether one of its lines says yes."""
    return how_many(group[yes], int(group.max(initial=-1)) + 1) > 0


def _least(cells: pd.Series, group: np.ndarray, first: np.ndarray) -> pd.Series:
    """Return the first text in the alphabet of each group, in the order of the groups."""
    codes, texts = ranks_of(cells)
    least = np.full(int(group.max(initial=-1)) + 1, len(texts))
    for start in range(0, len(codes), PIECE):
        piece = codes[start : start + PIECE].astype(least.dtype)  # one type: ten times faster
        piece[piece < 0] = len(texts)
        np.minimum.at(least, group[start : start + PIECE], piece)
    return pd.Series(pd.array([*texts, None], dtype="str").take(least[group[first]]))


def _first(cells: pd.Series, group: np.ndarray, first: np.ndarray) -> pd.Series:
    """Return the text of the first line of each group that has one."""
    known = cells.notna().to_numpy()
    if known.all():
        return pd.Series(cells.array.take(first)).astype("str")
    known = np.flatnonzero(known)
    at = np.full(int(group.max(initial=-1)) + 1, -1)
    at[group[known][::-1]] = known[::-1]
    return pd.Series(cells.array.take(at[group[first]], allow_fill=True)).astype("str")


def _different(cells: pd.Series, group: np.ndarray) -> np.ndarray:
    """Return by group how many different texts it has."""
    codes, texts = ranks_of(cells)
    pairs = group.astype("int64")
    pairs *= len(texts) + 1
    pairs += codes
    pairs.sort()
    pairs = pairs[is_new(pairs)]
    pairs //= len(texts) + 1
    return how_many(pairs, int(group.max(initial=-1)) + 1)


def hot_lists(lines: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """Return the sharing_hot_lists table: each hot list as printed, how many agencies print it, beside how many."""
    now = current(lists)
    is_printed = lines["hot_list_as_printed"].notna() & is_one_of(lines["section"], HOT)
    held = lines[is_printed]
    kept = ["section", "agency_id", "partner_id", "name_as_printed", "hot_list_as_printed"]
    held = held.loc[held["list"].isin(now.index), kept].astype("str")
    printed = held["hot_list_as_printed"].str.replace(r"\s+", " ", regex=True).str.strip()
    partner = held["partner_id"].fillna(held["name_as_printed"])
    held = held.assign(hot_list_as_printed=printed, partner=partner)
    groups = held[held["hot_list_as_printed"] != ""].groupby(["section", "hot_list_as_printed"], sort=True)
    found = groups.agg(agencies=("agency_id", "nunique"), partners=("partner", "nunique")).reset_index()
    return t.as_frame(t.SHARING_HOT_LISTS, found)
