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


def table_of(counts: pd.DataFrame) -> pd.Series:
    """Return the table that names the agency, as `folder/request`; empty for an agency's own figures.

    It stands in the address of the evidence, so two tables that name one agency are told apart.
    """
    is_named = of_named_agencies(counts)
    table = pd.Series("", index=counts.index, dtype="str")
    parts = counts.loc[is_named, "evidence"].fillna("").str.split("/", n=3)
    own = counts.loc[is_named, "agency_id"] + "/" + counts.loc[is_named, "request_id"].fillna("")
    table[is_named] = parts.map(lambda x: "/".join(x[1:3]) if len(x) > 3 else "").where(parts.str.len() > 3, own)
    return table
