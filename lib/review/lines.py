"""The list of what waits and the sharing lists in; each single line that waits, with its place on the list, out."""

import pandas as pd

COLUMNS = [
    "review_id", "n", "value_id", "agency_id", "section", "row", "name_as_printed", "second_as_printed",
    "state_as_printed", "why",
    "document_id", "page",
]  # fmt: skip


def open_lines(review: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """Return COLUMNS: the lines behind each row of the review table that stands for many lines, numbered from 1.

    A row stands for all lines of a document that wait for one reason.
    """
    groups = review[review["review_id"].str.startswith("r-lines-")]
    key = ["document_id", "why"]
    waits = shares[shares["status"] == "needs_review"].merge(groups[["review_id", *key]], on=key)
    waits = waits.sort_values(["review_id", "section", "row", "value_id"])
    return waits.assign(n=waits.groupby("review_id").cumcount() + 1)[COLUMNS].reset_index(drop=True)


def seen_at(waits: pd.DataFrame, shares: pd.DataFrame) -> pd.Series:
    """Return, by review id, the value whose place shows what waits: the value itself, or the name's first line."""
    names = shares.assign(name=shares["name_as_printed"].fillna("").str.split().str.join(" "))
    first = names.drop_duplicates(["document_id", "name"])
    line = dict(zip(zip(first["document_id"], first["name"], strict=True), first["value_id"], strict=True))
    found = {}
    for row in waits.itertuples():
        if isinstance(row.rule_on, str) and row.rule_on.startswith("v-"):
            found[row.review_id] = row.rule_on
        elif (row.document_id, row.readings) in line:
            found[row.review_id] = line[row.document_id, row.readings]
    return pd.Series(found, dtype="str")


def with_pictures(
    waits: pd.DataFrame, lines: pd.DataFrame, crops: pd.Series, documents: pd.DataFrame, seen: pd.Series
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both with `crop` (below processed/desk), `path` and `sha256` of the file, the lines with `number` too.

    `crops`: file names by value id; `seen`: value ids by review id. A row of many lines has the picture of its first.
    """
    order = dict(zip(waits["review_id"], waits["order"], strict=True))
    lines = lines.assign(crop=_address(lines["value_id"], crops))
    lines = lines.assign(number=[f"{order[r]}.{n}" for r, n in zip(lines["review_id"], lines["n"], strict=True)])
    first = lines.dropna(subset="crop").drop_duplicates("review_id").set_index("review_id")["crop"]
    own = _address(waits["review_id"].map(seen.to_dict()), crops)
    waits = waits.assign(crop=own.where(own.notna(), waits["review_id"].map(first.to_dict())))
    files = documents.set_index("document_id")[["path", "sha256"]].to_dict()
    told = [frame.assign(**{name: frame["document_id"].map(held) for name, held in files.items()})
            for frame in (waits, lines)]  # fmt: skip
    return told[0], told[1]


def _address(ids: pd.Series, crops: pd.Series) -> pd.Series:
    return ids.map({value_id: f"crops/{name}" for value_id, name in crops.items()})
