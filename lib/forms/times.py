"""A time as a web page or a mail gives it in; the day it names, where only one day can be meant, out."""

import datetime as dt

# Every time zone of the 50 states lies 4 to 10 hours behind universal time; from this hour of it the day is the same.
_SAME_DAY_FROM = 10


def day_printed(text: object) -> dt.date | None:
    """Return the day of `01/28/2020`, `January 28, 2020` or an ISO date; None for anything else."""
    for form in ("%m/%d/%Y", "%Y-%m-%d", "%B %d, %Y", "%b. %d, %Y"):
        try:
            return dt.datetime.strptime(text if isinstance(text, str) else "", form).date()
        except ValueError:
            continue
    return None


def day_of(moment: str) -> str:
    """Return the ISO date of an ISO time as its own zone has it; empty if it is none, or the day is not sure.

    A time with its zone is the sender's or the site's own clock. A time in universal time before ten in the morning
    was still the day before in some states: no day is given.
    """
    try:
        when = dt.datetime.fromisoformat(moment.strip())
    except ValueError:
        return ""
    if when.utcoffset() == dt.timedelta(0) and when.hour < _SAME_DAY_FROM:
        return ""
    return when.date().isoformat()
