"""The model that reads pictures: the same figures however a page was fed, boxes on the ink, and no word to anybody."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import onnxruntime
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from lib.demo.dice import Dice
from lib.demo.folders import empty_folder
from lib.demo.scan_paper import papers
from lib.demo.scan_place import placed
from lib.demo.scan_wear import Wear
from lib.demo.scans import scan
from lib.demo.stories_scans import made_dashboards
from lib.level import Level
from lib.read.ocr import read_scan_rows
from lib.read.rows import reading_of

PLAIN = Wear("good", quality=85)
WEARS = {
    "upright": PLAIN,
    "on its right side": replace(PLAIN, shown_turn=90),
    "upside down": replace(PLAIN, shown_turn=180),
    "on its left side": replace(PLAIN, shown_turn=270),
    "tilted": replace(PLAIN, tilt=1.5),
    "dark": replace(PLAIN, is_inverted=True),
    "faint": replace(PLAIN, contrast=0.3),
    "fax": replace(PLAIN, quality=0, dpi=(204, 196)),
}
# Points: how far a box may lie from the print, how much of it may be empty at its ends.
NEAR, EMPTY = 4.0, 3.0


def read_page(data):
    return reading_of(read_scan_rows(data, lambda page: None, 1))


@pytest.fixture(scope="module")
def report():
    """A made Hit Ratio Report, not scanned yet."""
    return made_dashboards(empty_folder(3, 5, 2020))[0]


@pytest.fixture(scope="module")
def paper(report):
    """Size and words of the report on paper."""
    (page,) = papers(report.data)
    return page.size, page.words


@pytest.fixture(scope="module")
def seen(report):
    """(bytes of the scan, its page as read), by how it was fed: each is read once, when a test asks for it."""
    known = {}

    def read(name):
        if name not in known:
            data = scan(Dice("a scan"), [report], lambda _page: WEARS[name]).data
            reading = read_page(data)
            assert (reading.status, reading.reason) == ("read", "")
            known[name] = data, reading.pages[0]
        return known[name]

    return read


def figures(words):
    return sorted(word.text for word in words if any(c.isdigit() for c in word.text))


def shown(box, turn, size):
    """A box of the upright page of `size`, where the page is shown turned clockwise by `turn` degrees."""
    for _ in range(turn // 90):
        x0, top, x1, bottom = box
        box, size = (size[1] - bottom, x0, size[1] - top, x1), size[::-1]
    return box


@pytest.mark.parametrize("name", WEARS)
def test_the_same_figures_are_read_however_a_page_was_fed(seen, paper, name):
    """The numbers of the table's rows, `1` and `2`, stand alone: a model that looks for lines overlooks them."""
    _, page = seen(name)
    assert figures(word for word in page.words if not word.hidden) == figures(paper[1])
    assert {"1", "2"} <= {word.text for word in page.words}


@pytest.mark.parametrize("name", ["upright", "on its right side", "upside down", "on its left side", "tilted"])
def test_a_figures_box_as_displayed_lies_where_it_is_printed(seen, paper, name):
    wear, (size, words), (_, page) = WEARS[name], paper, seen(name)
    placing = placed(size, words, wear)
    printed = {word.text: shown(placing.box(word.box), wear.shown_turn, size) for word in words if "," in word.text}
    found = {word.text: Level(*page.level).as_displayed(word.box) for word in page.words if word.text in printed}
    assert printed.keys() == found.keys()
    apart = {text: np.abs(np.subtract(found[text], printed[text])).max() for text in printed}
    assert {text: far for text, far in apart.items() if far > NEAR} == {}


@pytest.mark.parametrize("name", ["upright", "on its left side", "tilted"])
def test_every_words_box_begins_and_ends_with_ink(seen, name):
    data, page = seen(name)
    level, loose = Level(*page.level), {}
    tones = np.asarray(pypdfium2.PdfDocument(data)[0].render(scale=2, grayscale=True).to_pil().convert("L"))
    for word in page.words:
        x0, top, x1, bottom = (round(2 * side) for side in level.as_displayed(word.box))
        ink = tones[top:bottom, x0:x1] < 140
        inked = np.flatnonzero(ink.any(axis=level.turns % 2))
        bare = [inked[0], ink.shape[1 - level.turns % 2] - 1 - inked[-1]] if inked.size else [999]
        if not word.hidden and max(bare) > 2 * EMPTY:
            loose[word.text] = max(bare) / 2
    assert loose == {}


@pytest.mark.parametrize(
    ("name", "turns", "tilt"),
    [
        ("upright", 0, 0.0),
        ("on its right side", 3, 0.0),
        ("upside down", 2, 0.0),
        ("on its left side", 1, 0.0),
        ("tilted", 0, 1.5),
    ],
)
def test_a_page_says_how_it_lay(seen, name, turns, tilt):
    level = seen(name)[1].level
    assert (level[0], level[1]) == (turns, pytest.approx(tilt, abs=0.15))


def test_every_word_says_how_sure_the_model_is_and_where_its_characters_are(seen):
    _, page = seen("upright")
    visible = [word for word in page.words if not word.hidden]
    assert [page.text[word.char_start : word.char_end] for word in visible] == [word.text for word in visible]
    assert all(0.0 <= word.sure <= 1.0 for word in page.words)
    assert page.text_source == "ocr"


def test_a_page_known_by_its_picture_is_not_read(seen):
    data, page = seen("upright")
    asked = []

    def known(picture):
        asked.append(picture)
        return (9, "known", "ocr", [("known", 0, 5, (1.0, 2.0, 3.0, 4.0), 9.0, "", "", "", 1.0)], 612.0, 792.0)

    status, _, (again,) = read_scan_rows(data, lambda number: None, 1, known)
    assert (status, again[:2]) == ("read", (1, "known"))
    assert asked == [page.picture]


def test_a_page_that_is_not_there_or_no_pdf_at_all_is_damaged(seen):
    data, _ = seen("upright")
    assert read_scan_rows(data, lambda page: None, 2)[0] == "damaged"
    assert read_scan_rows(b"no PDF", lambda page: None, 1)[0] == "damaged"


def test_the_runtime_is_one_that_does_not_report_home():
    assert tuple(map(int, onnxruntime.__version__.split(".")[:2])) < (1, 29)
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"


ALONE = """
import socket, sys
def no(*a, **k): raise OSError("no network in this test")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = no
from lib.read.ocr import read_scan_rows
print(read_scan_rows(open(sys.argv[1], "rb").read(), lambda page: None, 1)[2][0][1])
"""


def test_a_fresh_process_reads_without_network_and_writes_nothing_at_home(tmp_path):
    drawn = Image.new("RGB", (500, 120), "white")
    ImageDraw.Draw(drawn).text((30, 30), "Total Records: 1,024,915", fill="black", font_size=30)
    drawn.save(tmp_path / "screen.png")
    home = tmp_path / "home"
    home.mkdir()
    places = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "TMPDIR": str(home), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(tmp_path / "screen.png")],
        capture_output=True, text=True, env=places, timeout=300, check=False,
    )  # fmt: skip
    assert (done.stdout.strip(), done.returncode) == ("Total Records: 1,024,915", 0), done.stderr[-500:]
    assert [str(path.relative_to(home)) for path in home.rglob("*")] == []
