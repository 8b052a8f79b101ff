"""Counts in; which of them a table gives of an agency it names, and not of the agency that sent or holds it, out."""

import pandas as pd

from lib.tables.words import PUBLISHER_ORIGIN

TABLE_FORM = "counts_table"


def of_named_agencies(counts: pd.DataFrame) -> pd.Series:
    """Return True for counts of agencies named inside a table of many, a publisher's or an agency's.

    Such a figure is in counts.csv with its evidence. It stands on no agency's page and in no hit ratio, and says
    nothing against an agency's own reply, until a person has joined the two. Needs the columns `origin` and `form`.
    """
    return counts["origin"].isin(PUBLISHER_ORIGIN) | (counts["form"] == TABLE_FORM)
