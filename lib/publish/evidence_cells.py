"""A sheet's rows and the cells cited in them in; the rows as an HTML table, each cited cell marked, out."""

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd

from lib.publish.cover import cover_short
from lib.publish.frame import page_foot, page_head
from lib.publish.sources import Sources

# A page shows at most so many rows of a sheet around its figures; more would be the sheet, not the evidence.
MOST_ROWS = 400
KICKER = "Evidence: a published table’s own row, with the figures marked"


def rows_shown(sources: Sources, document: str, cited: pd.DataFrame) -> str:
    """Return the cited rows of one document, sheet by sheet, under the row of its headers.

    `cited`: value_id, n, page, cell of the places to mark. A cell's mark carries the id of each value in it, so that
    a link can lead there; a cell cited again, as a source, carries none.
    """
    mine = sources.cells[sources.cells["document_id"] == document]
    shown = []
    for page, group in cited.groupby("page", sort=True):
        shown.append(_sheet(mine[mine["page"] == page], _anchors(group)))
    return "".join(shown)


def _anchors(cited: pd.DataFrame) -> dict[str, list[str]]:
    """Return the link targets of each cited cell, by its address."""
    found: dict[str, list[str]] = {}
    for value_id, n, cell in zip(cited["value_id"], cited["n"], cited["cell"], strict=True):
        found.setdefault(cell, []).append(value_id if n == 1 else f"{value_id}.{n}")
    return found


def _sheet(cells: pd.DataFrame, anchors: dict[str, list[str]]) -> str:
    held = cells.to_dict("records")
    rows = sorted({c["row"] for c in held if c["cell"] in anchors})[:MOST_ROWS]
    wanted = [c for c in held if c["row"] in rows or c["is_header"]]
    columns = sorted({c["column"] for c in wanted})
    at = {(c["row"], c["column"]): c for c in wanted}
    headers = sorted({c["row"] for c in wanted if c["is_header"]})
    sheet = next((c["sheet"] for c in wanted if isinstance(c["sheet"], str)), "")
    caption = f"Sheet {cover_short(sheet)}" if sheet else "The table"
    lines = [_line(row, columns, at, {}, "th") for row in headers]
    lines += [_line(row, columns, at, anchors, "td") for row in rows if row not in headers]
    named = f'<div class="scroll"><table><caption>{escape(caption)}; the first column counts its rows</caption>'
    return f"{named}{''.join(lines)}</table></div>\n"


def _line(row: int, columns: list[int], at: dict[Any, Any], anchors: dict[str, list[str]], tag: str) -> str:
    made = "".join(f"<{tag}>{_cell(at.get((row, n)), anchors)}</{tag}>" for n in columns)
    return f'<tr><th scope="row">{row}</th>{made}</tr>\n'


def _cell(cell: dict[str, Any] | None, anchors: dict[str, list[str]]) -> str:
    if cell is None or not isinstance(cell["text"], str):
        return ""
    text = escape(cover_short(cell["text"])).replace("\n", "<br>")
    ids = anchors.get(cell["cell"], [])
    if not ids:
        return text
    first, *more = (escape(x, quote=True) for x in ids)
    return f'<mark id="{first}">{"".join(f"<a id={chr(34)}{x}{chr(34)}></a>" for x in more)}{text}</mark>'


def published_pages(sources: Sources) -> dict[str, str]:
    """Return address → page for the figures of publishers' tables: a page an agency, its row in each document."""
    values = sources.values()
    cited = values.merge(sources.citations, on="value_id")
    cited = cited.assign(address=cited["evidence"].str.split("#").str[0])
    names = dict(zip(sources.counts["agency_id"], sources.counts["agency_name"], strict=True))
    files = sources.documents.set_index("document_id")[["path", "sha256"]].to_dict("index")
    by_document = dict(iter(sources.cells.groupby("document_id")))
    return dict(_pages(cited, names, files, by_document))


def _pages(
    cited: pd.DataFrame, names: dict[str, str], files: dict[str, Any], cells: dict[str, pd.DataFrame]
) -> Iterator[tuple[str, str]]:
    rows = {name: dict(iter(frame.groupby(["page", "row"]))) for name, frame in cells.items()}
    headers = {name: frame[frame["is_header"]] for name, frame in cells.items()}
    for address, group in cited.groupby("address", sort=True):
        agency = group["agency_id"].iloc[0]
        body = [page_head(address, f"Evidence: {names[agency]}", heading=names[agency], kicker=KICKER)]
        for document, mine in group.groupby("document_id", sort=True):
            places = {(page, _row(cell)) for page, cell in zip(mine["page"], mine["cell"], strict=True)}
            wanted = [rows[document][place] for place in sorted(places) if place in rows[document]]
            body.append(_document(files[document]))
            for page, here in mine.groupby("page", sort=True):
                held = pd.concat([headers[document], *wanted])
                body.append(_sheet(held[held["page"] == page], _anchors(here)))
        yield address, "".join([*body, page_foot(address)])


def _row(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def _document(file: dict[str, Any]) -> str:
    facts = (("File", cover_short(f"raw/{file['path']}")), ("SHA-256 of the file", file["sha256"]))
    listed = "".join(f"<dt>{escape(k)}</dt><dd>{escape(str(v))}</dd>" for k, v in facts)
    return f'<h2>What was published</h2>\n<dl class="source">{listed}</dl>\n'
