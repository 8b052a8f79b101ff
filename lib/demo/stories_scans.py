"""A folder in; it is filled with scans: the vendor's reports, web pages, lists and letters as a copier sends them."""

from collections.abc import Sequence
from dataclasses import replace

from lib.demo import dashboard_reports as dashboard
from lib.demo import letters, scan_strange, time_frames
from lib.demo.dashboard_prints import dashboard_prints
from lib.demo.flock_blocks import flock_blocks
from lib.demo.folders import Folder
from lib.demo.scan_marks import MARKS
from lib.demo.scan_wear import LETTER, Wear, thrown_wear
from lib.demo.scans import WearOf, scan
from lib.demo.sharing_report import Lists, sharing_report
from lib.demo.stories_reports import frames, systems
from lib.demo.time_frames import Frame
from lib.demo.truth import Made


def scan_into(folder: Folder, name: str, made: Sequence[Made], grade: str, *, has_layer: bool = False,
              may_fax: bool = True) -> None:  # fmt: skip
    """Put a scan of the files into the folder; one in four on its side in the file, one in four in strips."""
    dice = folder.dice
    stored_turn = dice.pick((0, 0, 0, 270))
    paper, strips = dice.pick((None, None, LETTER)), dice.pick((1, 1, 1, 4))

    def wear_of(_page: int) -> Wear:
        return replace(thrown_wear(dice, grade, may_fax=may_fax), stored_turn=stored_turn, paper=paper, strips=strips)

    folder.add(name, scan(dice, made, wear_of, has_layer=has_layer))


def made_dashboards(folder: Folder, *, n_systems: int = 0) -> list[Made]:
    """Return two Hit Ratio Reports, a Detection Report and, of so many systems, one by system; they agree."""
    created, counts = folder.created(), folder.counts()
    own_name = "My Agency" if folder.year == 2020 else folder.agency.learn_name
    first, second = frames(folder, created)
    totals = [d + h for d, h in zip(counts.detections, counts.hits, strict=True)]
    drawn = [
        dashboard.hit_ratio_report(folder.dice, folder.edition, created, frame, counts.detections[n], counts.hits[n])
        for n, frame in enumerate((first, second))
    ]
    drawn.append(dashboard.detection_report(folder.dice, folder.edition, created, first, totals[0], own_name))
    if n_systems:
        parts = _parts(folder, n_systems, totals[1])
        drawn.append(dashboard.system_report(folder.dice, folder.edition, created, second, parts))
    return [dashboard.dashboard_file(one) for one in drawn]


