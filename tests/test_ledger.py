"""The ledger: what came into a stage went on or was set aside for a reason; it always adds up."""

import json

import pandas as pd
import pytest
from made_tables import count_row, counts, held, pair

from lib import ledger
from lib import tables as t
from lib.batch.outcome import Outcome
from lib.publish import front_page


def lines(frame):
    return [tuple(row) for row in frame[["subject", "outcome", "reason", "rows"]].fillna("").to_numpy().tolist()]


def test_what_came_in_is_what_went_on_and_what_was_set_aside():
    assert lines(ledger.entry("clean", "lines", 10, {"needs_review": 3, "duplicate": 2, "none": 0})) == [
        ("lines", "in", "", 10), ("lines", "out", "", 5),
        ("lines", "aside", "duplicate", 2), ("lines", "aside", "needs review", 3),
    ]  # fmt: skip


def test_more_set_aside_than_came_in_is_an_error():
    with pytest.raises(t.TableError, match="of 1 lines, 2 are set aside; expected at most 1"):
        ledger.entry("clean", "lines", 1, {"x": 2})


def test_figures_are_counted_by_what_became_of_them():
    values = counts(*pair(405, 490_535), count_row("hits", 9, 2019, status="rejected"))
    every = held(values)
    readings = t.as_frame(t.READINGS, [{} for _ in range(4)])
    found = ledger.of_clean(every, {"readings": readings})
    assert lines(found[found["subject"] == "figures read or typed in"]) == [
        ("figures read or typed in", "in", "", 4), ("figures read or typed in", "out", "", 2),
        ("figures read or typed in", "aside", "another place of the same value", 1),
        ("figures read or typed in", "aside", "rejected", 1),
    ]  # fmt: skip


def test_files_that_were_not_read_have_their_status():
    uses = pd.DataFrame({"used_as": ["agency_text", "left_over"], "words": [90, 10]})
    documents = pd.DataFrame({"status": ["read", "damaged", "partly_read"]})
    found = lines(ledger.of_extract({"documents": documents, "word_uses": uses}))
    assert ("files", "aside", "damaged", 1) in found
    assert ("files", "out", "", 2) in found
    assert ("words on pages", "aside", "left over, listed", 10) in found


def test_it_is_kept_with_the_stage_shown_on_the_method_page_and_told_in_run_json(tmp_path):
    every = held(counts(*pair(405, 490_535)))
    ledger.write(ledger.of_hit_ratio(every, every), tmp_path / "hit_ratio")
    found = ledger.read(tmp_path)
    assert found["rows"].tolist() == [2, 2, 1, 1]
    assert "What became of every row" in front_page.ledger_table(every, found).plain
    outcome = Outcome("now", ledger=found.fillna("").to_dict("records"))
    assert json.loads(outcome.as_json({}))["ledger"][0]["rows"] == 2
