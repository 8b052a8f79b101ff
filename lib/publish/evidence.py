"""Counts, shares, citations and page texts in; the evidence pages, as HTML by address, out.

An evidence page shows the agency's message, or the pages of its report, with the words of each published figure
marked and everything private covered. Only what the agency wrote itself is shown.
"""

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd

from lib.publish.blocks import Part, Printed, link, number
from lib.publish.cover import cover_short
from lib.publish.evidence_cells import rows_shown
from lib.publish.evidence_hand import hand_pages
from lib.publish.evidence_list import KINDS, list_shown
from lib.publish.evidence_picture import page_shown
from lib.publish.evidence_text import message_shown
from lib.publish.frame import page_foot, page_head, way_up
from lib.publish.html import Writer
from lib.publish.sources import Sources

NO_LONGER = "The source shown here is not part of the collection any more."

# Draws a page of a document as PNG: document_id, page.
Draw = Callable[[str, int], bytes]


def evidence_pages(sources: Sources, draw: Draw | None = None) -> dict[str, str]:
    """Return the evidence pages, address below reports/ to HTML, for every value that stands.

    `draw` is needed for values read from a page with geometry. A page that cannot be drawn is named instead.
    """
    by_hand = hand_pages(sources.counts)
    read = sources.citations[sources.citations["document_id"].notna()]
    cited = sources.values().merge(read, on="value_id")
    cited = cited.assign(address=cited["evidence"].str.split("#").str[0])
    names = sources.counts.drop_duplicates("agency_id").set_index("agency_id")["agency_name"]
    ordered = cited.sort_values(["document_id", "page", "char_start", "top", "x0"])
    return by_hand | {
        address: _page(address, group, sources, draw, names) for address, group in ordered.groupby("address", sort=True)
    }


def _page(address: str, cited: pd.DataFrame, sources: Sources, draw: Draw | None, names: pd.Series) -> str:
    agency = cited["agency_id"].iloc[0]
    name = names.get(agency, agency)
    kicker = "Evidence: the agency’s own words, with the published figures marked"
    body = [page_head(address, f"Evidence: {name}", heading=name, kicker=kicker)]
    up = escape(way_up(address), quote=True)
    body.append(
        f'<p>Back to <a href="{up}agencies/{escape(agency)}.html">the page of this agency</a>. '
        "Black bars cover names, addresses and the like.</p>\n"
    )
    for (document, _), group in cited.groupby(["document_id", "message"], sort=True, dropna=False):
        body.append(_source(sources, document, group, draw))
    body.append(_read_here(cited.drop_duplicates("value_id"), up))
    body.append(page_foot(address))
    return "".join(body)


def _source(sources: Sources, document: str, group: pd.DataFrame, draw: Draw | None) -> str:
    file = sources.documents.set_index("document_id").loc[document]
    message = group["message"].iloc[0]
    where = f"page {group['page'].iloc[0]}" + ("" if pd.isna(message) else f", message {message}")
    if group["page"].nunique() > 1:
        where = f"pages {group['page'].min()} to {group['page'].max()}"
    facts = (("File", cover_short(f"raw/{file['path']}")), ("Place", where), ("SHA-256 of the file", file["sha256"]))
    listed = "".join(f"<dt>{escape(k)}</dt><dd>{escape(str(v))}</dd>" for k, v in facts)
    title = "What the agency wrote" if group["char_start"].notna().any() else "What the agency sent"
    shown = f'<h2>{title}</h2>\n<dl class="source">{listed}</dl>\n'
    if group["char_start"].notna().any() and pd.isna(message) and file["kind"] in KINDS:
        return shown + list_shown(sources, document, group)
    if group["cell"].notna().any():
        return shown + rows_shown(sources, document, group)
    if group["char_start"].notna().any():
        return shown + message_shown(sources, document, group)
    return shown + "".join(page_shown(sources, document, page, mine, draw) for page, mine in group.groupby("page"))


def _read_here(values: pd.DataFrame, up: str) -> str:
    """Return the figures and lines of the page as a table; each figure is a number of the register."""
    numbers = {r.value_id: _number(r) for r in values.itertuples() if r.shown}
    rows = [[_named(r), [_text(r.label)], [_text(r.printed)]] for r in values.itertuples()]
    columns = ["Figure", "Label or list", "As printed"]
    if values["ruling"].notna().any():
        columns.append("Ruling of the newsroom")
        rows = [[*row, [_ruling(r.ruling)]] for row, r in zip(rows, values.itertuples(), strict=True)]
    printed = Printed({value_id: held["shown"] for value_id, held in numbers.items()})
    table = printed.table("What was read here", columns, rows)
    return Writer(numbers, "", escape).block(table.content)


def _ruling(cell: object) -> str:
    return cover_short(cell) if isinstance(cell, str) else ""


def _named(row: Any) -> list[Part]:
    return [number(row.value_id)] if row.shown else [link(f"#{row.value_id}", "line")]


def _number(row: Any) -> dict[str, str]:
    value = row.shown.replace(",", "")
    return {"finding_id": row.value_id, "value": value, "shown": row.shown, "how": "read here"}


def _text(cell: object) -> str:
    return cell.replace("_", " ") if isinstance(cell, str) else ""


def tombstone(address: str) -> str:
    """Return the page that stays where evidence once stood: an address once published never dies."""
    return page_head(address, "No longer in use") + f"<p>{NO_LONGER}</p>\n" + page_foot(address)
