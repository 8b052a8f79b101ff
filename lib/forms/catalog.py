"""Nothing in; out comes the closed list of forms: what tells each on a page, and how its pages become rows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from lib.forms import item_workbook, published_table, sharing_report
from lib.forms.column_map import ColumnMap
from lib.forms.dashboard_report import DETECTION, HIT_RATIO
from lib.forms.mapped_table import map_of, mapped_rows
from lib.forms.page_rows import Rows, request_page_rows
from lib.forms.report_rows import report_rows
from lib.forms.request_page import is_request_page
from lib.pages import Page


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of document: whether a page is of it, and the rows of all its pages in one file."""

    kind: str
    takes: Callable[[Page], bool]
    rows: Callable[[list[Page]], Rows]


def _reports(form: str, rows: Callable[[list[Page]], dict[str, list]]) -> Callable[[list[Page]], Rows]:
    return lambda pages: report_rows(form, rows(pages), pages)


FORMS: tuple[Form, ...] = (
    Form("request_page", is_request_page, request_page_rows),
    Form("hit_ratio_report", HIT_RATIO.takes, _reports("hit_ratio_report", HIT_RATIO.rows)),
    Form("detection_report", DETECTION.takes, _reports("detection_report", DETECTION.rows)),
    Form("data_sharing_report", sharing_report.takes, _reports("data_sharing_report", sharing_report.rows)),
    Form("counts_table", published_table.takes, published_table.published_rows),
    Form("several", item_workbook.takes, item_workbook.workbook_rows),
)


# These go by lines and places of a page; the same words in cells are something else.
_NO_SHEETS = ("request_page", "hit_ratio_report", "detection_report", "data_sharing_report")


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
