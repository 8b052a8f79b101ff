"""A transparency portal in; rows for the extract tables out: figures, organizations, what waits, uses of the text."""

import re
from typing import Any

from lib.forms.organizations import Listed, more_not_shown, name_doubt, says_none, split_names
from lib.forms.page_rows import Rows, left_over_waits, text_uses
from lib.forms.portal_page import FIGURES, LISTS, Part, Portal, is_heading, meaning_of, read_portal
from lib.forms.text_spans import Stretch, covering_spans
from lib.pages import Line, Page

FORM = "portal_page"
UNIQUE = "the label speaks of unique vehicles, which need not be detections"
TWICE = "the page prints another figure under a label of the same meaning"
TWO_LINES = "its name may go over two lines"
MORE = "the page says that the list goes on and does not show all of it"
_PERIOD = re.compile(r"(?:in )?the last (?P<days>\d{1,3}) days", re.IGNORECASE)
_SENTENCE = re.compile(r".*[A-Za-z].*\.")
_NUMBER = re.compile(r"[\d,.]+(?: days?)?|[\d,.]+ ?[kKmM]\+?")
_LIKE_LIST = 5
Row = dict[str, Any]


def portal_rows(pages: list[Page]) -> Rows:
    """Return rows by table name (without document and request ids) for the pages `is_portal_page` took."""
    rows: Rows = {}
    for number, page in enumerate(pages, 1):
        for name, found in _page_rows(page, number).items():
            rows.setdefault(name, []).extend(found)
    return _numbered(rows)


def _page_rows(page: Page, number: int) -> Rows:
    portal = read_portal(page)
    marked: list[Stretch] = [
        (line.start, line.end, "heading" if is_heading(line) else _head_use(line, portal)) for line in portal.head
    ]
    rows: Rows = {"readings": [], "listed": [], "sections": [], "review": []}
    for part in portal.parts:
        marked.append((part.label.start, part.label.end, "heading"))
        if part.meaning in FIGURES:
            marked += _add_figure(page, part, portal, rows)
        elif part.meaning in LISTS:
            marked += _add_list(page, part, portal, number, rows)
        else:
            marked += _prose(part)
    rows["reports"] = [_report(page, portal, number)]
    rows["spans"] = covering_spans(page, marked)
    used = text_uses(page, rows["spans"])
    rows["review"] += [left_over_waits(row, "a transparency portal") for row in used["left_over"]]
    return rows | used


def _head_use(line: Line, portal: Portal) -> str:
    return "heading" if line.text.strip() == portal.agency else "furniture" if meaning_of(line.text) else "agency_text"


def _report(page: Page, portal: Portal, number: int) -> Row:
    said = {"created_on_as_printed": portal.updated, "agency_as_printed": portal.agency}
    return said | {"form": FORM, "report": number, "first_page": page.number, "last_page": page.number}


def _add_figure(page: Page, part: Part, portal: Portal, rows: Rows) -> list[Stretch]:
    """Add a figure: it stands alone on its line, in the newer layout below a sentence that says what it counts."""
    lines = _own(part)
    about = [line for line in lines if _SENTENCE.fullmatch(line.text.strip())]
    values = [line for line in lines if _NUMBER.fullmatch(line.text.strip())]
    used = [*about, *values[:1]]
    if values:
        said = " ".join(line.text for line in [part.label, *about])
        rows["readings"].append(_reading(page, part, values[0], said, portal))
    return [(line.start, line.end, "agency_text") for line in used] + _site(part)


def _reading(page: Page, part: Part, value: Line, said: str, portal: Portal) -> Row:
    period = _PERIOD.search(said)
    start = value.start + len(value.text) - len(value.text.lstrip())
    measure = "detections_30d" if part.meaning == "unique_30d" else part.meaning
    doubts = [UNIQUE] if part.meaning == "unique_30d" else []
    if measure != "cameras" and period and period["days"] != "30":
        doubts.append(f"the figure is for {period['days']} days")
    return {
        "page": page.number,
        "char_start": start,
        "char_end": start + len(value.text.strip()),
        "form": FORM,
        "measure": measure,
        "label_as_printed": part.label.text.strip(),
        "value_as_printed": value.text.strip(),
        "window_as_printed": period.group() if period and measure != "cameras" else "",
        "created_on_as_printed": portal.updated,
        "origin": "portal",
        "text_source": page.text_source,
        "context_start": part.label.start,
        "context_end": value.end,
        "doubt": "; ".join(doubts),
    }


