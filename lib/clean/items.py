"""The items asked for, the counts and what the agency says it sent in; how each item stands, and why, out."""

import pandas as pd

from lib import tables as t
from lib.asks import item_meaning
from lib.tables.others import of_named_agencies
from lib.windows import Window

MEASURES = {
    "hits": ("hits",),
    "detections": ("detections_stated", "total_records", "total_detections", "detections_row"),
}


def tidy_items(
    asked: pd.DataFrame, counts: pd.DataFrame, provided: pd.DataFrame, matches: pd.DataFrame,
    documents: pd.DataFrame, sections: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """Return the items table. Each state names its evidence; a file is `not_on_file` only if none can be it."""
    rows = []
    counts = counts[~of_named_agencies(counts)]
    for item in asked.drop_duplicates(["agency_id", "request_id", "item"]).itertuples():
        meaning, window = item_meaning(item.item_as_printed)
        held = (counts, provided, matches, documents)
        mine = [_of(f, item.agency_id, item.request_id) for f in held]
        lists = _of(sections, item.agency_id, item.request_id)
        known = _by_value(mine[0], meaning, window) or _by_list(lists, meaning, documents)
        state, evidence = known or _by_word(item.part, *mine[1:])
        rows.append(
            {
                "agency_id": item.agency_id,
                "request_id": item.request_id,
                "item": item.item,
                "meaning": meaning,
                "window_start": window.start.isoformat() if window else None,
                "window_end": window.end.isoformat() if window else None,
                "state": state,
                "evidence": evidence,
                "document_id": item.document_id,
                "page": item.page,
            }
        )
    return t.as_frame(t.ITEMS, rows)


def _of(frame: pd.DataFrame, agency: str, request: str) -> pd.DataFrame:
    return frame[(frame["agency_id"] == agency) & (frame["request_id"] == request)]


def _by_value(counts: pd.DataFrame, meaning: str, window: Window | None) -> tuple[str, str] | None:
    if window is None:
        return None
    same = counts[
        counts["measure"].isin(MEASURES[meaning])
        & (counts["window_start"] == window.start.isoformat())
        & (counts["window_end"] == window.end.isoformat())
    ]
    stands = same[same["status"].isin(t.PUBLIC_STATUS)]
    if stands["value"].notna().any():
        return "answered", stands[stands["value"].notna()]["value_id"].iloc[0]
    if len(same[same["status"] == "needs_review"]):
        return "provided_not_read", "a figure was given and waits for a person"
    for row in stands.itertuples():
        # What stands in place of a figure is an answer only if it says that there is none to give here.
        if said := set(str(row.flags).split()) & {"not_applicable", "see_other_agency"}:
            return said.pop(), f"the reply prints “{row.value_as_printed}”"
    inside = counts[
        counts["measure"].isin(MEASURES[meaning])
        & counts["status"].isin(t.PUBLIC_STATUS)
        & counts["value"].notna()
        & (counts["window_start"] >= window.start.isoformat())
        & (counts["window_end"] <= window.end.isoformat())
    ]
    if len(inside):
        first = inside.iloc[0]
        return "partly_answered", f"the figure is for {first['window_start']} to {first['window_end']}"
    return None


def _by_list(sections: pd.DataFrame, meaning: str, documents: pd.DataFrame) -> tuple[str, str] | None:
    """Judge an item by the section of a sharing report that answers it."""
    paths = dict(zip(documents["document_id"], documents["path"], strict=True))
    mine = sections[sections["section"] == meaning]
    for section in mine.sort_values(["document_id", "report"]).itertuples():
        where = f"{paths[section.document_id].rsplit('/', 1)[-1]}, page {section.page}"
        if section.rows:
            return "answered", f"a list in {where}"
        if section.is_stated_empty:
            return "answered_none", f"the report says None: {where}"
    return None


def _by_word(part: object, provided: pd.DataFrame, matches: pd.DataFrame, documents: pd.DataFrame) -> tuple[str, str]:
    """Judge by what the agency says of the item's part: a message that names parts speaks of those only."""
    for (document, message), said in provided.groupby(["document_id", "message"], sort=True):
        parts = said[said["part"].notna()]
        here = said if parts.empty else parts[parts["part"] == part]
        if (here["says"] == "no_records").any():
            return "no_responsive_records", f"message {message} says that there are none"
        files = matches[(matches["document_id"] == document) & (matches["message"] == message)]
        if (here["says"] == "attached").any() and len(files):
            return _attached(message, files, documents)
    return "awaiting", ""


def _attached(message: int, files: pd.DataFrame, documents: pd.DataFrame) -> tuple[str, str]:
    """Judge by the files a message names: one on hand that was not used, one that several files can be, or none."""
    held = documents.set_index("document_id")
    for file in files.sort_values("matched_id", na_position="last").itertuples():
        if isinstance(file.matched_id, str):
            found = held.loc[file.matched_id]
            name = found["path"].rsplit("/", 1)[-1]
            said = "holds no answer to this item" if found["status"] == "read" else "was not read"
            rule = file.rule.replace("_", " ")
            return (
                "provided_not_read",
                f"message {message} names {file.name_as_listed}; it is {name} ({rule}), which {said}",
            )
    if files["candidates"].max() > 0:
        name = files.sort_values("candidates")["name_as_listed"].iloc[-1]
        return "provided_not_read", f"message {message} names {name}; which file it is waits for a person"
    return (
        "provided_not_on_file",
        f"message {message} names {files['name_as_listed'].iloc[0]}; no file on hand can be it",
    )
