"""The whole walk, from the raw folder to the published bytes, by the command a user types."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from conftest import PROJECT, Walk, command, walk

NEW_MESSAGE = """From: Tracy Police Department


City of Tracy

Your request #20-34 was viewed by the city clerk. There is nothing else to do.
"""


def rows(run: Walk, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((run.reports / "data" / name).read_text(encoding="utf-8"))))


def counts(run: Walk) -> dict[tuple[str, str], str]:
    return {(row["measure"], row["window_start"][:4]): row["value"] for row in rows(run, "counts.csv")}


def test_tracy_run_ends_with_0_and_says_where_the_pages_are(tracy: Walk):
    assert (tracy.done.returncode, tracy.done.stderr) == (0, "")
    assert str(tracy.reports / "index.html") in tracy.done.stdout


def test_tracy_counts(tracy: Walk):
    assert counts(tracy) == {
        ("detections_stated", "2018"): "490535",
        ("hits", "2018"): "405",
        ("detections_stated", "2019"): "515858",
        ("hits", "2019"): "219",
    }


@pytest.mark.parametrize(
    ("finding", "shown"),
    [
        ("f-tracy-pd-ca-2018-hit-ratio", "0.0826 %"),
        ("f-tracy-pd-ca-2018-one-in", "1 in 1,211"),
        ("f-tracy-pd-ca-2018-ratio-low", "0.0825 %"),
        ("f-tracy-pd-ca-2019-hit-ratio", "0.0425 %"),
        ("f-tracy-pd-ca-2019-one-in", "1 in 2,356"),
        ("f-tracy-pd-ca-2018-2019-scans-change", "+5.2 %"),
        ("f-tracy-pd-ca-2018-2019-hits-change", "−45.9 %"),
        ("f-tracy-pd-ca-2018-2019-pooled-hits", "624"),
        ("f-tracy-pd-ca-2018-2019-pooled-scans", "1,006,393"),
    ],
)
def test_tracy_findings(tracy: Walk, finding: str, shown: str):
    log = dict(line.split("  (")[0].split(" = ") for line in tracy.page("findings.txt").splitlines())
    assert log[finding] == shown


def test_tracy_ratio_states_its_basis_and_bounds(tracy: Walk):
    first = rows(tracy, "hit_ratios.csv")[0]
    assert (first["basis"], first["rankable"], first["campaign"]) == ("stated", "true", "2020")
    assert float(first["hit_ratio"]) == float(first["ratio_high"]) == 405 / 490535
    assert float(first["ratio_low"]) == 405 / 490940


def test_tracy_request_has_a_number_and_no_clock(tracy: Walk):
    request = rows(tracy, "requests.csv")[0]
    assert (request["tracking_number"], request["status_as_printed"]) == ("20-34", "Completed")
    clock = ("asked_on", "received_on_as_stated", "first_reply_on", "closed_on", "determination_due")
    assert [request[name] for name in clock] == [""] * 5


def test_tracy_items(tracy: Walk):
    states = {row["item"]: row["state"] for row in rows(tracy, "items.csv")}
    assert states == {**dict.fromkeys("1234", "provided_not_on_file"), **dict.fromkeys("5678", "answered")}


def test_tracy_messages(tracy: Walk):
    kinds = [(row["number"], row["sender_role"], row["kind"]) for row in rows(tracy, "messages.csv")]
    assert kinds == [
        ("1", "requester", "other"),
        ("2", "agency", "acknowledgement"),
        ("3", "agency", "records_with_figures"),
        ("4", "agency", "closed"),
    ]


def test_citations_point_at_the_printed_figures(tracy: Walk):
    text = (tracy.raw / "tracy-pd-ca/87865/request-page.txt").read_text(encoding="utf-8")
    cited = [text[int(r["char_start"]) : int(r["char_end"])] for r in rows(tracy, "citations.csv")]
    assert sorted(cited) == ["219", "405", "490,535", "515,858"]


def test_git_holds_what_a_run_writes(tracy: Walk):
    held = {path.name: path.read_bytes() for path in (PROJECT / "reports" / "data").glob("*.csv")}
    held["findings.txt"] = (PROJECT / "reports" / "findings.txt").read_bytes()
    assert tracy.published() == held


@pytest.mark.long
def test_second_run_and_run_of_one_agency_change_no_byte(tracy: Walk):
    before = tracy.published()
    pages = {p: p.read_bytes() for p in tracy.reports.rglob("*.html")}
    assert tracy.again("tracy-pd-ca").returncode == 0
    assert tracy.published() == before
    assert {p: p.read_bytes() for p in tracy.reports.rglob("*.html")} == pages


@pytest.mark.long
def test_jupyter_kernels_give_the_same_bytes(tracy: Walk, tmp_path: Path):
    options = ["--raw", tracy.raw, "--processed", tmp_path / "processed", "--reports", tmp_path / "reports"]
    done = command("run", *options, "--engine", "stock")
    names = [path.relative_to(tracy.reports) for path in sorted(tracy.reports.rglob("*")) if path.is_file()]
    changed = [
        name for name in names if (tmp_path / "reports" / name).read_bytes() != (tracy.reports / name).read_bytes()
    ]
    assert (done.returncode, changed) == (0, [])


@pytest.mark.long
@pytest.mark.parametrize("place", ["before Files", "at the end"])
def test_one_more_message_moves_only_its_own_rows(tracy: Walk, tmp_path, place: str):
    raw = tmp_path / "raw"
    shutil.copytree(tracy.raw, raw)
    page = raw / "tracy-pd-ca/87865/request-page.txt"
    text = page.read_text(encoding="utf-8")
    if place == "at the end":
        text = f"{text}\n\n{NEW_MESSAGE}"
    else:
        text = text.replace("\nFiles\n", f"\n{NEW_MESSAGE}\nFiles\n")
    page.write_text(text, encoding="utf-8")
    more = walk(tmp_path, raw)
    assert more.done.returncode == 0
    moved = {name for name, data in more.published().items() if data != tracy.published()[name]}
    # documents.csv holds the file's own hash and size; messages.csv the new message.
    assert moved == {"documents.csv", "messages.csv"}
    old, new = rows(tracy, "messages.csv"), rows(more, "messages.csv")
    assert [row for row in new if row not in old] == [new[4]]


@pytest.mark.long
def test_irvine_alone_gives_each_figure_once(irvine: Walk):
    assert irvine.done.returncode == 0
    assert len(rows(irvine, "counts.csv")) == 4
    assert counts(irvine) == {
        ("detections_stated", "2018"): "494258",
        ("hits", "2018"): "264",
        ("detections_stated", "2019"): "157320",
        ("hits", "2019"): "45",
    }


@pytest.mark.long
def test_irvine_figures_cite_both_copies_of_the_reply(irvine: Walk):
    cited = rows(irvine, "citations.csv")
    printed = [row["text_as_printed"] for row in cited if row["n"] == "2"]
    assert sorted(printed) == ["157, 320", "264", "45", "494, 258"]


@pytest.mark.long
def test_irvine_clock(irvine: Walk):
    request = rows(irvine, "requests.csv")[0]
    assert request["determination_due"] == "2020-02-08"
    notices = [(row["extended_to"], row["beyond_maximum"]) for row in rows(irvine, "extensions.csv")]
    assert notices == [("2020-02-22", "false"), ("2020-03-07", "true")]


def test_run_record_names_inputs_notebooks_and_versions(tracy: Walk):
    record = json.loads((tracy.processed / "runs" / "run.json").read_text(encoding="utf-8"))
    assert record["status"] == "complete"
    assert [x["path"] for x in record["inputs"]] == ["tracy-pd-ca/87865/request-page.txt", "requests.csv"]
    assert [x["status"] for x in record["notebooks"]] == ["complete"] * len(record["notebooks"])
    assert all(len(x["notebook_sha256"]) == 64 for x in record["notebooks"])
    assert {"python", "papermill", "pandas"} <= record["versions"].keys()


def test_executed_copies_can_be_run_again_where_they_lie(tracy: Walk):
    copy = (tracy.processed / "runs" / "30_hit_ratio.ipynb").read_text(encoding="utf-8")
    assert ".work" not in copy
    assert json.dumps(str(tracy.processed))[1:-1] in copy


def test_no_machine_path_is_published(tracy: Walk):
    folder = str(tracy.raw.parent)
    found = [p.name for p in tracy.reports.rglob("*") if p.is_file() and folder in p.read_text(encoding="utf-8")]
    assert found == []


def test_explain_walks_back_to_the_words(tracy: Walk):
    told = command("explain", "f-tracy-pd-ca-2018-hit-ratio", "--raw", tracy.raw, "--processed", tracy.processed)
    assert told.returncode == 0
    assert "= 0.0826 %" in told.stdout
    assert "⟦490,535⟧" in told.stdout
    assert "the file in the raw folder is the same" in told.stdout


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["run", "tracy-pd"], "tracy-pd-ca"),
        (["run", "--rawdir", "x"], "--raw"),
        (["explain", "f-tracy"], "f-tracy-pd-ca"),
        (["ran"], "ran"),
    ],
)
def test_wrong_call_is_one_sentence_and_exit_2(tracy: Walk, words: list[str], names: str):
    extra = ["--raw", tracy.raw, "--processed", tracy.processed] if words[0] in ("run", "explain") else []
    told = command(*words, *extra)
    assert told.returncode == 2
    assert names in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1
