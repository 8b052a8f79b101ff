"""Lines and lists in; who is named most over all agencies, and which hot lists go how far, out."""

import numpy as np
import pandas as pd

from lib import tables as t
from lib.keys import first_rows
from lib.sharing.lists import current

HOT = ("hotlists_shared", "hotlists_received")


def most_named(lines: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """Return the sharing_most_named table: each partner and section with how many agencies' current lists name it.

    An agency counts once, however many of its lists name a partner. An id without a state may stand for several
    agencies of one name, unless all of them are federal bodies, which have none.
    """
    now = current(lists)
    held = lines[lines["list"].isin(now.index) & ~lines["is_pool"] & (lines["partner"] >= 0)]
    section = pd.factorize(held["section"], sort=True)[0]
    # One whole number for section and partner, in the order of both; text is looked at once for each different one.
    group = section * (int(lines["partner"].max()) + 1 if len(lines) else 1) + held["partner"].to_numpy()
    found = held.iloc[first_rows(group)][["section", "partner_id"]].reset_index(drop=True)
    is_federal = pd.Series((held["partner_class"] == "federal").to_numpy(bool)).groupby(group).all().to_numpy()
    return t.as_frame(
        t.SHARING_MOST_NAMED,
        found.assign(
            partner_name=_least(held["partner_name"], group).fillna(found["partner_id"]),
            partner_state=_first(held["partner_state"], group),
            is_one_agency=~found["partner_id"].str.endswith("-xx").to_numpy(bool) | is_federal,
            agencies=_different(held["agency_id"], group),
            of=found["section"].map(now.groupby("section")["agency_id"].nunique()),
        ),
    )


def _least(cells: pd.Series, group: np.ndarray) -> pd.Series:
    """Return the first text in the alphabet of each group, in the order of the groups."""
    codes, texts = pd.factorize(cells, sort=True)
    least = pd.Series(np.where(codes < 0, len(texts), codes)).groupby(group).min()
    return pd.Series([*texts, None], dtype="str").iloc[least.to_numpy()].reset_index(drop=True)


def _first(cells: pd.Series, group: np.ndarray) -> pd.Series:
    """Return the text of the first line of each group that has one."""
    known = np.flatnonzero(cells.notna().to_numpy())
    first = known[first_rows(group[known])]
    texts = pd.Series(cells.array.take(first), index=group[first])
    return texts.reindex(group[first_rows(group)]).reset_index(drop=True)


def _different(cells: pd.Series, group: np.ndarray) -> np.ndarray:
    """Return how many different texts each group has."""
    codes, texts = pd.factorize(cells)
    pairs = np.unique(group * (len(texts) + 1) + codes)
    return np.unique(pairs // (len(texts) + 1), return_counts=True)[1]


def hot_lists(lines: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """Return the sharing_hot_lists table: each hot list as printed, how many agencies print it, beside how many."""
    now = current(lists)
    held = lines[lines["list"].isin(now.index) & lines["section"].isin(HOT) & lines["hot_list_as_printed"].notna()]
    printed = held["hot_list_as_printed"].str.replace(r"\s+", " ", regex=True).str.strip()
    partner = held["partner_id"].fillna(held["name_as_printed"])
    held = held.assign(hot_list_as_printed=printed, partner=partner)
    groups = held[held["hot_list_as_printed"] != ""].groupby(["section", "hot_list_as_printed"], sort=True)
    found = groups.agg(agencies=("agency_id", "nunique"), partners=("partner", "nunique")).reset_index()
    return t.as_frame(t.SHARING_HOT_LISTS, found)