def _parts(folder: Folder, n: int, total: int) -> list[tuple[str, int]]:
    """Return `n` systems whose counts add up to the total."""
    left, parts = total, []
    for name, _ in systems(folder, n)[:-1]:
        count = 0 if folder.dice.chance(0.1) else folder.dice.number(0, 2 * left // n)
        parts.append((name, count))
        left -= count
    return [*parts, ("Mobile Companion", left)]


def made_sharing(folder: Folder, *, scale: int = 1) -> Made:
    """Return a sharing report of two to three pages, or of `scale` times as many."""
    dice = folder.dice
    lengths = Lists(dice.number(30, 60) * scale, dice.number(24, 50) * scale, dice.pick((0, 4)), dice.number(3, 9),
                    has_inactive=folder.year == 2025, has_long=dice.chance(0.3))  # fmt: skip
    return sharing_report(dice, folder.agency, folder.edition, folder.created(), lengths)


def copied_report(folder: Folder) -> None:
    """A sharing report as a copier of 2020 scanned it, with its own guess of the words; good Hit Ratio Reports."""
    wear = replace(thrown_wear(folder.dice, "good"), stored_turn=270, paper=LETTER, is_compact=True)
    report = made_sharing(folder)
    folder.add("Data_Sharing_SCANNED.pdf", scan(folder.dice, [report], _always(wear), has_layer=True))
    for n, made in enumerate(made_dashboards(folder)[:2]):
        scan_into(folder, f"scan000{n + 1}.pdf", [made], "good")


def bundle(folder: Folder) -> None:
    """All dashboard reports in one scan, in no order."""
    reports = folder.dice.shuffled(made_dashboards(folder, n_systems=9))
    scan_into(folder, "20220214_Records.pdf", reports, "fair")


def web_pages(folder: Folder) -> None:
    """Print-outs of the dashboard's web page: detections in one file, hits in another."""
    counts = folder.counts()
    prints = dashboard_prints(folder.dice, counts.years[1], counts.detections[1], counts.hits[1])
    for made, name in zip(prints, ("B1 detections SCREENSHOT.pdf", "B2 hits SCREENSHOT.pdf"), strict=True):
        scan_into(folder, name, [made], "good", may_fax=False)


def blocks_and_letter(folder: Folder) -> None:
    """A Flock list in blocks, and a letter that takes more time."""
    scan_into(folder, "Network sharing.pdf", [flock_blocks(folder.dice, folder.agency, 16)], "fair")
    sent, received, until = (folder.day(days).date() for days in (9, 1, 24))
    letter = letters.extension_letter(folder.agency, folder.requester, sent, received, until)
    scan_into(folder, "Letter.pdf", [letter], "good")


def two_parts(folder: Folder) -> None:
    """A sharing report in two files, the second of which begins in the middle of a list; a bill."""
    whole = made_sharing(folder, scale=2)
    first = max(1, whole.pages // 2)
    for n, pages in enumerate((range(1, first + 1), range(first + 1, whole.pages + 1)), 1):
        part = part_of(folder, whole, pages)
        folder.add(f"Data Sharing Part {n} of 2.pdf", part)
    bill = letters.invoice(folder.agency, folder.requester, folder.day(12).date(), folder.dice.number(8, 120), 15)
    scan_into(folder, "Invoice.pdf", [bill], "fair")


def part_of(folder: Folder, made: Made, pages: range) -> Made:
    """Return a fair scan of some pages of a file."""
    return scan(folder.dice, [made], lambda _page: thrown_wear(folder.dice, "fair"), order=pages)


def backwards(folder: Folder) -> None:
    """A sharing report that lay upside down on the feeder: its last page comes first."""
    made = made_sharing(folder)
    wear = thrown_wear(folder.dice, "good")
    folder.add("doc00123.pdf", scan(folder.dice, [made], _always(wear), order=range(made.pages, 0, -1)))


def worn_out(folder: Folder) -> None:
    """A sharing report and dashboard reports bound into one bad scan, with a layer full of slips."""
    scan_into(folder, "All records.pdf", [made_sharing(folder), *made_dashboards(folder)[:2]], "bad", has_layer=True)


def turned_and_dark(folder: Folder) -> None:
    """Hit Ratio Reports upside down, on their side, with black and white changed, and as a fax."""
    first, second = made_dashboards(folder)[:2]
    plain = thrown_wear(folder.dice, "good")
    fax = replace(plain, quality=0, dpi=(204, 98), blur=0.3, noise=10.0)
    for name, made, wear in (
        ("upside down.pdf", first, replace(plain, shown_turn=180)),
        ("sideways.pdf", second, replace(plain, shown_turn=90)),
        ("dark.pdf", first, replace(plain, is_inverted=True)),
        ("FAX 0001.pdf", second, fax),
    ):
        folder.add(name, scan(folder.dice, [made], _always(wear)))


def marked_by_hand(folder: Folder) -> None:
    """Hit Ratio Reports after somebody worked on the paper: a ring, holes, a number struck out, a stain."""
    for mark, year in zip(MARKS, range(2016, 2020), strict=True):
        scans, hits = folder.dice.number(20_000, 900_000), folder.dice.number(100, 9_000)
        frame = time_frames.frame_2020(folder.dice, year)
        drawn = dashboard.hit_ratio_report(folder.dice, folder.edition, folder.created(), frame, scans, hits)
        wear = replace(thrown_wear(folder.dice, "good"), mark=mark)
        folder.add(f"{mark}.pdf", scan(folder.dice, [dashboard.dashboard_file(drawn)], _always(wear)))


def _always(wear: Wear) -> WearOf:
    return lambda _page: wear


def strange_pages(folder: Folder) -> None:
    """Pages that show nothing, a photo of a screen, and a file that unfolds into a giant."""
    dice = folder.dice
    report = dashboard.hit_ratio_report(dice, folder.edition, folder.created(), _last_year(folder), 51_234, 99)
    made = dashboard.dashboard_file(report)
    photo = scan_strange.screen_photo(dice, made)
    shown = [("blank", scan_strange.blank(dice)), ("noise", scan_strange.noise(dice)),
             ("scrawl", scan_strange.scrawl(dice)), ("screen_photo", photo)]  # fmt: skip
    figures = tuple(replace(figure, page=len(shown), expected="review") for figure in made.figures)
    folder.add("IMG_0001.pdf", scan_strange.strange_file(shown, figures))
    folder.add("large.pdf", scan_strange.picture_bomb())


def _last_year(folder: Folder) -> Frame:
    return time_frames.frame_last_year(folder.created())
