"""Shares with their partners in; the names of which nothing tells who they are though somebody might, for review, out.

A name without a state that is like no known agency waits for nobody: its class is `unknown`, which is an answer.
"""

import hashlib
from collections.abc import Iterator

import pandas as pd

from lib import tables as t
from lib.clean.aliases import Aliases, gather_aliases
from lib.clean.name_candidates import Candidates, Key
from lib.clean.printed_names import PRINTED, cells, read_printed, texts
from lib.cycles import no_search_for_cycles
from lib.keys import codes_of, order_of
from lib.names import AgencyName, identity_key, split_agency_id
from lib.positions import first_rows

_SET_ASIDE = ("rejected", "withdrawn", "superseded", "duplicate")


@no_search_for_cycles()
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
    lines = _each(shares[is_open & ~shares["status"].isin(_SET_ASIDE)])
    found: dict[str, tuple[int, str, str]] = {}
    for at, (cell, flags) in enumerate(zip(cells(lines), texts(lines["flags"]), strict=True)):
        printed = read_printed(*cell)
        if printed is None or printed.key is None or printed.account in found:
            continue
        ids = candidates.of(printed.name, printed.key, aliases.not_ones(cell[0], cell[1]))
        why = _why(flags, cell, aliases, ids)
        if why:
            found[printed.account] = (at, why, "; ".join(ids))
    return _review(lines, found)


def _each(lines: pd.DataFrame) -> pd.DataFrame:
    """Return the first line of each different name and flags, by agency, document and value id."""
    lines = lines.iloc[order_of(lines, ["agency_id", "document_id", "value_id"], missing_last=True)]
    return lines.iloc[first_rows(codes_of(lines, [*PRINTED, "flags"]))]


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


def _review(lines: pd.DataFrame, found: dict[str, tuple[int, str, str]]) -> pd.DataFrame:
    """Return the review table; `found` has for each account the position of its line, why it is open, candidates."""
    told = pd.DataFrame(found.values(), columns=["at", "why", "candidates"])
    held = lines.iloc[told["at"].astype("int64")].reset_index(drop=True)
    checksums = [hashlib.sha256(account.encode()).hexdigest()[:8] for account in found]
    ids = [f"r-name-{partner}-{x}" for partner, x in zip(texts(held["partner_id"]), checksums, strict=True)]
    return t.as_frame(
        t.REVIEW,
        held[["agency_id", "request_id", "document_id", "page"]].assign(
            review_id=pd.Series(ids, dtype="str"),
            what="agency_name",
            why=told["why"].astype("str"),
            readings=pd.Series([" ".join(name.split()) for name in texts(held["name_as_printed"])], dtype="str"),
            candidates=told["candidates"].astype("str"),
            public_note="who a partner in a sharing list is",
        ),
    )
