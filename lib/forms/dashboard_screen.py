"""Print-outs of the LEARN dashboard's web page in; out come the one figure of each, its window and its filters.

The only figure stands small and gray above the charts: `Total Detections: 1,367,382`, or `Total Hits: …` in another
file. What was counted is set by fields at the left. Which round buttons are marked no text tells: so a person must see
each of these figures (domain.md §4.4; Orange Police Department, 2022).
"""

import re
from typing import Any

from lib.forms.layout import Line, Uses, box_around, hidden_places, lines_of, place, with_hidden_doubt
from lib.forms.message_rows import Rows
from lib.forms.report_rows import report_rows
from lib.pages import SCAN, Page

FORM = "dashboard_page"
_SIGNS = ("Activity Search", "Data Contribution View", "Data Contribution", "LEARN - Dashboard", "/LEARN/GUI/")
_DATE, _TIME = r"\d{1,2}-\d{1,2}-\d{2,4}", r"\d{1,2}(?::\d{2})? ?[AP]M"
_FIELDS = {
    "Start Date": _DATE,
    "Start Time": _TIME,
    "End Date": _DATE,
    "End Time": _TIME,
    "Type": r"Detections|Hits",
    "Mode": r"[A-Z][a-z]+ [A-Z][a-z]+",
    "System": r"Mobile and Fixed|Mobile|Fixed|All(?: Systems)?",
}
_FIELD = {
    name: re.compile(rf"(?<![A-Za-z])(?P<label>{name} ?:) ?(?P<value>{value})(?!\w)") for name, value in _FIELDS.items()
}
_TOTAL = re.compile(r"(?P<label>Total (?:Detections|Hits)) ?: ?(?P<value>\S+)")
_MEASURES = {"Total Detections": "total_detections", "Total Hits": "hits"}
_PRINTED_ON = re.compile(r"(?P<value>\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2} [AP]M)(?: LEARN - Dashboard)?")
_WINDOW = ("Start Date", "Start Time", "End Date", "End Time")
_SCOPE = ("Type", "Mode", "System")
NO_BUTTONS = "which of the page's round buttons (My Agency or Select Agencies) are marked cannot be read from its words"
NO_FIGURE = "neither Total Detections nor Total Hits can be read on the print-out"
# What else is printed on every such page: exact words of its menus, the numbers beside the charts' slices.
_WORDS = """
Activity Search|Data Contribution View|Data Contribution|Schedule|Duration|Interval|Period|Refresh|Filters|My Agency
Select Agencies|All Users|Select Users|Hide Deleted Users|All Systems|Select Systems|Hide Deleted Systems
All Locations|Select Locations|All Hit Types|Select Hit Types|All Hot List(s)|Select Hot List(s)|LEARN - Dashboard
Agency|Hot List|User|System|Camera|Accuracy|Hit Ratio
"""
_FURNITURE = re.compile(
    "|".join(sorted((re.escape(x) for x in re.split(r"[|\n]", _WORDS.strip())), key=len, reverse=True))
    + r"|https?://\S+|(?<!\S)(?:\d{1,3}(?:-\d{1,3})?|\d/\d)(?!\S)"
)
# A model reads the round buttons and the magnifying glasses as letters.
_BUTTON = re.compile(r"(?<!\S)[OQ0](?=\s|$)|(?<!\S)O(?=All\b|My\b)")


def takes(page: Page) -> bool:
    """Return True if two of the page's own headings stand on it."""
    if "Data Contribution" not in page.text and "Dashboard" not in page.text:
        return False
    return sum(sign in page.text for sign in _SIGNS) >= 2


def rows(pages: list[Page]) -> Rows:
    """Return the rows of a document's print-outs by table name; each page is one."""
    uses = Uses(pages)
    found: dict[str, list[Any]] = {name: [] for name in ("listed", "readings", "reports", "checks", "private")}
    blank = []
    for number, page in enumerate(pages, 1):
        fields, figures = _read(page, uses)
        created = fields.pop("printed on", "")
        found["reports"].append(
            {"form": FORM, "report": number, "first_page": page.number, "last_page": page.number}
            | {"created_on_as_printed": created}
        )
        found["readings"] += [_reading(figure, fields, created, figures) for figure in figures]
        blank += [] if figures else [page.number]
    found["readings"] = with_hidden_doubt(found["readings"], hidden_places(pages))
    found["word_uses"] = uses.listed()
    made = report_rows(FORM, found, pages)
    return made | {"review": made["review"] + [_no_figure(number) for number in blank]}


def _read(page: Page, uses: Uses) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Return the page's fields by name, as printed, and its figures; marks what they are made of."""
    fields: dict[str, str] = {}
    figures = []
    for line in lines_of(page):
        for pattern in (_FURNITURE, _BUTTON) if page.text_source == SCAN else (_FURNITURE,):
            for match in pattern.finditer(line.text):
                _mark(line, match.span(), "furniture", uses)
        for name, pattern in (*_FIELD.items(), ("printed on", _PRINTED_ON)):
            if match := pattern.search(line.text):
                fields.setdefault(name, match["value"])
                _mark(line, match.span(), "value", uses)
        if match := _TOTAL.search(line.text):
            _mark(line, match.span("label"), "label", uses)
            _mark(line, match.span("value"), "value", uses)
            figures.append({"page": page.number, "line": line, "match": match})
    return fields, figures


def _mark(line: Line, span: tuple[int, int], use: str, uses: Uses) -> None:
    uses.mark(line.page, [line.indexes[i] for i in line.within(*span)], use)


def _reading(
    figure: dict[str, Any], fields: dict[str, str], created: str, figures: list[dict[str, Any]]
) -> dict[str, Any]:
    line, match = figure["line"], figure["match"]
    label = match["label"]
    same_page = [other for other in figures if other["page"] == figure["page"]]
    doubts = [NO_BUTTONS]
    if len(same_page) > 1:
        doubts.append("more than one total stands on the page")
    if fields.get("Type") and fields["Type"] not in label:
        doubts.append(f"the page counts {fields['Type']}, and its total says {label}")
    if lacking := [name for name in _WINDOW if name not in fields]:
        doubts.append(f"no {' or '.join(lacking)} can be read on the page")
    window = "" if lacking else " ".join(f"{name} {fields[name]}" for name in _WINDOW)
    return {
        "page": figure["page"],
        "measure": _MEASURES[label],
        "label_as_printed": label,
        "value_as_printed": match["value"],
        "window_as_printed": window,
        "scope_as_printed": "; ".join(f"{name}: {fields[name]}" for name in _SCOPE if name in fields),
        "created_on_as_printed": created,
        "boxes": [_place(line, match.span("value"))],
        "label_boxes": [_place(line, match.span("label"))],
        "doubt": "; ".join(doubts),
    }


def _place(line: Line, span: tuple[int, int]) -> tuple[int, float, float, float, float, str]:
    words = [line.words[i] for i in line.within(*span)]
    return place(line.page, box_around(words), " ".join(word.text for word in words))


def _no_figure(page: int) -> dict[str, Any]:
    return {
        "review_id": f"p{page}-no-figure",
        "what": "value",
        "why": NO_FIGURE,
        "page": page,
        "public_note": "the figure of a dashboard page could not be read",
    }
