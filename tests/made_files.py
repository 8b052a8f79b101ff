"""A made table with a column of each type, and texts that are odd on disk, for tests of files."""

import pandas as pd
from hypothesis import strategies as st

from lib import tables as t
from lib.tables.declare import count, date, flag, number, text, words

MADE = t.Table(
    "made",
    "a made row",
    ("key",),
    (
        text("key", "Key.", required=True),
        text("note", "Text."),
        count("scans", "Count.", unit="scans"),
        number("ratio", "Number."),
        date("seen_on", "Date."),
        flag("is_open", "Flag."),
        words("kind", "Word.", ("hits", "scans")),
    ),
    public=True,
)
FULL = {"note": "x", "scans": 490535, "ratio": 0.25, "seen_on": "2019-12-31", "is_open": True, "kind": "hits"}

# Everything a page can hold: no lone surrogates, since text is decoded before it gets here.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ODD_TEXT = st.one_of(
    ANY_TEXT,
    st.sampled_from(["NA", "N/A", "nan", "None", "null", "NULL", "<NA>", "-", "#N/A", "true", "1e5", "007", " ", "''"]),
    st.sampled_from(['"', '""', 'a"b', "a,b", "a\nb", "\n", "a;b", "=1+1", "+1", "-1", "@x", "\t=1", "'=1", "，"]),
)


def rows_of(frame):
    """The frame as plain rows, missing as None."""
    return [
        {name: None if pd.isna(cell) else cell for name, cell in row.items()}
        for row in frame.astype("object").to_dict("records")
    ]
