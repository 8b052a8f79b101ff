"""A date as printed on a request page or in a letter in; an ISO date out, empty when it is none of the known forms."""

import datetime as dt
import re

MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?"
LONG = re.compile(_WEEKDAY + r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})")
SHORT = re.compile(r"(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})-(?P<year>[0-9]{2})")
ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
US = re.compile(r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})")
# A browser prints `11/10/22, 1:41 PM` above the page (print-out of the LEARN dashboard, Orange Police Department).
BROWSER = re.compile(
    r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4}|[0-9]{2}), [0-9]{1,2}:[0-9]{2} [AP]M"
)


def printed_date(text: object) -> str:
    """Return the ISO date of `Jan. 28, 2020`, `January 28, 2020`, `01/28/2020`, LEARN's `02-06-20`, ISO; else empty.

    A weekday may stand before it: transparency portals print `Sun Jan 25 2026`.
    """
    if not isinstance(text, str):
        return ""
    text = " ".join(text.split())
    found = (
        LONG.fullmatch(text)
        or US.fullmatch(text)
        or BROWSER.fullmatch(text)
        or SHORT.fullmatch(text)
        or ISO.fullmatch(text)
    )
    if not found:
        return ""
    month = found["month"]
    number = int(month) if month.isdigit() else MONTHS.get(month.casefold(), 0)
    try:
        year = int(found["year"])
        return dt.date(year if year > 99 else 2000 + year, number, int(found["day"])).isoformat()
    except ValueError:
        return ""


def next_working_day(date: str) -> str:
    """Return the ISO date itself, or the Monday after it where it is a Saturday or Sunday; empty for empty.

    Holidays are not looked up. That a last day on a weekend moves is an assumption, marked as one where it is shown.
    """
    day = dt.date.fromisoformat(date) if date else None
    return (day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)).isoformat() if day else ""


def days_between(first: str, last: str) -> int | None:
    """Return calendar days from one ISO date to another; None if one is empty."""
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days if first and last else None


def days_after(date: str, days: int) -> str:
    """Return the ISO date so many calendar days later; empty for empty, and for a date no clock reaches."""
    try:
        return (dt.date.fromisoformat(date) + dt.timedelta(days=days)).isoformat() if date else ""
    except OverflowError:
        return ""
