"""The desk's files of rulings, read: as spreadsheet programs save them, by several people, on several branches."""

import subprocess

import pytest
from conftest import PROJECT

from lib.clean import read_aliases, read_rulings
from lib.decisions import ALIASES, FILES, VALUES, DecisionError

VALUE_HEADER, ALIAS_HEADER = ",".join(VALUES.columns), ",".join(ALIASES.columns)


def put(raw, name, *lines, encoding="utf-8", end="\n"):
    path = raw / "decisions" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(end.join([*lines, ""]).encode(encoding))
    return path


def ruled(by, decision="confirm", on="2026-11-26", value="", field="", value_id="v-1", why="looked"):
    return f"{value_id},{field},{decision},{value},,,,{by},{on},{why}"


def values(raw, *lines, header=VALUE_HEADER, **more):
    """The lines of values.csv as (value_id, decision, value, status, checks), and the problems."""
    put(raw, "values.csv", header, *lines, **more)
    read = read_rulings(raw)
    columns = ["value_id", "decision", "value", "status", "checks"]
    return list(read.values[columns].itertuples(index=False, name=None)), read.problems


def aliases(raw, *lines):
    put(raw, "aliases.csv", ALIAS_HEADER, *lines)
    frame, problems = read_aliases(raw)
    return list(
        frame[["name_as_printed", "agency_id", "decision", "status"]].itertuples(index=False, name=None)
    ), problems


# --- who says what


def test_without_files_there_are_no_rulings(tmp_path):
    read = read_rulings(tmp_path)
    assert [len(read.values), len(read.aliases), len(read.masks), len(read.factcheck), read.problems] == [0] * 4 + [[]]


def test_the_same_by_another_person_is_a_second_check(tmp_path):
    found, _ = values(tmp_path, ruled("A. Editor"), ruled("B. Editor"))
    assert [(row[3], row[4]) for row in found] == [("holds", 2), ("second_check", 2)]


def test_the_same_twice_by_one_person_is_one_check(tmp_path):
    found, _ = values(tmp_path, ruled("A. Editor"), ruled("a. editor", on="2026-11-27"))
    assert [(row[3], row[4]) for row in found] == [("replaced", 1), ("holds", 1)]


def test_a_later_ruling_of_the_same_person_wins_wherever_a_merge_put_it(tmp_path):
    found, _ = values(tmp_path, ruled("A. Editor", "reject", on="2026-11-27"), ruled("A. Editor", on="2026-11-26"))
    assert [(row[1], row[3]) for row in found] == [("reject", "holds"), ("confirm", "replaced")]


def test_on_one_day_the_line_further_down_wins(tmp_path):
    found, _ = values(tmp_path, ruled("A. Editor"), ruled("A. Editor", "reject"))
    assert [(row[1], row[3]) for row in found] == [("confirm", "replaced"), ("reject", "holds")]


def test_people_who_differ_settle_nothing(tmp_path):
    found, problems = values(tmp_path, ruled("A. Editor"), ruled("B. Editor", "correct", value="406"))
    assert ([row[3] for row in found], problems) == (["disputed", "disputed"], [])


def test_a_rejected_value_and_a_corrected_period_are_a_dispute(tmp_path):
    found, _ = values(tmp_path, ruled("A. Editor", "reject", field="window"), ruled("B. Editor", "confirm"))
    assert [row[3] for row in found] == ["disputed", "disputed"]


def test_the_figure_and_the_period_of_a_value_are_ruled_apart(tmp_path):
    found, _ = values(
        tmp_path, ruled("A. Editor"), ruled("B. Editor", "correct", field="window", value="2018"), ruled("B. Editor")
    )
    assert [row[3] for row in found] == ["holds", "holds", "second_check"]


def test_a_figure_written_with_and_without_commas_is_one_ruling(tmp_path):
    quoted = ruled("A. Editor", "correct", value='"1,000"')
    found, _ = values(tmp_path, quoted, ruled("B. Editor", "correct", value="1000"))
    assert [row[3] for row in found] == ["holds", "second_check"]


# --- aliases


NAMED = "Tracy PD,CA,tracy-pd-ca,same,A. Editor,2026-11-26,its letterhead"


def test_a_name_is_the_same_as_one_agency(tmp_path):
    assert aliases(tmp_path, NAMED)[0] == [("Tracy PD", "tracy-pd-ca", "same", "holds")]


def test_two_agencies_for_one_name_are_a_dispute(tmp_path):
    found, _ = aliases(tmp_path, NAMED, NAMED.replace("tracy-pd-ca", "tracy-pd-tx").replace("A. E", "B. E"))
    assert [row[3] for row in found] == ["disputed", "disputed"]


def test_one_person_who_changes_the_agency_changes_the_ruling(tmp_path):
    found, _ = aliases(tmp_path, NAMED, NAMED.replace("tracy-pd-ca", "tracy-pd-tx").replace("-26", "-27"))
    assert found == [("Tracy PD", "tracy-pd-tx", "same", "holds")]


