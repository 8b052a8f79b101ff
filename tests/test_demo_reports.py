"""The vendor's reports of a made collection, read by the project: every line and figure as made, every trouble seen."""

from pathlib import Path

import pytest
from demo_reading import MadeReading, difference, listed_lines, made_rows, printed_figures, rows

from lib.demo import stories, stories_reports
from lib.demo.folders import Folder

# What a whole collection holds of each kind, so that a comparison over nothing cannot pass.
LEAST = {"data_sharing_report": 14, "hit_ratio_report": 14, "detection_report": 7}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> MadeReading:
    """Six agencies of another seed with nothing but reports: each edition twice."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "STORIES", tuple((year, all_reports) for year in (2020, 2022, 2025)))
        return MadeReading(tmp_path_factory.mktemp("reports") / "made", 6, 41)


def all_reports(folder: Folder) -> None:
    stories_reports.sharing(folder, is_large=folder.dice.chance(0.2))
    stories_reports.dashboards(folder)
    stories_reports.systems_and_several(folder)


def test_sharing_lists_are_read_line_by_line(made: MadeReading, reports: MadeReading):
    for found in (made, reports):
        files = [path for path in found.files("data_sharing_report") if found.document(path)["status"] == "read"]
        wrong = {path: difference(listed_lines(found, path)) for path in files}
        assert {path: what for path, what in wrong.items() if what and not is_cut(found, path)} == {}
    assert len(made.files("data_sharing_report")) >= LEAST["data_sharing_report"]


def is_cut(found: MadeReading, path: str) -> bool:
    return path in found.files("data_sharing_report", trouble="pages_missing")


def test_figures_of_dashboard_reports_are_read_one_by_one(made: MadeReading, reports: MadeReading):
    for found in (made, reports):
        files = found.files("hit_ratio_report", "detection_report", "several", ending=".pdf")
        wrong = {path: difference(printed_figures(found, path)) for path in files}
        assert {path: what for path, what in wrong.items() if what} == {}
    assert len(made.files("hit_ratio_report")) >= LEAST["hit_ratio_report"]
    assert len(made.files("detection_report")) >= LEAST["detection_report"]


def test_kinds_pages_and_statuses_are_those_made(made: MadeReading):
    kinds = ("data_sharing_report", "hit_ratio_report", "detection_report", "several")
    told = [row for row in made.truth["documents"] if row["kind"] in kinds and not row["parent"]]
    told = [row for row in told if row["status"] != "duplicate"]
    read = [made.document(row["path"]) for row in told]
    assert rows_as(read) == rows_as(told)


def rows_as(found: list[dict[str, str]]) -> object:
    return made_rows(found, "path kind pages status")


def test_no_doubt_where_no_trouble_was_made(reports: MadeReading):
    """But one: a line alone on top of a page may be the second line of the row before it, and nobody can tell."""
    for name in ("readings", "listed"):
        doubts = set(reports.extract[name]["doubt"].dropna()) - {""}
        assert {doubt for doubt in doubts if "page before" not in doubt and "next page" not in doubt} == set()


def test_a_wrong_total_leaves_no_figure_without_doubt(made: MadeReading):
    files = made.files("hit_ratio_report", "detection_report", trouble="wrong_total")
    assert len(files) == 2
    for path in files:
        assert (made.table("readings", path)["doubt"] != "").all()
        assert (made.table("report_checks", path)["ok"] == "False").any()


def test_a_covered_number_is_listed_and_never_read(made: MadeReading):
    (path,) = made.files("hit_ratio_report", trouble="covered")
    readings = made.table("readings", path)
    assert sorted(readings["measure"]) == ["detections_row", "total_records"]
    assert (readings["doubt"] != "").all()


def test_a_watermark_joins_no_lines_and_is_listed(made: MadeReading):
    """A slanted word stands at the height of half a page; rows it touched were once read as one row, without doubt."""
    files = made.files("data_sharing_report", "detection_report", trouble="watermark")
    assert len(files) == 4
    for path in files:
        assert set(made.table("left_over", path)["words"]) == {"CONFIDENTIAL"}, path


def test_lines_behind_a_missing_page_are_not_sure(made: MadeReading):
    """What is read without doubt must be right; the heading of a list may lie on the page that is not there."""
    (path,) = made.files("data_sharing_report", trouble="pages_missing")
    listed = made.table("listed", path)
    sure = listed[listed["doubt"] == ""]
    columns = "section row page name_as_printed hot_list_as_printed"
    assert rows(sure, columns) - made_rows(made.made("shares", path), "section row page name hot_list") == {}
    assert 0 < len(sure) < len(listed)
    checks = made.table("report_checks", path)
    assert list(checks[checks["what"] == "pages_missing"]["ok"]) == ["False"]


def test_the_same_bytes_are_read_once(made: MadeReading):
    pair = made.files("data_sharing_report", trouble="same_bytes")
    assert [made.document(path)["status"] for path in pair] == ["duplicate"]
    assert made.table("listed", pair[0]).empty


def test_unreadable_files_get_the_status_a_person_would_give(made: MadeReading):
    told = {row["path"]: row["status"] for row in made.truth["documents"] if row["kind"] == "unknown"}
    read = {path: made.document(path)["status"] for path in told}
    assert {Path(path).name: (status, read[path]) for path, status in told.items() if status != "any"} == {
        "empty.pdf": ("empty", "empty"),
        "cut.pdf": ("damaged", "damaged"),
        "locked.pdf": ("password_needed", "password_needed"),
    }
    for path in told:
        assert made.table("readings", path).empty
        assert made.table("listed", path).empty
