"""Rulings through the whole walk: on the pages without who ruled, in explain with it, on the list what is left."""

import csv
import io
import json
import shutil

import pytest
from conftest import PROJECT, Walk, command, walk

from lib.decisions import FACTCHECK, MASKS, VALUES

HITS = "v-tracy-pd-ca--87865-reply-m3-hits-2018"
SCANS = "v-tracy-pd-ca--87865-reply-m3-detections-stated-2018"
LATER = "v-tracy-pd-ca--87865-reply-m3-hits-2019"
RULED = [
    f"{HITS};;confirm;;;;;A. Editor;11/26/2026;compared with the reply",
    f"{HITS};;confirm;;;;;B. Editor;26.11.2026;compared with the reply",
    f"{SCANS};;correct;490,536;;;;A. Editor;2026-11-26;the agency corrected it",
    f"{LATER};;confirm;;;;;A. Editor;2026-11-26;looked",
    f"{LATER};;reject;;;;;B. Editor;2026-11-26;looks wrong",
    "v-gone;;confirm;;;;;A. Editor;2026-11-26;looked",
    f"{HITS};;confirm;;;;;A. Editor;3/9/2026;looked",
]

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The project's own raw folder with rulings as Excel saves them, words to cover, and a checked fact."""
    folder = tmp_path_factory.mktemp("ruled")
    shutil.copytree(PROJECT / "raw", folder / "raw")
    desk = folder / "raw/decisions"
    desk.mkdir()
    text = "\r\n".join([";".join(VALUES.columns), *RULED, ""])
    (desk / "values.csv").write_bytes(text.encode("utf-8-sig"))
    (desk / "masks.csv").write_text(f"{','.join(MASKS.columns)}\naggregate number,,A. Editor,2026-11-26,a test\n")
    (desk / "factcheck.csv").write_text(f"{','.join(FACTCHECK.columns)}\n{HITS},,C. Editor,2026-11-26,called\n")
    return walk(folder, folder / "raw")


def counts(run: Walk, where: str = "reports"):
    path = {"reports": run.reports / "data/counts.csv", "desk": run.processed / "desk/data/counts.csv"}[where]
    return {row["value_id"]: row for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))}


def test_values_are_as_ruled_and_the_run_is_complete(ruled: Walk):
    assert (ruled.done.returncode, ruled.done.stderr) == (0, "")
    public = counts(ruled)
    assert (public[HITS]["status"], public[HITS]["value"]) == ("confirmed", "405")
    assert (public[SCANS]["status"], public[SCANS]["value"]) == ("corrected", "490536")
    assert LATER not in public
    assert counts(ruled, "desk")[LATER]["status"] == "needs_review"


def test_pages_say_that_a_person_ruled_when_and_why_and_never_who(ruled: Walk):
    page = ruled.page("agencies/tracy-pd-ca.html")
    assert "scans corrected by a person; hits confirmed by a person" in page
    evidence = ruled.page("evidence/tracy-pd-ca/87865/reply-m3.html")
    assert "confirmed by a person on 2026-11-26, by 2 people: compared with the reply" in evidence
    assert "corrected by a person on 2026-11-26: the agency corrected it" in evidence
    published = [p.read_text(encoding="utf-8") for p in ruled.reports.rglob("*") if p.is_file()]
    assert [text for text in published if "A. Editor" in text or "B. Editor" in text or "C. Editor" in text] == []


def test_words_of_the_desk_are_covered_everywhere(ruled: Walk):
    files = [p for p in ruled.reports.rglob("*") if p.is_file()]
    assert [p.name for p in files if "aggregate number" in p.read_text(encoding="utf-8").casefold()] == []


def test_what_is_disputed_gone_or_unreadable_is_on_the_list_in_order(ruled: Walk):
    path = ruled.processed / "desk/data/review.csv"
    rows = sorted(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))), key=lambda row: int(row["order"]))
    assert rows[0]["rule_on"] == LATER
    assert rows[0]["why"].startswith("people differ: A. Editor ruled confirm on 2026-11-26 (looked); B. Editor")
    why = " ".join(row["why"] for row in rows)
    assert "line 7: the ruling matches nothing, nothing has the id 'v-gone' any more" in why
    assert "line 8: on is '3/9/2026'" in why
    told = command("status", *ruled.options).stdout
    assert f"  1. tracy-pd-ca: value, {rows[0]['why'][:60]}" in told
    assert "Checked facts: 1 of" in told


def test_explain_tells_who_ruled(ruled: Walk):
    told = command("explain", HITS, "--raw", ruled.raw, "--processed", ruled.processed).stdout
    assert "decision: confirm by A. Editor on 2026-11-26: compared with the reply (applied; values.csv line 2)" in told
    assert "decision: confirm by B. Editor on 2026-11-26: compared with the reply (second check" in told


def test_the_ledger_adds_up_and_is_in_run_json(ruled: Walk):
    ledger = json.loads((ruled.processed / "runs/run.json").read_text(encoding="utf-8"))["ledger"]
    sums = {}
    for row in ledger:
        held = sums.setdefault((row["stage"], row["subject"]), {"in": 0, "out": 0, "aside": 0})
        held[row["outcome"]] += row["rows"]
    assert {key: x for key, x in sums.items() if x["in"] != x["out"] + x["aside"]} == {}
    assert sums["clean", "lines of rulings"] == {"in": 6, "out": 3, "aside": 3}
    assert "What became of every row" in ruled.page("method.html")


def test_the_sheet_for_a_colleague_is_there(ruled: Walk):
    assert (ruled.processed / "desk/waiting.xlsx").read_bytes()[:2] == b"PK"


def test_a_missing_column_stops_the_run_before_cleaning_with_one_sentence(ruled: Walk, tmp_path):
    shutil.copytree(ruled.raw, tmp_path / "raw")
    (tmp_path / "raw/decisions/values.csv").write_text("value_id,decision\n")
    done = command("run", "--raw", tmp_path / "raw", "--processed", tmp_path / "p", "--reports", tmp_path / "r")
    assert done.returncode == 2
    assert done.stderr.startswith("decisions/values.csv line 1: the column 'field' is missing; expected the columns")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "r").exists()
