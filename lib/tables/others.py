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


def table_that_names(origin: str, form: str, agency: str, request: str) -> str | None:
    """Return the table that names the agency of a figure, as `folder/request`; None for an agency's own figure.

    `agency` and `request` are the folders the table lies in, so two tables that name one agency are told apart.
    """
    return f"{agency}/{request}" if origin in PUBLISHER_ORIGIN or form == TABLE_FORM else None


def table_of(counts: pd.DataFrame) -> pd.Series:
    """Return the `source` of counts; empty for an agency's own figures."""
    source = counts["source"]
    if isinstance(source.dtype, pd.CategoricalDtype):  # in their order, and nothing comes before an empty text
        source = source.cat.set_categories(["", *source.cat.categories])
    return source.fillna("")
