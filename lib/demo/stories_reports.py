"""A folder in; it is filled with the vendor's reports, whole or with one of the troubles they arrive with."""

import datetime as dt
from dataclasses import replace

from lib.demo import dashboard_reports as dashboard
from lib.demo import time_frames, troubles
from lib.demo.folders import Folder
from lib.demo.places import PLACES
from lib.demo.sharing_report import Lists, sharing_report
from lib.demo.truth import Made


def lists(folder: Folder, *, is_large: bool = False) -> Lists:
    """Return list lengths: those of a real report of 9 to 21 pages, or short ones of 2 to 4."""
    dice = folder.dice
    grow = dice.pick((5, 5, 6, 7)) if is_large else 1
    return Lists(
        shared=dice.number(20, 60) * grow,
        received=dice.number(16, 56) * grow,
        hot_shared=dice.pick((0, 0, 4)),
        hot_received=dice.number(3, 12) * (2 if is_large else 1),
        has_inactive=folder.year == 2025,
        has_long=dice.chance(0.3),
        has_lone_headings=dice.chance(0.3),
    )


def sharing(folder: Folder, *, is_large: bool = False) -> None:
    """A Data Sharing Report under the name the vendor's program gives it."""
    created = folder.created()
    made = sharing_report(folder.dice, folder.agency, folder.edition, created, lists(folder, is_large=is_large))
    folder.add(sharing_name(folder, created), made)


def sharing_name(folder: Folder, created: dt.date) -> str:
    """Name of a Data Sharing Report's file."""
    return f"{folder.agency.learn_name}_Data_Sharing_Report_{time_frames.us(created)}.pdf"


def frames(folder: Folder, created: dt.date) -> list[time_frames.Frame]:
    """The two periods a folder's dashboard reports cover, in the forms of their edition."""
    if folder.year == 2020:
        return [time_frames.frame_2020(folder.dice, year) for year in (2018, 2019)]
    if folder.year == 2022:
        return [time_frames.frame_hours(2020), time_frames.frame_last_year(created)]
    return [time_frames.frame_years(2019, created), time_frames.frame_last_year(created)]


def dashboards(folder: Folder) -> None:
    """Hit Ratio and Detection Reports of two periods; file names do not tell the year, only `(1)`."""
    created, counts = folder.created(), folder.counts()
    day = time_frames.us(created)
    own_name = "My Agency" if folder.year == 2020 else folder.agency.learn_name
    for n, frame in enumerate(frames(folder, created)):
        again = " (1)" if n else ""
        detections, hits = counts.detections[n], counts.hits[n]
        ratio = dashboard.hit_ratio_report(folder.dice, folder.edition, created, frame, detections, hits)
        folder.add(f"LEARN_DB_Hit_Ratio_Report_Pie_{day}_{day}{again}.pdf", dashboard.dashboard_file(ratio))
        scans = dashboard.detection_report(folder.dice, folder.edition, created, frame, detections + hits, own_name)
        if n == 0:
            folder.add(f"LEARN_DB_Agency_Detections_Report_Pie_{day}_{day}.pdf", dashboard.dashboard_file(scans))


ODD_SYSTEMS = ("911", "1,500 Block of Sample Ave - Fixed 2", "Total Mobile")


def systems(folder: Folder, n: int) -> list[tuple[str, int]]:
    """Return systems and their counts: fixed and mobile ones, a deleted one, some with 0."""
    kinds = ["Fixed 1", "Mobile", "Trailer 04", "Unit 12 - LPR"] * n
    names = [f"{place} {kind}" for place, kind in zip(folder.dice.some(PLACES, n - 2), kinds, strict=False)]
    names[: len(ODD_SYSTEMS)] = ODD_SYSTEMS
    names += ["(Deleted)", "Mobile Companion"]
    return [(name, 0 if folder.dice.chance(0.15) else folder.dice.number(9, 400_000)) for name in names[:n]]


def systems_and_several(folder: Folder) -> None:
    """A report by system over two pages, and one file that holds two Hit Ratio Reports, the later year first."""
    created, counts = folder.created(), folder.counts()
    first, second = frames(folder, created)
    report = dashboard.system_report(
        folder.dice, folder.edition, created, second, systems(folder, folder.dice.pick((9, 10, 23, 23, 44)))
    )
    folder.add("System Detections.pdf", dashboard.dashboard_file(report))
    pair = [
        dashboard.hit_ratio_report(folder.dice, folder.edition, created, frame, counts.detections[n], counts.hits[n])
        for n, frame in ((1, second), (0, first))
    ]
    folder.add("Records.pdf", dashboard.dashboard_file(*pair))
    scans = dashboard.detection_report(folder.dice, folder.edition, created, first, 0, folder.agency.learn_name)
    cover = "Responsive records, 3 pages, request of 2018 and 2019."
    made = replace(dashboard.dashboard_file(scans, *reversed(pair), cover=cover), status="partly_read")
    folder.add("All records.pdf", troubles.planted(made, "unrelated_page", "Its first page is listed as not used."))


