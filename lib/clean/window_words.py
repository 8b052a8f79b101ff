"""A window typed by a person in; the window's columns, or a sentence that says what was expected, out."""

from typing import Any

from lib.desk_file import DATE_EXPECTED, iso_date
from lib.refusals import Refusal
from lib.windows import Window, parse_window


def window_of_days(start: str, end: str) -> Window:
    """Return the window of two ISO days, with its kind; unknown without a first day."""
    unknown = Window(None, None, "unknown", ())
    if not start:
        return unknown
    days = ["-".join((day[5:7], day[8:10], day[:4])) for day in (start, end)]
    window = parse_window(f"From {days[0]} To {days[1]}")
    return unknown if isinstance(window, Refusal) else window


def ruled_window(row: dict[str, Any], field: str, text: str) -> dict[str, Any] | str:
    """Return window_start, window_end, window_kind as ruled, or what was expected.

    `field` is `window` (a year, the words of a report, or two dates with `to` between), `window_start` or `window_end`.
    """
    days = [row["window_start"], row["window_end"]]
    if field == "window":
        window = _typed(text)
    else:
        day = iso_date(text)
        if not day:
            return f"{text[:20]!r} is no day; {DATE_EXPECTED}"
        days[0 if field == "window_start" else 1] = day
        if not all(isinstance(day, str) for day in days):
            return "the other end of the period is not known; rule on `window` with both days"
        window = window_of_days(*days)
    if isinstance(window, Refusal) or window.start is None or window.start > window.end:
        return f"{text[:40]!r} is no period; expected a year such as 2018, or 2018-01-01 to 2018-12-31"
    return {
        "window_start": window.start.isoformat(),
        "window_end": window.end.isoformat(),
        "window_kind": window.kind,
    }


def _typed(text: str) -> Window | Refusal:
    first, mark, last = (part.strip() for part in text.partition(" to "))
    days = [iso_date(first), iso_date(last)]
    return window_of_days(*days) if mark and all(days) else parse_window(text)
