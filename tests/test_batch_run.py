"""A whole run with tiny notebooks in place of the real ones: placed only after success, and said so in run.json."""

import json
from importlib import import_module

import nbformat
import pytest
from filelock import FileLock
from made_tables import AGENCY, OTHER, counts, held, messages, pair, review, write_processed
from nbformat.v4 import new_code_cell, new_notebook

from lib import tables as t
from lib.batch import RunError, run
from lib.clean.roster import COLUMNS
from lib.paths import Folders
from lib.publish.blocks import MIME
from lib.publish.evidence import NO_LONGER
from lib.read import LayoutError

ROOM = import_module("lib.batch.run")  # `lib.batch.run` itself is the function
KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}
FOLDERS = "raw: str = ''\nprocessed: str = ''\nreports: str = ''\n"
# What a test wants to happen inside a notebook lies in a file of its name, beside raw/.
START = "from pathlib import Path\nimport shutil\ntop = Path(raw).parent\norder = top / 'orders' / {name}\n"
START += "exec(order.read_text() if order.exists() else '')"
COPY = "shutil.copytree(top / 'made' / {stage!r}, Path(processed) / {stage!r}, dirs_exist_ok=True);"
SHOW = "from IPython.display import display\ndef show(address):\n    title = {{'block': 'title', 'address': address, "
SHOW += "'heading': (top / 'version').read_text(), 'kicker': ''}}\n    display({{{mime!r}: title}}, raw=True)"
SAVE = (
    "def save(address, text):\n    path = Path(reports, address)\n    path.parent.mkdir(parents=True, exist_ok=True)\n"
)
SAVE += "    _ = path.write_text(text + (top / 'version').read_text())"
NOTEBOOKS = {
    "10_extract": [FOLDERS + "agencies: list = []", START.format(name="'10'"), COPY.format(stage="extract")],
    "20_clean": [FOLDERS, START.format(name="'20'"), COPY.format(stage="clean")],
    "25_checks": [FOLDERS, START.format(name="'25'"), COPY.format(stage="checks")],
    "30_hit_ratio": [FOLDERS, START.format(name="'30'"), COPY.format(stage="hit_ratio")],
    "40_sharing": [FOLDERS, START.format(name="'40'"), COPY.format(stage="sharing")],
    "45_review": [FOLDERS, START.format(name="'45'"), COPY.format(stage="review")],
    "50_agency": [
        FOLDERS + "agency: str = ''", START.format(name="agency"), SHOW.format(mime=MIME), SAVE,
        "show(f'agencies/{agency}.html')", "save(f'evidence/{agency}/10001/reply-m2.html', 'evidence ')",
    ],
    "60_overview": [
        FOLDERS + "failed: list = []", START.format(name="'60'"), SHOW.format(mime=MIME), SAVE,
        "show('index.html')", "show('method.html')", "save('findings.txt', 'log ')",
        COPY.format(stage="desk/data"),
    ],
}  # fmt: skip
TAGS = {"show('index.html')": ["page"], "show('method.html')": ["method"], "show(f'agencies/{agency}.html')": ["page"]}
PAGES = [f"agencies/{a}.html" for a in (AGENCY, OTHER)] + [f"evidence/{a}/10001/reply-m2.html" for a in (AGENCY, OTHER)]


def write_notebooks(folder):
    folder.mkdir()
    for name, (parameters, *cells) in NOTEBOOKS.items():
        made = [new_code_cell(parameters, metadata={"tags": ["parameters"]})]
        made += [new_code_cell(source, metadata={"tags": TAGS.get(source, [])}) for source in cells]
        nbformat.write(new_notebook(cells=made, metadata={"kernelspec": KERNEL}), folder / f"{name}.ipynb")


def write_raw(raw):
    for agency in (AGENCY, OTHER):
        (raw / agency / "10001").mkdir(parents=True)
        (raw / agency / "10001" / "page.txt").write_text(f"the page of {agency}", encoding="utf-8")
    rows = "".join(f"{a},{a},CA,10001,2020,,,,,,\n" for a in (AGENCY, OTHER, "silentown-pd-ca"))
    (raw / "requests.csv").write_text(",".join(COLUMNS) + "\n" + rows, encoding="utf-8")


