"""What a person gives in, through the whole walk: added files, an imported sheet, and its values on the pages."""

import csv
import io
import shutil

import pytest
from conftest import PROJECT, Walk, command, walk

pytestmark = pytest.mark.long
SHEET = 'Agency,State,Request,2018 Detections,2018 Hits\nSampleville Police Department,CA,10001,"20,000",40\n'
SAME = ["--source", "letter of 2 March 2020", "--by", "A. Editor", "--why", "on paper only", "--on", "2020-03-09"]
PAGE = "agencies/sampleville-pd-ca.html"
EVIDENCE = "evidence/sampleville-pd-ca/10001/hand.html"


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The project's own raw folder, and an agency of which only a typed sheet is known."""
    folder = tmp_path_factory.mktemp("typed")
    shutil.copytree(PROJECT / "raw", folder / "raw")
    sheet = folder / "typed.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    dry = command("import", sheet, "--raw", folder / "raw", *SAME)
    assert (dry.returncode, "Would take 1 requests for the roster and 2 values" in dry.stdout) == (0, True), dry
    assert not (folder / "raw/decisions").exists(), "a dry run writes nothing"
    assert command("import", sheet, "--raw", folder / "raw", *SAME, "--write").returncode == 0
    return walk(folder, folder / "raw")


def test_the_run_is_complete_and_nothing_of_it_waits(typed: Walk):
    assert (typed.done.returncode, typed.done.stderr) == (0, "")
    assert "waiting" not in typed.done.stdout


def test_typed_values_are_published_as_entered_by_hand(typed: Walk):
    counts = csv.DictReader(io.StringIO(typed.page("data/counts.csv")))
    by_hand = {r["measure"]: (r["value"], r["status"], r["flags"]) for r in counts if r["origin"] == "hand_entered"}
    assert by_hand == {
        "detections_stated": ("20000", "confirmed", "hand_entered"),
        "hits": ("40", "confirmed", "hand_entered"),
    }


def test_they_make_a_ratio_that_says_so(typed: Walk):
    ratios = csv.DictReader(io.StringIO(typed.page("data/hit_ratios.csv")))
    made = next(r for r in ratios if r["agency_id"] == "sampleville-pd-ca")
    assert (made["hits"], made["scans"], made["hit_ratio"], made["one_in"]) == ("40", "20000", "0.002", "500")
    assert "entered by hand" in typed.page(PAGE)


def test_they_lead_to_their_source_and_not_to_who_typed_them(typed: Walk):
    shown = typed.page(EVIDENCE)
    assert 'id="v-sampleville-pd-ca--10001-hand-hits-2018"' in shown
    assert "letter of 2 March 2020" in shown
    published = [p.read_text(encoding="utf-8") for p in typed.reports.rglob("*") if p.is_file()]
    assert not any("A. Editor" in text for text in published)


def test_explain_leads_to_the_line_of_the_desks_file(typed: Walk):
    value = "v-sampleville-pd-ca--10001-hand-hits-2018"
    told = command("explain", value, "--raw", typed.raw, "--processed", typed.processed)
    assert "typed in: raw/decisions/added.csv line 3 (entered by hand)" in told.stdout
    assert "entered by A. Editor on 2020-03-09: on paper only" in told.stdout


def test_owing_names_who_has_not_answered(typed: Walk):
    told = command("status", "--owing", *typed.options)
    assert told.returncode == 0
    assert "sampleville-pd-ca/10001 (Sampleville Police Department): not answered" in told.stdout
    assert "tracy-pd-ca/87865 (Tracy Police Department): partly answered; items 1, 2, 3, 4 are open" in told.stdout
