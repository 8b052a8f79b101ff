"""`add`: files go into raw/ as they came, never over another file, and the request into the roster."""

import pytest

from lib.desk import DeskError, add_files
from lib.desk.entry import ROSTER

AGENCY, REQUEST = "sampleville-pd-ca", "10001"
ENTRY = {"agency_id": AGENCY, "request_id": REQUEST, "agency_name": "Sampleville Police Department", "state": "CA"}
HEADER = ",".join(ROSTER) + "\n"


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


def received(tmp_path, name, data=b"as it came"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_file_is_copied_byte_for_byte_and_the_request_is_listed(raw, tmp_path):
    file = received(tmp_path, "report (1).pdf", b"%PDF \x00\xff")
    told = add_files(raw, ENTRY, [file])
    assert (raw / AGENCY / REQUEST / "report (1).pdf").read_bytes() == b"%PDF \x00\xff"
    assert (
        raw / "requests.csv"
    ).read_text() == HEADER + f"{AGENCY},Sampleville Police Department,CA,{REQUEST},,,,,,,\n"
    assert told == [
        f"copied report (1).pdf to raw/{AGENCY}/{REQUEST}/report (1).pdf",
        f"listed {AGENCY}/{REQUEST} in raw/requests.csv",
    ]
    assert not [p for p in raw.rglob("*") if p.name.endswith(".new")]


def test_another_file_of_the_same_name_is_never_overwritten_and_nothing_else_is_done(raw, tmp_path):
    add_files(raw, ENTRY, [received(tmp_path, "report.pdf", b"first")])
    files = [received(tmp_path, "more.pdf", b"more"), received(tmp_path, "report.pdf", b"second")]
    with pytest.raises(DeskError, match=r"another file named report\.pdf lies in 10001/"):
        add_files(raw, ENTRY, files)
    held = {p.name: p.read_bytes() for p in (raw / AGENCY / REQUEST).iterdir()}
    assert held == {"report.pdf": b"first"}


def test_the_same_bytes_are_not_copied_again(raw, tmp_path):
    add_files(raw, ENTRY, [received(tmp_path, "report.pdf")])
    told = add_files(raw, ENTRY, [received(tmp_path, "renamed.pdf")])
    assert told == ["renamed.pdf is there already, as report.pdf: the same bytes"]


def test_a_request_is_listed_once_and_what_stands_in_the_roster_stays(raw, tmp_path):
    roster = raw / "requests.csv"
    roster.write_bytes(
        b"\xef\xbb\xbf" + HEADER.replace(",", ";").replace("\n", "\r\n").encode() + b"x-pd-ca;X PD;CA;1;;;;;;;"
    )
    before = roster.read_bytes()
    add_files(raw, ENTRY, [])
    add_files(raw, ENTRY, [])
    assert (
        roster.read_bytes() == before + f"\r\n{AGENCY};Sampleville Police Department;CA;{REQUEST};;;;;;;\r\n".encode()
    )


def test_the_name_of_a_known_agency_is_taken_from_the_roster(raw):
    add_files(raw, ENTRY, [])
    add_files(raw, {"agency_id": AGENCY, "request_id": "2"}, [])
    assert (raw / "requests.csv").read_text().splitlines()[2] == f"{AGENCY},Sampleville Police Department,CA,2,,,,,,,"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"agency_name": ""}, "does not know sampleville-pd-ca yet; give its name"),
        ({"agency_id": "Sampleville PD"}, "expected lower-case letters"),
        ({"request_id": "../2"}, "expected lower-case letters"),
        ({"state": "Calif."}, "expected two capital letters"),
        ({"asked_on": "Jan. 2020"}, "expected a date such as 2020-01-28"),
    ],
)
def test_a_wrong_entry_is_one_sentence_and_nothing_is_written(raw, change, sentence):
    with pytest.raises(DeskError, match=sentence):
        add_files(raw, ENTRY | change, [])
    assert list(raw.rglob("*")) == []


@pytest.mark.parametrize("name", ["missing.pdf", ".hidden"])
def test_a_file_that_is_not_there_or_has_no_proper_name_is_refused(raw, tmp_path, name):
    if name.startswith("."):
        received(tmp_path, name)
    with pytest.raises(DeskError):
        add_files(raw, ENTRY, [tmp_path / name])
    assert list(raw.rglob("*")) == []
