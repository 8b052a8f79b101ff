"""One agency's tables in; its place among those that may be compared, its rates, and what others publish, out."""

from typing import Any

import pandas as pd

from lib.publish.agency_view import Agency, ratios_with_names
from lib.publish.blocks import Block, Part, chart, number
from lib.publish.front_charts import DrawnRows

NOT_RANKED = "not ranked"
ALONE = "the only agency of this year that may be compared"


def ranks(agency: Agency) -> Block:
    """Return for each period the place among agencies of the same year, or why there is none; empty without periods."""
    items = [_rank(agency, row) for row in ratios_with_names(agency).sort_values("window_start").itertuples()]
    return agency.printed.listing(items) if items else agency.printed.text("")


def _rank(agency: Agency, row: Any) -> list[Part]:
    rank, of = (agency.finding(row.period, what) for what in ("rank", "ranked-of"))
    if agency.has(rank):
        return [f"{row.label}: place ", number(rank), " of ", number(of), " by hit ratio, from the highest."]
    notes = [note for note in (row.rank_note, row.reason) if isinstance(note, str) and not row.rankable]
    notes = [row.rank_note] if row.rankable and isinstance(row.rank_note, str) else notes
    why = "; ".join(notes).removeprefix(f"{NOT_RANKED}: ") or ALONE
    return [f"{row.label}: {NOT_RANKED}, {why}."]


def ranked_year(agency: Agency) -> str:
    """Return the latest year for which the agency has a rank among others; empty if there is none."""
    mine = ratios_with_names(agency)
    return max([p for p in mine["period"] if agency.has(agency.finding(p, "rank"))], default="")


def neighbors(agency: Agency, drawn: DrawnRows) -> pd.DataFrame:
    """Return the register's numbers of the other agencies in the chart of its place."""
    names = {f"f-{row.agency_id}-{row.period}-hit-ratio" for row in drawn.rows.itertuples()}
    findings = agency.held["findings"]
    return findings[findings["finding_id"].isin(names)]


def place(agency: Agency, drawn: DrawnRows) -> Block:
    """Return the chart of the agency's place; empty if it has none."""
    if drawn.rows.empty:
        return agency.printed.text("")
    rows = []
    for row in drawn.rows.itertuples():
        name = f"f-{row.agency_id}-{row.period}-hit-ratio"
        rows.append([[row.label], [number(name)] if agency.has(name) else ["not known"]])
    table = agency.printed.table("The hit ratios drawn", ["Rank and agency", "Hit ratio"], rows, right=(1,))
    return chart(drawn, table)


def rates(agency: Agency) -> Block:
    """Return the ratios said otherwise, per 100,000 scans and as the share without a hit; empty if there is none."""
    items = []
    for row in ratios_with_names(agency).sort_values("window_start").itertuples():
        names = [agency.finding(row.period, what) for what in ("per-100000", "no-hit-share")]
        if all(agency.has(name) for name in names):
            parts: list[Part] = [f"{row.label}: ", number(names[0]), " scans matched; ", number(names[1])]
            items.append([*parts, " of the scans did not."])
    return agency.printed.listing(items) if items else agency.printed.text("")


def published(agency: Agency) -> Block:
    """Return what a table of others prints for a period beside the agency's own figures; empty if there is none."""
    ratios = ratios_with_names(agency)
    rows = [_published(agency, row) for row in ratios[ratios["published_source"].notna()].itertuples()]
    if not rows:
        return agency.printed.text("")
    columns = ["Period", "Table", "Hits, own reply", "Hits, table", "Scans, own reply", "Scans, table"]
    caption = "What tables of others print for the agency, beside its own reply"
    return agency.printed.table(caption, columns, rows, right=(2, 3, 4, 5))


def _published(agency: Agency, row: Any) -> list[list[Part]]:
    theirs = agency.held["published_ratios"]
    theirs = theirs[(theirs["source"] == row.published_source) & (theirs["agency_id"] == agency.agency_id)]
    pairs = {"hits": row.hits_value_id, "scans": row.scans_value_id}
    cells: list[list[Part]] = [[row.label], [row.published_source]]
    for what, mine in pairs.items():
        printed = getattr(row, f"published_{what}")
        of_period = theirs[(theirs[what] == printed) & theirs[f"{what}_value_id"].notna()]
        name = of_period[f"{what}_value_id"].iloc[0] if len(of_period) else None
        cells += [[number(x)] if isinstance(x, str) and agency.has(x) else ["not known"] for x in (mine, name)]
    return cells