class Project:
    """A project in a folder of its own; `run` returns the outcome, `state` every file that is not of a run."""

    def __init__(self, top):
        self.top, self.folders = top, Folders(top / "raw", top / "processed", top / "reports")
        write_notebooks(top / "notebooks")
        write_raw(self.folders.raw)
        every = held(counts(*pair(1, 9), *pair(1, 9, agency_id=OTHER)), messages=messages("agency"))
        write_processed(every, top / "made")
        waits = review({"what": "request"})
        t.write(waits, t.REVIEW, top / "made/review")
        t.write_csv(waits, t.REVIEW, top / "made/desk/data")
        (top / "orders").mkdir()

    def run(self, version, agencies=(), tell=None, **orders):
        (self.top / "version").write_text(version, encoding="utf-8")
        for path in (self.top / "orders").iterdir():
            path.unlink()
        for name, code in orders.items():
            (self.top / "orders" / name.lstrip("_").replace("_", "-")).write_text(code, encoding="utf-8")
        return run(self.folders, list(agencies), 2, tell or (lambda done: None))

    def record(self):
        return json.loads((self.folders.runs / "run.json").read_text(encoding="utf-8"))

    def kept(self):
        runs = self.folders.runs
        return {p.relative_to(runs).as_posix() for p in runs.rglob("*") if p.is_file()}

    def state(self):
        tops = (self.folders.reports, self.folders.processed)
        files = (p for top in tops for p in top.rglob("*") if p.is_file() and self.folders.runs not in p.parents)
        return {p.relative_to(self.top).as_posix(): p.read_bytes() for p in files}


@pytest.fixture
def tiny(monkeypatch, request):
    """Point the runs of a test at its project's tiny notebooks."""
    project = request.getfixturevalue("project")
    monkeypatch.setattr(ROOM, "NOTEBOOKS", project.top / "notebooks")
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def story(project):
    """Three runs in a row, and what each left: all well; one agency fails; raw/ changes while it runs."""
    patch = pytest.MonkeyPatch()
    patch.setattr(ROOM, "NOTEBOOKS", project.top / "notebooks")
    told = {}
    try:
        for name, orders in (
            ("first", {}),
            ("one fails", {OTHER.replace("-", "_"): "raise ValueError('no page for this one')"}),
            ("raw changes", {AGENCY.replace("-", "_"): "(top / 'raw/late.txt').write_text('x')"}),
        ):
            outcome = project.run(name, **orders)
            runs = {
                p.relative_to(project.folders.runs).as_posix() for p in project.folders.runs.rglob("*") if p.is_file()
            }
            told[name] = (outcome, project.state(), project.record(), runs)
    finally:
        patch.undo()
        (project.folders.raw / "late.txt").unlink(missing_ok=True)
    return told


def words(state, address):
    return state[f"reports/{address}"].decode("utf-8")


# --- a run that goes well


def test_good_run_puts_every_page_in_place(story):
    outcome, state, _, _ = story["first"]
    assert (outcome.error, outcome.failed_agencies, outcome.exit_code()) == ("", [], 0)
    assert [p for p in [*PAGES, "index.html", "method.html", "findings.txt"] if "first" not in words(state, p)] == []
    assert "processed/clean/counts.parquet" in state


def test_good_run_is_recorded_with_inputs_and_notebooks_in_order(story):
    _, _, record, _ = story["first"]
    assert (record["status"], record["error"], record["waiting"]) == ("complete", "", 1)
    pages = [row for row in record["inputs"] if row["path"].endswith("page.txt")]
    assert [row["path"] for row in pages] == [f"{a}/10001/page.txt" for a in (OTHER, AGENCY)]
    assert [row for row in pages if len(row["sha256"]) != 64 or not row["bytes"]] == []
    assert [row["name"] for row in record["notebooks"]] == [
        "10_extract",
        "20_clean",
        "25_checks",
        "30_hit_ratio",
        "40_sharing",
        "45_review",
        f"50_agency {OTHER}",
        f"50_agency {AGENCY}",
        "60_overview",
    ]
    assert {row["status"] for row in record["notebooks"]} == {"complete"}
    assert record["ended"] >= record["started"]


def test_the_roster_is_an_input_too(story):
    # Names and coverage come from it, and findings cite it as raw/requests.csv.
    _, _, record, _ = story["first"]
    assert "requests.csv" in [row["path"] for row in record["inputs"]]


