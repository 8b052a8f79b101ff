"""Every stage table in; the same with the words the desk wants covered as black blocks, wherever agency text is, out.

Done before anything is drawn or written, so that no page, table or log can forget it.
"""

import pandas as pd

from lib.masks import covered, is_meant

# Columns with text of an agency, a page or a person. Ids, paths and addresses lead to places and stay as they are.
TEXT = (
    "text", "text_as_printed", "label_as_printed", "value_as_printed", "window_as_printed", "scope_as_printed",
    "name_as_printed", "city_as_printed", "state_as_printed", "hot_list_as_printed", "networks_as_printed",
    "partner_name", "agency_as_printed", "place_as_printed", "tracking_number", "status_as_printed", "attachments",
    "reason", "first", "second", "how", "citation", "ruling", "decision", "fee", "exemption",
    "note", "public_note",
)  # fmt: skip


# `evidence` is words in this table, and an address in others.
OF_ITEMS = "items"


def covered_paths(held: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the documents with paths as they may be shown; `held` keeps those that lead to the files."""
    documents, texts = held["documents"], list(held["masks"]["text"]) if "masks" in held else []
    return documents.assign(path=[covered(path, texts) for path in documents["path"]]) if texts else documents


def masked(held: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables with masked words covered. A row that does not say where it belongs is covered for all."""
    masks = [(row.text, row.where if isinstance(row.where, str) else "") for row in held["masks"].itertuples()]
    if not masks:
        return held
    files = held["documents"].set_index("document_id")[["agency_id", "request_id", "path"]].to_dict("index")
    shown = {name: _frame(frame, TEXT, masks, files) for name, frame in held.items() if name != "masks"}
    shown[OF_ITEMS] = _frame(shown[OF_ITEMS], ("evidence",), masks, files)
    return held | shown


def _frame(
    frame: pd.DataFrame, names: tuple[str, ...], masks: list[tuple[str, str]], files: dict[str, dict[str, str]]
) -> pd.DataFrame:
    columns = [name for name in names if name in frame.columns]
    for text, where in masks:
        meant = _meant(frame, where, files)
        for name in columns:
            cells = frame[name].map(lambda cell, text=text: covered(cell, (text,)), na_action="ignore")
            frame = frame.assign(**{name: frame[name].where(~meant, cells)})
    return frame


def _meant(frame: pd.DataFrame, where: str, files: dict[str, dict[str, str]]) -> pd.Series:
    if not where:
        return pd.Series(True, index=frame.index)
    columns = [
        frame.get(name, pd.Series(None, index=frame.index)) for name in ("agency_id", "request_id", "document_id")
    ]
    told = []
    for agency, request, document in zip(*columns, strict=True):
        file = files.get(document, {}) if isinstance(document, str) else {}
        place = [file.get("agency_id", agency), file.get("request_id", request), file.get("path", "")]
        is_known = isinstance(place[0], str)
        told.append(not is_known or is_meant(where, *(x if isinstance(x, str) else "" for x in place)))
    return pd.Series(told, index=frame.index, dtype="bool")
