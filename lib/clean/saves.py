"""Documents and rows read in them in; the rows without those of pages that a later save replaced out."""

import pandas as pd


def current(rows: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose `document_id` is none that another document supersedes."""
    replaced = set(documents["supersedes"].dropna())
    return rows[~rows["document_id"].isin(replaced)].reset_index(drop=True)
