"""An agency's number in; out comes its folder, filled by the story that is its turn."""

from lib.demo import stories_pages as pages
from lib.demo import stories_reports as reports
from lib.demo import stories_scans as scans
from lib.demo import stories_threads as threads
from lib.demo.count_tables import item_workbook
from lib.demo.flock_lists import flock_pdf, flock_rows, flock_text, flock_xlsx
from lib.demo.folders import Folder, Story, empty_folder
from lib.demo.portals import portal_html, portal_lines, portal_text
from lib.demo.truth import Made


def whole_reply(folder: Folder) -> None:
    """A sharing report and dashboard reports, nothing around them."""
    reports.sharing(folder, is_large=folder.dice.chance(0.2))
    reports.dashboards(folder)


def large_reply(folder: Folder) -> None:
    """A sharing report as long as the real ones, and dashboard reports."""
    reports.sharing(folder, is_large=True)
    reports.dashboards(folder)


def silent(folder: Folder) -> None:
    """No answer: the roster alone knows of the request."""


def flock_printed(folder: Folder) -> None:
    """A Flock list printed to PDF, and the portal saved as text."""
    folder.add("SharedNetworks.pdf", flock_pdf(flock_rows(folder.dice, folder.agency, folder.dice.number(40, 130))))
    lines, truth = portal_lines(folder.dice, folder.agency, folder.created(), folder.dice.number(20, 120))
    folder.add("portal.txt", _with_bytes(truth, portal_text(lines, folder.agency)))


def flock_files(folder: Folder) -> None:
    """A Flock list as workbook, another as text, and the portal saved as HTML."""
    rows = flock_rows(folder.dice, folder.agency, folder.dice.number(30, 90))
    folder.add("SharedNetworks.xlsx", flock_xlsx(rows))
    folder.add("SharedNetworks_later.dat", flock_text(rows[:-5]))
    lines, truth = portal_lines(folder.dice, folder.agency, folder.created(), folder.dice.number(20, 60))
    folder.add("portal.html", _with_bytes(truth, portal_html(lines, folder.agency)))


def sheets(folder: Folder) -> None:
    """A workbook with a sheet for each item, and a mail in HTML."""
    folder.add("Response.xlsx", item_workbook(folder.dice, folder.agency))
    pages.html_mail(folder)


def _with_bytes(made: Made, data: bytes) -> Made:
    return Made(data, made.kind, made.pages, figures=made.figures, shares=made.shares)


# The year's edition and the story, in the order agencies get them.
STORIES: tuple[tuple[int, Story], ...] = (
    (2020, pages.page_with_reports),
    (2020, pages.older_run_on),
    (2022, whole_reply),
    (2020, pages.two_extensions),
    (2025, flock_printed),
    (2020, silent),
    (2025, whole_reply),
    (2022, reports.systems_and_several),
    (2022, pages.extension_letter),
    (2020, reports.missing_page),
    (2025, flock_files),
    (2020, reports.wrong_totals),
    (2022, sheets),
    (2020, reports.unreadable),
    (2022, reports.more_hits_than_scans),
    (2020, pages.saved_twice),
    (2022, large_reply),
    (2022, pages.nothing_found),
    (2020, reports.not_ours),
    (2025, reports.nothing_shared),
    (2022, reports.covered_number),
    (2020, pages.doubtful_figure),
    (2022, pages.refused),
    (2020, pages.forwarded_mail),
    (2022, threads.fee_first),
    (2020, threads.figures_in_sentences),
    (2020, threads.older_prose),
    (2022, threads.refused_by_mail),
    (2022, reports.watermarked),
    (2020, reports.watermarked),
)


# The same for agencies that answer with scans.
SCAN_STORIES: tuple[tuple[int, Story], ...] = (
    (2020, scans.copied_report),
    (2022, scans.web_pages),
    (2022, scans.bundle),
    (2025, scans.blocks_and_letter),
    (2020, scans.two_parts),
    (2022, scans.turned_and_dark),
    (2020, scans.strange_pages),
    (2025, scans.worn_out),
    (2022, scans.backwards),
    (2020, scans.marked_by_hand),
)


def told_folder(n: int, seed: int) -> Folder:
    """Return the folder of agency `n` (from 0), filled."""
    return _told(n, seed, *STORIES[n % len(STORIES)])


def scanned_folder(n: int, seed: int, turn: int) -> Folder:
    """Return the folder of agency `n`, filled by the scan story whose turn it is (from 0)."""
    return _told(n, seed, *SCAN_STORIES[turn % len(SCAN_STORIES)])


def _told(n: int, seed: int, year: int, story: Story) -> Folder:
    folder = empty_folder(n, seed, year)
    story(folder)
    return folder
