"""Dice and a year in; out comes a Time Frame as a dashboard report prints it, with the period a person reads in it.

The forms are those seen from 2020 to 2025. Start and end are as printed, both days inside.
"""

import datetime as dt
from dataclasses import dataclass

from lib.demo.dice import Dice


@dataclass(frozen=True, slots=True)
class Frame:
    """A Time Frame: its words, first and last day (ISO) and what kind of period it is."""

    words: str
    start: str
    end: str
    kind: str


def us(day: dt.date) -> str:
    """Return a day as the vendor prints it: 02-06-20."""
    return day.strftime("%m-%d-%y")


def frame_2020(dice: Dice, year: int) -> Frame:
    """Return `From 01-01-18 To 12-31-18`, or the form that ends on December 1 and leaves out that month."""
    last = dt.date(year, 12, 1 if dice.chance(0.4) else 31)
    return _span(dt.date(year, 1, 1), last, "")


def frame_hours(year: int) -> Frame:
    """Return `From 01-01-21 12 AM To 12-31-21 12 AM`, which leaves out the last day by the letter."""
    return _span(dt.date(year, 1, 1), dt.date(year, 12, 31), " 12 AM")


def frame_last_year(created: dt.date) -> Frame:
    """Return `Last Year`: the calendar year before the day the report was made."""
    year = created.year - 1
    return Frame("Last Year", f"{year}-01-01", f"{year}-12-31", "calendar_year")


def frame_this_year(created: dt.date) -> Frame:
    """Return `This Year`: from New Year to the day the report was made."""
    return Frame("This Year", f"{created.year}-01-01", created.isoformat(), "partial_year")


def frame_years(first: int, created: dt.date) -> Frame:
    """Return `From 1-01-19 12 AM To 03-11-25 12 AM`: years up to the day the report was made."""
    words = f"From 1-01-{first % 100:02d} 12 AM To {us(created)} 12 AM"
    return Frame(words, f"{first}-01-01", created.isoformat(), "multi_year")


def _span(start: dt.date, end: dt.date, hour: str) -> Frame:
    kind = "calendar_year" if (end.month, end.day) == (12, 31) else "partial_year"
    return Frame(f"From {us(start)}{hour} To {us(end)}{hour}", start.isoformat(), end.isoformat(), kind)
