"""Counts and a Time Frame in; out come LEARN's Hit Ratio and Detection Reports as PDF, with the figures they print."""

import datetime as dt
from dataclasses import dataclass, replace

from lib.demo.dashboard_layout import Dashboard, draw_dashboard
from lib.demo.dice import Dice
from lib.demo.editions import Edition
from lib.demo.places import CLERKS
from lib.demo.sheet import Sheet
from lib.demo.time_frames import Frame
from lib.demo.truth import Figure, Made

Pair = tuple[str, str]
Box = tuple[Pair, Pair, Pair, Pair]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A report ready to be drawn, and the figures a person reads on it (pages counted within the report)."""

    kind: str
    layout: Dashboard
    figures: tuple[Figure, ...]


def hit_ratio_report(dice: Dice, edition: Edition, created: dt.date, frame: Frame, detections: int, hits: int,
                     *, total_off_by: int = 0) -> Drawn:  # fmt: skip
    """Return a Hit Ratio Report; `total_off_by` plants a total that is not the sum of its rows."""
    total = detections + hits + total_off_by
    numbers = (f"{detections:,}", f"{hits:,}") if edition.has_commas else (str(detections), str(hits))
    layout = Dashboard(
        titles=("Hit Ratio", "Dashboard Hit Ratio Report"),
        box=_box(dice, frame, ("Hit Ratio Count", "2"), ("Total Records", f"{total:,}")),
        columns=("Contributor", "Record Type", "Records"),
        rows=(("1", "Detections", numbers[0]), ("2", "Hits", numbers[1])),
        created=created,
        footer=edition.dashboard_footer,
        has_page_numbers=edition.has_page_numbers,
        is_columnwise=dice.chance(0.4),
    )
    is_wrong = "review" if total_off_by else "accepted"
    expected = "review" if hits > detections else is_wrong
    figures = (
        _figure(1, "total_records", "Total Records", total, f"{total:,}", frame, is_wrong),
        _figure(1, "detections_row", "Detections", detections, numbers[0], frame, expected),
        _figure(1, "hits", "Hits", hits, numbers[1], frame, expected),
    )
    return Drawn("hit_ratio_report", layout, figures)


def detection_report(dice: Dice, edition: Edition, created: dt.date, frame: Frame, total: int, name: str,
                     *, total_off_by: int = 0) -> Drawn:  # fmt: skip
    """Return a Detection Report of one agency, called `name`: `My Agency` in 2020, its own name from 2023."""
    return _detections(dice, edition, created, frame, "Agency", ((name, total),), total + total_off_by)


def system_report(dice: Dice, edition: Edition, created: dt.date, frame: Frame, systems: list[tuple[str, int]],
                  *, total_off_by: int = 0) -> Drawn:  # fmt: skip
    """Return a Detection Report by system; more than nine systems take a second page."""
    total = sum(count for _, count in systems) + total_off_by
    return _detections(dice, edition, created, frame, "System", tuple(systems), total)


def _detections(dice: Dice, edition: Edition, created: dt.date, frame: Frame, what: str,
                rows: tuple[tuple[str, int], ...], total: int) -> Drawn:  # fmt: skip
    printed = [f"{count:,}" if edition.has_commas else str(count) for _, count in rows]
    layout = Dashboard(
        titles=(what, "Dashboard Detection Report"),
        box=_box(dice, frame, (f"{what} Count", str(len(rows))), ("Total Detections", f"{total:,}")),
        columns=("Contributor", what, "Detections"),
        rows=tuple((str(n), name, printed[n - 1]) for n, (name, _) in enumerate(rows, 1)),
        created=created,
        footer=edition.dashboard_footer,
        has_page_numbers=edition.has_page_numbers,
        is_columnwise=dice.chance(0.4),
    )
    expected = "accepted" if total == sum(count for _, count in rows) else "review"
    measure = f"detections_by_{what.lower()}"
    figures = [_figure(1, "total_detections", "Total Detections", total, f"{total:,}", frame, expected)]
    figures += [
        _figure(layout.page_of(n), measure, name, count, printed[n], frame, expected)
        for n, (name, count) in enumerate(rows)
    ]
    return Drawn("detection_report", layout, tuple(figures))


def _box(dice: Dice, frame: Frame, count: Pair, total: Pair) -> Box:
    return (("Report By", dice.pick(CLERKS)), ("Time Frame", frame.words), count, total)


def _figure(page: int, measure: str, label: str, value: int, printed: str, frame: Frame, expected: str) -> Figure:
    return Figure(
        page, measure, label, value, printed, frame.start, frame.end, frame.kind, frame.words, expected=expected
    )


def dashboard_file(*reports: Drawn, cover: str = "", watermark: str = "") -> Made:
    """Return one PDF that holds the reports in the order given, with the figures of all of them.

    With `cover` a page with these words and no report stands before them; `watermark` stands slanted on each page.
    """
    sheet = Sheet(title=" and ".join(dict.fromkeys(drawn.layout.titles[1] for drawn in reports)), watermark=watermark)
    figures: list[Figure] = []
    if cover:
        sheet.text(72, 90, cover, 12)
    for n, drawn in enumerate(reports):
        if n or cover:
            sheet.next_page()
        before = sheet.page - 1
        draw_dashboard(sheet, drawn.layout)
        figures += [replace(figure, page=figure.page + before) for figure in drawn.figures]
    kinds = {drawn.kind for drawn in reports}
    kind = kinds.pop() if len(kinds) == 1 else "several"
    return Made(sheet.finish(), kind, sheet.page, figures=tuple(figures))


def covered(drawn: Drawn, row: int) -> Drawn:
    """Return the report with the number of a table row (from 0) under a black box: it is there, and nobody sees it.

    The others then have nothing to add up with, so a person must look.
    """
    label = drawn.layout.rows[row][1]
    figures = tuple(replace(figure, expected="review") for figure in drawn.figures if figure.label != label)
    return replace(drawn, layout=replace(drawn.layout, covered_row=row), figures=figures)
