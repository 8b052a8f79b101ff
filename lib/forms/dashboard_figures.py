"""One dashboard report (its pages and table rows) in; out come its figures, and what its own arithmetic says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.counts import Count, parse_count
from lib.forms.dashboard_box import Labeled
from lib.forms.dashboard_page import DashboardPage
from lib.forms.dashboard_table import TableRow
from lib.forms.layout import Place, box_around, place
from lib.forms.report_footer import missing_pages, together
from lib.forms.scan_doubts import UNSURE_NAME, why_no_period, why_unsure
from lib.pages import Word
from lib.refusals import Refusal

_TOTALS = {
    "hit_ratio_report": ("Total Records", "total_records", "total_differs_from_rows"),
    "detection_report": ("Total Detections", "total_detections", "sum_differs_from_parts"),
}
TOTAL_LABELS = tuple(label for label, _, _ in _TOTALS.values())
SUMS = tuple(what for _, _, what in _TOTALS.values())
_RECORD_TYPES = {"Detections": "detections_row", "Hits": "hits"}
_MEASURES = {"agency": "detections_by_agency", "system": "detections_by_system"}
_COUNTS = {"record_type": "Hit Ratio Count", "agency": "Agency Count", "system": "System Count"}
# What LEARN prints in the place of the agency's own name (2020).
OWN_AGENCY = "My Agency"


@dataclass(frozen=True, slots=True)
class DashboardReport:
    """A report's form, which table it has, its pages, the labels of its box, the rows of its table."""

    form: str
    table: str
    pages: tuple[DashboardPage, ...]
    labels: dict[str, Labeled]
    rows: tuple[TableRow, ...]

    def count(self, text: str) -> Count | Refusal:
        """Return a printed figure as a count; on a scan a comma read as a point is repaired."""
        return parse_count(text, is_scan=self.is_scan)

    @property
    def is_scan(self) -> bool:
        """True if a model read a page of it from a picture."""
        return any(page.is_scan for page in self.pages)


