"""Ruling is one call: numbers of the list become lines of raw/decisions, all or none, and never in a batch run."""

import pytest
from made_tables import count_row, counts, review
from test_review_list import GROUP, shares

from lib import clean
from lib import review as room
from lib.decisions import VALUES, DecisionError
from lib.ruling_lines import RulingError

HITS = count_row("hits", None, status="needs_review", value_as_printed="1.405")
VALUE = {"review_id": f"r-{HITS['value_id']}", "readings": "1.405", "page": 3}
DESK = {"review_id": "r-desk-file-1", "what": "decision", "why": "a bad line"}
DAY = "2026-11-26"


@pytest.fixture
def desk():
    """The list: 1 a value, 2 a line of the desk's file, 3 sixty lines of a list."""
    waits = review(VALUE, DESK, GROUP)
    lines = room.open_lines(waits, shares(*(f"Name {n}" for n in range(1, 61))))
    return room.in_order(waits, counts(HITS), lines), lines


def rule(desk, raw, **decisions):
    return room.rule(*desk, raw, "A. Editor", "compared with the picture", on=DAY, **decisions)


def held(raw):
    columns = ["value_id", "decision", "value", "page", "as_printed", "by", "on", "why"]
    return clean.read_rulings(raw).values[columns].to_numpy().tolist()


def test_a_correction_is_a_line_with_what_was_seen(desk, tmp_path):
    rule(desk, tmp_path, correct={1: "1,405"})
    assert held(tmp_path) == [
        [HITS["value_id"], "correct", "1,405", "3", "1.405", "A. Editor", DAY, "compared with the picture"]
    ]


def test_sixty_names_are_confirmed_by_one_number_and_the_wrong_ones_put_right(desk, tmp_path):
    written = rule(desk, tmp_path, confirm=[3], correct={"3.2": "Mockton Police Department"}, reject=["3.5"])
    assert written.groupby("decision").size().to_dict() == {"confirm": 58, "correct": 1, "reject": 1}
    lines = {line[0]: (line[1], line[2], line[4]) for line in held(tmp_path)}
    assert len(lines) == 60
    assert lines["v-list-r2"] == ("correct", "Mockton Police Department", "Name 2")
    assert lines["v-list-r5"] == ("reject", "", "Name 5")
    assert lines["v-list-r60"] == ("confirm", "", "Name 60")


def test_the_same_ruling_again_adds_nothing(desk, tmp_path):
    rule(desk, tmp_path, confirm=["3.1"])
    before = (tmp_path / "decisions/values.csv").read_bytes()
    assert len(rule(desk, tmp_path, confirm=["3.1"])) == 0
    assert (tmp_path / "decisions/values.csv").read_bytes() == before


def test_names_become_lines_of_aliases(desk, tmp_path):
    rule(desk, tmp_path, same={"3.4": "name-pd-ca", "Printed PD": "printed-pd-ca"}, different={"3.6": "name-pd-tx"})
    found = clean.read_rulings(tmp_path).aliases[["name_as_printed", "agency_id", "decision"]].to_numpy().tolist()
    assert found == [
        ["Name 4", "name-pd-ca", "same"], ["Printed PD", "printed-pd-ca", "same"], ["Name 6", "name-pd-tx", "different"]
    ]  # fmt: skip


def test_nothing_ruled_writes_nothing(desk, tmp_path):
    assert len(rule(desk, tmp_path, confirm=[], correct={})) == 0
    assert not (tmp_path / "decisions").exists()


@pytest.mark.parametrize(
    ("decisions", "sentence"),
    [
        ({"confirm": [9]}, "nothing on the list has the number 9; it goes from 1 to 3"),
        ({"confirm": ["3-9"]}, "nothing on the list has the number 4"),
        ({"confirm": [2]}, "number 2 is not settled by a ruling: a bad line"),
        ({"correct": {1: ""}}, "nothing was written: .*value is empty"),
        ({"correct": {3: "x"}}, "a row of many lines is confirmed or rejected as a whole"),
        ({"maybe": [1]}, "no decision 'maybe'; known: confirm"),
    ],
)
def test_what_cannot_be_ruled_is_one_sentence_and_nothing_is_written(desk, tmp_path, decisions, sentence):
    with pytest.raises(RulingError, match=sentence):
        rule(desk, tmp_path, **decisions)
    assert not (tmp_path / "decisions").exists()


@pytest.mark.parametrize(("by", "why"), [("", "x"), ("A", "")])
def test_who_and_why_are_needed(desk, tmp_path, by, why):
    with pytest.raises(RulingError, match=r"(by|why) is empty"):
        room.rule(*desk, tmp_path, by, why, on=DAY, confirm=[1])


def test_lines_go_behind_those_of_a_file_as_excel_saved_it(desk, tmp_path):
    path = tmp_path / "decisions/values.csv"
    path.parent.mkdir()
    header = ";".join(VALUES.columns)
    path.write_bytes(f"{header}\r\nv-0;;confirm;;;;;Zoë;26.11.2026;x\r\n".encode("cp1252"))
    before = path.read_bytes()
    rule(desk, tmp_path, confirm=["3.1"])
    assert path.read_bytes().startswith(before)
    assert [(line[0], line[5]) for line in held(tmp_path)] == [("v-0", "Zoë"), ("v-list-r1", "A. Editor")]


def test_a_file_without_a_column_is_left_alone(desk, tmp_path):
    path = tmp_path / "decisions/values.csv"
    path.parent.mkdir()
    path.write_text("value_id,decision\n")
    with pytest.raises(DecisionError, match="the column 'field' is missing"):
        rule(desk, tmp_path, confirm=["3.1"])
    assert path.read_text() == "value_id,decision\n"


@pytest.mark.parametrize(("stdin", "batch"), [(False, ""), (True, "1")])
def test_a_batch_run_rules_on_nothing(desk, tmp_path, monkeypatch, stdin, batch):
    class Shell:
        class kernel:  # noqa: N801
            _allow_stdin = stdin

    monkeypatch.setattr("IPython.get_ipython", Shell)
    monkeypatch.setenv("HIT_RATIO_BATCH", batch)
    with pytest.raises(RulingError, match="a batch run rules on nothing"):
        rule(desk, tmp_path, confirm=[1])
    assert len(rule(desk, tmp_path, confirm=[])) == 0
