"""Rulings through the cells of the clean notebook: a page saved again, a figure that changed, people who differ."""

import hashlib
import re

import pytest
from made_pages import AGENCY, ASK, Msg, newer_page, put, tidy

from lib.decisions import VALUES, DecisionError

HEADER = ",".join(VALUES.columns)
REPLY = Msg(AGENCY, "2018 hits: 405\n2018 detections: 490,535", date="02/01/2020")
NEWS = Msg(AGENCY, "Your request has been closed.", date="03/15/2020")
OFF = Msg(AGENCY, "2018 hits: (5)\n2018 detections: 490,535", date="02/01/2020")


def ruled(raw, *lines, name="values.csv", header=HEADER):
    path = raw / "decisions" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([header, *lines, ""]), encoding="utf-8")


def line(value_id, decision, value="", sha256="", by="A. Editor"):
    return f"{value_id},,{decision},{value},{sha256},1,,{by},11/26/2026,looked at the page"


def hits(tables):
    counts = tables["counts"]
    return counts[counts["measure"] == "hits"].iloc[0]


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("keeps_the_old", [True, False], ids=["beside the old file", "in its place"])
def test_a_page_saved_again_with_one_more_message_orphans_no_ruling(tmp_path, keeps_the_old):
    path = put(tmp_path, newer_page([ASK, REPLY]))
    value = hits(tidy(tmp_path))["value_id"]
    ruled(tmp_path, line(value, "confirm", "405", sha(path)))
    assert hits(tidy(tmp_path))["status"] == "confirmed"
    put(tmp_path, newer_page([ASK, REPLY, NEWS]), name="saved-again.txt" if keeps_the_old else "request-page.txt")
    again = hits(tidy(tmp_path))
    assert (again["value_id"], again["status"]) == (value, "confirmed")


def test_a_correction_made_on_the_old_file_holds_on_the_page_saved_beside_it(tmp_path):
    path = put(tmp_path, newer_page([ASK, OFF]))
    value = hits(tidy(tmp_path))["value_id"]
    ruled(tmp_path, line(value, "correct", "5", sha(path)))
    put(tmp_path, newer_page([ASK, OFF, NEWS]), name="saved-again.txt")
    found = hits(tidy(tmp_path))
    assert (found["value_id"], found["status"], found["value"]) == (value, "corrected", 5)


def test_a_figure_that_changed_under_a_ruling_waits_and_says_why(tmp_path):
    path = put(tmp_path, newer_page([ASK, REPLY]))
    value = hits(tidy(tmp_path))["value_id"]
    ruled(tmp_path, line(value, "correct", "406", sha(path)))
    put(tmp_path, newer_page([ASK, Msg(AGENCY, "2018 hits: 450\n2018 detections: 490,535", date="02/01/2020")]))
    tables = tidy(tmp_path)
    assert (hits(tables)["value_id"], hits(tables)["status"]) == (value, "needs_review")
    review = tables["review"].set_index("review_id")
    assert review["why"][f"r-{value}"].startswith("a ruling no longer fits")


def test_people_who_differ_send_the_value_to_review_and_the_run_goes_on(tmp_path):
    put(tmp_path, newer_page([ASK, REPLY]))
    value = hits(tidy(tmp_path))["value_id"]
    ruled(tmp_path, line(value, "confirm"), line(value, "correct", "406", by="B. Editor"), "bad line")
    tables = tidy(tmp_path)
    assert hits(tables)["status"] == "needs_review"
    why = " ".join(tables["review"]["why"])
    assert "people differ: A. Editor ruled confirm on 2026-11-26" in why
    assert "decisions/values.csv line 4: it has another number of cells than line 1; the line is left out" in why


def test_a_ruling_on_what_is_gone_is_on_the_list(tmp_path):
    put(tmp_path, newer_page([ASK, REPLY]))
    ruled(tmp_path, line("v-gone", "confirm"))
    review = tidy(tmp_path)["review"]
    assert review["why"].str.contains("line 2: the ruling matches nothing, nothing has the id 'v-gone'").any()


def test_a_missing_column_stops_before_anything_is_cleaned(tmp_path):
    put(tmp_path, newer_page([ASK, REPLY]))
    ruled(tmp_path, header="value_id,decision,by,on,why")
    expected = "decisions/values.csv line 1: the column 'field' is missing; expected the columns value_id, field"
    with pytest.raises(DecisionError, match=re.escape(expected)):
        tidy(tmp_path)


def test_a_file_nobody_reads_is_told(tmp_path):
    put(tmp_path, newer_page([ASK, REPLY]))
    ruled(tmp_path, name="notes.csv")
    assert tidy(tmp_path)["review"]["why"].str.startswith("decisions/notes.csv is not read; known: added.csv").any()
