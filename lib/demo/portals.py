"""Dice and an agency in; out comes its Flock transparency portal as saved text and as HTML, with figures and names."""

import datetime as dt
from html import escape

from lib.demo.agencies import MadeAgency
from lib.demo.dice import Dice
from lib.demo.flock_lists import organization
from lib.demo.truth import Figure, Made, Share

LAST_30_DAYS = ("detections_30d", "hits_30d", "searches_30d")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def portal_lines(dice: Dice, agency: MadeAgency, updated: dt.date, n: int) -> tuple[list[tuple[str, str]], Made]:
    """Return the portal's lines (level, words) and its truth without bytes; one name holds a comma."""
    names = sorted({organization(dice) for _ in range(n)} | {"University of Mockton, Sampleville"}, key=str.casefold)
    granted = ", ".join(f"{name} " if dice.chance(0.15) else name for name in names)
    figures = {figure.measure: figure for figure in _figures(dice)}
    shares = tuple(Share("detections_shared", k, 1, name) for k, name in enumerate(names, 1))
    truth = Made(b"", "portal_page", 1, figures=tuple(figures.values()), shares=shares)
    return [*_policies(agency, updated), *_usage(agency, granted, figures)], truth


def _figures(dice: Dice) -> list[Figure]:
    scans = dice.number(90_000, 2_000_000)
    counts = (
        ("cameras", "Number of LPR and other cameras", dice.number(6, 90), ""),
        ("detections_30d", "Vehicles detected in the last 30 days", scans, "rolling_30d"),
        ("hits_30d", "Hotlist hits in the last 30 days", scans * dice.number(2, 14) // 1000, "rolling_30d"),
        ("searches_30d", "Searches in the last 30 days", dice.number(40, 3000), "rolling_30d"),
    )
    return [Figure(1, measure, label, n, f"{n:,}", window_kind=kind) for measure, label, n, kind in counts]


def _policies(agency: MadeAgency, updated: dt.date) -> list[tuple[str, str]]:
    who = agency.flock_name
    return [
        ("h1", "Transparency Portal"),
        ("p", f"Last Updated: {_DAYS[updated.weekday()]} {updated:%b} {updated.day:02d} {updated.year}"),
        ("h2", "Overview"),
        ("p", f"{who} uses Flock Safety technology to capture objective evidence without compromising on individual "
              "privacy. In an effort to ensure proper usage and guardrails are in place, they have made the below "
              "policies and usage statistics available to the public."),
        ("h2", "Policies"),
        ("h3", "What's Detected"),
        ("p", "License Plates, Vehicles"),
        ("h3", "What's Not Detected"),
        ("p", "Facial recognition, People, Gender, Race"),
        ("h3", "Acceptable Use Policy"),
        ("p", f"Data is owned by {who} and is never sold to 3rd parties."),
        ("h3", "Hotlist Policy"),
        ("p", "Hotlist hits are required to be human verified prior to action."),
    ]  # fmt: skip


def _usage(agency: MadeAgency, granted: str, figures: dict[str, Figure]) -> list[tuple[str, str]]:
    pairs = [
        ("Data retention (in days)", "30 days"),
        (figures["cameras"].label, figures["cameras"].value_as_printed),
        (f"Organizations granted access to {agency.flock_name} data", granted),
        ("Hotlists Alerted On", "California SVS, NCMEC Amber Alert"),
        *((figures[m].label, figures[m].value_as_printed) for m in LAST_30_DAYS),
        ("Public Search Audit", "Download CSV"),
    ]
    lines = [line for label, words in pairs for line in (("h3", label), ("p", words))]
    return [("h2", "Usage"), *lines, ("h2", "Additional Info"), ("p", "Provided by Flock Safety")]


def portal_text(lines: list[tuple[str, str]], agency: MadeAgency) -> bytes:
    """Return the saved text: the page's title on the first line, a blank before each line after it."""
    first = f"Flock Safety - {agency.flock_name} Transparency Portal {agency.flock_name}"
    return "\n".join([first, *(f" {words}" for _, words in lines)]).encode("utf-8")


def portal_html(lines: list[tuple[str, str]], agency: MadeAgency) -> bytes:
    """Return the saved page."""
    body = "\n".join(f"<{level}>{escape(words, quote=False)}</{level}>" for level, words in lines)
    title = f"Flock Safety - {agency.flock_name} Transparency Portal"
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    name = f"<h1>{escape(agency.flock_name)}</h1>"
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>\n{name}\n{body}\n</body></html>\n".encode()
