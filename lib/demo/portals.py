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
    who = agency.flock_name
    names = sorted({organization(dice) for _ in range(n)} | {"University of Mockton, Sampleville"}, key=str.casefold)
    printed = ", ".join(f"{name} " if dice.chance(0.15) else name for name in names)
    scans = dice.number(90_000, 2_000_000)
    counts = {
        "cameras": ("Number of LPR and other cameras", dice.number(6, 90)),
        "detections_30d": ("Vehicles detected in the last 30 days", scans),
        "hits_30d": ("Hotlist hits in the last 30 days", scans * dice.number(2, 14) // 1000),
        "searches_30d": ("Searches in the last 30 days", dice.number(40, 3000)),
    }
    shown = {measure: (label, f"{value:,}") for measure, (label, value) in counts.items()}
    lines = [
        ("h1", "Transparency Portal"),
        ("p", f"Last Updated: {_DAYS[updated.weekday()]} {updated:%b} {updated.day:02d} {updated.year}"),
        ("h2", "Overview"),
        ("p", f"{who} uses Flock Safety technology to capture objective evidence without compromising on individual "
              "privacy. In an effort to ensure proper usage and guardrails are in place, they have made the below "
              "policies and usage statistics available to the public."),
        ("h2", "Policies"),
        ("h3", "What's Detected"), ("p", "License Plates, Vehicles"),
        ("h3", "What's Not Detected"), ("p", "Facial recognition, People, Gender, Race"),
        ("h3", "Acceptable Use Policy"), ("p", f"Data is owned by {who} and is never sold to 3rd parties."),
        ("h3", "Hotlist Policy"), ("p", "Hotlist hits are required to be human verified prior to action."),
        ("h2", "Usage"),
        ("h3", "Data retention (in days)"), ("p", "30 days"),
        ("h3", shown["cameras"][0]), ("p", shown["cameras"][1]),
        ("h3", f"Organizations granted access to {who} data"), ("p", printed),
        ("h3", "Hotlists Alerted On"), ("p", "California SVS, NCMEC Amber Alert"),
        *((level, shown[measure][n]) for measure in LAST_30_DAYS for n, level in enumerate(("h3", "p"))),
        ("h3", "Public Search Audit"), ("p", "Download CSV"),
        ("h2", "Additional Info"), ("p", "Provided by Flock Safety"),
    ]  # fmt: skip
    figures = tuple(
        Figure(1, measure, label, counts[measure][1], words,
               window_kind="" if measure == "cameras" else "rolling_30d")
        for measure, (label, words) in shown.items()
    )  # fmt: skip
    shares = tuple(Share("detections_shared", k, 1, name) for k, name in enumerate(names, 1))
    return lines, Made(b"", "portal_page", 1, figures=figures, shares=shares)


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
