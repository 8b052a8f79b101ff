"""Nothing in; out comes the closed list of forms: what tells each on a page, and how its pages become rows."""

from collections.abc import Callable
from dataclasses import dataclass

from lib.forms import published_table, sharing_report, sharing_table
from lib.forms.dashboard_report import DETECTION, HIT_RATIO
from lib.forms.page_rows import Rows, request_page_rows
from lib.forms.portal_page import is_portal_page
from lib.forms.portal_rows import portal_rows
from lib.forms.report_rows import report_rows
from lib.forms.request_page import is_request_page
from lib.pages import Page


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of document: whether a page is of it, and the rows of all its pages in one file.

    `goes_on` tells whether a page that no form takes goes on with those before it, such as a table without a header.
    """

    kind: str
    takes: Callable[[Page], bool]
    rows: Callable[[list[Page]], Rows]
    goes_on: Callable[[list[Page], Page], bool] | None = None


def _reports(form: str, rows: Callable[[list[Page]], dict[str, list]]) -> Callable[[list[Page]], Rows]:
    return lambda pages: report_rows(form, rows(pages), pages)


FORMS: tuple[Form, ...] = (
    Form("request_page", is_request_page, request_page_rows),
    Form("hit_ratio_report", HIT_RATIO.takes, _reports("hit_ratio_report", HIT_RATIO.rows)),
    Form("detection_report", DETECTION.takes, _reports("detection_report", DETECTION.rows)),
    Form("data_sharing_report", sharing_report.takes, _reports("data_sharing_report", sharing_report.rows)),
    Form("portal_page", is_portal_page, portal_rows),
    Form("sharing_table", sharing_table.takes, sharing_table.rows, sharing_table.goes_on),
    Form("counts_table", published_table.takes, published_table.published_rows),
)


def form_of(page: Page) -> Form | None:
    """Return the one form that takes a page; None if none does. The first of the list wins."""
    return next((form for form in FORMS if form.takes(page)), None)
