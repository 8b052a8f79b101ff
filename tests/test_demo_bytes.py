"""The made collection: the same seed makes the same bytes, it says what it is, and its maker knows no reader."""

import ast
import hashlib
import re
from pathlib import Path

import pytest
from conftest import PROJECT, command
from demo_reading import MadeReading, rows_of

from lib.clean.roster import read_roster
from lib.demo import DemoError, write_collection
from lib.demo.agencies import MOST_AGENCIES, made_agency
from lib.demo.dice import Dice
from lib.demo.stories import STORIES
from lib.names import id_problem


def bytes_of(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_makes_the_same_bytes(tmp_path: Path):
    for name, seed in (("one", 7), ("again", 7), ("other", 8)):
        write_collection(tmp_path / name, 4, seed)
    one, again, other = (bytes_of(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again
    assert not set(one.values()) & {digest for path, digest in other.items() if path.startswith("raw/")}


def test_bytes_are_those_of_every_machine(made: MadeReading):
    """Nothing in a file tells when or where it was made, and nothing is packed by a library of this machine."""
    for path in made.folder.rglob("*.pdf"):
        data = path.read_bytes()
        assert b"FlateDecode" not in data, path.name
        assert path.name == "locked.pdf" or set(re.findall(rb"Date \((D:\d+)", data)) <= {b"D:20000101000000"}, (
            path.name
        )


def test_throws_of_the_dice_are_known():
    dice = Dice("1 2")
    assert [dice.number(1, 6) for _ in range(12)] == [6, 3, 1, 2, 6, 1, 5, 4, 5, 1, 3, 3]


def test_it_says_that_it_is_made_up(made: MadeReading):
    assert (made.folder / "README.md").read_text(encoding="utf-8").startswith("# Made up\n")
    readable = [p for p in made.folder.rglob("*.pdf") if p.read_bytes().rstrip().endswith(b"%%EOF")]
    unlabeled = [p.name for p in readable if b"made up, no real agency" not in p.read_bytes()]
    assert unlabeled == ["locked.pdf"]  # its title is locked too


def test_its_folders_and_roster_are_the_projects(made: MadeReading):
    ids = [made_agency(n).agency_id for n in range(MOST_AGENCIES)]
    assert len(set(ids)) == MOST_AGENCIES
    assert [i for i in ids if id_problem(i) or not i.endswith("-zz")] == []
    roster, problems = read_roster(made.folder / "raw" / "requests.csv")
    assert problems == []
    assert len(roster) == len(STORIES)


def test_the_truth_tells_of_each_file_and_no_other(made: MadeReading):
    told = {row["path"] for row in rows_of(made.folder / "truth" / "documents.csv") if not row["parent"]}
    on_disk = {p.relative_to(made.folder / "raw").as_posix() for p in (made.folder / "raw").rglob("*") if p.is_file()}
    assert told == on_disk - {"requests.csv"}


def test_every_kind_and_trouble_is_there(made: MadeReading):
    documents = rows_of(made.folder / "truth" / "documents.csv")
    assert {row["kind"] for row in documents} == {
        "hit_ratio_report", "detection_report", "data_sharing_report", "request_page", "message", "letter", "invoice",
        "sharing_table", "counts_table", "portal_page", "several", "unknown",
    }  # fmt: skip
    assert {row["trouble"] for row in documents} == {
        "", "wrong_total", "hits_above_scans", "covered", "pages_missing", "names_other_agency", "doubtful_figure",
        "earlier_save", "same_bytes", "no_bytes", "truncated", "password", "html_named_pdf", "unrelated_page",
        "watermark",
    }  # fmt: skip
    answered = {row["path"].split("/")[0] for row in documents}
    asked = {row["agency_id"] for row in rows_of(made.folder / "raw" / "requests.csv")}
    assert len(asked - answered) == 1, "one agency is silent"


@pytest.mark.parametrize("path", sorted((PROJECT / "lib" / "demo").glob("*.py")), ids=lambda p: p.name)
def test_the_maker_opens_into_no_other_room(path: Path):
    """A maker that shared code with a reader would share its mistakes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    others = {
        name for name in names if name.split(".")[0] in {"lib", "tests"} and not f"{name}.".startswith("lib.demo.")
    }
    assert others == set()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = command("demo", tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("exists and is not an empty folder; give the name of a new one.")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("agencies", [0, MOST_AGENCIES + 1])
def test_a_number_of_agencies_that_cannot_be_made(tmp_path: Path, agencies: int):
    with pytest.raises(DemoError, match=f"{agencies} agencies cannot be made; give a number from 1 to 960"):
        write_collection(tmp_path / "new", agencies, 1)
    assert not (tmp_path / "new").exists()
