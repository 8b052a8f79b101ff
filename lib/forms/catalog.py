"""Nothing in; out comes the closed list of forms: what tells each on a page, and how its pages become rows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from lib.forms import dashboard_screen, flock_blocks, item_workbook, published_table, sharing_report, sharing_table
from lib.forms.column_map import ColumnMap
from lib.forms.dashboard_report import DETECTION, HIT_RATIO
from lib.forms.invoice import invoice_rows, is_invoice
from lib.forms.letter import goes_on, is_letter, letter_rows
from lib.forms.mail_page import is_mail_page, mail_rows
from lib.forms.mapped_table import map_of, mapped_rows
from lib.forms.message_rows import Rows
from lib.forms.page_rows import request_page_rows
from lib.forms.portal_page import is_portal_page
from lib.forms.portal_rows import portal_rows
from lib.forms.report_rows import report_rows
from lib.forms.request_page import is_request_page
from lib.pages import Page


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of document: whether a page is of it, and the rows of all its pages in one file.

    `rows_in` is asked instead of `rows` where a form must know the agency's folder to tell who wrote. `goes_on` tells
    how many of the pages behind one, which no form takes, belong to it too, such as a table's without its header.
    """

    kind: str
    takes: Callable[[Page], bool]
    rows: Callable[[list[Page]], Rows] = lambda pages: {}
    rows_in: Callable[[list[Page], str], Rows] | None = None
    goes_on: Callable[[list[Page], list[Page]], int] | None = None


def _page_by_page(goes_on: Callable[[list[Page], Page], bool]) -> Callable[[list[Page], list[Page]], int]:
    """Return how many pages go on, where a form judges the next one by those before it."""

    def count(mine: list[Page], behind: list[Page]) -> int:
        pages = list(mine)
        for page in behind:
            if not goes_on(pages, page):
                break
            pages.append(page)
        return len(pages) - len(mine)

    return count


def _reports(form: str, rows: Callable[[list[Page]], dict[str, list]]) -> Callable[[list[Page]], Rows]:
    return lambda pages: report_rows(form, rows(pages), pages)


FORMS: tuple[Form, ...] = (
    Form("request_page", is_request_page, request_page_rows),
    Form("hit_ratio_report", HIT_RATIO.takes, _reports("hit_ratio_report", HIT_RATIO.rows)),
    Form("detection_report", DETECTION.takes, _reports("detection_report", DETECTION.rows)),
    Form("dashboard_page", dashboard_screen.takes, dashboard_screen.rows),
    Form("data_sharing_report", sharing_report.takes, _reports("data_sharing_report", sharing_report.rows)),
    Form("portal_page", is_portal_page, portal_rows),
    Form("sharing_table", flock_blocks.takes, flock_blocks.rows),
    Form("sharing_table", sharing_table.takes, sharing_table.rows, goes_on=_page_by_page(sharing_table.goes_on)),
    Form("counts_table", published_table.takes, published_table.published_rows),
    Form("message", is_mail_page, rows_in=mail_rows),
    Form("letter", is_letter, letter_rows, goes_on=goes_on),
    Form("invoice", is_invoice, invoice_rows),
    Form("several", item_workbook.takes, item_workbook.workbook_rows),
)


# These go by lines and places of a page; the same words in cells are something else.
_NO_SHEETS = ("request_page", "hit_ratio_report", "detection_report", "data_sharing_report", "dashboard_page")


def form_of(page: Page, maps: tuple[ColumnMap, ...] = ()) -> Form | None:
    """Return the one form that takes a page; None if none does. The first of the list wins, a map comes last."""
    is_sheet = page.text_source == "cells"
    found = next((form for form in FORMS if not (is_sheet and form.kind in _NO_SHEETS) and form.takes(page)), None)
    held = map_of(page, maps) if found is None and maps and is_sheet else None
    return _mapped(held) if held else found


@cache
def _mapped(held: ColumnMap) -> Form:
    """Return the form of the tables that one of the desk's maps takes."""
    return Form("counts_table", lambda page: map_of(page, (held,)) is not None, lambda pages: mapped_rows(pages, held))
