"""The roster as spreadsheet programs write it: what is read, and that a bad line is named and left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import FOLDER, put, tidy, waits

from lib.clean import RosterError, read_roster
from lib.clean.roster import COLUMNS, iso_date

HEADER = ",".join(COLUMNS)
GOOD = f"{FOLDER},Sampleville Police Department,CA,1001,2020,2020-01-28,2020-01-29,1-8,,,"
SECOND = "elsewhere-pd-ca,Elsewhere Police Department,CA,7,2020,,,,,,"


def read(tmp_path, content):
    path = tmp_path / "requests.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return read_roster(path)


def lines(*rows):
    return "\n".join([HEADER, *rows, ""])


def test_a_roster_is_read_as_text_in_its_order(tmp_path):
    roster, problems = read(tmp_path, lines(GOOD, SECOND))

    assert list(roster.columns) == list(COLUMNS)
    assert roster["agency_id"].tolist() == [FOLDER, "elsewhere-pd-ca"]
    assert roster.iloc[0]["request_id"] == "1001"
    assert problems == []


@pytest.mark.parametrize(
    "content",
    [
        lines(GOOD).encode("utf-8-sig"),
        lines(GOOD).replace(",", ";").encode(),
        lines(GOOD).replace(",", "\t").encode(),
        lines(GOOD).replace("\n", "\r\n").encode(),
        lines(GOOD).replace("2020-01-28", "1/28/2020").replace("2020-01-29", "01/29/2020").encode(),
        lines(GOOD).replace(HEADER, HEADER.replace(",", " , ")).encode(),
        (HEADER + ",,,\n" + GOOD + ",,,\n" + "," * 13 + "\n").encode(),
        ",".join(f'"{name}"' for name in COLUMNS).encode() + b"\n" + GOOD.encode(),
        lines(GOOD, "", ",,,,,,,,,,").encode(),
    ],
    ids=["BOM", "semicolons", "tabs", "CRLF", "US dates", "spaces", "empty columns", "quotes", "empty lines"],
)
def test_what_spreadsheet_programs_do_to_a_roster_is_read(tmp_path, content):
    roster, problems = read(tmp_path, content)

    assert problems == []
    assert roster[["agency_id", "asked_on", "received_on", "items_asked"]].iloc[0].tolist() == [
        FOLDER,
        "2020-01-28",
        "2020-01-29",
        "1-8",
    ]


def test_windows_1252_is_read(tmp_path):
    row = GOOD.replace("Sampleville Police", "Sampléville Sheriff’s")
    roster, problems = read(tmp_path, lines(row).encode("cp1252"))

    assert roster["agency_name"].tolist() == ["Sampléville Sheriff’s Department"]
    assert problems == []


def test_columns_may_stand_in_another_order_beside_others(tmp_path):
    content = ",".join(["note", *reversed(COLUMNS)]) + "\nx," + ",".join(reversed(GOOD.split(","))) + "\n"
    roster, problems = read(tmp_path, content)

    assert roster.iloc[0].tolist() == GOOD.split(",")
    assert problems == []


def test_a_missing_roster_is_empty(tmp_path):
    roster, problems = read_roster(tmp_path / "requests.csv")

    assert (len(roster), list(roster.columns), problems) == (0, list(COLUMNS), [])


@pytest.mark.parametrize("column", COLUMNS)
def test_a_missing_column_is_named_with_what_was_expected(tmp_path, column):
    header = ",".join(name for name in COLUMNS if name != column)

    with pytest.raises(RosterError, match=rf"requests\.csv line 1: the column '{column}' is missing; expected"):
        read(tmp_path, f"{header}\n")


def test_an_empty_file_is_a_roster_without_columns(tmp_path):
    with pytest.raises(RosterError, match="agency_id"):
        read(tmp_path, "")


BAD = {
    "agency in capitals": (GOOD.replace(FOLDER, "Sampleville-PD"), "Sampleville-PD"),
    "agency empty": (GOOD.replace(FOLDER, ""), "agency_id is empty"),
    "request empty": (GOOD.replace("1001", ""), "request_id is empty"),
    "request with a slash": (GOOD.replace("1001", "../../etc"), "../../etc"),
    "no name": (GOOD.replace("Sampleville Police Department", ""), "agency_name is empty"),
    "state in words": (GOOD.replace(",CA,", ",Calif.,"), "expected two capital letters"),
    "a date of two days": (GOOD.replace("2020-01-28", "03/09/2020"), "one like 3/9/2020 can be two days"),
    "a date in words": (GOOD.replace("2020-01-28", "Jan. 2020"), "expected a date such as 2020-01-28"),
    "no such day": (GOOD.replace("2020-01-28", "2020-02-30"), "expected a date such as 2020-01-28"),
    "a cell too few": (GOOD[:-1], "another number of cells"),
    "a cell too many": (GOOD + ",", "another number of cells"),
    "the same request again": (SECOND, "stands in the roster already"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_line_is_left_out_and_named_and_the_rest_holds(tmp_path, what):
    row, expected = BAD[what]
    roster, problems = read(tmp_path, lines(SECOND, row))

    assert roster["agency_id"].tolist() == ["elsewhere-pd-ca"]
    assert len(problems) == 1
    assert problems[0].startswith("requests.csv line 3: ")
    assert expected in problems[0]


def test_the_line_of_a_bad_row_is_that_of_the_file_even_behind_a_cell_of_two_lines(tmp_path):
    two_lines = SECOND.replace("Elsewhere Police", '"Elsewhere\nPolice').replace("Department,", 'Department",')
    _, problems = read(tmp_path, lines(two_lines, BAD["state in words"][0]))

    assert [problem.split(":")[0] for problem in problems] == ["requests.csv line 4"]


def test_a_bad_line_waits_for_a_person(tmp_path):
    put(tmp_path, b"x", name="a.pdf")
    (tmp_path / "requests.csv").write_text(lines(BAD["state in words"][0]), encoding="utf-8")

    assert "requests.csv line 2: state is 'Calif.'" in waits(tidy(tmp_path))


def test_an_agency_name_of_two_lines_is_read_as_one(tmp_path):
    row = GOOD.replace("Sampleville Police Department", '"Sampleville\r\nPolice Department"')
    roster, _ = read(tmp_path, lines(row))

    assert roster["agency_name"].tolist() == ["Sampleville Police Department"]


@pytest.mark.parametrize("date", ["9999-12-31", "12/31/9999", "0001-01-01"])
def test_a_date_at_the_end_of_the_calendar_does_not_stop_the_run(tmp_path, date):
    put(tmp_path, b"x", name="a.pdf")
    (tmp_path / "requests.csv").write_text(lines(GOOD.replace("2020-01-29", date)), encoding="utf-8")

    assert len(tidy(tmp_path)["requests"]) == 1


def test_a_cell_of_any_length_is_read_or_named(tmp_path):
    (tmp_path / "requests.csv").write_text(lines(GOOD + "x" * 200_000), encoding="utf-8")
    try:
        roster, problems = read_roster(tmp_path / "requests.csv")
    except RosterError as error:
        assert "requests.csv line 2" in str(error)
    else:
        assert len(roster) + len(problems) == 1


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020-01-28", "2020-01-28"), ("1/28/2020", "2020-01-28"), ("28/1/2020", "2020-01-28"), ("", ""),
        ("28.01.2020", "2020-01-28"), ("2020-01-28 00:00:00", "2020-01-28"), ("3/3/2020", "2020-03-03"),
        ("3/9/2020", None), ("03.09.2020", None), ("2/30/2020", None), ("13/13/2020", None), ("1/28/20", None),
        ("1/28.2020", None), ("2020", None),
    ],
)  # fmt: skip
def test_dates_as_spreadsheets_write_them_are_taken_unless_they_can_be_two_days(text, date):
    assert iso_date(text) == date


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_below_the_header_are_read_or_named(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("roster") / "requests.csv"
    path.write_bytes(HEADER.encode() + b"\n" + GOOD.encode() + b"\n" + data)
    roster, _ = read_roster(path)

    assert FOLDER in roster["agency_id"].tolist()
