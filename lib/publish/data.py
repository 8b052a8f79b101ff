"""Stage tables in; the published copies, the newsroom's copies and the findings log, as frames and text, out."""

from pathlib import Path

import pandas as pd

from lib import tables as t
from lib.publish.cover import cover_short
from lib.publish.cover_cells import cover_cell
from lib.publish.masked import covered_paths, masked
from lib.tables.schema import dictionary
from lib.tables.words import PUBLIC_STATUS

__all__ = ["public_copy", "read_stages", "write_data"]

# Text an agency or a page printed: e-mail addresses, phones and links in it are covered in public copies.
AGENCY_TEXT = ("path", "label_as_printed", "text_as_printed", "attachments", "evidence", "how", "citation")
AGENCY_TEXT += (
    "ruling",
    "decision",
    "first",
    "second",
    "name_as_printed",
    "city_as_printed",
    "partner_id",
    "partner_name",
    "partner_before",
    "partner_after",
    "hot_list_as_printed",
    "networks_as_printed",
    "reason",
    "scope_as_printed",
    "window_as_printed",
    "tracking_number",
    "status_as_printed",
)


WAITS = "not published: a value in it waits for a person, or was set aside"


def public_copy(table: t.Table, held: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return what of a table may be published: values that stand, public columns, private text covered."""
    frame = held[table.name]
    if "status" in frame and table.name in ("counts", "shares"):
        frame = frame[frame["status"].isin(PUBLIC_STATUS)]
    stands = _standing(held)
    if table.name == "citations":
        frame = frame[frame["value_id"].isin(stands)]
    if table.name == "contradictions":
        frame = _told_without_figures(frame, stands)
    if table.name == "documents":
        frame = covered_paths(held)
    frame = frame.reindex(columns=table.public_columns)
    for name in set(AGENCY_TEXT) & set(frame.columns):
        cover = cover_cell if name == "text_as_printed" else cover_short
        frame = frame.assign(**{name: frame[name].map(cover, na_action="ignore")})
    return frame


def _told_without_figures(contradictions: pd.DataFrame, stands: set[str]) -> pd.DataFrame:
    """Return every contradiction; where a value in it does not stand, both readings and that value's id are held back.

    That two readings disagree may be known while a person looks; what they say may not.
    """
    ids = contradictions[["first_value_id", "second_value_id"]]
    is_held = ids.notna() & ~ids.isin([*stands])
    waits = is_held.any(axis=1)
    readings = {name: contradictions[name].mask(waits, WAITS) for name in ("first", "second")}
    return contradictions.assign(**readings, **{name: ids[name].mask(is_held[name]) for name in ids})


def _standing(held: dict[str, pd.DataFrame]) -> set[str]:
    values = pd.concat([held["counts"][["value_id", "status"]], held["shares"][["value_id", "status"]]])
    return set(values[values["status"].isin(PUBLIC_STATUS)]["value_id"])


def write_data(held: dict[str, pd.DataFrame], review: pd.DataFrame, desk: Path, reports: Path) -> None:
    """Write reports/data/*.csv, its dictionary, and processed/desk/data/*.csv with every status and what waits."""
    for table in t.PUBLIC_TABLES:
        public = _public(table)
        t.write_csv(public_copy(table, held), public, reports / "data")
        t.write_csv(held[table.name], table, desk / "data")
    t.write_csv(review, t.REVIEW, desk / "data")
    described = dictionary(tuple(_public(table) for table in t.PUBLIC_TABLES))
    (reports / "data" / "dictionary.csv").write_text(
        described.to_csv(index=False, lineterminator="\n"), encoding="utf-8"
    )


def _public(table: t.Table) -> t.Table:
    fields = tuple(field for field in table.fields if field.public)
    return t.Table(table.name, table.row, table.key, fields, public=True)


def read_stages(processed: Path) -> dict[str, pd.DataFrame]:
    """Return every stage table by name, the words the desk wants covered as black blocks."""
    return masked(t.read_stages(processed))
