"""Made scans: the same seed makes the same bytes, and a page looks as its grade and the truth say."""

import math
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from demo_reading import rows_of
from test_demo_bytes import bytes_of

from lib.demo import make_scans, write_collection
from lib.demo.dice import Dice
from lib.demo.folders import empty_folder
from lib.demo.scan_wear import GRADES, LETTER, Wear, thrown_wear
from lib.demo.scans import scan
from lib.demo.stories import SCAN_STORIES
from lib.demo.stories_scans import made_dashboards, made_sharing
from lib.demo.truth import Made

PLAIN = Wear("good")


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One agency of each story of scans."""
    folder = tmp_path_factory.mktemp("scans") / "made"
    write_collection(folder, 1, 3, scans=len(SCAN_STORIES))
    return folder


def report() -> Made:
    """A Hit Ratio Report: its rules run from side to side."""
    return made_dashboards(empty_folder(3, 5, 2020))[0]


def scanned(made: Made, wear: Wear, *, has_layer: bool = False) -> Made:
    return scan(Dice("a scan"), [made], lambda _page: wear, has_layer=has_layer)


def tones(made: Made, dpi: int = 150) -> np.ndarray:
    """The first page as it is shown, in gray tones."""
    page = pypdfium2.PdfDocument(made.data)[0]
    return np.asarray(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")).astype(int)


def shown_tilt(picture: np.ndarray) -> float:
    """Degrees by which the rule below the box sinks from left to right, clockwise."""
    rows, columns = picture.shape
    band = picture[round(0.19 * rows) : round(0.235 * rows)]
    at = [round(share * columns) for share in (0.1, 0.9)]
    left, right = (int(np.argmin(band[:, x - 3 : x + 4].mean(axis=1)[::-1])) for x in at)
    return math.degrees(math.atan2(left - right, at[1] - at[0]))


def contrast(made: Made) -> int:
    picture = tones(made)
    return int(np.percentile(picture, 90) - np.percentile(picture, 1))


def test_the_same_seed_makes_the_same_bytes(tmp_path: Path):
    for name, seed in (("one", 7), ("again", 7), ("other", 8)):
        make_scans(tmp_path / name, seed=seed, grade="bad", figures=9, lists=1, has_layer=True)
    one, again, other = (bytes_of(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again
    assert not set(one.values()) & {digest for path, digest in other.items() if path.endswith(".pdf")}


@pytest.mark.parametrize("tilt", [-2.0, -0.4, 0.0, 1.3])
def test_a_page_is_as_slanted_as_the_truth_says(tilt: float):
    made = scanned(report(), replace(PLAIN, tilt=tilt))
    assert made.scan_pages[0].tilt == tilt
    assert shown_tilt(tones(made)) == pytest.approx(tilt, abs=0.15)


def test_noise_is_as_strong_as_the_truth_says():
    empty = tones(scanned(report(), replace(PLAIN, noise=9.0, contrast=0.6, quality=95)), 200)[-400:-300, 700:1000]
    assert empty.std() == pytest.approx(9, abs=2.5)


def test_a_faint_page_is_faint():
    full, half = (contrast(scanned(report(), replace(PLAIN, contrast=share))) for share in (1.0, 0.5))
    assert half / full == pytest.approx(0.5, abs=0.08)


@pytest.mark.parametrize("paper", [None, LETTER])
@pytest.mark.parametrize("dpi", [(100, 100), (300, 300), (204, 98)])
def test_a_page_has_its_true_size_and_dots(dpi: tuple[int, int], paper: tuple[float, float] | None):
    made = scanned(report(), replace(PLAIN, dpi=dpi, paper=paper, quality=0 if dpi[1] == 98 else 80))
    page = pypdfium2.PdfDocument(made.data)[0]
    (picture,) = page.get_objects()
    assert page.get_size() == (paper or (595, 842))
    assert [dots * 72 / side for dots, side in zip(picture.get_px_size(), page.get_size(), strict=True)] == [
        pytest.approx(n, abs=0.1) for n in dpi
    ]


def test_a_fax_has_two_tones():
    made = scanned(report(), replace(PLAIN, quality=0, dpi=(200, 200)))
    (picture,) = pypdfium2.PdfDocument(made.data)[0].get_objects()
    assert picture.get_filters() == ["CCITTFaxDecode"]
    found = np.unique(np.asarray(picture.get_bitmap().to_pil().convert("L")))
    assert list(found) == [0, 255]
    assert (tones(made) > 128).mean() > 0.8, "paper is white"


def test_a_page_on_its_side_in_the_file_shows_upright():
    """As a copier's of 2020 did: a landscape page box and /Rotate 270."""
    straight, sideways = (scanned(report(), replace(PLAIN, stored_turn=turn)) for turn in (0, 270))
    page = pypdfium2.PdfDocument(sideways.data)[0]
    assert page.get_mediabox()[2:] == (842, 595)
    assert (page.get_rotation(), page.get_size()) == (270, (595, 842))
    assert np.abs(tones(straight) - tones(sideways)).mean() < 1.5


