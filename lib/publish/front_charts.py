"""The charts of the front page in, with the rows drawn; blocks with the table of the same figures, by id, out."""

from typing import Any, Protocol

import pandas as pd

from lib.list_ids import count_of
from lib.publish.blocks import Block, Part, Printed, chart, link, number
from lib.publish.cover import cover_short

# One agency alone is compared with nobody.
FEWEST = 2
NOT_KNOWN = "not known"
NO_PAIR = "Of no year two agencies may be compared, so there is no chart of hit ratios."
NO_LIST = "No two agencies have a list of this kind on hand, so there is no chart of lists."
SAID = {
    "both": "both lists say so",
    "sender": "the sender’s list says so, the receiver’s does not name it",
    "receiver": "the receiver’s list says so, the sender’s does not name it",
    "one": "one list says so; the other is not on hand, waits, or leaves it open",
}


class DrawnRows(Protocol):
    """A chart as `lib.chart` makes it, with the rows drawn."""

    wide: dict[str, Any]
    narrow: dict[str, Any]
    alt: str
    rows: pd.DataFrame


def printed(held: dict[str, pd.DataFrame]) -> Printed:
    """Return the register in the form blocks need."""
    return Printed(dict(zip(held["findings"]["finding_id"], held["findings"]["shown"], strict=True)))


def names_of(held: dict[str, pd.DataFrame]) -> dict[str, str]:
    """Return each agency's name, covered as on every page."""
    requests = held["requests"].drop_duplicates("agency_id")
    return {x: cover_short(name) for x, name in zip(requests["agency_id"], requests["agency_name"], strict=True)}


def ratios(held: dict[str, pd.DataFrame], drawn: DrawnRows) -> Block:
    """Return the dot plot of a year's hit ratios; or, of fewer than two agencies, that there is none."""
    shown = printed(held)
    if len(drawn.rows) < FEWEST:
        return shown.text(NO_PAIR, kind="note")
    rows = [[[row.label], *_figures(row, shown), [_bounds(row)]] for row in drawn.rows.itertuples()]
    columns = ["Agency", "Hit ratio", "Hits", "Scans", "Rank"]
    table = shown.table("The hit ratios drawn", columns, rows, right=(1, 2, 3))
    return chart(drawn, table, _more("hit_ratios"))


def _figures(row: Any, shown: Printed) -> list[list[Part]]:
    names = [f"f-{row.agency_id}-{row.period}-hit-ratio", row.hits_value_id, row.scans_value_id]
    return [[number(name)] if name in shown.shown else [NOT_KNOWN] for name in names]


def _bounds(row: Any) -> str:
    return "not ranked: a count is below 20" if row.look == "small" else str(row.rank)


def _more(table: str, all_of: str = "agencies and periods") -> list[Part]:
    return [f"All {all_of} stand in ", link(f"data/{table}.csv", f"{table}.csv"), "."]


def scans(held: dict[str, pd.DataFrame], drawn: DrawnRows) -> Block:
    """Return the bars of a year's scans; empty of fewer than two agencies."""
    shown = printed(held)
    if len(drawn.rows) < FEWEST:
        return shown.text("")
    rows = [[[row.label], _held(shown, row.scans_value_id)] for row in drawn.rows.itertuples()]
    table = shown.table("The scans drawn", ["Agency", "Scans"], rows, right=(1,))
    return chart(drawn, table, _more("hit_ratios"))


def years(held: dict[str, pd.DataFrame], drawn: DrawnRows, years: tuple[str, str]) -> Block:
    """Return the lines from one year's ratio to the next one's; empty if no agency may be compared in both."""
    shown = printed(held)
    if drawn.rows.empty:
        return shown.text("")
    rows = [[[row.label], *(_held(shown, f"f-{row.agency_id}-{year}-hit-ratio") for year in years)]
            for row in drawn.rows.itertuples()]  # fmt: skip
    table = shown.table("The hit ratios drawn", ["Agency", *years], rows, right=(1, 2))
    note: list[Part] = ["Only agencies with a rank in both years, counted on the same basis. ", *_more("hit_ratios")]
    return chart(drawn, table, note)


