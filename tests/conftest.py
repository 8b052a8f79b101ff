"""Fixtures of all tests: where the samples lie, and one run of the whole walk on each of a few raw folders."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = PROJECT.parent / "shared" / "samples"


# What takes longest comes first, so that no process is left with it alone at the end.
LONGEST = ("walk", "clean_attachments", "walk_bad_input", "notebooks", "batch_dispatch", "walk_rulings", "walk_by_hand")
LONGEST += ("scans_truth", "forms_request_page", "walk_reports", "pages_browser", "read_ocr", "read_scans")
LONGEST += ("judged_scans_walk", "clean_values", "hit_ratio_coded")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; `--no-loadscope-reorder` keeps them there."""
    place = {f"test_{name}.py": n for n, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))


def need_sample(path: str) -> Path:
    """Return a file of the shared samples; skip with the reason where it is missing."""
    found = SAMPLES / path
    if not found.exists():
        pytest.skip(f"the shared sample {path} is not on this machine")
    return found


def command(*words: object, **more: object) -> subprocess.CompletedProcess:
    """Run `python -m lib …` as a user would, and return what it printed and its exit code."""
    environment = {**os.environ, "TERM": "dumb"}
    return subprocess.run(
        [sys.executable, "-m", "lib", *map(str, words)],
        capture_output=True, text=True, cwd=PROJECT, env=environment, timeout=300, check=False, **more,
    )  # fmt: skip


@dataclass(frozen=True)
class Walk:
    """The folders of one run, and the finished command."""

    raw: Path
    processed: Path
    reports: Path
    done: subprocess.CompletedProcess

    @property
    def options(self) -> list[object]:
        return ["--raw", self.raw, "--processed", self.processed, "--reports", self.reports]

    def again(self, *words: object) -> subprocess.CompletedProcess:
        return command("run", *words, *self.options)

    def page(self, address: str) -> str:
        return (self.reports / address).read_text(encoding="utf-8")

    def published(self) -> dict[str, bytes]:
        """Return findings.txt and data/*.csv, name to bytes."""
        files = [self.reports / "findings.txt", *sorted((self.reports / "data").glob("*.csv"))]
        return {path.name: path.read_bytes() for path in files}


def walk(folder: Path, raw: Path) -> Walk:
    made = Walk(raw, folder / "processed", folder / "reports", None)
    return Walk(raw, made.processed, made.reports, command("run", *made.options))


def of_all_workers(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of one run of the tests see."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def tracy(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The project's own raw folder, run into a temporary place: once, then each process has its own copy."""
    once, folder = of_all_workers(tmp_path_factory) / "tracy-once", tmp_path_factory.mktemp("tracy") / "run"
    told = once / "done.json"
    with FileLock(f"{once}.lock"):
        if not told.is_file():
            shutil.copytree(PROJECT / "raw", once / "raw")
            done = walk(once, once / "raw").done
            told.write_text(json.dumps([done.returncode, done.stdout, done.stderr]), encoding="utf-8")
    shutil.copytree(once, folder)
    for told_where in (folder / "processed" / "runs").rglob("*.*"):
        text = told_where.read_text(encoding="utf-8")
        told_where.write_text(text.replace(str(once), str(folder)), encoding="utf-8")
    code, *texts = json.loads(told.read_text(encoding="utf-8"))
    done = subprocess.CompletedProcess([], code, *(text.replace(str(once), str(folder)) for text in texts))
    return Walk(folder / "raw", folder / "processed", folder / "reports", done)


@pytest.fixture(scope="session")
def irvine(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """A raw folder that holds only Irvine's request page as text: no roster, nothing else."""
    page = need_sample("raw/irvine-pd-ca/86954/request-page.txt")
    folder = tmp_path_factory.mktemp("irvine")
    (folder / "raw/irvine-pd-ca/86954").mkdir(parents=True)
    shutil.copy(page, folder / "raw/irvine-pd-ca/86954/request-page.txt")
    return walk(folder, folder / "raw")


@pytest.fixture(scope="session")
def scan_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pages read from their pictures are kept, so that no test reads one twice: each takes seconds."""
    folder = of_all_workers(tmp_path_factory) / "scan-cache"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> "MadeReading":  # noqa: F821 - imported late
    """A made collection with each of its stories once, read and formed."""
    from demo_reading import MadeReading

    return MadeReading(tmp_path_factory.mktemp("made") / "collection", 30, 1)
