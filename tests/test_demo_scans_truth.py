"""What a made scan's truth says of its hidden text and of what is cut off stands in the file as it says."""

from dataclasses import replace

import numpy as np
import pypdfium2
import pytest
from test_demo_scans import scanned

from lib.demo.folders import empty_folder
from lib.demo.scan_losses import Loss, figures_left, rows_left
from lib.demo.scan_paper import papers
from lib.demo.scan_wear import LETTER, Wear
from lib.demo.stories_scans import made_dashboards, made_sharing
from lib.demo.truth import Figure, Made, Share

PLAIN = Wear("good", (100, 100))
WORN = (
    PLAIN,
    replace(PLAIN, stored_turn=270, tilt=1.2, paper=LETTER),
    replace(PLAIN, shown_turn=180, shear=0.003, stretch=1.2),
    replace(PLAIN, stored_turn=90, tilt=-2.0),
)


def sharing(year: int = 2020) -> Made:
    return made_sharing(empty_folder(4, 2, year))


def printed_words(made: Made) -> list[list[str]]:
    return [[word.text for word in paper.words] for paper in papers(made.data)]


def layer_words(made: Made, page: int) -> list[str]:
    """Runs of hidden text in the order of the file."""
    shown = pypdfium2.PdfDocument(made.data)[page - 1]
    text = shown.get_textpage()
    runs = [run for run in shown.get_objects(textpage=text) if isinstance(run, pypdfium2.PdfTextObj)]
    assert {pypdfium2.raw.FPDFTextObj_GetTextRenderMode(run.raw) for run in runs} <= {3}
    return [run.extract().strip() for run in runs]


def without(words: list[str], cut: list[str]) -> list[str]:
    """The words but those cut off, which stand last."""
    left = words[::-1]
    for word in cut:
        left.remove(word)
    return left[::-1]


@pytest.mark.parametrize("wear", WORN)
def test_the_layer_is_the_print_but_for_the_slips_told(wear: Wear):
    paper, made = sharing(), scanned(sharing(), wear, has_layer=True)
    assert len(made.layer_slips) >= made.pages
    for page, words in enumerate(printed_words(paper), 1):
        left = without(words, made.scan_pages[page - 1].cut_off.split())
        for slip in (slip for slip in made.layer_slips if slip.page == page):
            assert left[slip.n - 1] == slip.printed
            left[slip.n - 1] = slip.layered
        assert layer_words(made, page) == [word for word in left if word]


@pytest.mark.parametrize("wear", WORN)
def test_the_layer_lies_on_the_print(wear: Wear):
    """The letters' boxes hold most of the ink of a page without its bands and pictures."""
    made = scanned(sharing(), wear, has_layer=True)
    page = pypdfium2.PdfDocument(made.data)[1]
    picture = page.render(scale=2, grayscale=True).to_pil().convert("L")
    ink = np.asarray(picture) < 100
    text = page.get_textpage()
    covered = np.zeros_like(ink)
    for n in range(text.count_chars()):
        corners = [shown_point(page, x, y) for x, y in corners_of(text.get_charbox(n, loose=True))]
        xs, ys = ([round(2 * side) for side in sides] for sides in zip(*corners, strict=True))
        covered[max(0, min(ys) - 4) : max(ys) + 4, max(0, min(xs) - 4) : max(xs) + 4] = True
    assert ink[covered].sum() / ink.sum() > 0.9
    assert covered.mean() < 0.4