def _add_list(page: Page, part: Part, portal: Portal, number: int, rows: Rows) -> list[Stretch]:
    """Add the organizations under a label; names stand in one paragraph, or one to a line in the newer layout."""
    about, names = _sentences_first(_own(part))
    listed = _names(names)
    same = {"page": page.number, "form": FORM, "section": part.meaning, "report": number}
    same |= {"text_source": page.text_source, "created_on_as_printed": portal.updated}
    none = bool(names) and says_none(" ".join(line.text for line in names))
    if not none:
        for name in listed:
            place = {"char_start": name.start, "char_end": name.end}
            printed = " ".join(name.name.split())
            doubt = "; ".join(filter(None, (name.doubt, name_doubt(printed))))
            rows["listed"].append(same | place | {"name_as_printed": printed, "doubt": doubt})
    if listed:
        count = 0 if none else len(listed)
        section = {"report": number, "section": part.meaning, "page": page.number, "form": FORM}
        rows["sections"].append(section | {"rows": count, "is_stated_empty": none})
    if more := next(filter(None, (more_not_shown(line.text) for line in names)), ""):
        rows["review"].append(_more_waits(page, part, more))
        # The list is not whole, so its names must not be counted: its last line waits.
        for line in rows["listed"][-1:]:
            line["doubt"] = "; ".join(filter(None, (line["doubt"], MORE)))
    return [(line.start, line.end, "agency_text") for line in [*about, *names]] + _site(part)


def _names(lines: list[Line]) -> list[Listed]:
    """Return the names of all lines; a line that may go on the name above it gives both a doubt."""
    found: list[Listed] = []
    for line in lines:
        names = split_names(line.text, line.start)
        if found and names:
            before, first = found[-1], names[0]
            both = split_names(f"{before.name}, {first.name}")
            if len(both) < 2:
                found[-1] = Listed(f"{before.name} {first.name}", before.start, first.end, TWO_LINES)
                names = names[1:]
        found += names
    return found


def _sentences_first(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    n = 0
    while n < len(lines) and _SENTENCE.fullmatch(lines[n].text.strip()) and "," not in lines[n].text:
        n += 1
    return lines[:n], lines[n:]


def _own(part: Part) -> list[Line]:
    return [line for line in part.lines if meaning_of(line.text) != "furniture"]


def _site(part: Part) -> list[Stretch]:
    return [(line.start, line.end, "furniture") for line in part.lines if meaning_of(line.text) == "furniture"]


def _prose(part: Part) -> list[Stretch]:
    """Return the use of prose: the agency's words; but a lone number, or a list, under no known label is left over."""
    lines = _own(part)
    odd = {n for n, line in enumerate(lines) if part.meaning != "retention" and _is_figure_or_list(line)}
    odd |= {n - 1 for n in odd if n}
    return [(line.start, line.end, "agency_text") for n, line in enumerate(lines) if n not in odd] + _site(part)


def _is_figure_or_list(line: Line) -> bool:
    text = line.text.strip()
    if _NUMBER.fullmatch(text):
        return True
    pieces = [piece for piece in text.split(",") if re.search(r"\b(?:PD|SO|Police|Sheriff)\b", piece)]
    return len(pieces) >= _LIKE_LIST


def _more_waits(page: Page, part: Part, more: str) -> Row:
    return {
        "review_id": f"c{part.label.start}-more",
        "what": "text_not_read",
        "why": MORE,
        "readings": f"{part.label.text.strip()}: {more}",
        "page": page.number,
        "public_note": "a list on a transparency portal that is longer than what the page shows",
    }


def _numbered(rows: Rows) -> Rows:
    """Number readings over the document, and lines within each section; two figures of one measure give a doubt."""
    counts: dict[str, int] = {}
    for line in rows.get("listed", []):
        counts[line["section"]] = counts.get(line["section"], 0) + 1
        line["row"] = counts[line["section"]]
    seen: dict[tuple[str, str], Row] = {}
    for n, reading in enumerate(rows.get("readings", []), 1):
        reading["reading"] = f"{FORM}-{n}"
        key = (reading["measure"], reading["created_on_as_printed"])
        first = seen.setdefault(key, reading)
        if first["value_as_printed"] != reading["value_as_printed"]:
            for row in (first, reading):
                row["doubt"] = "; ".join(dict.fromkeys(filter(None, (row["doubt"], TWICE))))
    return rows
