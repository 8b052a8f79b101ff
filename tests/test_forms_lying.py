"""Words that do not lie in lines, and words that lie over others: neither may join or change a line of a report."""

from pathlib import Path

from lib.demo.sharing_layout import Column, Section, SharingPages
from lib.demo.sheet import Sheet
from lib.forms import sharing_report
from lib.forms.lying import lying_words
from lib.pages import Page, Word
from lib.read.pdf import read_pdf

NAMES = [(f"Sampleville {n} Police Department", f"Mockton {n} Police Department") for n in range(1, 9)]
SENTENCE = "The Faketon Police Department Agency is Sharing its Detection data with the following Agencies:"


def report(folder: Path, stamp: tuple[float, float, str] | None = None, watermark: str = "") -> dict[str, list]:
    """Read a page with eight rows, a stamp (x, top, words) printed over it if asked."""
    sheet = Sheet(watermark=watermark)
    pages = SharingPages(sheet, "LEARN Agency Data Sharing Report", "Date Created: 02-06-20")
    columns = (Column(12.5, 327.8, 67.5), Column(327.8, 580.5, 325.8))
    pages.section(Section("Detections Shared", SENTENCE, columns, (), tuple(NAMES), 27.57, 11))
    if stamp:
        sheet.text(*stamp, 9)
    pages.end_page()
    sheet.end_total(1, 10)
    (folder / "report.pdf").write_bytes(sheet.finish())
    return sharing_report.rows(list(read_pdf((folder / "report.pdf").read_bytes()).pages))


def names(found: dict[str, list]) -> list[str]:
    return [row["name_as_printed"] for row in found["listed"]]


def doubted(found: dict[str, list]) -> list[str]:
    return [row["name_as_printed"] for row in found["listed"] if row["doubt"]]


def test_a_word_from_corner_to_corner_is_part_of_no_line(tmp_path: Path):
    found = report(tmp_path, watermark="CONFIDENTIAL")
    assert names(found) == [name for pair in NAMES for name in pair]
    assert doubted(found) == []
    assert [use for _, _, use in found["word_uses"]].count("left_over") == 1


def test_a_word_printed_over_a_name_leaves_a_doubt(tmp_path: Path):
    """In row 3 the stamp begins inside `Mockton` and ends inside `Police`."""
    found = report(tmp_path, stamp=(350.0, 202.0, "RECEIVED"))
    assert len(doubted(found)) == 2
    assert "Mockton 3 RECEIVED Police Department" not in set(names(found)) - set(doubted(found))


def test_only_words_much_higher_than_the_rest_do_not_lie():
    """A report's largest title is 1.8 times the size of its lists."""
    rows = [Word("Sampleville", 0, 11, (10.0, 20.0 * n, 70.0, 20.0 * n + 11), 11.0) for n in range(9)]
    title = Word("Agency", 0, 6, (10.0, 500.0, 70.0, 520.0), 20.0)
    aside = Word("RELEASED", 0, 8, (580.0, 100.0, 590.0, 160.0), 9.0)
    assert lying_words(page(*rows, title)) is None
    assert lying_words(page(*rows, title, aside)) == list(range(10))
    assert lying_words(page()) is None


def page(*words: Word) -> Page:
    return Page(1, "", "native", words, 595.0, 842.0)
