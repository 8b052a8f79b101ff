"""A printed period (text) and the report's creation date in; a window of days, or the reason why not, out.

Forms: LEARN dashboard reports of 2020 to 2025, the LEARN dashboard page, portals, and plain years in prose.
A period is read from the text given, never from a file name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lib.refusals import Refusal

_EXPECTED = "expected one period, such as From 01-01-18 To 12-31-18, or 2018"
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_MAX_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Window:
    """The days a count covers; `start` and `end` as printed, both inclusive, None where none is known.

    Kinds: calendar_year, partial_year, multi_year, all_time, rolling_30d, unknown.
    Flags: `relative_to_created` (the dates come from Date Created), `end_before_last_day` (the count stops
    before the last day is over), `spaces_repaired` (on a scan alone: a space of the vendor's phrase was not read).
    """

    start: date | None
    end: date | None
    kind: str
    flags: tuple[str, ...] = ()


class _NotTakenError(Exception):
    """Carries the reason from a form to `parse_window`, which turns it into a Refusal."""


def parse_window(text: str, created_on: date | None = None, is_scan: bool = False) -> Window | Refusal:
    """The one period printed in `text`, or the reason why there is none.

    `created_on` is the report's Date Created; only `This Year`, `Last Year` and `last 30 days` use it. Of text read
    from a picture (`is_scan`) spaces of the vendor's phrase may be missing: `From 01-01-19To 12-31-19`.
    """
    printed = _PREFIX.sub("", " ".join(text.split()))
    if not printed:
        return Refusal(f"found no period; {_EXPECTED}")
    try:
        return _scanned(printed, created_on) if is_scan else _window(printed, created_on)
    except _NotTakenError as error:
        return Refusal(f"found “{_shown(text.strip())}”: {error}")


def comparable(a: Window, b: Window) -> str:
    """Empty text if counts of the two windows may be compared as years, else one sentence why not.

    They may if both are calendar years, or if both have the same printed start and end.
    """
    if a.kind == b.kind == "calendar_year":
        return ""
    if None in (a.start, a.end, b.start, b.end):
        return f"The first and last day of both windows must be known; found kinds {a.kind} and {b.kind}."
    if (a.start, a.end) == (b.start, b.end):
        return ""
    return f"One count covers {a.start} to {a.end} ({a.kind}), the other {b.start} to {b.end} ({b.kind})."


def _scanned(printed: str, created_on: date | None) -> Window:
    spaced = " ".join(_GLUED.sub(" ", printed).split())
    window = _window(spaced, created_on)
    if spaced == printed:
        return window
    return Window(window.start, window.end, window.kind, (*window.flags, "spaces_repaired"))


def _window(printed: str, created_on: date | None) -> Window:
    if _FISCAL.search(printed):
        raise _NotTakenError(f"a fiscal year, whose first and last day are not printed; {_EXPECTED}")
    for form, read in _FORMS:
        if match := form.fullmatch(printed):
            return read(match, created_on)
    if len(_PERIOD.findall(printed)) > 1:
        raise _NotTakenError(f"more than one period; {_EXPECTED}")
    raise _NotTakenError(f"not a known way to print a period; {_EXPECTED}")


def _from_to(match: re.Match[str], _created_on: date | None) -> Window:
    start, end = _printed_date(match["start"]), _printed_date(match["end"])
    if (time := match["start_time"]) and not _MIDNIGHT.fullmatch(time):
        raise _NotTakenError(f"the start time {time} cuts the first day; expected 12 AM or none")
    if end < start:
        raise _NotTakenError(f"the end {end} is before the start {start}; expected the earlier date first")
    return Window(start, end, _kind(start, end), _end_flags(match["end_time"]))


def _end_flags(time: str | None) -> tuple[str, ...]:
    if not time or _END_OF_DAY.fullmatch(time):
        return ()
    # LEARN prints `To 12-31-21 12 AM` from 2022 on: midnight as that day begins, so the day is left out.
    if _MIDNIGHT.fullmatch(time):
        return ("end_before_last_day",)
    # 11 PM could mean up to 11:00 or the whole hour; any other time cuts the last day in two.
    raise _NotTakenError(f"the end time {time} cuts the last day; expected 12 AM, 11:59 PM or none")


def _printed_date(printed: str) -> date:
    month, day, year = printed.split("-")
    century = 0 if len(year) == 4 else 1900 if int(year) >= 90 else 2000
    full_year = _checked(century + int(year))
    try:
        return date(full_year, int(month), int(day))
    except ValueError:
        raise _NotTakenError(f"{printed} is not a day; expected month-day-year, such as 12-31-18") from None


def _one_year(match: re.Match[str], _created_on: date | None) -> Window:
    return _years(int(match["year"]), int(match["year"]))


def _two_years(match: re.Match[str], _created_on: date | None) -> Window:
    first, last = int(match["first"]), int(match["last"])
    if last != first + 1:
        raise _NotTakenError("the second year is not the one after the first; expected two such as 2018-2019")
    return _years(first, last)


def _last_year(_match: re.Match[str], created_on: date | None) -> Window:
    year = _known(created_on).year - 1
    return _years(year, year, "relative_to_created")


def _this_year(_match: re.Match[str], created_on: date | None) -> Window:
    end = _known(created_on)
    start = date(end.year, 1, 1)
    kind = _kind(start, end)
    # A report made on 31 December holds the whole year but for the hours after it was made.
    late = ("end_before_last_day",) if kind == "calendar_year" else ()
    return Window(start, end, kind, ("relative_to_created", *late))


def _last_30_days(_match: re.Match[str], created_on: date | None) -> Window:
    if created_on is None:
        return Window(None, None, "rolling_30d")
    start = _known(created_on) - timedelta(days=29)
    _checked(start.year)
    return Window(start, created_on, "rolling_30d", ("relative_to_created",))


def _all_time(_match: re.Match[str], _created_on: date | None) -> Window:
    return Window(None, None, "all_time")


def _years(first: int, last: int, *flags: str) -> Window:
    start, end = date(_checked(first), 1, 1), date(_checked(last), 12, 31)
    return Window(start, end, _kind(start, end), flags)


def _known(created_on: date | None) -> date:
    if created_on is None:
        raise _NotTakenError("counted from the day the report was made; expected a Date Created, none known")
    _checked(created_on.year)
    return created_on


def _checked(year: int) -> int:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _NotTakenError(f"the year {year:04d}; expected a year from {_FIRST_YEAR} to {_LAST_YEAR}")
    return year


def _kind(start: date, end: date) -> str:
    if start.year != end.year:
        return "multi_year"
    is_whole_year = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    return "calendar_year" if is_whole_year else "partial_year"


def _shown(printed: str) -> str:
    # repr makes control and direction marks visible; a reason must print safely on any page.
    visible = repr(printed[: _MAX_SHOWN + 1])[1:-1]
    return visible if len(visible) <= _MAX_SHOWN else visible[: _MAX_SHOWN - 1] + "…"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


_DATE = r"[0-9]{1,2}-[0-9]{1,2}-(?:[0-9]{4}|[0-9]{2})"
_TIME = r"[0-9]{1,2}(?::[0-9]{2}){0,2}(?: ?[AP]M)?"
_DAY = rf"(?P<SIDE>{_DATE})(?: (?:SIDE time(?: ?:)? )?(?P<SIDE_time>{_TIME}))?"
_START, _END = _DAY.replace("SIDE", "start"), _DAY.replace("SIDE", "end")
_MIDNIGHT, _END_OF_DAY = _form(r"12(?::00){0,2} ?AM"), _form(r"11:59(?::59)? ?PM")
_PREFIX = _form(r"\Atime frame ?: ?")
_FISCAL = _form(r"\bfiscal\b|\bFY(?![a-z])")
_NAMED = r"\bfrom\b|\bstart date\b|\b(?:this|last) year\b|\ball time\b|\blast 30 days\b"
_PERIOD = _form(rf"{_NAMED}|(?<![0-9-])[0-9]{{4}}(?![0-9-])")
_LEAD = r"(?:(?:during|in|for) )?"
_AND = r"(?: ?[-–] ?| and | ?& ?| through | ?to ?)"

# Where the vendor's phrase has a space: around From and To, before a time of day and before AM.
_GLUED = _form(
    r"(?<=from)(?=[0-9])|(?<=[0-9m])(?=to\b)|(?<=\bto)(?=[0-9])|(?<=[0-9]-[0-9]{2}-[0-9]{2})(?=[0-9]{1,2} ?[ap]m)"
    r"|(?<=[0-9])(?=[ap]m)"
)

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Window]], ...] = (
    (_form(rf"from {_START} to {_END}"), _from_to),
    # The print-out of the LEARN dashboard page (Orange Police Department, 2022).
    (_form(rf"start date(?: ?:)? {_START} end date(?: ?:)? {_END}"), _from_to),
    (_form(rf"{_LEAD}(?:(?:the )?(?:calendar )?year |CY )?(?P<year>[0-9]{{4}})"), _one_year),
    (_form(rf"{_LEAD}(?P<first>[0-9]{{4}}){_AND}(?P<last>[0-9]{{4}})"), _two_years),
    (_form(r"last year"), _last_year),
    (_form(r"this year"), _this_year),
    (_form(r"(?:(?:in )?the )?last 30 days"), _last_30_days),
    (_form(r"all ?time"), _all_time),
)
