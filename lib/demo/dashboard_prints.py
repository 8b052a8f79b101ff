"""Counts and a year in; out come print-outs of the vendor's dashboard web page, with the one figure each of them shows.

Measured on a scan of 2022: the figure is small and pale; the period and the filters stand in fields on the left; pies
without numbers fill the rest. Detections and hits are two print-outs.
"""

import datetime as dt
from dataclasses import dataclass

from lib.demo.dice import Dice
from lib.demo.sheet import Sheet, width
from lib.demo.truth import Figure, Made

LETTER = (612.0, 792.0)
PALE, PALER, BLUE, RING = 0.6, 0.68, (0.1, 0.4, 0.75), 4.0
SYSTEMS = ("Mobile and Fixed", "Mobile", "Fixed")
ADDRESS = "https://learn-nvls.com/LEARN/GUI/Dashboard2.aspx"
FILTERS = (
    ("My Agency", "Select Agencies", ""),
    ("All Users", "Select Users", "Hide Deleted Users"),
    ("All Systems", "Select Systems", "Hide Deleted Systems"),
    ("All Locations", "Select Locations", ""),
    ("All Hit Types", "Select Hit Types", ""),
    ("All Hot List(s)", "Select Hot List(s)", ""),
)
PIES = (
    ("Agency", 327, 175, 0.0),
    ("Hot List", 492, 175, 0.25),
    ("User", 327, 334, 0.1),
    ("System", 492, 334, 0.5),
    ("Camera", 327, 492, 0.12),
    ("Accuracy", 492, 492, 0.3),
    ("Hit Ratio", 409, 644, 0.002),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What one print-out shows: `what` is Detections or Hits."""

    what: str
    count: int
    year: int
    system: str
    printed_on: dt.date


def dashboard_prints(dice: Dice, year: int, detections: int, hits: int) -> tuple[Made, Made]:
    """Return the two print-outs of a year: the one of detections, the one of hits, filtered alike."""
    system, day = dice.pick(SYSTEMS), dt.date(year + 1, 11, dice.number(1, 28))
    page = dice.pick(("1/1", "2/2"))
    scans, matches = (
        _print(Shown(what, n, year, system, day), page) for what, n in (("Detections", detections), ("Hits", hits))
    )
    return scans, matches


def _print(shown: Shown, page: str) -> Made:
    sheet = Sheet(LETTER, "Dashboard")
    day = shown.printed_on
    sheet.text(29, 10, f"{day.month}/{day.day}/{day:%y}, 1:41 PM", 9)
    sheet.text(316, 11, "LEARN - Dashboard", 9)
    _search(sheet, shown)
    _filters(sheet)
    _pies(sheet)
    words = f"Total {shown.what}: {shown.count:,}"
    sheet.text(570 - width(words, 6.5, "Helvetica-Bold"), 87, words, 6.5, "Helvetica-Bold", tone=PALER)
    sheet.text(26, 764, ADDRESS, 9)
    sheet.text(565, 766, page, 9)
    return Made(sheet.finish(), "dashboard_page", 1, figures=(_figure(shown),))


def _figure(shown: Shown) -> Figure:
    """The figure of a print-out adds up with nothing, so a person looks at it."""
    start, end = f"01-01-{shown.year % 100:02d}", f"12-31-{shown.year % 100:02d}"
    measure = "hits" if shown.what == "Hits" else "total_detections"
    return Figure(
        1, measure, f"Total {shown.what}", shown.count, f"{shown.count:,}", f"{shown.year}-01-01",
        f"{shown.year}-12-31", "calendar_year", f"{start} 12 AM {end} 12 AM",
        scope=f"My Agency; {shown.system}", expected="review",
    )  # fmt: skip


def _search(sheet: Sheet, shown: Shown) -> None:
    for x, words in ((50, "Activity Search"), (250, "Data Contribution")):
        sheet.text(x, 51, words, 11, "Helvetica-Bold", tone=PALE)
    sheet.text(530, 54, "Schedule", 6.5, "Helvetica-Bold", tone=PALE)
    sheet.box(36, 74, 219, 75.2, 0.25)
    sheet.box(235, 75, 577, 76.2, 0.25)
    sheet.text(52, 98, "Duration", 7, "Helvetica-Bold", tone=PALE)
    for top, words, tone in ((126, "Interval", PALE), (139, "Period", BLUE)):
        sheet.ring(56, top, RING, tone)
        sheet.text(64, top - 3.5, words, 6.5, "Helvetica-Bold", tone=PALE)
    year = shown.year % 100
    fields = (
        (154, "Start Date", f"01-01-{year:02d}"), (171, "Start Time", "12 AM"), (187, "End Date", f"12-31-{year:02d}"),
        (204, "End Time", "12 AM"), (253, "Type", shown.what), (269, "Mode", "Pie Charts"),
        (285, "System", shown.system),
    )  # fmt: skip
    for top, label, words in fields:
        sheet.text(123 - width(f"{label}:", 6.5), top - 3.5, f"{label}:", 6.5, tone=PALE)
        sheet.frame(126, top - 6, 190, top + 6, PALE)
        sheet.text(131, top - 3, words, 6, tone=0.15)
    sheet.text(51, 225, "Data Contribution View", 7, "Helvetica-Bold", tone=PALE)
    for top in (311, 576):
        sheet.text(114, top, "Refresh", 6.5, "Helvetica-Bold", tone=PALE)


def _filters(sheet: Sheet) -> None:
    """The filter that is set has a blue ring, and no other sign."""
    sheet.text(50, 372, "Filters", 11, "Helvetica-Bold", tone=PALE)
    sheet.box(36, 395, 219, 396.2, 0.25)
    top = 412.0
    for chosen, other, box in FILTERS:
        for x, words, tone in ((53, chosen, BLUE), (123, other, PALE)):
            sheet.ring(x, top, RING, tone)
            sheet.text(x + 8, top - 3.5, words, 6.5, "Helvetica-Bold", tone=PALE)
        if box:
            sheet.frame(119, top + 8.5, 126, top + 15.5, PALE)
            sheet.text(131, top + 9, box, 6.5, tone=PALE)
        top += 33 if box else 22


def _pies(sheet: Sheet) -> None:
    for title, x, y, share in PIES:
        sheet.centered(x, y - 61, title, 8.5, "Helvetica-Bold")
        sheet.wedge(x - 36, y - 36, x + 36, y + 36, share)
        sheet.box(x - 68, y + 48, x - 51, y + 65, BLUE)