def test_a_page_can_lie_in_the_file_in_strips():
    whole, cut = (scanned(report(), replace(PLAIN, strips=strips)) for strips in (1, 3))
    assert len(list(pypdfium2.PdfDocument(cut.data)[0].get_objects())) == 3
    assert np.abs(tones(whole) - tones(cut)).mean() < 1.5


def test_paper_and_print_can_be_two_pictures():
    """As in a copier's file of 2020: a coarse picture of the paper, a mask of the print twice as fine."""
    whole, compact = (scanned(report(), replace(PLAIN, is_compact=flag)) for flag in (False, True))
    paper, print_ = pypdfium2.PdfDocument(compact.data)[0].get_objects()
    assert print_.get_px_size()[0] == pytest.approx(2 * paper.get_px_size()[0], abs=1)
    assert len(compact.data) < 0.6 * len(whole.data)
    assert np.abs(tones(whole) - tones(compact)).mean() < 8


def test_pages_can_lie_in_any_order():
    paper = made_sharing(empty_folder(4, 2, 2020))
    made = scan(Dice("a scan"), [paper], lambda _page: PLAIN, order=range(paper.pages, 0, -1))
    assert [share.name for share in made.shares if share.page == 1] == [
        share.name for share in paper.shares if share.page == paper.pages
    ]
    assert {share.name for share in made.shares} == {share.name for share in paper.shares}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_can_show_turned(turn: int):
    straight, other = (scanned(report(), replace(PLAIN, shown_turn=shown)) for shown in (0, turn))
    assert other.scan_pages[0].turn == 360 - turn
    assert np.abs(np.rot90(tones(straight), -turn // 90) - tones(other)).mean() < 1.5


def test_black_and_white_can_be_changed():
    assert tones(scanned(report(), replace(PLAIN, is_inverted=True))).mean() < 60


@pytest.mark.parametrize("grade", GRADES)
def test_the_dice_stay_inside_the_grade(grade: str):
    dice = Dice("wear")
    thrown = [thrown_wear(dice, grade) for _ in range(300)]
    most = {"good": 0.5, "fair": 1.5, "bad": 2.0}[grade]
    finest = {"good": range(200, 301), "fair": range(150, 201), "bad": range(98, 205)}[grade]
    assert max(abs(wear.tilt) for wear in thrown) <= most
    assert [wear.dpi for wear in thrown if not set(wear.dpi) <= set(finest)] == []
    assert any(wear.is_fax for wear in thrown) == (grade == "bad")
    assert {wear.cut for wear in thrown} == ({"", "footer", "row", "half_row"} if grade == "bad" else {""})


def test_grades_grow_worse():
    noise = [np.mean([thrown_wear(Dice(f"{n}"), grade).noise for n in range(60)]) for grade in GRADES]
    assert all(worse > 1.5 * better for better, worse in pairwise(noise))


def test_every_story_of_scans_is_told(collection: Path):
    pages = rows_of(collection / "truth" / "scan_pages.csv")
    assert {row["shows"] for row in pages} == {
        "data_sharing_report", "hit_ratio_report", "detection_report", "dashboard_page", "sharing_table", "letter",
        "invoice", "blank", "noise", "scrawl", "screen_photo", "picture_bomb",
    }  # fmt: skip
    assert {row["grade"] for row in pages} == set(GRADES)
    assert {row["turn"] for row in pages} == {"0", "180", "270"}
    assert {row["picture"] for row in pages} == {"jpeg", "fax", "compact"}
    told = Counter(row["path"] for row in pages)
    scans = {row["path"]: int(row["pages"]) for row in rows_of(collection / "truth" / "documents.csv")
             if row["path"] in told}  # fmt: skip
    assert scans == told
    for path, number in scans.items():
        assert len(pypdfium2.PdfDocument(collection / "raw" / path)) == number, path


def test_files_of_scans_say_that_they_are_made_up(collection: Path):
    paths = {row["path"] for row in rows_of(collection / "truth" / "scan_pages.csv")}
    data = [(collection / "raw" / path).read_bytes() for path in sorted(paths)]
    assert all(b"(made up, no real agency" in one.replace(rb"\(", b"(") for one in data)
    assert not any(b"FlateDecode" in one for one in data)


def test_a_small_file_unfolds_into_a_giant(collection: Path):
    (path,) = (collection / "raw").rglob("large.pdf")
    assert path.stat().st_size < 10_000
    (picture,) = pypdfium2.PdfDocument(path)[0].get_objects()
    assert picture.get_px_size() == (30_000, 30_000)


def test_detections_and_hits_of_a_web_page_come_in_two_files(collection: Path):
    figures = rows_of(collection / "truth" / "figures.csv")
    scans, hits = (row for row in figures if "SCREENSHOT" in row["path"])
    assert (scans["measure"], hits["measure"]) == ("total_detections", "hits")
    assert scans["path"] != hits["path"]
    for row in (scans, hits):
        assert (row["window_start"], row["window_end"]) == ("2021-01-01", "2021-12-31")
        assert row["scope"].startswith("My Agency; ")
        assert row["expected"] == "review", "nothing on the page adds up with it"


def test_made_figures_have_arithmetic(tmp_path: Path):
    made = [
        one
        for n, year in enumerate((2020, 2022, 2025))
        for one in made_dashboards(empty_folder(n, 2, year), n_systems=9)
    ]
    for one in made:
        (total,) = (f.value for f in one.figures if f.measure.startswith("total"))
        assert sum(f.value for f in one.figures if not f.measure.startswith("total")) == total
        assert min(f.value for f in one.figures) >= 0


def test_a_set_holds_as_many_figures_as_asked_for(tmp_path: Path):
    make_scans(tmp_path / "made", seed=1, grade="bad", figures=30)
    figures = rows_of(tmp_path / "made" / "truth" / "figures.csv")
    assert 25 <= len(figures) <= 90
    assert {row["grade"] for row in rows_of(tmp_path / "made" / "truth" / "scan_pages.csv")} == {"bad"}


def test_a_list_that_goes_on_in_another_file(collection: Path):
    """The second file's rows are counted from 1: it does not know of the first."""
    shares = rows_of(collection / "truth" / "shares.csv")
    whole = Counter(row["path"].split("/")[-1] for row in shares if "Part" in row["path"])
    assert set(whole) == {"Data Sharing Part 1 of 2.pdf", "Data Sharing Part 2 of 2.pdf"}
    second = [row for row in shares if row["path"].endswith("2 of 2.pdf")]
    assert {(row["section"], row["row"]) for row in second if row["row"] == "1"} == {
        (section, "1") for section in {row["section"] for row in second}
    }