def ratio_file(folder: Folder, *, total_off_by: int = 0, is_upside_down: bool = False) -> Made:
    """Return a Hit Ratio Report, with a wrong total or with more hits than scans where asked."""
    created, counts = folder.created(), folder.counts()
    detections, hits = counts.detections[0], counts.hits[0]
    if is_upside_down:
        detections, hits = hits, detections
    frame = frames(folder, created)[0]
    report = dashboard.hit_ratio_report(
        folder.dice, folder.edition, created, frame, detections, hits, total_off_by=total_off_by
    )
    return dashboard.dashboard_file(report)


def wrong_totals(folder: Folder) -> None:
    """Totals that are not the sum of their rows, in a Hit Ratio Report and in one by system."""
    made = ratio_file(folder, total_off_by=1000)
    folder.add("Hit Ratio.pdf", troubles.planted(made, "wrong_total", "Total and rows contradict each other."))
    created = folder.created()
    report = dashboard.system_report(
        folder.dice, folder.edition, created, frames(folder, created)[0], systems(folder, 6), total_off_by=-1
    )
    made = dashboard.dashboard_file(report)
    folder.add("Systems.pdf", troubles.planted(made, "wrong_total", "The rows do not add up to the total."))


def more_hits_than_scans(folder: Folder) -> None:
    """A Hit Ratio Report with more hits than detections."""
    made = ratio_file(folder, is_upside_down=True)
    sharing(folder)
    folder.add("Hit Ratio.pdf", troubles.planted(made, "hits_above_scans", "No ratio; a person is asked."))


def covered_number(folder: Folder) -> None:
    """A Hit Ratio Report with the hits under a black box, their digits still in the file."""
    created, counts = folder.created(), folder.counts()
    report = dashboard.hit_ratio_report(
        folder.dice, folder.edition, created, frames(folder, created)[0], counts.detections[0], counts.hits[0]
    )
    made = dashboard.dashboard_file(dashboard.covered(report, 1))
    sharing(folder)
    folder.add("Hit Ratio redacted.pdf", troubles.planted(made, "covered", "What lies under the box is never used."))


def watermarked(folder: Folder) -> None:
    """A sharing report and one by system with a word from corner to corner of each page."""
    created = folder.created()
    made = sharing_report(folder.dice, folder.agency, folder.edition, created, lists(folder), watermark="CONFIDENTIAL")
    outcome = "Every line is read as if the word were not there; the word is listed."
    folder.add(sharing_name(folder, created), troubles.planted(made, "watermark", outcome))
    report = dashboard.system_report(
        folder.dice, folder.edition, created, frames(folder, created)[0], systems(folder, 23)
    )
    made = dashboard.dashboard_file(report, watermark="CONFIDENTIAL")
    folder.add("System Detections.pdf", troubles.planted(made, "watermark", outcome))
    dashboards(folder)


def missing_page(folder: Folder) -> None:
    """A sharing report that lacks its third page."""
    created = folder.created()
    full = Lists(shared=110, received=90, hot_received=9)
    made = sharing_report(folder.dice, folder.agency, folder.edition, created, full, left_out=3)
    outcome = "Shown as incomplete; lines behind the gap are not accepted without a person."
    folder.add(sharing_name(folder, created), troubles.planted(made, "pages_missing", outcome))
    dashboards(folder)


def not_ours(folder: Folder) -> None:
    """A sharing report that names another agency than the folder's."""
    created = folder.created()
    made = sharing_report(folder.dice, folder.other, folder.edition, created, lists(folder))
    outcome = "The sentence names another agency: nothing of it is accepted for this one."
    folder.add(sharing_name(folder, created), troubles.planted(made, "names_other_agency", outcome))
    dashboards(folder)


def nothing_shared(folder: Folder) -> None:
    """A sharing report with `None` in three sections, and one that feeds the vendor's pool."""
    created = folder.created()
    empty = Lists(shared=0, received=12, hot_shared=0, hot_received=0)
    folder.add(
        sharing_name(folder, created), sharing_report(folder.dice, folder.agency, folder.edition, created, empty)
    )
    pool = Lists(shared=31, received=10, hot_received=4, has_nvls=True)
    made = sharing_report(folder.dice, folder.agency, folder.edition, created, pool)
    folder.add(f"Sharing_{time_frames.us(created)}_nvls.pdf", made)
    dashboards(folder)


def unreadable(folder: Folder) -> None:
    """Files nobody can read: no bytes, cut short, locked, a site's page under a PDF's name."""
    created = folder.created()
    good = sharing_report(folder.dice, folder.agency, folder.edition, created, Lists(10, 8))
    folder.add("empty.pdf", troubles.nothing())
    folder.add("cut.pdf", troubles.cut_short(good))
    folder.add("locked.pdf", troubles.locked(folder.agency))
    folder.add("download.pdf", troubles.page_of_a_site())