def test_same_and_different_by_two_people_are_a_dispute_and_by_one_a_change(tmp_path):
    by_another = NAMED.replace("same", "different").replace("A. E", "B. E")
    assert {row[3] for row in aliases(tmp_path, NAMED, by_another)[0]} == {"disputed"}
    by_the_same = NAMED.replace("same", "different").replace("-26", "-27")
    assert aliases(tmp_path, NAMED, by_the_same)[0] == [("Tracy PD", "tracy-pd-ca", "different", "holds")]


def test_a_name_may_be_different_from_many(tmp_path):
    other = NAMED.replace("same", "different")
    found, _ = aliases(tmp_path, other, other.replace("tracy-pd-ca", "tracy-pd-tx"), NAMED.replace("-ca,", "-mn,"))
    assert [row[3] for row in found] == ["holds", "holds", "holds"]


# --- as spreadsheet programs save them


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize(("mark", "end"), [(",", "\n"), (";", "\r\n"), ("\t", "\r\n")])
@pytest.mark.parametrize("on", ["11/26/2026", "26.11.2026", "26/11/2026", "2026-11-26"])
def test_a_file_as_a_spreadsheet_program_saves_it_is_read(tmp_path, encoding, mark, end, on):
    line = ruled("Zoë Sample", on=on, why="“as printed”").replace(",", mark)
    found, problems = values(tmp_path, line, header=VALUE_HEADER.replace(",", mark), encoding=encoding, end=end)
    assert (found, problems) == ([("v-1", "confirm", "", "holds", 1)], [])
    held = read_rulings(tmp_path).values.iloc[0]
    assert held[["by", "on", "why"]].tolist() == ["Zoë Sample", "2026-11-26", "“as printed”"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (ruled("A", on="3/9/2026"), "line 2: on is '3/9/2026'; expected a date such as 2020-01-28"),
        (ruled(""), "line 2: by is empty"),
        (ruled("A", why=""), "line 2: why is empty"),
        (ruled("A", value_id=""), "line 2: value_id is empty"),
        (ruled("A", "maybe"), "line 2: decision is 'maybe'; expected one of: confirm, correct, reject, withdraw"),
        (ruled("A", "correct"), "line 2: value is empty"),
        (ruled("A", field="color"), "line 2: field is 'color'; expected one of: value, window"),
        (ruled("A").replace(",,,,A", ",,abc,,A"), "line 2: page is 'abc'"),
        (ruled("A").replace("confirm,,,", "confirm,,1234,"), "line 2: sha256 is '1234'"),
        (ruled("A") + ",more", "line 2: it has another number of cells than line 1"),
    ],
)
def test_a_line_that_cannot_be_read_is_listed_and_the_rest_holds(tmp_path, line, sentence):
    found, problems = values(tmp_path, line, ruled("B", value_id="v-2"))
    assert [row[0] for row in found] == ["v-2"]
    assert len(problems) == 1
    assert problems[0].startswith("decisions/values.csv ")
    assert sentence in problems[0]
    assert problems[0].endswith("the line is left out")


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_a_file_without_one_of_its_columns_is_refused_as_a_whole(tmp_path, file):
    put(tmp_path, file.name, ",".join(file.columns[:-1]))
    with pytest.raises(
        DecisionError, match=f"decisions/{file.name} line 1: the column '{file.columns[-1]}' is missing"
    ):
        read_rulings(tmp_path)


# --- two branches


def git(folder, *words):
    names = ["-c", "user.name=A. Sample", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *names, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("has_begun", [True, False], ids=["file there before", "file begun on both branches"])
def test_two_branches_with_overlapping_rulings_merge_line_by_line(tmp_path, has_begun):
    (tmp_path / ".gitattributes").write_bytes((PROJECT / ".gitattributes").read_bytes())
    git(tmp_path, "init", "-q")
    raw = tmp_path / "raw"
    raw.mkdir()
    before = [VALUE_HEADER, ruled("A", value_id="v-0")] if has_begun else [VALUE_HEADER]
    put(raw, "values.csv" if has_begun else "README.txt", *before)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "before")
    for branch, lines in (
        ("one", [ruled("A"), ruled("A", value_id="v-2")]),
        ("two", [ruled("B", "reject"), ruled("A", value_id="v-2"), ruled("B", value_id="v-3")]),
    ):
        git(tmp_path, "checkout", "-qb", branch, "main")
        put(raw, "values.csv", *before, *lines)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", branch)
    merged = git(tmp_path, "merge", "-q", "-m", "both", "one")
    assert (merged.returncode, git(tmp_path, "status", "--porcelain").stdout) == (0, ""), merged
    read = read_rulings(raw)
    statuses = {row.value_id: set() for row in read.values.itertuples()}
    for row in read.values.itertuples():
        statuses[row.value_id].add(row.status)
    assert read.problems == []
    assert statuses["v-1"] == {"disputed"}
    assert "holds" in statuses["v-2"]
    assert statuses["v-3"] == {"holds"}