def test_working_folders_are_gone_and_never_told(story, project):
    _, _, record, runs = story["first"]
    assert ".work" not in json.dumps(record)
    assert not (project.folders.processed / ".work").exists()
    stages = {f"{name}.ipynb" for name in NOTEBOOKS if name != "50_agency"}
    assert runs == {"run.json", *stages} | {f"50_agency/{a}.ipynb" for a in (AGENCY, OTHER)}


# --- a run in which one agency's page fails


def test_failed_agency_is_named_and_the_run_ends_with_1(story):
    outcome, _, record, _ = story["one fails"]
    assert (outcome.failed_agencies, outcome.exit_code()) == ([OTHER], 1)
    assert (record["status"], record["failed_agencies"]) == ("partly_failed", [OTHER])
    failed = {row["name"]: row["error"] for row in record["notebooks"] if row["status"] == "failed"}
    assert list(failed) == [f"50_agency {OTHER}"]
    assert "no page for this one" in failed[f"50_agency {OTHER}"]


def test_pages_of_the_other_agencies_are_new(story):
    _, state, _, _ = story["one fails"]
    for address in (f"agencies/{AGENCY}.html", f"evidence/{AGENCY}/10001/reply-m2.html", "index.html"):
        assert "one fails" in words(state, address)


@pytest.mark.parametrize("address", [p for p in PAGES if OTHER in p])
def test_last_good_pages_of_the_failed_agency_stay_as_they_are(story, address):
    _, before, _, _ = story["first"]
    _, after, _, _ = story["one fails"]
    assert NO_LONGER not in words(after, address)
    assert after[f"reports/{address}"] == before[f"reports/{address}"]


# --- a run that fails at the very end


def test_file_that_changes_during_the_run_fails_it(story):
    outcome, _, record, _ = story["raw changes"]
    assert "late.txt changed in the raw folder during the run" in outcome.error
    assert (record["status"], outcome.exit_code()) == ("failed", 1)


def test_failed_run_leaves_every_table_and_page_byte_for_byte(story):
    _, before, _, _ = story["one fails"]
    _, after, _, _ = story["raw changes"]
    assert sorted(after) == sorted(before)
    assert [name for name in before if before[name] != after[name]] == []


def test_a_later_run_leaves_no_trace_of_an_earlier_failure_beside_its_notebooks(story):
    _, _, _, during = story["one fails"]
    _, _, _, later = story["raw changes"]
    left = f"50_agency/{OTHER}.ipynb.log"
    assert left in during
    assert [name for name in later if name.startswith(f"50_agency/{OTHER}")] == [f"50_agency/{OTHER}.ipynb"]


# --- runs that never come to an end, or never begin


def test_run_that_is_interrupted_is_not_recorded_as_complete(tiny, story):
    class StopError(Exception):
        pass

    def stop(done):
        raise StopError

    before = tiny.state()
    with pytest.raises(StopError):
        tiny.run("interrupted", tell=stop)
    assert tiny.state() == before
    assert tiny.record()["status"] != "complete"


def test_stage_that_fails_stops_the_run_in_a_sentence(tiny, story):
    before = tiny.state()
    outcome = tiny.run("stage fails", _10="raise ValueError('first\\nsecond')")
    assert outcome.error.startswith("10_extract failed, cell ")
    assert "\n" not in outcome.error
    assert [row["name"] for row in tiny.record()["notebooks"]] == ["10_extract"]
    assert tiny.state() == before


def test_run_does_not_start_on_an_agency_nobody_knows(tiny):
    with pytest.raises(RunError) as error:
        tiny.run("x", ["tracy-pd-ca"])
    assert str(error.value) == f"agency 'tracy-pd-ca' is not known; known: {OTHER}, {AGENCY}."


def test_run_does_not_start_on_an_agency_without_a_folder(tiny):
    with pytest.raises(RunError, match="'silentown-pd-ca' is in the roster and has no folder yet"):
        tiny.run("x", ["silentown-pd-ca"])


def test_run_does_not_start_beside_another(tiny):
    tiny.folders.processed.mkdir(exist_ok=True)
    with FileLock(tiny.folders.processed / ".lock"), pytest.raises(RunError, match="another run is writing"):
        tiny.run("x")


def test_run_does_not_start_on_an_unknown_layout(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/loose.pdf").write_bytes(b"x")
    with pytest.raises(LayoutError, match=r"loose\.pdf"):
        run(Folders(tmp_path / "raw", tmp_path / "processed", tmp_path / "reports"), [], 1, print)
    assert not (tmp_path / "processed").exists()
