"""Lines and lists in; who is named most over all agencies, and which hot lists go how far, out."""

import pandas as pd

from lib import tables as t
from lib.sharing.lists import current

HOT = ("hotlists_shared", "hotlists_received")


def most_named(lines: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """Return the sharing_most_named table: each partner and section with how many agencies' current lists name it.

    An agency counts once, however many of its lists name a partner. An id without a state may stand for several
    agencies of one name, unless all of them are federal bodies, which have none.
    """
    now = current(lists)
    held = lines[lines["list"].isin(now.index) & ~lines["is_pool"] & lines["partner_id"].notna()]
    held = held.assign(is_federal=held["partner_class"] == "federal", agency=pd.factorize(held["agency_id"])[0])
    keys = ["section", "partner_id"]
    groups = held.groupby(keys, sort=True, observed=True)
    found = groups.agg(
        partner_name=("partner_name", "min"), partner_state=("partner_state", "first"), is_federal=("is_federal", "all")
    )
    found["agencies"] = held.drop_duplicates([*keys, "agency"]).groupby(keys, sort=True).size()
    found = found.reset_index()
    found["is_one_agency"] = ~found["partner_id"].str.endswith("-xx") | found["is_federal"]
    found["of"] = found["section"].map(now.groupby("section")["agency_id"].nunique())
    found["partner_name"] = found["partner_name"].fillna(found["partner_id"])
    return t.as_frame(t.SHARING_MOST_NAMED, found[t.SHARING_MOST_NAMED.columns])


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
