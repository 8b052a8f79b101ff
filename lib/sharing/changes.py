"""Lines and lists in; what differs between two lists of one agency, section and kind of document, out.

A rename is no churn: an organization is the same if place, kind and state are, whatever is printed (`Inactive ` in
front, another spelling). Where a state is printed in one list only, it is not told whether it is the same.
"""

import pandas as pd

from lib import tables as t
from lib.tables.sharing import CHANGE

_COUNTED = ("kept", *CHANGE)


def compared_lists(lists: pd.DataFrame) -> pd.DataFrame:
    """Return list_id, earlier_list_id, agency_id, form, section, earlier_on, later_on, earlier, later (row numbers).

    Each complete list with a date is compared with the one before it. A date with two lists is left out: which of them
    goes on from which is not told.
    """
    keys = ["agency_id", "form", "section"]
    dated = lists[lists["as_of"].notna() & (lists["names"] > 0)]
    alone = dated[~dated.duplicated([*keys, "as_of"], keep=False) & dated["is_complete"]]
    order = alone.assign(later=alone.index).sort_values([*keys, "as_of"])
    before = order.groupby(keys)[["list_id", "as_of", "later"]].shift()
    pairs = order.assign(earlier_list_id=before["list_id"], earlier_on=before["as_of"], earlier=before["later"])
    pairs = pairs[pairs["earlier"].notna()].astype({"earlier": "int64"}).rename(columns={"as_of": "later_on"})
    kept = ["list_id", "earlier_list_id", *keys, "earlier_on", "later_on", "earlier", "later"]
    return pairs[kept].reset_index(drop=True)


def changed(lines: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return list_id, partner_id, change, partner_before, partner_after: every partner of two compared lists.

    `change` is `kept` or a word of `sharing_changed.change`. A line without a partner goes by its printed name.
    """
    if pairs.empty:
        return pd.DataFrame(columns=["list_id", "partner_id", "change", "partner_before", "partner_after"], dtype="str")
    entries = _entries(lines[~lines["is_pool"]])
    sides = []
    for side in ("earlier", "later"):
        held = pairs[["list_id", side]].rename(columns={"list_id": "pair", side: "list"})
        sides.append(held.merge(entries, on="list")[["pair", "partner_id", "names", "folded"]])
    both = sides[0].merge(sides[1], on=["pair", "partner_id"], how="outer", suffixes=("_before", "_after"))
    both["change"] = "kept"
    both.loc[both["folded_before"] != both["folded_after"], "change"] = "renamed"
    both.loc[both["names_before"].isna(), "change"] = "added"
    both.loc[both["names_after"].isna(), "change"] = "gone"
    both.loc[_not_told(both), "change"] = "not_told"
    names = {"pair": "list_id", "names_before": "partner_before", "names_after": "partner_after"}
    return both.rename(columns=names)[["list_id", "partner_id", "change", "partner_before", "partner_after"]]


def _entries(lines: pd.DataFrame) -> pd.DataFrame:
    """Return list, partner_id, names, folded: each partner once a list, with its printed names, joined in order."""
    lines = lines[["list", "partner_id", "name_as_printed"]].astype({"partner_id": "str", "name_as_printed": "str"})
    printed = lines["name_as_printed"].fillna("").str.replace(r"\s+", " ", regex=True).str.strip()
    entries = lines[["list"]].assign(
        partner_id=lines["partner_id"].fillna(printed), names=printed, folded=printed.str.casefold()
    )
    entries = entries.drop_duplicates(["list", "partner_id", "folded"]).sort_values(["list", "partner_id", "folded"])
    return entries.groupby(["list", "partner_id"], as_index=False, sort=True).agg(" / ".join)


def _not_told(both: pd.DataFrame) -> pd.Series:
    """Return True for a partner of one list whose place and kind the other list has, one of both without a state."""
    is_before, is_after = both["names_before"].notna(), both["names_after"].notna()
    stem, is_open = both["partner_id"].str[:-3], both["partner_id"].str.endswith("-xx")
    keys = both["pair"] + " " + stem
    found = pd.Series(False, index=both.index)
    for here, there in ((is_before, is_after), (is_after, is_before)):
        alone = here & ~there
        any_there, open_there = set(keys[there]), set(keys[there & is_open])
        found |= alone & ((is_open & keys.isin(any_there)) | keys.isin(open_there))
    return found


def change_tables(lines: pd.DataFrame, lists: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the tables sharing_changes (a row for each two lists) and sharing_changed (a row for each partner)."""
    pairs = compared_lists(lists)
    every = changed(lines[lines["list"].isin({*pairs["earlier"], *pairs["later"]})], pairs)
    counts = pd.crosstab(every["list_id"], every["change"]).reindex(columns=list(_COUNTED), fill_value=0)
    counts = counts.reindex(pairs["list_id"], fill_value=0).reset_index(drop=True)
    table = pd.concat([pairs.drop(columns=["earlier", "later"]), counts], axis=1)
    return t.as_frame(t.SHARING_CHANGES, table), t.as_frame(t.SHARING_CHANGED, every[every["change"] != "kept"])
