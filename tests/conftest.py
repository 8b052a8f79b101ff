"""Fixtures of all tests: where the samples lie, and one run of the whole walk on each of a few raw folders."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = PROJECT.parent / "shared" / "samples"


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


@pytest.fixture(scope="session")
def tracy(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The project's own raw folder, run into a temporary place."""
    folder = tmp_path_factory.mktemp("tracy")
    shutil.copytree(PROJECT / "raw", folder / "raw")
    return walk(folder, folder / "raw")


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
    return tmp_path_factory.mktemp("scan-cache")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> "MadeReading":  # noqa: F821 - imported late
    """A made collection with each of its stories once, read and formed."""
    from demo_reading import MadeReading

    return MadeReading(tmp_path_factory.mktemp("made") / "collection", 30, 1)
