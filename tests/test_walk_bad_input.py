"""Bad files and bad figures: the run goes on, each appears with its reason, and none is ever printed."""

import csv
import io
import re
from pathlib import Path

import pytest
from conftest import Walk, command, walk

PAGE = """ALPR Data Records Request ({name})

Pat Sample filed this request with the {name} of {place}.

Status
Completed

Communications

From: Pat Sample


1) The aggregate number of detections collected during 2018;
2) The aggregate number of “hits” during 2018;

From: {name}


{reply}

Files

pages

Close
"""
GOOD = (
    "1) The aggregate number of detections collected during 2018; 10,000 "
    "2) The aggregate number of “hits” during 2018; 25"
)

# Made agencies: the place names are no places.
REPLIES = {
    "goodville-pd-ca": GOOD,
    "pointville-pd-ca": GOOD.replace("10,000", "490.535"),
    "millionville-pd-ca": GOOD.replace("10,000", "1.2 million"),
    "letterville-pd-ca": GOOD.replace("25", "O"),
    "bracketville-pd-ca": GOOD.replace("25", "(5)"),
    "aboveville-pd-ca": GOOD.replace("25", "77,777"),
    "twiceville-pd-ca": f"{GOOD}\n\nCorrected: 2018 Hits= 52",
    "againville-pd-ca": f"{GOOD}\n2018 Hits = 31",
    "aboutville-pd-ca": f"All numbers are approximate. {GOOD}",
    "hostileville-pd-ca": "<script>alert(1)</script> {{7*7}} =cmd() \n" + GOOD.replace("25", "<b>26</b>"),
}


def place(name: str) -> str:
    return name.split("-", 1)[0].capitalize()


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("bad")
    for agency, reply in REPLIES.items():
        page = folder / "raw" / agency / "1" / "request-page.txt"
        page.parent.mkdir(parents=True)
        town = place(agency)
        page.write_text(
            PAGE.format(name=f"{town} Police Department", place=f"{town}, CA", reply=reply), encoding="utf-8"
        )
    extra = folder / "raw" / "goodville-pd-ca" / "1"
    (extra / "empty.txt").write_bytes(b"")
    (extra / "binary.txt").write_bytes(b"\x00\x01\x02")
    (extra / "report.pdf").write_bytes(b"%PDF-1.4 broken")
    (extra / "note.txt").write_text("Nothing any form knows.", encoding="utf-8")
    (folder / "raw" / "stray.txt").write_text("misplaced", encoding="utf-8")
    other = folder / "raw" / "wrongville-pd-ca" / "1"
    other.mkdir(parents=True)
    name = "Elsewhereville Police Department"
    (other / "request-page.txt").write_text(
        PAGE.format(name=name, place="Elsewhereville, CA", reply=GOOD), encoding="utf-8"
    )
    return walk(folder, folder / "raw")


def review(run: Walk) -> list[dict[str, str]]:
    text = (run.processed / "desk/data/review.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def waits(run: Walk, agency: str) -> str:
    return " | ".join(
        f"{row['what']}: {row['why']} [{row['readings']}]" for row in review(run) if row["agency_id"] == agency
    )


def published(run: Walk, agency: str) -> set[str]:
    text = (run.reports / "data/counts.csv").read_text(encoding="utf-8")
    return {row["value"] for row in csv.DictReader(io.StringIO(text)) if row["agency_id"] == agency}


def test_the_run_goes_on_and_says_that_files_failed(bad: Walk):
    assert bad.done.returncode == 1, bad.done.stderr
    assert "empty.txt could not be read" in bad.done.stdout
    assert (bad.reports / "index.html").is_file()


def test_good_agency_beside_bad_files_is_published(bad: Walk):
    assert published(bad, "goodville-pd-ca") == {"10000", "25"}


@pytest.mark.parametrize(
    ("agency", "printed", "stands"),
    [
        ("pointville-pd-ca", "490.535", {"25"}),
        ("millionville-pd-ca", "1.2 million", {"25"}),
        ("letterville-pd-ca", "O", {"10000"}),
        ("bracketville-pd-ca", "(5)", {"10000"}),
        ("hostileville-pd-ca", "<b>26</b>", {"10000"}),
        ("aboveville-pd-ca", "77,777", set()),
        ("twiceville-pd-ca", "52", {"10000", "25"}),
        ("againville-pd-ca", "31", {"10000"}),
        ("aboutville-pd-ca", "10,000", set()),
        ("wrongville-pd-ca", "Elsewhereville", set()),
    ],
)
def test_a_figure_that_is_not_certain_waits_and_is_never_printed(
    bad: Walk, agency: str, printed: str, stands: set[str]
):
    assert printed in waits(bad, agency)
    assert published(bad, agency) == stands
    page = re.sub(r"<style>.*?</style>|src=\"data:[^\"]*\"", "", bad.page(f"agencies/{agency}.html"), flags=re.S)
    shown = re.sub(r"<[^>]+>", " ", page)
    if agency != "wrongville-pd-ca":
        assert not re.search(rf"(?<![\w.,]){re.escape(printed)}(?![\w.,])", shown), f"{printed} stands on the page"


def test_hits_above_scans_is_a_contradiction_with_both_readings(bad: Walk):
    text = (bad.processed / "desk/data/contradictions.csv").read_text(encoding="utf-8")
    found = {row["what"]: (row["first"], row["second"]) for row in csv.DictReader(io.StringIO(text))}
    assert found["hits_above_scans"] == ("77,777 hits", "10,000 detections_stated")
    assert "names_other_agency" in found
    assert "two_values_one_window" in found


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("goodville-pd-ca/1/empty.txt", "0 bytes"),
        ("goodville-pd-ca/1/binary.txt", "NUL"),
        ("goodville-pd-ca/1/report.pdf", "PDF"),
        ("goodville-pd-ca/1/note.txt", "no known form"),
        ("stray.txt", "outside a request folder"),
    ],
)
def test_a_file_that_is_not_used_stands_in_status_and_review(bad: Walk, path: str, why: str):
    told = command("status", *bad.options)
    line = next(line for line in told.stdout.splitlines() if path in line)
    assert why in line
    assert any(row["readings"] == path for row in review(bad))


@pytest.mark.long
def test_strict_fails_where_something_waits(irvine: Walk):
    assert irvine.again("--strict").returncode == 1


def test_agency_markup_is_only_text(bad: Walk):
    for path in bad.reports.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "<script" not in page, path.name
        assert "<b>26" not in page, path.name


def test_unknown_layout_is_one_sentence(tmp_path: Path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "report.pdf").write_bytes(b"%PDF")
    told = command("run", "--raw", tmp_path / "raw", "--processed", tmp_path / "p", "--reports", tmp_path / "r")
    assert told.returncode == 2
    assert told.stderr.count("\n") == 1
    assert "raw/<agency>/<request>/<file>" in told.stderr
    assert not (tmp_path / "r").exists()
