"""The tables of sharing in; the rows of their charts out: sizes of lists, who is named most, who sends to whom."""

import pandas as pd

from lib.numerals import printed_count

MOST_NAMED = 10
# A list that feeds the vendor's pool has recipients that nobody names: its number says too little.
POOL = ", and a pool (NVLS)"
# More rows and columns are no longer read on a phone.
MOST_IN_SQUARE = 20


def size_rows(sizes: pd.DataFrame, names: dict[str, str], section: str) -> pd.DataFrame:
    """Return a row for each agency with its latest list of a section, the longest first; a list that waits at the end.

    Columns: agency_id, label, value, shown, why, list_id, as_of, has_pool. Of two lists of the latest date the longer.
    """
    mine = sizes[sizes["section"] == section]
    order = mine.sort_values(["as_of", "names", "list_id"], ascending=[False, False, True], na_position="last")
    last = order.drop_duplicates("agency_id")
    label = last["agency_id"].map(names).fillna(last["agency_id"]).astype("object")
    kept = last[["agency_id", "list_id", "as_of", "has_pool"]]
    shown = [_size(n, pool) for n, pool in zip(last["names"], last["has_pool"], strict=True)]
    why = last["names"].isna().map({True: "a line of its list waits for a person", False: None})
    rows = kept.assign(label=label, value=last["names"], shown=shown, why=why)
    return rows.sort_values(["value", "agency_id"], ascending=[False, True]).reset_index(drop=True)


def _size(names: object, has_pool: bool) -> str | None:
    return None if pd.isna(names) else f"{printed_count(int(names))}{POOL if has_pool else ''}"  # type: ignore[call-overload]


def named_rows(most: pd.DataFrame, section: str) -> pd.DataFrame:
    """Return the partners that the most agencies' lists of a section name, two or more; names of several are left out.

    Columns: partner_id, label, value, shown, of, as_often (how many are named just as often, those not returned too).
    Order and number are those of the register's.
    """
    mine = most[(most["section"] == section) & most["is_one_agency"].astype(bool) & (most["agencies"] > 1)]
    mine = mine.assign(as_often=mine.groupby("agencies")["partner_id"].transform("size"))
    mine = mine.sort_values(["agencies", "partner_id"], ascending=[False, True]).head(MOST_NAMED)
    state = mine["partner_state"].fillna("")
    label = mine["partner_name"] + (", " + state).where(state != "", "")
    shown = [printed_count(int(n)) for n in mine["agencies"]]
    rows = {"partner_id": mine["partner_id"], "label": label, "value": mine["agencies"], "shown": shown}
    return pd.DataFrame(rows | {"of": mine["of"], "as_often": mine["as_often"]}).reset_index(drop=True)


def pair_rows(reciprocity: pd.DataFrame) -> pd.DataFrame:
    """Return sender_id, receiver_id, sign for each pair of agencies of which one or both lists tell.

    Where two kinds of documents tell of a pair, the one that says more stands: both before one, one before a silence.
    """
    signs = [_sign(row.sender_says, row.receiver_says) for row in reciprocity.itertuples()]
    order = {"both": 0, "one": 1, "sender": 2, "receiver": 3}
    rows = reciprocity[["sender_id", "receiver_id"]].assign(sign=signs)
    rows = rows.assign(at=rows["sign"].map(order)).sort_values(["sender_id", "receiver_id", "at"])
    return rows.drop_duplicates(["sender_id", "receiver_id"])[["sender_id", "receiver_id", "sign"]].reset_index(
        drop=True
    )


def _sign(sender: str, receiver: str) -> str:
    said = (sender, receiver)
    known = {("named", "named"): "both", ("named", "not_named"): "sender", ("not_named", "named"): "receiver"}
    return known.get(said, "one")


def square_of(pairs: pd.DataFrame, names: dict[str, str]) -> tuple[pd.DataFrame, dict[str, str], int]:
    """Return the pairs among the agencies with the most pairs, their names by the alphabet, and of how many."""
    counted = pd.concat([pairs["sender_id"], pairs["receiver_id"]]).value_counts()
    ids = sorted(counted.index, key=lambda x: (-counted[x], x))[:MOST_IN_SQUARE]
    shown = {x: names.get(x, x) for x in sorted(ids, key=lambda x: (names.get(x, x).casefold(), x))}
    kept = pairs[pairs["sender_id"].isin(ids) & pairs["receiver_id"].isin(ids)]
    return kept.reset_index(drop=True), shown, len(counted)
