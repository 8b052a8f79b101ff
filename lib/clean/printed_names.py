"""Lines of sharing lists in; each different printed name with its parts, once, and its account's name, out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.keys import codes_of
from lib.names import AgencyName, identity_key, parse_name, with_county
from lib.positions import first_rows
from lib.refusals import Refusal

PRINTED = ["name_as_printed", "state_as_printed", "city_as_printed"]


class Printed(NamedTuple):
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
    is_noted = "inactive" in name.flags and words[0].strip("[]") == "inactive"
    return " ".join(words[1:] if is_noted else words)


@dataclass(frozen=True, slots=True)
class PrintedNames:
    """The different printed names of many lines: their three `cells`, their parts, and which one stands in each line.

    `of_line` holds a name's position in `cells` and `parts` for each line.
    """

    cells: list[tuple[str, str, str]]
    parts: list[Printed | None]
    of_line: np.ndarray


def read_names(lines: pd.DataFrame) -> PrintedNames:
    """Each different name of the lines read once; needs the three printed columns."""
    of_line = codes_of(lines, PRINTED)
    each = list(cells(lines.iloc[first_rows(of_line)]))
    return PrintedNames(each, [read_printed(*cell) for cell in each], of_line)


def cells(row: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """The three printed cells of each row, empty text for what is missing."""
    return zip(*(texts(row[name]) for name in PRINTED), strict=True)


def texts(column: pd.Series) -> list[str]:
    """The texts of a column, empty for what is missing; a list, since one by one out of a frame is slow."""
    return column.astype("object").where(column.notna(), "").tolist()
