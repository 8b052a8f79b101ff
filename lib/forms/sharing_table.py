"""Flock sharing tables, printed, as sheets or as text, in; rows for the extract tables out.

The interface of every form: `takes(page)`, `goes_on(before, page)` for pages without a header, and `rows(pages)`.
"""

from typing import Any

from lib.forms import flock_cells, flock_pdf, flock_text
from lib.forms.cell_uses import cell_uses
from lib.forms.layout import Uses, hidden_places, with_hidden_doubt
from lib.forms.page_rows import Rows, left_over_waits, text_uses
from lib.forms.report_rows import UNCERTAIN_LISTS, report_rows
from lib.forms.sharing_table_rows import FORM, Found
from lib.forms.text_spans import covering_spans
from lib.pages import SCAN, Page

PRINTED = ("native", SCAN)
# What stands between the fields of a text.
_BETWEEN = '\t,;|"'


def takes(page: Page) -> bool:
    """Return True if a sharing table's header stands on the page, or the text is a list of organizations."""
    if page.text_source == "cells":
        return flock_cells.has_table(page)
    if page.text_source == "text":
        return flock_text.has_list(page)
    return flock_pdf.has_table(page)


def goes_on(before: list[Page], page: Page) -> bool:
    """Return True if a page without a header goes on with the printed table that the pages before it hold."""
    is_printed = page.text_source == before[0].text_source and page.text_source in PRINTED
    return is_printed and flock_pdf.goes_on(before[0], page)


def rows(pages: list[Page]) -> Rows:
    """Return rows by table name (without document and request ids) for all pages of one document the form took."""
    kinds: dict[str, list[Page]] = {}
    for page in pages:
        kinds.setdefault(page.text_source, []).append(page)
    found: Rows = {}
    for source, mine in kinds.items():
        read = {"cells": _sheet_rows, "text": _text_rows}.get(source, _printed_rows)
        for name, made in read(mine).items():
            found.setdefault(name, []).extend(made)
    return found


def _printed_rows(pages: list[Page]) -> Rows:
    uses = Uses(pages)
    found = flock_pdf.read_tables(pages, uses)
    found.listed = with_hidden_doubt(found.listed, hidden_places(pages))
    made = report_rows(FORM, _as_report(found) | {"word_uses": uses.listed()}, pages)
    return made | {"review": [*_waits(found, pages[0]), *made["review"]]}


def _as_report(found: Found) -> dict[str, list[Any]]:
    filled = [section for section in found.sections if section["rows"]]
    empty: dict[str, list[Any]] = {name: [] for name in ("readings", "checks", "private")}
    reports = [report for report in found.reports if "first_page" in report]
    return empty | {"listed": found.listed, "reports": reports, "sections": filled}


def _sheet_rows(pages: list[Page]) -> Rows:
    uses, found = Uses(pages), Found()
    for page in pages:
        flock_cells.read_sheet(page, uses, found)
    made = report_rows(FORM, _as_report(found) | {"word_uses": []}, [])
    made["listed"] = [row | {"text_source": "cells"} for row in made["listed"]]
    made["review"] = _waits(found, pages[0])
    for page in pages:
        held = {i: use for number, i, use in uses.listed() if number == page.number and use != "left_over"}
        for name, listed in cell_uses(page, held).items():
            made[name] = [*made.get(name, []), *listed]
    return made


def _text_rows(pages: list[Page]) -> Rows:
    page = pages[0]
    table = flock_text.read_text(page)
    found = Found()
    found.begin(table.roles, table.date)
    for row in table.rows:
        found.add(row, Uses([]))
    found.waits += [table.waits] * bool(table.waits)
    made = report_rows(FORM, _as_report(found) | {"word_uses": []}, [])
    made["listed"] = [row | {"text_source": "text"} for row in made["listed"]]
    made["spans"] = covering_spans(page, table.marked, _BETWEEN)
    used = text_uses(page, made["spans"])
    made["review"] = [*_waits(found, page), *(left_over_waits(row, "a list") for row in used["left_over"])]
    return made | used


def _waits(found: Found, page: Page) -> list[dict[str, Any]]:
    """Return a review row for each table whose columns no rule knows, and for lists that do not say which they are."""
    reasons = [*found.waits]
    if any(line["section"] == "unknown" for line in found.listed):
        reasons.append(UNCERTAIN_LISTS)
    return [
        {
            "review_id": f"p{page.number}-table-{n}",
            "what": "text_not_read",
            "why": why,
            "readings": why,
            "page": page.number,
            "public_note": "a table of organizations waits for a person to read it",
        }
        for n, why in enumerate(reasons, 1)
    ]
