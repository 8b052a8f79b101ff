"""Shares with their partners in; the names of which nothing tells who they are though somebody might, for review, out.

A name without a state that is like no known agency waits for nobody: its class is `unknown`, which is an answer.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.aliases import Aliases, gather_aliases
from lib.clean.name_candidates import Candidates, Key
from lib.clean.printed_names import cells, read_printed, texts
from lib.names import AgencyName, identity_key, split_agency_id

_USED = ["agency_id", "request_id", "partner_id", "name_as_printed", "document_id", "page", "flags"]
_SET_ASIDE = ("rejected", "withdrawn", "superseded", "duplicate")


def open_names(
    shares: pd.DataFrame, names: pd.DataFrame, rulings: pd.DataFrame, reference: pd.DataFrame
) -> pd.DataFrame:
    """Return a review row for each different name that is open: as printed, with what it might be.

    Frames as in `with_partners`; `shares` is what that returns. A row stands for all lines of the name.
    """
    aliases = gather_aliases(rulings)
    candidates = Candidates(_known(shares, names, reference))
    is_open = shares["partner_id"].fillna("").str.endswith("-xx")
    is_open |= shares["flags"].fillna("").str.contains("ruling_open", regex=False)
    lines = shares[is_open & ~shares["status"].isin(_SET_ASIDE)].sort_values(["agency_id", "document_id", "value_id"])
    rows: dict[str, dict[str, Any]] = {}
    for cell, line in zip(cells(lines), lines[_USED].to_dict("records"), strict=True):
        printed = read_printed(*cell)
        if printed is None or printed.key is None or printed.account in rows:
            continue
        found = candidates.of(printed.name, printed.key, aliases.not_ones(cell[0], cell[1]))
        why = _why(str(line["flags"]), cell, aliases, found)
        if why:
            rows[printed.account] = _row(line, printed.account, why, found)
    return t.as_frame(t.REVIEW, list(rows.values()))


def _known(shares: pd.DataFrame, names: pd.DataFrame, reference: pd.DataFrame) -> Iterator[tuple[Key, str, str]]:
    for folder in sorted(names["agency_id"]):
        name = split_agency_id(folder)
        key = identity_key(name) if isinstance(name, AgencyName) else None
        if key and isinstance(name, AgencyName) and name.state:
            yield key, name.state, folder
    settled = shares[~shares["partner_id"].fillna("-xx").str.endswith("-xx")].drop_duplicates("partner_id")
    settled = settled.sort_values("partner_id")
    for cell, partner in zip(cells(settled), texts(settled["partner_id"]), strict=True):
        printed = read_printed(*cell)
        if printed and printed.key:
            yield printed.key, partner.rsplit("-", 1)[-1].upper(), partner
    for row in reference.itertuples():
        yield (row.place, row.kind), row.state, f"{row.name_as_listed}, {row.state} ({row.list} {row.code})"


def _why(flags: str, cell: tuple[str, str, str], aliases: Aliases, found: list[str]) -> str:
    _, problem = aliases.ruled(cell[0], cell[1])
    if problem:
        return f"a ruling on the name is not applied: {problem}"
    if not found:
        return ""
    if "state_conflict" in flags:
        return "two states are printed for one name"
    if "alike_in_list" in flags:
        return "the list has two such names, and no state is printed; is it one of these?"
    return "no state is printed, and no list tells it; is it one of these?"


def _row(line: dict[str, Any], account: str, why: str, found: list[str]) -> dict[str, Any]:
    checksum = hashlib.sha256(account.encode()).hexdigest()[:8]
    return {
        "review_id": f"r-name-{line['partner_id']}-{checksum}",
        "agency_id": line["agency_id"],
        "request_id": line["request_id"],
        "what": "agency_name",
        "why": why,
        "readings": " ".join(line["name_as_printed"].split()),
        "candidates": "; ".join(found),
        "document_id": line["document_id"],
        "page": line["page"],
        "public_note": "who a partner in a sharing list is",
    }
