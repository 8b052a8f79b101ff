"""Contradictions in; what a person must decide of them, and what the public page may say, out."""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.tables.others import of_named_agencies


def waiting(contradictions: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """Return a review row for each contradiction without a ruling."""
    named = set(counts[of_named_agencies(counts)]["value_id"])
    is_open = contradictions["decision"].isna()
    return t.as_frame(t.REVIEW, [_row(found, named) for found in contradictions[is_open].itertuples()])


def _row(found: Any, named: set[str]) -> dict[str, Any]:
    is_named = found.first_value_id in named
    who = f"{found.agency_name}: " if is_named else ""
    return {
        "review_id": f"r-{found.contradiction_id}",
        # What a table says of an agency it names is not for that agency's page.
        "agency_id": None if is_named else found.agency_id,
        "what": "contradiction",
        "why": found.what.replace("_", " "),
        "readings": f"{who}{found.first} / {found.second}",
        "public_note": f"two readings that disagree ({found.what.replace('_', ' ')})",
    }
