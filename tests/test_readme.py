"""The words of the project are true: paths exist, commands exist, the first screen says what it must."""

import re
import subprocess

import pytest
from conftest import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
TEXTS = ["README.md", "METHOD.md", "CHANGELOG.md", "raw/README.md"]


def test_every_path_in_the_readme_exists_or_is_built():
    named = re.findall(r"`((?:lib|notebooks|raw|tests|reports)/[\w./-]*)`", README)
    missing = [path for path in named if not (PROJECT / path).exists() and not path.startswith("reports/")]
    assert named
    assert missing == []


def test_first_screen_says_what_it_is_covers_is_not_and_the_one_command():
    screen = "\n".join(README.splitlines()[:24])
    for word in ("What it is", "What it covers", "What the numbers are not", "    make\n", "reports/index.html"):
        assert word in screen, word


@pytest.mark.parametrize("target", ["run", "test", "lab", "lint", "clean", "help"])
def test_makefile_has_what_the_readme_names(target: str):
    told = subprocess.run(["make", "help"], capture_output=True, text=True, cwd=PROJECT, check=True).stdout
    assert re.search(rf"^make {target}\b", told, re.M)


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_of_the_project_alone(name: str):
    text = (PROJECT / name).read_text(encoding="utf-8")
    assert not re.search(r"/home/|/root/|/tmp/pytest|\bsession\b|\bissue #?\d", text)


def test_requirements_pin_every_package_with_hashes():
    lines = (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if re.match(r"[a-z]", line, re.I)]
    assert len(pinned) > 50
    assert [line for line in pinned if "==" not in line] == []
    assert not any("://" in line for line in lines if not line.lstrip().startswith("#"))
