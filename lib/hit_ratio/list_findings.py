"""Sharing lists that stand in; how many organizations each names, as numbers of the register, out."""

import re
from typing import Any

import pandas as pd

from lib import numerals as n
from lib import tables as t
from lib.hit_ratio.pairs import STANDS
from lib.list_ids import count_of, list_of

# A pool of recipients nobody names is no organization: the count of names understates sharing where one is fed.
POOL = re.compile(r"(?:Shared )?NVLS")


def with_lists(findings: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """Return the findings table with the number of names of each list that stands."""
    return t.as_frame(t.FINDINGS, [*findings.to_dict("records"), *list_findings(shares)])


def list_findings(shares: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a finding for each list of which every line stands; a list with a line that waits has no count yet.

    Lines that a person has set aside are not of the list.
    """
    known = shares[shares["section"].notna() & ~shares["status"].isin(t.SET_ASIDE_STATUS)]
    rows = []
    for list_id, lines in known.groupby(list_of(known["value_id"]), sort=True):
        named = lines[~lines["name_as_printed"].fillna("").str.fullmatch(POOL)].sort_values("row")
        if len(named) and lines["status"].isin(STANDS).all():
            rows.append(_list(str(list_id), named))
    return rows


def _list(list_id: str, named: pd.DataFrame) -> dict[str, Any]:
    first = named.iloc[0]
    when = f"as of {first['as_of']}" if isinstance(first["as_of"], str) else "without a date"
    return {
        "finding_id": count_of(list_id),
        "agency_id": first["agency_id"],
        "value": str(len(named)),
        "shown": n.printed_count(len(named)),
        "unit": "organizations",
        "how": f"number of organizations named in the list of {first['section'].replace('_', ' ')}, {when}",
        "citation": f"the {len(named)} lines of this list in shares.csv, from {first['value_id']} on",
        "evidence": first["evidence"],
    }
