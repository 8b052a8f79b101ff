"""Values typed in by hand: taken with who, from where and why, marked as such for good, and never silently dropped."""

import pandas as pd
import pytest
from made_tables import AGENCY, NAME, REQUEST

from lib.clean import added_counts, read_added
from lib.clean.added import COLUMNS, DISAGREE
from lib.decisions import DecisionError

HEADER = ",".join(COLUMNS)
LINE = f"{AGENCY},{REQUEST},hits,405,2018-01-01,2018-12-31,letter of 2 March 2020,A. Editor,2020-03-09,on paper only"
ROSTER = pd.DataFrame([{"agency_id": AGENCY, "request_id": REQUEST}])
NAMES = pd.DataFrame([{"agency_id": AGENCY, "agency_name": NAME}])


def read(tmp_path, *lines, header=HEADER, encoding="utf-8"):
    path = tmp_path / "decisions" / "added.csv"
    path.parent.mkdir()
    path.write_bytes("\n".join([header, *lines, ""]).encode(encoding))
    return read_added(tmp_path, ROSTER)


def counts(tmp_path, *lines):
    added, problems = read(tmp_path, *lines)
    assert problems == []
    return added_counts(added, NAMES)


def test_a_typed_value_is_a_confirmed_count_that_says_it_was_entered_by_hand(tmp_path):
    found, cited = counts(tmp_path, LINE)
    row = found.iloc[0]
    assert (row["value_id"], row["value"]) == (f"v-{AGENCY}--{REQUEST}-hand-hits-2018", 405)
    assert (row["origin"], row["status"], row["flags"]) == ("hand_entered", "confirmed", "hand_entered")
    assert row["label_as_printed"] == "entered by hand from: letter of 2 March 2020"
    assert row["why"] == "entered by A. Editor on 2020-03-09: on paper only"
    assert cited[["sheet", "cell", "text_source"]].to_numpy().tolist() == [["decisions/added.csv", "line 2", "hand"]]


def test_a_second_person_with_the_same_figure_is_a_second_check(tmp_path):
    found, _ = counts(tmp_path, LINE, LINE.replace("A. Editor", "B. Editor"))
    assert found[["value", "status", "flags"]].to_numpy().tolist() == [[405, "confirmed", "hand_entered checked_twice"]]


def test_two_people_who_disagree_both_wait(tmp_path):
    found, _ = counts(tmp_path, LINE, LINE.replace("A. Editor", "B. Editor").replace(",405,", ",450,"))
    assert found[["value", "status"]].to_numpy().tolist() == [[405, "needs_review"], [450, "needs_review"]]
    assert found["value_id"].nunique() == 2
    assert all(why.startswith(DISAGREE) for why in found["why"])


def test_a_later_line_of_the_same_person_wins(tmp_path):
    found, cited = counts(tmp_path, LINE, LINE.replace(",405,", ",450,"))
    assert found[["value", "status"]].to_numpy().tolist() == [[450, "confirmed"]]
    assert cited["cell"].tolist() == ["line 3"]


def test_without_a_period_the_window_is_unknown(tmp_path):
    found, _ = counts(tmp_path, LINE.replace("2018-01-01,2018-12-31", ","))
    assert found["window_kind"].tolist() == ["unknown"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ((",405,", ",490.535,"), "line 2: found “490.535”: a point that may stand for thousands"),
        ((",hits,", ",scans,"), "line 2: measure is 'scans'; expected one of: hits"),
        (("2018-01-01", "2018"), "line 2: window_start is '2018'; expected a date"),
        (("2018-01-01", "2019-01-01"), "line 2: the period needs a first and a last day"),
        (("A. Editor", ""), "line 2: by is empty"),
        (("on paper only", ""), "line 2: why is empty"),
        ((REQUEST, "9"), f"line 2: the roster has no request {AGENCY}/9"),
        ((AGENCY, "../x"), "line 2: agency_id is '../x'"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_rest_holds(tmp_path, change, sentence):
    added, problems = read(tmp_path, LINE.replace(*change), LINE)
    assert len(added) == 1
    assert len(problems) == 1
    assert sentence in problems[0]


def test_a_file_as_spreadsheet_programs_write_it_is_read(tmp_path):
    line = LINE.replace("letter of 2 March", "letter “no. 2”").replace(",", ";").replace("2020-03-09", "29.3.2020")
    added, problems = read(tmp_path, line, header=HEADER.replace(",", ";"), encoding="cp1252")
    assert problems == []
    assert added.iloc[0][["source", "on"]].tolist() == ["letter “no. 2” 2020", "2020-03-29"]


def test_a_missing_column_stops_before_anything_is_taken(tmp_path):
    expected = f"decisions/added.csv line 1: the column 'why' is missing; expected the columns {', '.join(COLUMNS)}."
    with pytest.raises(DecisionError, match=f"^{expected}$"):
        read(tmp_path, header=HEADER.replace(",why", ""))


def test_without_the_file_there_is_nothing(tmp_path):
    added, problems = read_added(tmp_path, ROSTER)
    assert (len(added), problems) == (0, [])
