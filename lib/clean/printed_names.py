"""Lines of sharing lists in; each different printed name with its parts, once, and its account's name, out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from lib.names import AgencyName, identity_key, parse_name, with_county
from lib.refusals import Refusal

PRINTED = ["name_as_printed", "state_as_printed", "city_as_printed"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed name with its columns: the parts, `key` (place and kind), and `account`, the name without notes.

    An account's name is one in a vendor's system: two lists that print the same account mean the same agency.
    """

    name: AgencyName
    key: tuple[str, str] | None
    account: str


@lru_cache(maxsize=100_000)
def read_printed(text: str, state: str, city: str) -> Printed | None:
    """The parts of one printed name; None if it is no name."""
    name = parse_name(text, state)
    if isinstance(name, AgencyName) and not name.place and city:
        name = parse_name(text, state, city)
    if isinstance(name, Refusal):
        return None
    return Printed(with_county(name), identity_key(name), account_of(text, name))


def account_of(text: str, name: AgencyName) -> str:
    """The name as printed, in small letters, without the notes in front of it (`Inactive`)."""
    words = text.casefold().split()
    noted = sum(len(flag.split("_")) for flag in name.flags if flag in ("inactive",))
    return " ".join(words[noted:] if noted and words[0].strip("[]") == "inactive" else words)


def cells(row: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """The three printed cells of each row, empty text for what is missing."""
    return zip(*(texts(row[name]) for name in PRINTED), strict=True)


def texts(column: pd.Series) -> list[str]:
    """The texts of a column, empty for what is missing; a list, since one by one out of a frame is slow."""
    return column.astype("object").where(column.notna(), "").tolist()
