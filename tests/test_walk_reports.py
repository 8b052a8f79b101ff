"""Real vendor reports through the whole walk: every row and figure a person reads on them, published with its box."""

import csv
import io
import shutil

import pytest
from bs4 import BeautifulSoup
from conftest import SAMPLES, Walk, command, need_sample, walk

from lib import tables as t

pytestmark = pytest.mark.long
AGENCY, REQUEST = "orange-county-so-ca", "86943"
REPORT = "data-sharing-report-2020-02-06"
MEASURES = {
    ("hit_ratio", "Total Records"): "total_records",
    ("hit_ratio", "Detections"): "detections_row",
    ("hit_ratio", "Hits"): "hits",
    ("detection_agency", "Total Detections"): "total_detections",
    ("detection_agency", "My Agency"): "detections_by_agency",
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """Only the five vendor PDFs of one real request: no request page, no roster."""
    need_sample("expected/figures.csv")
    folder = tmp_path_factory.mktemp("reports")
    request = folder / "raw" / AGENCY / REQUEST
    request.mkdir(parents=True)
    for path in sorted(need_sample(f"raw/{AGENCY}/{REQUEST}").glob("*.pdf")):
        shutil.copy(path, request)
    return walk(folder, folder / "raw")


def rows(run: Walk, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run.page(f"data/{name}"))))


def expected(name: str) -> list[dict[str, str]]:
    with (SAMPLES / "expected" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_all_five_are_read_and_no_value_of_them_waits(reports: Walk):
    assert (reports.done.returncode, reports.done.stderr) == (0, "")
    assert [row["status"] for row in rows(reports, "documents.csv")] == ["read"] * 5
    desk = csv.DictReader(io.StringIO((reports.processed / "desk/data/review.csv").read_text(encoding="utf-8")))
    waits = sorted((row["what"], row["readings"]) for row in desk)
    names = ("Jefferson County Sheriffs Office", "Orange County Sheriff", "Union City Police Department")
    assert waits == [*(("agency_name", name) for name in names), ("request", "")], "open names; no line in the roster"


def test_every_line_of_the_lists_is_published_in_order_on_its_page(reports: Walk):
    printed = expected("orange-county-so-ca_86943_data_sharing.csv")
    truth = [(r["section"], int(r["row"]), r["page"], r["name"], r["city"], r["state"], r["hot_list"]) for r in printed]
    found = [
        (r["section"], int(r["row"]), r["page"], r["name_as_printed"], r["city_as_printed"], r["state_as_printed"],
         r["hot_list_as_printed"])
        for r in rows(reports, "shares.csv")
    ]  # fmt: skip
    assert len(found) == 635
    assert sorted(found) == sorted(truth)
    assert {(r["status"], r["as_of"]) for r in rows(reports, "shares.csv")} == {("accepted", "2020-02-06")}


def test_every_figure_is_published_with_its_window(reports: Walk):
    printed = [r for r in expected("figures.csv") if r["file"].startswith(f"{AGENCY}/{REQUEST}/")]
    wanted = [r for r in printed if (r["report_kind"], r["printed_label"]) in MEASURES]
    truth = sorted(
        (MEASURES[r["report_kind"], r["printed_label"]], r["value"], r["period_start"], r["period_end"]) for r in wanted
    )
    counts = rows(reports, "counts.csv")
    assert len(truth) == 10
    assert sorted((r["measure"], r["value"], r["window_start"], r["window_end"]) for r in counts) == truth
    assert {(r["window_kind"], r["status"], r["origin"]) for r in counts} == {
        ("partial_year", "accepted", "agency_document")
    }


def test_eleven_months_are_not_ranked(reports: Walk):
    ratios = [
        (r["window_end"], r["hits"], r["scans"], r["basis"], r["rankable"]) for r in rows(reports, "hit_ratios.csv")
    ]
    assert ratios == [
        ("2018-12-01", "862", "1024915", "total_records", "false"),
        ("2019-12-01", "1336", "1551078", "total_records", "false"),
    ]


def test_a_figure_is_cited_where_it_stands_and_not_where_its_label_does(reports: Walk):
    figures = {r["value_id"]: r["value_as_printed"] for r in rows(reports, "counts.csv")}
    cited = [(r["value_id"], r["text_as_printed"]) for r in rows(reports, "citations.csv") if r["value_id"] in figures]
    assert sorted(cited) == sorted(figures.items())


def test_each_line_of_a_wrapped_name_is_cited_with_its_own_words(reports: Walk):
    joined: dict[str, list[str]] = {}
    for row in sorted(rows(reports, "citations.csv"), key=lambda r: int(r["n"])):
        joined.setdefault(row["value_id"], []).append(row["text_as_printed"])
    lines = rows(reports, "shares.csv")
    assert sum(len(joined[r["value_id"]]) > 1 for r in lines) == 11 + 29, "wrapped names, and names beside hot lists"
    for r in lines:
        printed = [part for part in (r["name_as_printed"], r["hot_list_as_printed"]) if part]
        assert " ".join(joined[r["value_id"]]) == " ".join(printed), r["value_id"]


def test_each_value_leads_to_a_box_on_the_picture_of_its_page(reports: Walk):
    pages = {}
    for table in ("counts.csv", "shares.csv"):
        for row in rows(reports, table):
            address, anchor = row["evidence"].split("#")
            if address not in pages:
                soup = BeautifulSoup(reports.page(address), "html.parser")
                pages[address] = {box["id"] for box in soup.select("figure.page svg rect.box")}
            assert anchor in pages[address], anchor
    assert len(pages[f"evidence/{AGENCY}/{REQUEST}/{REPORT}.html"]) >= 635


def test_the_staff_name_of_report_by_is_nowhere_in_what_may_be_published(reports: Walk):
    boxes = t.read(t.BOXES, reports.processed / "extract")
    private = boxes[boxes["reading"].str.startswith("private-")]
    assert len(private) == 8, "a first and a last name on each of the four dashboard reports"
    assert private["text"].isna().all()
    listed = {w for r in rows(reports, "citations.csv") for w in r["text_as_printed"].split()}
    assert "Report" not in listed


def test_a_line_can_be_explained(reports: Walk):
    value = f"v-{AGENCY}--{REQUEST}-{REPORT}-detections-received-r101"
    told = command("explain", value, "--raw", reports.raw, "--processed", reports.processed)
    assert told.returncode == 0
    assert "= Pittsburg Police Department CA" in told.stdout
    assert "page 8, box from (67.5, 536.15) to (222.67, 547.15) in points" in told.stdout


def test_the_extract_notebook_shows_a_page_with_its_boxes(reports: Walk):
    executed = (reports.processed / "runs/10_extract.ipynb").read_text(encoding="utf-8")
    assert executed.count('"image/png"') == 1
    assert "what was read is framed" in executed
