"""A stage's tables by name in; its folder on disk out, and back."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from lib.tables.catalog import STAGE_TABLES
from lib.tables.files import TableError, check, read, read_or_empty, write
from lib.tables.results import FINDINGS


def write_stage(stage: str, held: dict[str, pd.DataFrame], folder: Path) -> pd.DataFrame:
    """Write every table of a stage; return table, rows. Raises TableError if one is missing or breaks a rule."""
    missing = [table.name for table in STAGE_TABLES[stage] if table.name not in held]
    if missing:
        raise TableError(f"{stage}: the table {missing[0]!r} is missing; a stage writes all of its tables")
    for table in STAGE_TABLES[stage]:
        write(held[table.name], table, folder)
    rows = [{"table": table.name, "rows": len(held[table.name])} for table in STAGE_TABLES[stage]]
    return pd.DataFrame(rows)


def read_stage(stage: str, folder: Path, only: Sequence[str] | None = None) -> dict[str, pd.DataFrame]:
    """Return the tables of a stage by name: every one, or only those named. Raises KeyError for an unknown name."""
    tables = {table.name: table for table in STAGE_TABLES[stage]}
    return {name: read(tables[name], folder) for name in (tables if only is None else only)}


def read_stages(processed: Path, but: tuple[str, ...] = ()) -> dict[str, pd.DataFrame]:
    """Return the tables of every stage by name; what a stage leaves waiting stands under `review_<stage>`.

    The whole list of what waits stands under `review`, and all numbers of the register under `findings`. Stages in
    `but` are left out.
    """
    held = {}
    for stage in (name for name in STAGE_TABLES if name not in but):
        found = read_stage(stage, processed / stage)
        held |= {held_name(stage, name): frame for name, frame in found.items()}
    if {"findings", "sharing_findings"} <= set(held):
        both = [held["findings"], held["sharing_findings"]]
        held["findings"] = check(pd.concat(both, ignore_index=True), FINDINGS)
    return held


def held_name(stage: str, table: str) -> str:
    """Return under which name a stage's table is held where all stages lie together."""
    return f"review_{stage}" if table == "review" and stage != "review" else table


def carry_over(held: dict[str, pd.DataFrame], folder: Path, agencies: list[str]) -> dict[str, pd.DataFrame]:
    """Return the extract tables with the rows of all other agencies as the last run left them.

    With no agencies named, everything was read and nothing is carried over.
    """
    if not agencies:
        return held
    before = {table.name: read_or_empty(table, folder) for table in STAGE_TABLES["extract"]}
    documents = before["documents"]
    others = documents[~documents["agency_id"].isin(agencies)]["document_id"]
    return {
        name: pd.concat([before[name][before[name]["document_id"].isin(others)], frame], ignore_index=True)
        for name, frame in held.items()
    }