def _held(shown: Printed, name: object) -> list[Part]:
    return [number(name)] if isinstance(name, str) and name in shown.shown else [NOT_KNOWN]


def left_out(held: dict[str, pd.DataFrame], rows: pd.DataFrame, year: str) -> Block:
    """Return, folded, the agencies that are in no chart of a year, each with the reason; empty if there are none."""
    shown = printed(held)
    if rows.empty:
        return shown.text("")
    cells: list[list[list[Part]]] = [[[row.label], [row.why]] for row in rows.itertuples()]
    table = shown.table(f"Agencies not compared for {year}, and why", ["Agency", "Why not"], cells)
    return shown.fold(f"Agencies that are not in the charts of {year}, and why", table)


def sizes(held: dict[str, pd.DataFrame], drawn: DrawnRows) -> Block:
    """Return the bars of how many organizations the agencies' lists name; or that there are no two lists."""
    shown = printed(held)
    if len(drawn.rows) < FEWEST:
        return shown.text(NO_LIST, kind="note")
    rows = [[[row.label], [_date(row.as_of)], _size(shown, row)] for row in drawn.rows.itertuples()]
    table = shown.table("The lists drawn", ["Agency", "As of", "Organizations named"], rows, right=(2,))
    return chart(drawn, table, _more("sharing_sizes", "lists"))


def _size(shown: Printed, row: Any) -> list[Part]:
    name = count_of(row.list_id)
    if name not in shown.shown:
        return [f"{NOT_KNOWN}: {row.why}" if isinstance(row.why, str) else NOT_KNOWN]
    return [number(name), ", and a pool (NVLS)"] if row.has_pool else [number(name)]


def _date(as_of: object) -> str:
    return as_of if isinstance(as_of, str) else "no date printed"


def named(held: dict[str, pd.DataFrame], drawn: DrawnRows, section: str) -> Block:
    """Return the bars of who is named by the most agencies' lists of a section; empty if nobody stands out."""
    shown = printed(held)
    if drawn.rows.empty or int(drawn.rows["as_often"].iloc[0]) > len(drawn.rows):
        return shown.text("")
    rows = [[[row.label], _held(shown, name_id(section, row.partner_id))] for row in drawn.rows.itertuples()]
    table = shown.table("The names drawn", ["Organization", "Agencies whose list names it"], rows, right=(1,))
    last = drawn.rows.iloc[-1]
    is_cut = int(last["as_often"]) > int((drawn.rows["value"] == last["value"]).sum())
    more: list[Part] = ["Others are named as often as the last one drawn. "] if is_cut else []
    return chart(drawn, table, [*more, *_more("sharing_most_named", "names")])


def name_id(section: str, partner_id: str) -> str:
    """Return the id of how many agencies' lists of a section name a partner."""
    return f"f-all-{section.replace('_', '-')}-name-{partner_id}"


def square(held: dict[str, pd.DataFrame], drawn: DrawnRows) -> Block:
    """Return the square of who sends to whom, with a line for each sign in it; empty without a pair."""
    shown, names = printed(held), names_of(held)
    if drawn.rows.empty:
        return shown.text("")
    pairs = drawn.rows.itertuples()
    rows: list[list[list[Part]]] = [
        [[names.get(p.sender_id, p.sender_id)], [names.get(p.receiver_id, p.receiver_id)], [SAID[p.sign]]]
        for p in pairs
    ]
    table = shown.table("The pairs drawn", ["From", "To", "What the lists say"], rows)
    return chart(drawn, table, _more("sharing_reciprocity", "pairs"))


def covered(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with their labels covered: names in sharing lists are typed by hand and may hold anything."""
    return rows.assign(label=[cover_short(label) for label in rows["label"]])