def corners_of(box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    return [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]


def shown_point(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the page as it lies in the file, from the top left of the page as it is shown."""
    _, _, width, height = page.get_mediabox()
    return {0: (x, height - y), 90: (y, x), 180: (width - x, y), 270: (height - y, width - x)}[page.get_rotation()]


def test_a_scan_without_a_layer_has_no_text():
    assert layer_words(scanned(sharing(), PLAIN), 1) == []


@pytest.mark.parametrize("year", [2020, 2022, 2025])
def test_a_row_cut_off_is_not_in_the_truth(year: int):
    paper, made = sharing(year), scanned(sharing(year), replace(PLAIN, cut="row"))
    cut_off = {page.page: page.cut_off for page in made.scan_pages if page.cut == "row"}
    assert cut_off, "one page at least is full"
    for page, words in cut_off.items():
        first = [share.name for share in paper.shares if share.page == page]
        left = [share for share in made.shares if share.page == page]
        assert [share.name for share in left] == first[: len(left)]
        in_part = [share.name for share in left if share.expected == "review"]
        touched = in_part + first[len(left) :]
        assert 1 <= len(touched) <= 2, "a row is one line of the list, or two side by side"
        assert all(name.split()[-1] in words for name in touched)
        assert f"Page {page} of" in words
    assert [share.row for share in made.shares if share.section == "detections_shared"] == list(
        range(1, 1 + sum(share.section == "detections_shared" for share in made.shares))
    )


def test_half_a_row_stays_for_a_person():
    paper, made = sharing(), scanned(sharing(), replace(PLAIN, cut="half_row"))
    first = [share for share in made.shares if share.page == 1]
    assert len(first) == sum(share.page == 1 for share in paper.shares)
    assert [share.expected for share in first[-2:]] == ["review", "review"]
    assert {share.expected for share in first[:-2]} == {"accepted"}


def test_a_footer_cut_off_costs_no_row():
    paper, made = sharing(), scanned(sharing(), replace(PLAIN, cut="footer"))
    assert made.shares == paper.shares
    assert all(page.cut_off.startswith("Date Created:") for page in made.scan_pages)


def test_without_its_day_last_year_is_no_year():
    report = made_dashboards(empty_folder(4, 2, 2022))[1]
    assert report.figures[0].window_as_printed == "Last Year"
    made = scanned(report, replace(PLAIN, cut="footer"))
    assert {(f.window_start, f.expected) for f in made.figures} == {("", "review")}
    whole = scanned(report, PLAIN)
    assert {(f.window_start, f.expected) for f in whole.figures} == {("2021-01-01", "accepted")}


def test_a_figure_cut_off_makes_its_neighbors_wait():
    figures = (Figure(1, "total_records", "Total Records", 30, "30"), Figure(1, "hits", "Hits", 10, "10"))
    assert figures_left(figures, {1: Loss("2Hits10")}, set()) == (replace(figures[0], expected="review"),)
    assert figures_left(figures, {}, {1}) == figures


@pytest.mark.parametrize(("mark", "expected"), [("circled", "accepted"), ("punched", "accepted"),
                                                ("struck", "review"), ("stained", "review")])  # fmt: skip
def test_a_number_under_a_stroke_or_a_stain_waits(mark: str, expected: str):
    report = made_dashboards(empty_folder(4, 2, 2020))[0]
    made = scanned(report, replace(PLAIN, mark=mark))
    assert [figure.value for figure in made.figures] == [figure.value for figure in report.figures]
    assert {figure.expected for figure in made.figures} == {expected}
    assert picture_of(made).mean() < picture_of(scanned(report, PLAIN)).mean(), "there is more ink"


def picture_of(made: Made) -> np.ndarray:
    return np.asarray(pypdfium2.PdfDocument(made.data)[0].render(scale=1, grayscale=True).to_pil().convert("L"))


def test_lines_lost_are_found_from_below():
    """The state of a name above is not the one that is cut off; the end of a broken name is."""
    shares = tuple(
        Share("detections_shared", n, 1, name)
        for n, name in enumerate(("Mockton PD (ZZ)", "Fakedale County Sheriffs Office (ZZ)", "Bogusport PD"), 1)
    )
    left = rows_left(shares, {1: Loss("(ZZ)")})
    assert [(share.name, share.expected) for share in left] == [
        ("Mockton PD (ZZ)", "accepted"),
        ("Fakedale County Sheriffs Office (ZZ)", "review"),
        ("Bogusport PD", "accepted"),
    ]
