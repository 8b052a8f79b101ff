"""Lists and the agencies' states in; how many each list names, of which class, and what is told of it, out."""

import pandas as pd

from lib import tables as t
from lib.tables.words import PARTNER_CLASS

# California, Civil Code 1798.90.5 and following; Attorney General, bulletin 2023-DLE-06, October 2023.
STATE = "CA"
BULLETIN_MONTH = "2023-10"
TOLD = {"detections_shared": "detections", "hotlists_shared": "hot_lists"}
TOLD_CLASSES = ("out_of_state", "federal", "private")


def sizes(lists: pd.DataFrame, requests: pd.DataFrame) -> pd.DataFrame:
    """Return the sharing_sizes table from `lists_of` lists; a list with a line that waits has no counts.

    `told` says that recipients in other states, federal and private ones are told, for agencies of California only:
    `detections`, or the weaker `hot_lists`. `bulletin` is the list's date beside the Attorney General's bulletin.
    """
    states = states_of(lists["agency_id"], requests)
    is_told = (states == STATE) & lists["section"].isin(TOLD)
    beside = [beside_bulletin(x) if isinstance(x, str) else "undated" for x in lists["as_of"]]
    made = lists.assign(
        told=lists["section"].map(TOLD).where(is_told),
        bulletin=pd.Series(beside, index=lists.index, dtype="str").where(is_told),
    )
    counts = ["names", *PARTNER_CLASS]
    made[counts] = made[counts].astype("Int64").where(made["is_complete"])
    return t.as_frame(t.SHARING_SIZES, made[t.SHARING_SIZES.columns])


def states_of(agency_ids: pd.Series, requests: pd.DataFrame) -> pd.Series:
    """Return each agency's state: the roster's or the page's, else the one its folder's name ends in."""
    known = requests.dropna(subset="state").drop_duplicates("agency_id").set_index("agency_id")["state"]
    ends = agency_ids.str.rsplit("-", n=1).str[-1].str.upper()
    return agency_ids.map(known).fillna(ends)


def beside_bulletin(as_of: str) -> str:
    """Return whether a date (YYYY-MM-DD) is before, in, or after the month of the bulletin."""
    month = as_of[: len(BULLETIN_MONTH)]
    return "same_month" if month == BULLETIN_MONTH else "before" if month < BULLETIN_MONTH else "after"
