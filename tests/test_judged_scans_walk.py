"""Made scans, from the file to tidy tables: nothing is accepted that is not printed, nothing is lost silently."""

import shutil
from pathlib import Path

import pytest
from demo_reading import rows_of
from judged_scans import USED, Row, judged_tables, tidy_rows

from lib.demo import make_scans

pytestmark = pytest.mark.long
GRADES = ("good", "bad")
PROVED = ("total_records", "detections_row", "hits", "total_detections")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dashboard reports of one agency, well scanned, and of another, badly: each with arithmetic."""
    folder = tmp_path_factory.mktemp("scans")
    for seed, grade in enumerate(GRADES, 21):
        make_scans(folder / grade, seed=seed, grade=grade, figures=4)
        for agency in (folder / grade / "raw").glob("*-zz"):
            shutil.copytree(agency, folder / "raw" / agency.name)
    return folder


@pytest.fixture(scope="module")
def tables(made: Path) -> dict[str, list[Row]]:
    return tidy_rows(made / "raw")


@pytest.mark.parametrize("grade", GRADES)
def test_no_figure_is_accepted_that_is_not_printed(made: Path, tables: dict[str, list[Row]], grade: str):
    found = judged_tables(made / grade, tables)[0]
    assert (found.wrong, found.early) == ([], [])


@pytest.mark.parametrize("grade", GRADES)
def test_no_figure_is_lost_silently(made: Path, tables: dict[str, list[Row]], grade: str):
    found = judged_tables(made / grade, tables)[0]
    assert found.lost == []
    assert found.made >= 15


def test_good_scans_save_work(made: Path, tables: dict[str, list[Row]]):
    """Figures that arithmetic proves are taken; a row's own name is not proved by it, and waits."""
    told = [row for row in rows_of(made / "good" / "truth" / "figures.csv") if row["measure"] in PROVED]
    paths = {row["document_id"]: row["path"] for row in tables["documents"]}
    scanned = {row["path"] for row in told}
    taken = [row for row in tables["counts"] if row["measure"] in PROVED and paths.get(row["document_id"]) in scanned]
    assert len(told) >= 6
    assert len([row for row in taken if row["status"] in USED]) / len(told) >= 0.95
