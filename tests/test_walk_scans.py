"""Made scans through the whole walk: nothing that is not printed there is accepted, and nothing is lost silently."""

import shutil
from pathlib import Path

import pytest
from conftest import Walk, walk
from judged_scans import Judged, judged_run

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
def run(made: Path) -> Walk:
    return walk(made, made / "raw")


def figures(made: Path, run: Walk, grade: str) -> Judged:
    return judged_run(made / grade, run.processed / "desk" / "data")[0]


def test_the_run_ends_well(run: Walk):
    assert (run.done.returncode, run.done.stderr) == (0, "")


@pytest.mark.parametrize("grade", GRADES)
def test_no_figure_is_accepted_that_is_not_printed(made: Path, run: Walk, grade: str):
    found = figures(made, run, grade)
    assert (found.wrong, found.early) == ([], [])


@pytest.mark.parametrize("grade", GRADES)
def test_no_figure_is_lost_silently(made: Path, run: Walk, grade: str):
    found = figures(made, run, grade)
    assert found.lost == []
    assert found.made >= 15


def test_good_scans_save_work(made: Path, run: Walk):
    assert figures(made, run, "good").share > 0.8
