"""The read pages of Data Sharing Reports in; out come the reports, and the sections of each with their lines."""

from dataclasses import dataclass, field

from lib.forms.layout import Line
from lib.forms.report_footer import missing_pages
from lib.forms.sharing_lines import SECTIONS, Part, SharingPage


@dataclass(slots=True)
class Section:
    """A section of one report while it is being put together: where it begins, what it says, its body lines.

    `header` maps a page to the line of column titles on it; `doubt` says why the section, or the numbers of
    its rows, may not be right.
    """

    name: str
    first_page: int
    doubt: str = ""
    agency: str = ""
    header_says: str = ""
    headers: list[Line] = field(default_factory=list)
    none: Line | None = None
    lines: list[Line] = field(default_factory=list)
    has_heading: bool = False


def reports_in(pages: list[SharingPage]) -> list[list[SharingPage]]:
    """Return the pages as reports: a new one begins where the page numbers, the date or section 1 start over."""
    reports: list[list[SharingPage]] = []
    for page in pages:
        if reports and not _starts_over(reports[-1], page):
            reports[-1].append(page)
        else:
            reports.append([page])
    return reports


def _starts_over(report: list[SharingPage], page: SharingPage) -> bool:
    before, now = report[-1].footer, page.footer
    has_numbers = None not in (before.number, now.number)
    if has_numbers and now.number <= before.number:
        return True
    pairs = (
        (before.total, now.total),
        (before.created_on, now.created_on),
        (before.system, now.system),
    )
    if any(a and b and a != b for a, b in pairs):
        return True
    first = [p.says for p in page.parts if p.kind in ("heading", "sentence")][:1]
    has_begun = any(p.kind != "unknown" for old in report for p in old.parts)
    return first == [SECTIONS[0]] and has_begun and not has_numbers


def sections_of(report: list[SharingPage]) -> list[Section]:
    """Return the sections of one report in the order printed; a section that goes on over pages is one."""
    found: list[Section] = []
    before: SharingPage | None = None
    for i, page in enumerate(report):
        if not (before and _follows(before, page)) and _body_first(page) and page.footer.number != 1:
            found.append(_taken_up(report[i:], found, page))
        for part in page.parts:
            _add(found, part, page)
        before = page
    return found


def _follows(before: SharingPage, page: SharingPage) -> bool:
    numbers = (before.footer.number, page.footer.number)
    return None in numbers or numbers[1] == numbers[0] + 1


def _body_first(page: SharingPage) -> bool:
    return next((p.kind == "body" for p in page.parts if p.kind in ("body", "heading", "sentence")), False)


def _taken_up(rest: list[SharingPage], found: list[Section], page: SharingPage) -> Section:
    """Return the section a list that starts in its middle belongs to: the one before the next heading.

    Every section begins with its heading, in one order, so the lines before a heading are the section before
    it. Part 1 may be another file (domain.md §4.4); row numbers then count from the first line that is here.
    """
    missing = "the page before this list is not in the file, so its rows may count from a wrong number"
    heading = next((p.says for later in rest for p in later.parts if p.kind in ("heading", "sentence")), "")
    at = SECTIONS.index(heading) - 1 if heading else -1
    if at < 0:
        return Section("", page.number, f"{missing}; no heading says which section it is")
    return Section(SECTIONS[at], page.number, f"{missing}; its section is the one before the next heading")


def _add(found: list[Section], part: Part, page: SharingPage) -> None:
    if part.kind == "heading":
        # A heading printed again on the next page goes on the section; it begins no second one.
        if not (found and found[-1].name == part.says):
            found.append(Section(part.says, page.number, has_heading=True))
    elif part.kind == "sentence":
        _add_sentence(found, part, page)
    elif not found or part.kind == "unknown":
        return
    elif part.kind == "header":
        found[-1].headers.append(part.lines[0])
        found[-1].header_says = part.says
    elif part.kind == "none":
        found[-1].none = part.lines[0]
    else:
        found[-1].lines.append(part.lines[0])


def _add_sentence(found: list[Section], part: Part, page: SharingPage) -> None:
    if not found or (found[-1].name != part.says and (found[-1].lines or found[-1].agency)):
        found.append(Section(part.says, page.number, has_heading=True))
    elif found[-1].name != part.says:
        found[-1].doubt = f"the heading says {found[-1].name}, the sentence below it {part.says}"
    found[-1].agency = part.agency


def section_problems(sections: list[Section], report: list[SharingPage]) -> list[str]:
    """Return sentences on what is missing: printed pages, sections, rows without a `None`; [] if all is there."""
    problems = []
    if missing := missing_pages([page.footer for page in report]):
        problems.append(f"pages {', '.join(map(str, missing))} of the report are not in the file")
    names = [s.name for s in sections if s.has_heading]
    if absent := [name for name in SECTIONS if name not in names]:
        problems.append(f"no heading was found for {', '.join(absent)}")
    if [n for n in SECTIONS if n in names] != names:
        problems.append(f"the sections stand in another order: {', '.join(names)}")
    for section in sections:
        if not section.lines and section.none is None:
            problems.append(f"{section.name} has neither rows nor the word None")
        if section.lines and section.none is not None:
            problems.append(f"{section.name} has rows and the word None")
    return problems
