"""The shares table in; its lines that count, with whole numbers for names, and the lists they make, out."""

import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from lib import tables as t
from lib.keys import looked_up
from lib.tables.words import PARTNER_CLASS

# A pool of recipients nobody names is no organization: the count of names understates sharing where one is fed.
POOL = ("NVLS", "Shared NVLS")
REPEATED = ("duplicate", "superseded")
_ROW = r"-r\d+(-\d+)?$"
NEEDED = ["value_id", "agency_id", "request_id", "section", "row", "name_as_printed", "hot_list_as_printed"]
NEEDED += ["partner_id", "partner_name", "partner_state", "partner_class", "as_of", "status", "evidence"]


def counted_lines(shares: pd.DataFrame) -> pd.DataFrame:
    """Return the lines of lists, in the order list, row: columns of `shares`, and list_id, list, partner, stands,
    is_pool.

    `list` numbers the lists from 0 in the order of their ids; `partner` numbers the partners so, -1 is none; `stands`
    and `is_pool` are yes or no. A list sent again (if any line of it is marked so), a line without a section and what
    a person set aside are left out.
    """
    is_meant = shares["section"].notna() & ~shares["status"].isin(t.SET_ASIDE_STATUS)
    at = np.flatnonzero(is_meant.to_numpy(bool))
    codes, ids = _list_codes(shares["value_id"].iloc[at])
    is_again = np.bincount(codes[shares["status"].isin(REPEATED).to_numpy(bool)[at]], minlength=len(ids)) > 0
    at, codes = at[~is_again[codes]], codes[~is_again[codes]]
    codes, ids = _sorted_codes(codes, ids)
    order = np.lexsort((shares["row"].fillna(0).to_numpy("int64")[at], codes))
    lines, codes = shares[NEEDED].iloc[at[order]].reset_index(drop=True), codes[order]
    return lines.assign(
        list_id=pd.Categorical.from_codes(codes, ids),
        list=codes,
        partner=pd.factorize(lines["partner_id"], sort=True)[0],
        stands=lines["status"].isin(t.PUBLIC_STATUS).to_numpy(bool),
        is_pool=lines["name_as_printed"].isin(POOL).to_numpy(bool),
    )


def _list_codes(value_ids: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Return each line's list, as `lib.list_ids.list_of` tells it, as a position in a list of ids."""
    held = pa.array(value_ids, pa.large_string())
    made = pc.replace_substring_regex(held, pattern=_ROW, replacement=r"\1").dictionary_encode()
    return made.indices.to_numpy().astype("int64"), made.dictionary.to_pylist()


def _sorted_codes(codes: np.ndarray, ids: list[str]) -> tuple[np.ndarray, list[str]]:
    """Return codes that count the ids that occur, in their order, and these ids."""
    used = sorted(np.unique(codes).tolist(), key=ids.__getitem__)
    number = np.zeros(len(ids), dtype="int64")
    number[used] = np.arange(len(used))
    return number[codes], [ids[code] for code in used]


def lists_of(lines: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each list, in the order of `list`.

    Columns: list_id, agency_id, request_id, form, section, as_of, evidence, first_value_id, is_complete, names,
    has_pool, and the number of its lines in each class. A list is complete if no line of it waits. `names` and the
    classes leave NVLS lines out; a line without a class is `unknown`.
    """
    numbers, first = np.unique(lines["list"].to_numpy(), return_index=True)
    heads = lines.iloc[first][["list_id", "agency_id", "request_id", "section", "as_of", "evidence", "value_id"]]
    lists = heads.rename(columns={"value_id": "first_value_id"}).reset_index(drop=True)
    codes, n = lines["list"].to_numpy(), len(numbers)
    named = ~lines["is_pool"].to_numpy(bool)
    lists = lists.assign(
        list_id=lists["list_id"].astype("str"),
        is_complete=np.bincount(codes[~lines["stands"].to_numpy(bool)], minlength=n) == 0,
        names=np.bincount(codes[named], minlength=n),
        has_pool=np.bincount(codes[~named], minlength=n) > 0,
    )
    forms = [_form(*row) for row in lists[["list_id", "agency_id", "request_id"]].itertuples(index=False)]
    return lists.assign(form=forms, **_classes(lines[named], n))


def _form(list_id: str, agency: str, request: str) -> str:
    """Return the kind of document of a list: `v-agency--request-FORM-date-section`."""
    rest = list_id.removeprefix(f"v-{agency}--{request}-")
    return re.sub(r"-(\d{4}-\d\d-\d\d|undated)-.*$", "", rest).replace("-", "_")


def _classes(lines: pd.DataFrame, n: int) -> dict[str, np.ndarray]:
    known = {name: code for code, name in enumerate(PARTNER_CLASS)}
    which = looked_up(lines["partner_class"], known, known["unknown"])
    size = len(PARTNER_CLASS)
    found = np.bincount(lines["list"].to_numpy() * size + which, minlength=n * size).reshape(n, size)
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
