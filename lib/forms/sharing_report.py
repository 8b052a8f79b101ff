"""Pages of Agency Data Sharing Reports in; out come listed agencies, the NVLS lines, checks and the use of every word.

The interface of every report form: `takes(page)`, and `rows(pages)` for all pages of one document it took.
"""

import re
from itertools import chain
from typing import Any

from lib.forms.layout import Place, Uses, hidden_places, place, with_hidden_doubt
from lib.forms.report_footer import missing_pages, together
from lib.forms.sharing_entries import NVLS_LINE, Entry, shape_of
from lib.forms.sharing_lines import SharingPage, is_sharing_page, read_sharing_page
from lib.forms.sharing_rows import entries_of
from lib.forms.sharing_sections import Section, reports_in, section_problems, sections_of
from lib.pages import Page

FORM = "data_sharing_report"
Rows = dict[str, list[Any]]
_NVLS = re.compile(r"\bNVLS\b")


def takes(page: Page) -> bool:
    """Return True if the page is one of an Agency Data Sharing Report, by its title or footer."""
    return is_sharing_page(page)


def rows(pages: list[Page]) -> Rows:
    """Return listed, readings, reports, sections, checks, private and word_uses of a document's pages.

    `row` counts within the document and section, also where the document holds more than one report.
    """
    uses = Uses(pages)
    found: Rows = {name: [] for name in ("listed", "readings", "reports", "sections", "checks", "private")}
    counts: dict[str, int] = {}
    for number, report in enumerate(reports_in([read_sharing_page(page, uses) for page in pages]), 1):
        sections = sections_of(report)
        found["reports"].append(_report(number, report, sections))
        for section in sections:
            _read_section(number, report, section, counts, found, uses)
        found["checks"] += [{"report": number, **check} for check in _checks(report, sections)]
    hidden = hidden_places(pages)
    for name in ("listed", "readings"):
        found[name] = with_hidden_doubt(found[name], hidden)
    found["word_uses"] = uses.listed()
    return found


def _read_section(
    number: int, report: list[SharingPage], section: Section, counts: dict[str, int], found: Rows, uses: Uses
) -> None:
    entries = entries_of(section)
    created_on = together([page.footer for page in report]).created_on
    rows_before = counts.get(section.name, 0)
    for row in _listed(section, entries):
        counts[section.name] = row["row"] = counts.get(section.name, 0) + 1
        row["report"] = number
        found["listed"].append(row)
        if section.name == "detections_shared" and _NVLS.search(row["name_as_printed"]):
            found["readings"].append(_nvls_reading(number, row, created_on))
    for entry in entries:
        for cell in chain.from_iterable(entry.cells):
            uses.mark(cell.page, cell.indexes, "value")
    _add_section(found["sections"], number, section, counts.get(section.name, 0) - rows_before)


def _listed(section: Section, entries: list[Entry]) -> list[dict[str, Any]]:
    shape = shape_of(section)
    found = []
    for entry in entries:
        if shape == "names":
            cells = [((k,), entry.text(k), {}) for k in range(len(entry.cells)) if entry.cells[k]]
        elif shape == "city":
            extra = {"city_as_printed": entry.text(1), "state_as_printed": entry.text(2)}
            cells = [((0, 1, 2), entry.text(0), extra)]
        else:
            cells = [((0, 1), entry.text(0), {"hot_list_as_printed": entry.text(1)})]
        for columns, name, extra in cells:
            found.append(_listed_row(section, entry, name, extra, entry.places(columns)))
    return found


def _listed_row(section: Section, entry: Entry, name: str, extra: dict[str, str], boxes: list[Place]) -> dict[str, Any]:
    doubts = entry.doubts if not section.doubt else dict.fromkeys((section.doubt, *entry.doubts))
    return {
        "page": boxes[0][0],
        "section": section.name,
        "name_as_printed": name,
        "city_as_printed": "",
        "state_as_printed": "",
        "hot_list_as_printed": "",
        **extra,
        "boxes": boxes,
        "doubt": "; ".join(doubts),
    }


def _nvls_reading(number: int, row: dict[str, Any], created_on: str) -> dict[str, Any]:
    name = row["name_as_printed"]
    unknown = "" if NVLS_LINE.fullmatch(name) else f"NVLS stands inside another name: {name}"
    return {
        "page": row["page"],
        "form": FORM,
        "report": number,
        "measure": "nvls",
        "label_as_printed": name,
        "value_as_printed": name,
        "value": 1,
        "window_as_printed": "",
        "scope_as_printed": "",
        "boxes": row["boxes"],
        "doubt": "; ".join(filter(None, (row["doubt"], unknown))),
        "created_on_as_printed": created_on,
    }


def _report(number: int, report: list[SharingPage], sections: list[Section]) -> dict[str, Any]:
    footer = together([page.footer for page in report])
    return {
        "form": FORM,
        "report": number,
        "first_page": report[0].number,
        "last_page": report[-1].number,
        "created_on_as_printed": footer.created_on,
        "agency_as_printed": next((s.agency for s in sections if s.agency), ""),
        "edition": footer.edition,
        "pages_printed_total": footer.total,
    }


def _add_section(found: list[dict[str, Any]], number: int, section: Section, rows_read: int) -> None:
    """Add a section, or its rows to the same section of the same report where a missing page parts it."""
    none = section.none
    row = {
        "report": number,
        "section": section.name,
        "page": section.first_page,
        "rows": rows_read,
        "is_stated_empty": none is not None and not section.lines,
        "boxes": [place(none.page, none.box)] if none else [],
        "agency_as_printed": section.agency,
        "doubt": section.doubt,
    }
    same = next((r for r in found if (r["report"], r["section"]) == (number, section.name)), None)
    if same is None:
        found.append(row)
        return
    same["rows"] += rows_read
    same["is_stated_empty"] = same["is_stated_empty"] and row["is_stated_empty"]
    same["boxes"] += row["boxes"]
    for name in ("agency_as_printed", "doubt"):
        same[name] = same[name] or row[name]


def _checks(report: list[SharingPage], sections: list[Section]) -> list[dict[str, Any]]:
    footers = [page.footer for page in report]
    missing = missing_pages(footers)
    total = together(footers).total
    problems = section_problems(sections, report)
    what = f"pages 1 to {total} of the report are in the file" if total else "the report prints no page numbers"
    checks = [
        {
            "what": "pages_missing",
            "why": "; ".join(problems) or f"{what}, and all four sections have rows or the word None",
            "first": str(total or ""),
            "second": str((total or 0) - len(missing)) if total else "",
            "page": report[0].number,
            "ok": not problems,
        }
    ]
    named = list(dict.fromkeys(s.agency for s in sections if s.agency))
    if named:
        checks.append(
            {
                "what": "names_other_agency",
                "why": f"the sentences of the report name {' and '.join(named)}",
                "first": named[0],
                "second": named[-1],
                "page": report[0].number,
                "ok": len(named) == 1,
            }
        )
    return checks
