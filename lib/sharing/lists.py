"""The shares table in; its lines that count, with whole numbers for names, and the lists they make, out."""

import re

import numpy as np
import pandas as pd

from lib import tables as t
from lib.keys import is_one_of, looked_up, ranks_of
from lib.list_ids import address_of, line_of
from lib.positions import how_many, taken
from lib.tables.words import PARTNER_CLASS

# A pool of recipients nobody names is no organization: the count of names understates sharing where one is fed.
POOL = ("NVLS", "Shared NVLS")
REPEATED = ("duplicate", "superseded")
NEEDED = ["list_id", "agency_id", "request_id", "section", "row", "name_as_printed", "hot_list_as_printed"]
NEEDED += ["partner_id", "partner_name", "partner_state", "partner_class", "as_of", "status"]
_CREATED = re.compile(r"-(\d{4}-\d\d-\d\d|undated)-")


def counted_lines(shares: pd.DataFrame) -> pd.DataFrame:
    """Return the lines of lists, in the order of `shares`: columns NEEDED, and list, partner, stands, is_pool.

    `list` numbers the lists from 0 in the order of their ids; `partner` numbers the partners so, -1 is none; `stands`
    and `is_pool` are yes or no. A list sent again (if any line of it is marked so), a line without a section and what
    a person set aside are left out.
    """
    is_meant = shares["section"].notna().to_numpy() & ~is_one_of(shares["status"], t.SET_ASIDE_STATUS)
    codes, ids = ranks_of(shares["list_id"])
    is_again = how_many(codes[is_meant & is_one_of(shares["status"], REPEATED)], len(ids)) > 0
    is_meant = is_meant & ~taken(is_again, codes)
    lines = shares[NEEDED] if is_meant.all() else shares.loc[is_meant, NEEDED].reset_index(drop=True)
    return lines.assign(
        list=ranks_of(lines["list_id"])[0],
        partner=ranks_of(lines["partner_id"])[0],
        stands=is_one_of(lines["status"], t.PUBLIC_STATUS),
        is_pool=is_one_of(lines["name_as_printed"], POOL),
    )


def lists_of(lines: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each list, in the order of `list`.

    Columns: list_id, agency_id, request_id, form, section, as_of, evidence, first_value_id, is_complete, names,
    has_pool, and the number of its lines in each class. A list is complete if no line of it waits. `names` and the
    classes leave NVLS lines out; a line without a class is `unknown`.
    """
    codes, n = lines["list"].to_numpy(), int(lines["list"].max()) + 1 if len(lines) else 0
    first = _first_lines(lines, n)
    heads = lines.iloc[first][["list_id", "agency_id", "request_id", "section", "as_of"]].astype("str")
    named = ~lines["is_pool"].to_numpy(bool)
    lists = heads.reset_index(drop=True).assign(
        is_complete=how_many(codes[~lines["stands"].to_numpy(bool)], n) == 0,
        names=how_many(codes if named.all() else codes[named], n),
        has_pool=how_many(codes[~named], n) > 0,
    )
    rows = lines["row"].fillna(0).to_numpy("int64")[first].tolist()
    names = [heads[name].tolist() for name in ("list_id", "agency_id", "request_id")]
    told = [_of_id(*of) for of in zip(*names, rows, strict=True)]
    kinds = pd.DataFrame(told, columns=["form", "first_value_id", "evidence"], dtype="str")
    return lists.assign(**kinds, **_classes(lines, named, n))


def _first_lines(lines: pd.DataFrame, n: int) -> np.ndarray:
    """Return the position of the line of each list with the lowest row."""
    codes, rows = lines["list"].to_numpy(), lines["row"].fillna(0).to_numpy("int64")
    lowest = np.full(n, np.iinfo("int64").max)
    np.minimum.at(lowest, codes, rows)
    at = np.flatnonzero(rows == taken(lowest, codes))
    first = np.zeros(n, dtype="int64")
    first[codes[at][::-1]] = at[::-1]
    return first


def _of_id(list_id: str, agency: str, request: str, row: int) -> tuple[str, str, str]:
    """Return what the id of a list tells: the kind of document, the id of its first line, and that line's address."""
    rest = list_id.removeprefix(f"v-{agency}--{request}-")
    found = _CREATED.search(rest)
    form, created = (rest[: found.start()], found[1]) if found else (rest, "undated")
    first = line_of(list_id, row)
    return form.replace("-", "_"), first, address_of(agency, request, form, created, first)


def _classes(lines: pd.DataFrame, named: np.ndarray, n: int) -> dict[str, np.ndarray]:
    known = {name: code for code, name in enumerate(PARTNER_CLASS)}
    size = len(PARTNER_CLASS)
    place = lines["list"].to_numpy().astype("int32" if n * size < 1 << 31 else "int64")
    place *= size
    place += looked_up(lines["partner_class"], known, known["unknown"])
    found = how_many(place if named.all() else place[named], n * size).reshape(n, size)
    return {name: found[:, code] for name, code in known.items()}


def current(lists: pd.DataFrame) -> pd.DataFrame:
    """Return the lists that show where an agency stands: of each kind of document and section, those of the last date.

    A date counts only if all lists of it are complete. A list without a date counts if there is no other.
    """
    keys = ["agency_id", "form", "section"]
    dated = lists.assign(as_of=lists["as_of"].fillna(""))
    whole = dated[dated.groupby([*keys, "as_of"])["is_complete"].transform("all")]
    last = whole.groupby(keys)["as_of"].transform("max")
    return lists.loc[whole.index[whole["as_of"] == last]]
