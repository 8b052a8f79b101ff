"""Pages of LEARN dashboard reports in; out come their figures with places, checks, and the use of every word.

Two forms with the interface of every report form: `takes(page)`, and `rows(pages)` for all pages of one
document the form took.
"""

from dataclasses import dataclass
from typing import Any

from lib.forms.dashboard_figures import OWN_AGENCY, DashboardReport, checks_of, readings_of
from lib.forms.dashboard_page import DashboardPage, dashboard_form, read_dashboard_page
from lib.forms.dashboard_table import table_rows
from lib.forms.layout import Uses, hidden_places, place, with_hidden_doubt
from lib.forms.report_footer import together
from lib.pages import Page

Rows = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class DashboardForm:
    """One of the two dashboard reports, known by its title on the page."""

    name: str

    def takes(self, page: Page) -> bool:
        """Return True if this form's title stands on the page."""
        return dashboard_form(page) == self.name

    def rows(self, pages: list[Page]) -> Rows:
        """Return listed (none), readings, reports, checks, private and word_uses of a document's pages."""
        uses = Uses(pages)
        found: Rows = {name: [] for name in ("listed", "readings", "reports", "checks", "private")}
        read = [read_dashboard_page(page, uses) for page in pages]
        for number, own in enumerate(_reports_in(read), 1):
            report = _report(self.name, own, uses)
            checks = checks_of(report)
            found["reports"].append({"report": number, **_report_row(report)})
            found["readings"] += [{"report": number, **row} for row in readings_of(report, checks)]
            found["checks"] += [{"report": number, **check} for check in checks]
        found["readings"] = with_hidden_doubt(found["readings"], hidden_places(pages))
        found["private"] = [place(at, word.box) for page in read for at, word in page.box.private]
        found["word_uses"] = uses.listed()
        return found


HIT_RATIO = DashboardForm("hit_ratio_report")
DETECTION = DashboardForm("detection_report")


def _reports_in(pages: list[DashboardPage]) -> list[list[DashboardPage]]:
    """Return the pages as reports; a page without a new box, or with the next printed number, goes on the last."""
    reports: list[list[DashboardPage]] = []
    for page in pages:
        if reports and _goes_on(reports[-1], page):
            reports[-1].append(page)
        else:
            reports.append([page])
    return reports


def _goes_on(report: list[DashboardPage], page: DashboardPage) -> bool:
    first, before = report[0], report[-1]
    if page.footer.created_on != before.footer.created_on or page.table not in ("", first.table):
        return False
    if before.footer.number is not None and page.footer.number is not None:
        same_total = page.footer.total == before.footer.total
        return same_total and page.footer.number == before.footer.number + 1
    if not page.box.labels:
        return True
    values = {name: labeled.value for name, labeled in page.box.labels.items()}
    begins_anew = not page.table_lines or page.table_lines[0].words[0].text == "1"
    return not begins_anew and values == {name: x.value for name, x in first.box.labels.items()}


def _report(form: str, pages: list[DashboardPage], uses: Uses) -> DashboardReport:
    table = next((page.table for page in pages if page.table), "")
    return DashboardReport(form, table, tuple(pages), pages[0].box.labels, tuple(table_rows(pages, uses)))


def _report_row(report: DashboardReport) -> dict[str, Any]:
    footer = together([page.footer for page in report.pages])
    own = [row.name for row in report.rows] if report.table == "agency" else []
    return {
        "form": report.form,
        "first_page": report.pages[0].number,
        "last_page": report.pages[-1].number,
        "created_on_as_printed": footer.created_on,
        "agency_as_printed": own[0] if len(own) == 1 and own[0] != OWN_AGENCY else "",
        "edition": footer.edition,
        "pages_printed_total": footer.total,
    }
