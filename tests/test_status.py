"""`status`: what is in raw/, what was read, what waits, who has not answered, what changed; nothing left out."""

import pytest
from made_tables import AGENCY, OTHER, messages, review

from lib import tables as t
from lib.clean import RosterError
from lib.clean.roster import COLUMNS
from lib.paths import Folders
from lib.read import LayoutError, inventory
from lib.status import status


def roster(*agencies):
    return ",".join(COLUMNS) + "\n" + "".join(f"{a},{a.title()},CA,10001,2020,,,,,,\n" for a in agencies)


@pytest.fixture
def folders(tmp_path):
    """A project with one page of one agency in raw/ and a roster of two."""
    made = Folders(tmp_path / "raw", tmp_path / "processed", tmp_path / "reports")
    page = made.raw / AGENCY / "10001" / "request-page.txt"
    page.parent.mkdir(parents=True)
    page.write_text("a page", encoding="utf-8")
    (made.raw / "requests.csv").write_text(roster(AGENCY, OTHER), encoding="utf-8")
    return made


def ran(folders, waits=(), wrote=("requester", "agency"), **documents_more):
    """Pretend that a run has read what is in raw/ now."""
    found = inventory(folders.raw).assign(**documents_more)
    t.write(found, t.DOCUMENTS, folders.stage("extract"))
    t.write(messages(*wrote), t.MESSAGES, folders.stage("clean"))
    t.write(review(*waits), t.REVIEW, folders.stage("clean"))


def told(folders):
    return "\n".join(status(folders))


def test_before_the_first_run_it_says_what_to_do(folders):
    text = told(folders)
    assert "In the raw folder: 1 files of 1 agencies." in text
    assert "Nothing has been read yet; use `run`." in text


def test_after_a_run_it_says_what_was_read_and_that_nothing_changed(folders):
    ran(folders)
    text = told(folders)
    assert "read: 1" in text
    assert "Nothing in the raw folder changed since the last run." in text
    assert "Nothing waits for a person." in text


@pytest.mark.parametrize(
    ("word", "reason"),
    [("damaged", "neither UTF-8 nor text"), ("unsupported", "no reader for PDF files"), ("empty", "0 bytes")],
)
def test_file_that_was_not_read_is_named_with_its_reason(folders, word, reason):
    ran(folders, status=word, reason=reason)
    text = told(folders)
    assert f"{word}: 1" in text
    assert f"raw/{AGENCY}/10001/request-page.txt: {reason}" in text


def test_new_changed_and_gone_files_are_named(folders):
    second = folders.raw / AGENCY / "10001" / "second.txt"
    second.write_text("second", encoding="utf-8")
    ran(folders)
    second.unlink()
    (folders.raw / AGENCY / "10001" / "request-page.txt").write_text("another page", encoding="utf-8")
    (folders.raw / AGENCY / "10001" / "third.txt").write_text("third", encoding="utf-8")
    lines = [line.strip() for line in status(folders)]
    assert f"changed: raw/{AGENCY}/10001/request-page.txt" in lines
    assert f"gone: raw/{AGENCY}/10001/second.txt" in lines
    assert f"new: raw/{AGENCY}/10001/third.txt" in lines


def test_everything_that_waits_has_a_line_with_its_reason(folders):
    waits = [
        {"what": "value", "why": "not a count", "readings": "490.535"},
        {"what": "decision", "why": "requests.csv line 3: agency_id is empty", "agency_id": None},
    ]
    ran(folders, waits)
    text = told(folders)
    assert "Waiting for a person: 2" in text
    assert f"{AGENCY}: value, not a count (490.535)" in text
    assert "the desk: decision, requests.csv line 3: agency_id is empty" in text


def test_reading_is_told_as_printed(folders):
    ran(folders, [{"why": "a minus", "readings": "-5"}])
    assert "(-5)" in told(folders)


@pytest.mark.parametrize("column", ["why", "readings"])
def test_whatever_waits_takes_one_line(folders, column):
    ran(folders, [{"what": "text_not_read", column: "found\nmore"}, {"what": "file"}])
    lines = status(folders)
    assert [line for line in lines if "\n" in line] == []
    assert len([line for line in lines if line.startswith(f"  {AGENCY}: ")]) == 2


def test_long_reading_is_shortened(folders):
    ran(folders, [{"readings": "x" * 5000}])
    assert max(len(line) for line in status(folders)) < 400


def test_agencies_without_an_answer_are_named(folders):
    ran(folders)
    text = told(folders)
    assert "No answer on file: 1 of 2 requests in the roster." in text
    assert f"{OTHER}/10001" in text
    assert f"{AGENCY}/10001:" not in text


def test_requester_s_own_message_is_no_answer(folders):
    ran(folders, wrote=("requester",))
    assert "No answer on file: 2 of 2" in told(folders)


def test_all_answered_is_said(folders):
    (folders.raw / "requests.csv").write_text(roster(AGENCY), encoding="utf-8")
    ran(folders)
    assert "Every one of the 1 requests in the roster has an answer on file." in told(folders)


def test_missing_roster_is_said(folders):
    (folders.raw / "requests.csv").unlink()
    assert "roster raw/requests.csv is empty or missing" in told(folders)


def test_bad_line_of_the_roster_is_named(folders):
    with (folders.raw / "requests.csv").open("a", encoding="utf-8") as file:
        file.write("Not An Id,X,CA,1,2020,,,,,,\n")
    assert "requests.csv line 4" in told(folders)


def test_roster_without_a_column_is_one_sentence(folders):
    (folders.raw / "requests.csv").write_text("agency_id\nx\n", encoding="utf-8")
    with pytest.raises(RosterError, match=r"requests\.csv line 1: the column 'agency_name' is missing"):
        status(folders)


def test_missing_guards_are_named(folders, monkeypatch):
    monkeypatch.setattr("lib.read.guards", lambda: ["no limit on memory"])
    assert "Guards that this platform lacks:\n  no limit on memory" in told(folders)


def test_unknown_layout_is_one_sentence(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "loose.pdf").write_bytes(b"x")
    with pytest.raises(LayoutError, match=r"loose\.pdf .* expected raw/<agency>/<request>/<file>"):
        status(Folders(tmp_path / "raw", tmp_path / "processed", tmp_path / "reports"))


def test_status_writes_nothing(folders):
    before = sorted(folders.raw.parent.rglob("*"))
    status(folders)
    assert sorted(folders.raw.parent.rglob("*")) == before
