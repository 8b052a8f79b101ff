"""Flock lists, portals and tables of a made collection, read by the project: each line and number as made."""

from collections import Counter

from demo_reading import MadeReading, difference, made_rows, rows
from test_demo_pages import number_of

from lib.forms.flock_headers import is_like_header


def lines(made: MadeReading, path: str) -> tuple[Counter, Counter]:
    return (
        rows(made.table("listed", path), "section row page name_as_printed networks_as_printed"),
        made_rows(made.made("shares", path), "section row page name networks"),
    )


def test_flock_lists_are_read_line_by_line_from_pdf_workbook_and_text(made: MadeReading):
    files = made.files("sharing_table")
    assert sorted(path.rsplit(".", 1)[1] for path in files) == ["dat", "pdf", "xlsx"]
    for path in files:
        assert difference(lines(made, path)) == "", path
        assert set(made.table("listed", path)["doubt"]) == {""}, path


def test_a_portal_lists_its_organizations_and_doubts_the_one_with_a_comma(made: MadeReading):
    files = made.files("portal_page")
    assert len(files) == 2
    for path in files:
        listed = made.table("listed", path)
        told = made_rows(made.made("shares", path), "name")
        sure = rows(listed[listed["doubt"] == ""], "name_as_printed")
        assert sure - told == Counter(), path
        lost = told - rows(listed, "name_as_printed")
        assert [name for (name,) in lost] in ([], ["University of Mockton, Sampleville"]), path
        assert len(list(sure.elements())) > 0.8 * len(list(told.elements())), path


def test_a_portals_figures_are_read(made: MadeReading):
    for path in made.files("portal_page"):
        read = rows(made.table("readings", path), "measure label_as_printed value_as_printed")
        assert difference((read, made_rows(made.made("figures", path), "measure label value_as_printed"))) == "", path


def test_a_workbook_with_a_sheet_for_each_item_gives_its_lists_and_figures(made: MadeReading):
    (path,) = made.files("several", ending=".xlsx")
    assert difference(lines(made, path)) == ""
    readings = made.table("readings", path)
    readings["value"] = [number_of("", printed) for printed in readings["value_as_printed"]]
    read = rows(readings, "page sheet cell measure window_as_printed value")
    assert (
        difference((read, made_rows(made.made("figures", path), "page sheet cell measure window_as_printed value")))
        == ""
    )
    assert len(readings) == 4


def test_a_row_with_an_agency_and_a_link_is_no_header_of_a_sharing_table():
    """Seed 3 of the made collection: every cell of the row was short and without a comma, since all was `n/a`."""
    link = "https://documents.example/mimicburg-pd-zz-data-sharing.html"
    assert not is_like_header(["Mimicburg Police Department", "ZZ", "511", "Y", "n/a", link])
    assert is_like_header(["Agency", "State", "Data sharing"])


def test_each_number_of_a_publishers_table_is_read_with_its_cell(made: MadeReading):
    """Words for what is missing are read too, as no number; the workbook prints the same numbers as the text."""
    files = made.files("counts_table", ending="table.csv") + made.files("counts_table", ending="table.xlsx")
    assert len(files) == 2
    for path in files:
        readings = made.table("readings", path)
        readings["value"] = [
            number_of(measure, printed.rstrip("*"))
            for measure, printed in zip(readings["measure"], readings["value_as_printed"], strict=True)
        ]
        told = [row | {"agency": " ".join(row["agency"].split())} for row in made.made("figures", path)]
        readings["agency_as_printed"] = readings["agency_as_printed"].str.split().str.join(" ")
        read = rows(readings, "agency_as_printed measure cell value")
        assert difference((read, made_rows(told, "agency measure cell value"))) == "", path
