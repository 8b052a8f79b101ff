"""Counts in; out come replies that state them in prose of several kinds, beyond the two forms seen most."""

import datetime as dt
from collections.abc import Callable

from lib.demo.dice import Dice
from lib.demo.posts import Counts, Post, stated_figures

Lines = Callable[[Counts], list[str]]


def _sentences(counts: Counts) -> list[str]:
    return [
        f"In {year}, the Department recorded {scans:,} detections and {hits:,} hits."
        for year, scans, hits in zip(counts.years, counts.detections, counts.hits, strict=True)
    ]


def _numbered(counts: Counts) -> list[str]:
    (scans, scans2), (hits, hits2) = counts.detections, counts.hits
    return [f"5) {scans:,}", f"6) {hits:,}", f"7) {scans2:,}", f"8) {hits2:,}"]


def _labeled(counts: Counts) -> list[str]:
    lines = []
    for year, scans, hits in zip(counts.years, counts.detections, counts.hits, strict=True):
        lines += [f"{year} Detections: {scans:,}", f"{year} Hits: {hits:,}"]
    return lines


def _under_years(counts: Counts) -> list[str]:
    lines = []
    for year, scans, hits in zip(counts.years, counts.detections, counts.hits, strict=True):
        lines += [f"{year}", f"Detections - {scans:,}", f"Hits - {hits:,}", ""]
    return lines


def _items_apart(counts: Counts) -> list[str]:
    lines = []
    for n, year in ((0, counts.years[0]), (1, counts.years[1])):
        lines += [
            f"{5 + 2 * n}) The aggregate number of detections collected during {year};",
            f"{counts.detections[n]:,}",
        ]
        lines += [f"{6 + 2 * n}) The aggregate number of “hits” during {year};", f"{counts.hits[n]:,}"]
    return lines


def _answers_inline(counts: Counts) -> list[str]:
    lines = []
    for n, year in ((0, counts.years[0]), (1, counts.years[1])):
        scans, hits = counts.detections[n], counts.hits[n]
        lines += [f"{5 + 2 * n}) The aggregate number of detections collected during {year}: {scans:,}"]
        lines += [f"{6 + 2 * n}) The aggregate number of “hits” during {year}: {hits:,}"]
    return lines


def _swapped_columns(counts: Counts) -> list[str]:
    return [
        f"{year}: {hits:,} hits out of {scans:,} detections"
        for year, scans, hits in zip(counts.years, counts.detections, counts.hits, strict=True)
    ]


FORMS: tuple[Lines, ...] = (
    _sentences,
    _numbered,
    _labeled,
    _under_years,
    _items_apart,
    _answers_inline,
    _swapped_columns,
)
_BESIDE = (
    "This data covers 12 cameras; 10 days of retention apply.",
    "Case 2019-1234 is not included. See pages 62-63 of the guide.",
    "Please call 555-0100 with questions about request 20-34.",
)


def in_prose(dice: Dice, sent: dt.datetime, subject: str, counts: Counts, form: int | None = None) -> Post:
    """Return a reply in one of the forms, with numbers beside it that are no counts."""
    lines = (dice.pick(FORMS) if form is None else FORMS[form])(counts)
    body = ("Good morning,", "", "Part B is answered below.", "", *lines, "", dice.pick(_BESIDE), "", "Records Unit")
    figures = stated_figures(counts, [f"{n:,}" for p in zip(counts.detections, counts.hits, strict=True) for n in p])
    return Post("agency", sent, subject, "Email", body, "records_with_figures", figures=figures)
