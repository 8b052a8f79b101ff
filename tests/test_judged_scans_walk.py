"""Made scans, from the file to tidy tables: nothing is accepted that is not printed, nothing is lost silently."""

import shutil
from pathlib import Path

import pytest
from judged_scans import Row, judged_tables, tidy_rows

from lib.demo import make_scans

GRADES = ("good", "bad")


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
    assert judged_tables(made / "good", tables)[0].share > 0.8