def readings_of(report: DashboardReport, checks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the report's figures: the total, then the rows of the table; each carries what speaks against it."""
    against = [check["why"] for check in checks if not check["ok"]]
    if "Time Frame" not in report.labels or not report.labels["Time Frame"].value:
        against.append("no Time Frame stands on the report")
    elif report.is_scan:
        against += why_no_period(word for line in report.labels["Time Frame"].value_lines for word in line)
    readings = [_total_reading(report)] if _total(report) else []
    if not readings:
        against.append(f"no {_TOTALS[report.form][0]} stands on the report")
    readings += [_row_reading(report, row) for row in report.rows if _measure(report, row)]
    against += _unsure_of(report)
    shared = _shared(report) | {"second_reading": "arithmetic" if _ties(checks) else None}
    return [shared | r | {"doubt": "; ".join(dict.fromkeys([*r["doubt"], *against]))} for r in readings]


def _unsure_of(report: DashboardReport) -> list[str]:
    total = _total(report)
    words = [word for row in report.rows for word in row.count_words]
    words += [word for line in total.value_lines for word in line] if total else []
    return why_unsure(words)


def _ties(checks: list[dict[str, Any]]) -> bool:
    """True if the printed total is the sum of the rows, and no other check fails."""
    sums = [check for check in checks if check["what"] in SUMS and check["label_as_printed"] in TOTAL_LABELS]
    return bool(sums) and all(check["ok"] for check in checks)


def _shared(report: DashboardReport) -> dict[str, Any]:
    frame = report.labels.get("Time Frame")
    footer = together([page.footer for page in report.pages])
    return {
        "form": report.form,
        "window_as_printed": frame.value if frame else "",
        "created_on_as_printed": footer.created_on,
    }


def _total(report: DashboardReport) -> Labeled | None:
    return report.labels.get(_TOTALS[report.form][0])


def _measure(report: DashboardReport, row: TableRow) -> str:
    if report.form == "hit_ratio_report":
        return _RECORD_TYPES.get(row.name, "")
    return _MEASURES.get(report.table, "")


def _total_reading(report: DashboardReport) -> dict[str, Any]:
    total = _total(report)
    return {
        "page": total.page,
        "measure": _TOTALS[report.form][1],
        "label_as_printed": total.label,
        "value_as_printed": total.value,
        "scope_as_printed": "",
        "contributor": None,
        "boxes": _places(total.page, total.value_lines),
        "label_boxes": _places(total.page, (total.label_words,)),
        "doubt": _why_no_count(report, total.value),
    }


def _row_reading(report: DashboardReport, row: TableRow) -> dict[str, Any]:
    same = [other for other in report.rows if other.name == row.name]
    is_twice = report.form == "hit_ratio_report" and len(same) > 1
    return {
        "page": row.page,
        "measure": _measure(report, row),
        "label_as_printed": row.name,
        "value_as_printed": row.count,
        "scope_as_printed": row.name if report.form == "detection_report" else "",
        "contributor": row.number,
        "boxes": _places(row.page, (row.count_words,)),
        "label_boxes": _places(row.page, row.name_lines),
        "doubt": [
            *filter(None, [row.doubt]),
            *why_unsure((word for line in row.name_lines for word in line), UNSURE_NAME),
            *_why_no_count(report, row.count),
            *([f"{row.name} stands in more than one row"] if is_twice else []),
        ],
    }


def _places(page: int, lines: Sequence[Sequence[Word]]) -> list[Place]:
    return [place(page, box_around(words), " ".join(word.text for word in words)) for words in lines if words]


def _why_no_count(report: DashboardReport, text: str) -> list[str]:
    count = report.count(text)
    return [count.reason] if isinstance(count, Refusal) else []


def checks_of(report: DashboardReport) -> list[dict[str, Any]]:
    """Return the document's own arithmetic: the total, the number of rows, the printed pages."""
    return [*_total_check(report), *_count_check(report), *_other_rows_check(report), *_page_check(report)]


def _check(
    report: DashboardReport, what: str, label: str, why: str, first: str, second: str, ok: bool
) -> dict[str, Any]:
    return {
        "what": what,
        "label_as_printed": label,
        "why": why,
        "first": first,
        "second": second,
        "page": report.pages[0].number,
        "ok": ok,
    }


def _total_check(report: DashboardReport) -> list[dict[str, Any]]:
    total = _total(report)
    if not total:
        return []
    label, _, what = _TOTALS[report.form]
    counts = [report.count(row.count) for row in report.rows]
    whole = report.count(total.value)
    if not all(isinstance(count, Count) for count in (*counts, whole)):
        why = f"{label} and the rows cannot be compared: not all of them are counts"
        return [_check(report, what, label, why, total.value, "", False)]
    added = sum(count.value for count in counts)
    why = f"{label} is {total.value}, and the {len(counts)} rows of the table add up to {added:,}"
    return [_check(report, what, label, why, total.value, f"{added:,}", added == whole.value)]


def _count_check(report: DashboardReport) -> list[dict[str, Any]]:
    printed = report.labels.get(_COUNTS.get(report.table, ""))
    if not printed:
        return []
    rows = len(report.rows)
    why = f"{printed.label} is {printed.value}, and the table has {rows} rows"
    count = report.count(printed.value)
    ok = isinstance(count, Count) and count.value == rows
    return [_check(report, "total_differs_from_rows", printed.label, why, printed.value, str(rows), ok)]


def _other_rows_check(report: DashboardReport) -> list[dict[str, Any]]:
    other = [row.name for row in report.rows if not _measure(report, row)]
    if not other:
        return []
    known = ", ".join(_RECORD_TYPES)
    why = f"the table has rows no rule knows: {', '.join(other)}; known: {known}"
    return [_check(report, "total_differs_from_rows", "", why, other[0], known, False)]


def _page_check(report: DashboardReport) -> list[dict[str, Any]]:
    footers = [page.footer for page in report.pages]
    total = together(footers).total
    if total is None:
        return []
    missing = missing_pages(footers)
    why = f"the report has {total} pages"
    why += f"; not in the file: {', '.join(map(str, missing))}" if missing else ", all in the file"
    return [_check(report, "pages_missing", "Page", why, str(total), str(total - len(missing)), not missing)]
