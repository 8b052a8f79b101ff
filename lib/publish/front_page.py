"""Every agency's tables in; the blocks of the front page and of the method page out."""

from typing import Any

import pandas as pd

from lib.publish.agency_view import Agency, agency_of, is_zero, ratios_with_names
from lib.publish.blocks import Block, Part, Printed, link, number
from lib.publish.cover import cover_short
from lib.publish.other_readings import other_readings
from lib.tables import PUBLIC_TABLES
from lib.tables.schema import dictionary

CAVEATS = (
    "A detection is one scan of one plate at one time and place, not a car or a person.",
    "A hit is an automatic match with a hot list, before any check. It is not a stop or an arrest.",
    "The figures come from the agency. Nobody else has counted.",
    "A low share of hits is not proof of no value, since stored scans are searched later.",
)


def printed(held: dict[str, pd.DataFrame]) -> Printed:
    """Return the register in the form blocks need."""
    return Printed(dict(zip(held["findings"]["finding_id"], held["findings"]["shown"], strict=True)))


def coverage(held: dict[str, pd.DataFrame]) -> Block:
    """Return how many agencies were asked, have answered and have a ratio; or that no roster says."""
    shown = printed(held)
    if "f-all-agencies-asked" not in shown.shown:
        return shown.text("The roster is empty, so how many agencies were asked is not known.", kind="lead")
    asked, answered, usable = (number(f"f-all-agencies-{x}") for x in ("asked", "answered", "usable"))
    return shown.text(
        answered, " of ", asked, " agencies asked have answered. ", usable, " of ", asked,
        " gave both hits and scans for one period, so that a hit ratio can be worked out.", kind="lead",
    )  # fmt: skip


def agency_table(held: dict[str, pd.DataFrame], failed: list[str]) -> Block:
    """Return every agency with its ratios; `failed` holds the agencies whose page could not be made."""
    rows = []
    for agency_id in held["requests"]["agency_id"].unique():
        agency = agency_of(agency_id, held)
        name: list[Part] = [agency.name]
        if agency_id not in failed:
            name = [link(f"agencies/{agency_id}.html", agency.name)]
        ratios = ratios_with_names(agency)
        for row in ratios.itertuples():
            rows.append([name, [row.label], *_figures(agency, row), [_note(row)]])
        if ratios.empty:
            rows.append([name, ["none"], *[["not known"]] * 4, ["no figures that stand"]])
    columns = ["Agency", "Period", "Scans", "Hits", "Hit ratio", "1 in N", "Note"]
    return printed(held).table("Agencies and their hit ratios", columns, rows, right=(2, 3, 4, 5))


def _figures(agency: Agency, row: Any) -> list[list[Part]]:
    """Return scans, hits, ratio and 1 in N of a row, each from the register."""
    names = [row.scans_value_id, row.hits_value_id, *(agency.finding(row.period, x) for x in ("hit-ratio", "one-in"))]
    known = [isinstance(name, str) and agency.has(name) for name in names]
    cells: list[list[Part]] = [[number(n)] if k else ["not known"] for n, k in zip(names, known, strict=True)]
    if is_zero(row.hits) and not known[3]:
        cells[3] = ["no hits"]
    return cells


def _note(row: Any) -> str:
    return row.reason if isinstance(row.reason, str) else ""


def pooled_table(held: dict[str, pd.DataFrame]) -> Block:
    """Return the pooled ratio of each calendar year over the agencies that gave both counts."""
    shown = printed(held)
    pooled = held["pooled_ratios"]
    rows = []
    for row in pooled[pooled["group"] == "year"].itertuples():
        names = [f"f-all-{row.windows}-pooled-{x}" for x in ("n", "scans", "hits", "hit-ratio", "one-in")]
        rows.append([[row.member], *[[number(x)] if x in shown.shown else ["no hits"] for x in names]])
    if not rows:
        return shown.text("No full calendar year has both counts from any agency.")
    columns = ["Year", "Agencies", "Scans", "Hits", "Hits / scans", "1 in N"]
    return shown.table("All agencies that gave both counts, by calendar year", columns, rows, right=(1, 2, 3, 4, 5))


def read_otherwise(held: dict[str, pd.DataFrame]) -> Block:
    """Return the other readings of each headline; tables of others are among them, pooled by themselves."""
    return other_readings(held, printed(held))


def caveats(held: dict[str, pd.DataFrame]) -> Block:
    """Return the caveats that always stand with the figures."""
    return printed(held).listing([[caveat] for caveat in CAVEATS])


def waiting(held: dict[str, pd.DataFrame], review: pd.DataFrame) -> Block:
    """Return which agencies have something waiting for a person, without any figure that waits."""
    shown = printed(held)
    names = dict(zip(held["requests"]["agency_id"], held["requests"]["agency_name"], strict=True))
    if review.empty:
        return shown.text("Nothing waits for a person.")
    waits = sorted({names[x] for x in review["agency_id"].dropna() if x in names})
    others = review[~review["agency_id"].isin(list(names))]
    is_desk = others["what"] == "decision"
    places = [*waits, *(["the newsroom's own files"] if is_desk.any() else [])]
    places += ["agencies named in tables of others"] if (~is_desk).any() else []
    return shown.text(f"Something waits for a person at: {', '.join(places)}.")


def failed(held: dict[str, pd.DataFrame], agencies: list[str]) -> Block:
    """Return which agency pages could not be made in this run; empty text if all were."""
    if not agencies:
        return printed(held).text("")
    return printed(held).text(f"The page could not be made in this run for: {', '.join(agencies)}.", kind="note")


def data_files(held: dict[str, pd.DataFrame]) -> Block:
    """Return the published tables as links, with what a row of each is."""
    items: list[list[Part]] = [
        [link(f"data/{table.name}.csv", f"{table.name}.csv"), f": one row is {table.row}"] for table in PUBLIC_TABLES
    ]
    items.append([link("data/dictionary.csv", "dictionary.csv"), ": what each column means"])
    items.append([link("findings.txt", "findings.txt"), ": each headline number, how it was had and where it stands"])
    return printed(held).listing(items, anchor="data")


STAGE_WORDS = {
    "extract": "Reading",
    "clean": "Cleaning",
    "checks": "Checks",
    "hit_ratio": "Hit ratios",
    "sharing": "Sharing lists",
    "review": "Review",
}


def ledger_table(held: dict[str, pd.DataFrame], ledger: pd.DataFrame) -> Block:
    """Return how many rows came into each stage, went on and were set aside, by reason (`ledger`: see lib.ledger)."""
    rows = []
    for (stage, subject), group in ledger.groupby(["stage", "subject"], sort=False):
        n = group[group["outcome"] != "aside"].set_index("outcome")["rows"]
        aside = group[group["outcome"] == "aside"]
        told = "; ".join(f"{cover_short(r.reason)}: {r.rows}" for r in aside.itertuples())
        rows.append([[STAGE_WORDS[stage]], [subject], [str(n["in"])], [str(n["out"])], [told or "none"]])
    columns = ["Stage", "Rows of", "Came in", "Went on", "Set aside, by reason"]
    return printed(held).table("What became of every row", columns, rows, right=(2, 3))


def data_dictionary(held: dict[str, pd.DataFrame]) -> Block:
    """Return the dictionary of the published tables."""
    described = dictionary(PUBLIC_TABLES)
    rows = [[[r.table], [r.column], [r.type], [r.unit], [r.meaning]] for r in described.itertuples()]
    return printed(held).table("The published tables", ["Table", "Column", "Type", "Unit", "Meaning"], rows)
