"""A sheet's rows and the cells cited in them in; the rows as an HTML table, each cited cell marked, out."""

from html import escape
from typing import Any

import pandas as pd

from lib.publish.cover import cover_short
from lib.publish.cover_cells import cover_cell, is_public_address
from lib.publish.frame import page_foot, page_head
from lib.publish.sources import Sources

# A page shows at most so many rows of a sheet around its figures; more would be the sheet, not the evidence.
MOST_ROWS = 400
# A row of more cells is shown upright: side by side they would be too narrow to read.
MOST_COLUMNS = 6
NOT_ITS_OWN = (
    "<p>These figures stand in a table that somebody else has made or published. They are not the agency’s own reply, "
    "and no hit ratio here is made of them.</p>\n"
)
Rows = dict[tuple[str, int, int], list[dict[str, Any]]]
KICKER = "Evidence: a table’s own row, with the figures marked"


def rows_shown(sources: Sources, document: str, cited: pd.DataFrame) -> str:
    """Return the cited rows of one document, sheet by sheet, under the row of its headers.

    `cited`: value_id, n, page, cell of the places to mark. A cell's mark carries the id of each value in it, so that
    a link can lead there.
    """
    held = _by_row(sources.cells[sources.cells["document_id"] == document])
    return _document_rows(held, document, cited)


def _by_row(cells: pd.DataFrame) -> Rows:
    """Return the cells of each row, and the headers of each sheet as row 0, by document, page and row."""
    held: Rows = {}
    for cell in cells.to_dict("records"):
        row = 0 if cell["is_header"] else cell["row"]
        held.setdefault((cell["document_id"], cell["page"], row), []).append(cell)
    return held


def _document_rows(held: Rows, document: str, cited: pd.DataFrame) -> str:
    shown: dict[int, dict[str, list[str]]] = {}
    for page, value_id, n, cell in zip(*(cited[x] for x in ("page", "value_id", "n", "cell")), strict=True):
        anchor = value_id if n == 1 else f"{value_id}.{n}"
        shown.setdefault(page, {}).setdefault(cell, []).append(anchor)
    return "".join(_sheet(held, document, page, anchors) for page, anchors in sorted(shown.items()))


def _sheet(held: Rows, document: str, page: int, anchors: dict[str, list[str]]) -> str:
    headers = held.get((document, page, 0), [])
    rows = sorted({_row(cell) for cell in anchors} - {c["row"] for c in headers})[:MOST_ROWS]
    found = [held.get((document, page, row), []) for row in rows]
    columns = sorted({c["column"] for cells in (headers, *found) for c in cells})
    sheet = next((c["sheet"] for cells in (headers, *found) for c in cells if isinstance(c["sheet"], str)), "")
    caption = f"Sheet {cover_cell(sheet)}" if sheet else "The table"
    if headers and len(columns) > MOST_COLUMNS:
        shown = zip(rows, found, strict=True)
        return "".join(_upright(f"{caption}, row {row}", headers, cells, anchors) for row, cells in shown)
    lines = [_line(headers[0]["row"], columns, headers, {}, "th")] if headers else []
    lines += [_line(row, columns, cells, anchors, "td") for row, cells in zip(rows, found, strict=True)]
    return _table(f"{caption}; the first column counts its rows", lines)


def _upright(caption: str, headers: list[Any], cells: list[Any], anchors: dict[str, list[str]]) -> str:
    """Return one row of a wide table turned: a line for each of its filled cells, with the header of its column."""
    named = {c["column"]: c for c in headers}
    filled = [c for c in cells if isinstance(c["text"], str)]
    lines = [
        f'<tr><th scope="row">{_cell(named.get(c["column"]), {})}</th><td>{escape(c["cell"])}</td>'
        f"<td>{_cell(c, anchors)}</td></tr>\n"
        for c in sorted(filled, key=lambda c: c["column"])
    ]
    return _table(f"{caption}: column, cell, and what stands there", lines)


def _table(caption: str, lines: list[str]) -> str:
    return f'<div class="scroll"><table><caption>{escape(caption)}</caption>{"".join(lines)}</table></div>\n'


def _line(row: int, columns: list[int], cells: list[Any], anchors: dict[str, list[str]], tag: str) -> str:
    at = {c["column"]: c for c in cells}
    made = "".join(f"<{tag}>{_cell(at.get(n), anchors)}</{tag}>" for n in columns)
    return f'<tr><th scope="row">{row}</th>{made}</tr>\n'


def _cell(cell: dict[str, Any] | None, anchors: dict[str, list[str]]) -> str:
    if cell is None or not isinstance(cell["text"], str):
        return ""
    text = escape(cover_cell(cell["text"])).replace("\n", "<br>")
    if is_public_address(cell["text"]):
        text = f'<a href="{escape(cell["text"].strip(), quote=True)}" rel="noreferrer">{text}</a>'
    ids = [escape(x, quote=True) for x in anchors.get(cell["cell"], [])]
    more = "".join(f'<a id="{x}"></a>' for x in ids[1:])
    return f'<mark id="{ids[0]}">{more}{text}</mark>' if ids else text


def published_pages(sources: Sources) -> dict[str, str]:
    """Return address → page for what tables say of the agencies they name: a page an agency, with its rows."""
    cited = sources.values().merge(sources.citations, on="value_id")
    cited = cited.assign(address=cited["evidence"].str.split("#").str[0])
    names = dict(zip(sources.counts["agency_id"], sources.counts["agency_name"], strict=True))
    files = sources.documents.set_index("document_id")[["path", "sha256"]].to_dict("index")
    held, pages = _by_row(sources.cells), {}
    for address, group in cited.groupby("address", sort=True):
        name = names[group["agency_id"].iloc[0]]
        body = [page_head(address, f"Evidence: {name}", heading=name, kicker=KICKER), NOT_ITS_OWN]
        for document, mine in group.groupby("document_id", sort=True):
            body += [_file(files[document]), _document_rows(held, document, mine)]
        body.append(_rulings(group))
        pages[address] = "".join([*body, page_foot(address)])
    return pages


def _rulings(cited: pd.DataFrame) -> str:
    """Return what the newsroom ruled on the figures, as a list; empty text if nothing."""
    ruled = cited[cited["ruling"].notna()].drop_duplicates("value_id")
    lines = [f"<li>{escape(r.shown or r.printed)}: {escape(cover_short(r.ruling))}</li>" for r in ruled.itertuples()]
    return f"<h2>Rulings of the newsroom</h2>\n<ul>{''.join(lines)}</ul>\n" if lines else ""


def _row(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def _file(file: dict[str, Any]) -> str:
    facts = (("File", cover_short(f"raw/{file['path']}")), ("SHA-256 of the file", file["sha256"]))
    listed = "".join(f"<dt>{escape(k)}</dt><dd>{escape(str(v))}</dd>" for k, v in facts)
    return f'<h2>What stands in the table</h2>\n<dl class="source">{listed}</dl>\n'
