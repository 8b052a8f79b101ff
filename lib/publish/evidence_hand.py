"""Counts entered by hand in; a page for each request that shows them as such, with where they stand, out."""

from html import escape

import pandas as pd

from lib import tables as t
from lib.publish.cover import cover_short
from lib.publish.frame import page_foot, page_head, way_up

TOLD = (
    "These figures were not read by this project. Somebody in the newsroom typed them in, from the source named here."
)


def hand_pages(counts: pd.DataFrame) -> dict[str, str]:
    """Return the evidence pages of values entered by hand that stand, address below reports/ to HTML.

    `counts`: value_id, agency_id, agency_name, value, label_as_printed, window_as_printed, measure, evidence, origin,
    status. Who typed a figure, and why, is for the newsroom's copy alone.
    """
    mine = counts[(counts["origin"] == "hand_entered") & counts["status"].isin(t.PUBLIC_STATUS)]
    addresses = mine["evidence"].str.split("#").str[0]
    return {address: _page(address, group) for address, group in mine.groupby(addresses, sort=True)}


def _page(address: str, values: pd.DataFrame) -> str:
    name, agency = values["agency_name"].iloc[0], values["agency_id"].iloc[0]
    up = escape(way_up(address), quote=True)
    rows = "".join(_row(row) for row in values.sort_values("value_id").itertuples())
    head = "".join(f'<th scope="col">{title}</th>' for title in ("Figure", "What is counted", "Period", "Source"))
    return (
        page_head(address, f"Evidence: {name}", heading=name, kicker="Evidence: entered by hand")
        + f'<p>Back to <a href="{up}agencies/{escape(agency)}.html">the page of this agency</a>.</p>\n<p>{TOLD}</p>\n'
        + f'<div class="scroll"><table><caption>Entered by hand</caption><thead><tr>{head}</tr></thead>'
        + f"<tbody>{rows}</tbody></table></div>\n"
        + page_foot(address)
    )


def _row(row: object) -> str:
    anchor = escape(row.value_id, quote=True)
    value = f'<data value="{int(row.value)}" data-finding="{anchor}">{row.value:,}</data>'
    period = row.window_as_printed if isinstance(row.window_as_printed, str) else "not known"
    cells = (row.measure.replace("_", " "), period, cover_short(row.label_as_printed))
    return f'<tr><th scope="row"><mark id="{anchor}">{value}</mark></th>' + "".join(
        f"<td>{escape(cell)}</td>" for cell in cells
    ) + "</tr>"  # fmt: skip
