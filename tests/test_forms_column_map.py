"""Tables with unknown headers: they wait with their headers until the desk has said what each column means."""

import pytest
from made_extracts import all_used, cleaned, extract
from made_sheets import HEADER, SAMPLEVILLE, sheet_xml, workbook

from lib.forms import read_columns

LINES = """table,sheet,column,meaning,window,origin,by,on,why
counts,,Agency,agency,,,ann,2026-01-05,reply of the state
counts,,State,state,,,ann,2026-01-05,reply of the state
counts,,2018 Detections,detections_stated,2018,agency_document,ann,2026-01-05,reply of the state
counts,,2018 Hits,hits,2018,agency_document,ann,2026-01-05,reply of the state
"""
MAPPED = b"Agency,State,2018 Detections,2018 Hits\n"


@pytest.fixture
def maps(tmp_path):
    return read(tmp_path, LINES)[0]


def read(folder, lines):
    (folder / "columns.csv").write_text(lines, encoding="utf-8")
    return read_columns(folder / "columns.csv")


def test_without_a_map_a_table_waits_with_its_headers():
    held = extract({"t.csv": MAPPED + b"Sampleville PD,CA,490535,405\n"})

    assert held["documents"][["kind", "status"]].values.tolist() == [["unknown", "not_used"]]
    assert held["review"]["readings"].tolist()[0] == "Agency | State | 2018 Detections | 2018 Hits (1 rows below)"
    assert "raw/decisions/columns.csv" in held["review"]["why"].tolist()[0]
    assert (len(held["readings"]), all_used(held)) == (0, True)


def test_with_a_map_each_figure_is_its_agency_s(maps):
    held = extract({"t.xlsx": workbook(HEADER, SAMPLEVILLE, ["NA", "CA", 5, 0])}, maps=maps)
    counts, citations, _ = cleaned(held)

    assert held["documents"][["kind", "status"]].values.tolist() == [["counts_table", "read"]]
    kept = counts.sort_values(["value", "measure"], ascending=False)
    assert kept[["agency_id", "measure", "value", "window_start", "origin", "status"]].values.tolist() == [
        ["sampleville-pd-xx", "detections_stated", 490535, "2018-01-01", "agency_document", "accepted"],
        ["sampleville-pd-xx", "hits", 405, "2018-01-01", "agency_document", "accepted"],
        ["na-agency-ca", "detections_stated", 5, "2018-01-01", "agency_document", "accepted"],
        ["na-agency-ca", "hits", 0, "2018-01-01", "agency_document", "accepted"],
    ]
    assert citations.sort_values("cell")[["sheet", "cell"]].values.tolist() == [
        ["Counts", c] for c in ("C2", "C3", "D2", "D3")
    ]
    assert all_used(held)


@pytest.mark.parametrize(
    "header",
    [
        "Agency,State,2018 Detections,2018 Hits,Notes",
        "Agency,State,2018 Detections",
        "Agency,State,2019 Detections,2018 Hits",
        ",,2018,2018\nAgency,State,Detections,Hits",
    ],
)
def test_a_table_with_other_columns_is_not_taken(maps, header):
    held = extract({"t.csv": f"{header}\nSampleville PD,CA,490535,405\n".encode()}, maps=maps)

    assert held["documents"]["status"].tolist() == ["not_used"]
    assert len(held["readings"]) == 0


def test_a_column_named_twice_waits(maps):
    held = extract({"t.csv": b"Agency,State,2018 Detections,2018 Hits,2018 Hits\nSampleville PD,CA,9,1,2\n"}, maps=maps)
    counts, _, _ = cleaned(held)

    assert set(counts["status"]) == {"needs_review"}
    assert set(counts["why"].str.split(";").str[0]) == {"a column is named twice: 2018 hits"}


def test_a_merged_header_waits(maps):
    made = workbook(HEADER, SAMPLEVILLE, change=lambda _, sheet: sheet.merge_cells("D1:E1"))
    counts, _, _ = cleaned(extract({"t.xlsx": made}, maps=maps))

    assert set(counts["why"]) == {"a header is merged over several cells: D1:E1"}
    assert set(counts["status"]) == {"needs_review"}


def test_a_totals_row_is_kept_apart(maps):
    held = extract({"t.csv": MAPPED + b"Sampleville PD,CA,9,1\nMockton PD,CA,1,1\nGrand Total,,10,2\n"}, maps=maps)
    counts, _, _ = cleaned(held)

    assert sorted(counts["agency_id"].unique()) == ["mockton-pd-ca", "sampleville-pd-ca"]
    assert held["report_checks"]["what"].tolist() == ["totals_row_in_table"]
    assert held["left_over"]["words"].tolist() == ["A4:D4 Grand Total | 10 | 2"]


def test_a_hidden_sheet_with_the_real_numbers_gives_no_figure_and_waits(maps):
    def hide(book, _):
        book.create_sheet("Real")
        for row in (HEADER, SAMPLEVILLE):
            book["Real"].append(row)
        book["Real"].sheet_state = "hidden"

    made = workbook(HEADER, ["Sampleville Police Department", "CA", 1, 1], change=hide)
    held = extract({"t.xlsx": made}, maps=maps)

    assert held["readings"]["value_as_printed"].tolist() == ["1", "1"]
    assert held["review"][["page", "why"]].dropna().values.tolist() == [
        [2, "cells of a sheet that nobody sees; none of them is used (the sheet is hidden)"]
    ]
    assert all_used(held)


def test_a_formula_without_a_value_gives_no_figure_and_waits(maps):
    made = workbook(HEADER, ["Sampleville PD", "CA", "=SUM(A5:A9)", 405])
    held = extract({"t.xlsx": made}, maps=maps)

    assert held["readings"]["measure"].tolist() == ["hits"]
    assert held["review"]["readings"].tolist() == ["C2 =SUM(A5:A9)"]


def test_a_percentage_waits(maps):
    cells = '<c r="A2" t="inlineStr"><is><t>Sampleville PD</t></is></c><c r="D2" s="1"><v>0.05</v></c>'
    header = "".join(f'<c r="{c}1" t="inlineStr"><is><t>{x}</t></is></c>' for c, x in zip("ABCD", HEADER, strict=True))

    def percent(_, sheet):
        sheet["A1"].number_format = "0%"

    made = sheet_xml(
        f'<sheetData><row r="1">{header}</row><row r="2">{cells}</row></sheetData>', workbook([1], change=percent)
    )
    counts, _, _ = cleaned(extract({"t.xlsx": made}, maps=maps))

    assert counts["status"].tolist() == ["needs_review"]
    assert "shows the number otherwise than it is stored (0%)" in counts["why"].tolist()[0]


def test_windows_and_the_like_are_the_desk_s_words_and_are_checked(tmp_path):
    odd = LINES.replace(",2018,agency_document,ann", ",the year before,agency_document,ann", 1)
    counts, _, _ = cleaned(extract({"t.csv": MAPPED + b"Sampleville PD,CA,9,1\n"}, maps=read(tmp_path, odd)[0]))

    assert counts.set_index("measure")["status"].to_dict() == {"detections_stated": "needs_review", "hits": "accepted"}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (",agency,,", ",agnecy,,", "columns.csv line 2: meaning is 'agnecy'"),
        ("hits,2018,agency_document", "hits,2018,", "columns.csv line 5: origin is ''"),
        ("hits,2018,agency_document,ann", "hits,2018,agency_document,", "columns.csv line 5: by is empty"),
        ("table,sheet", "tabel,sheet", "columns.csv line 1: the column 'table' is missing"),
        ("Agency,agency", "Agency,nothing", "columns.csv: the map 'counts' names no agency column"),
        ("2018 Hits,hits", "State,hits", "columns.csv line 5: 'State' is given another meaning"),
    ],
)
def test_a_line_that_cannot_be_used_leaves_its_map_out_and_says_so(tmp_path, old, new, problem):
    assert old in LINES
    maps, problems = read(tmp_path, LINES.replace(old, new))

    assert (maps, len(problems)) == ((), 1)
    assert problems[0].startswith(problem)


def test_lines_as_spreadsheet_programs_write_them_are_read(tmp_path):
    (tmp_path / "columns.csv").write_bytes(("\ufeff" + LINES.replace(",", ";").replace("\n", "\r\n")).encode())

    assert [m.table for m in read_columns(tmp_path / "columns.csv")[0]] == ["counts"]
    assert read_columns(tmp_path / "missing.csv") == ((), [])


def test_two_maps_for_one_table_take_nothing(tmp_path):
    again = LINES + "".join(line.replace("counts,", "others,", 1) + "\n" for line in LINES.splitlines()[1:])
    held = extract({"t.csv": MAPPED + b"Sampleville PD,CA,9,1\n"}, maps=read(tmp_path, again)[0])

    assert held["documents"]["status"].tolist() == ["not_used"]


def test_a_column_that_means_nothing_is_not_kept_as_evidence(tmp_path):
    line = "counts,,Contact,nothing,,,ann,2026-01-05,staff\n"
    made = MAPPED.replace(b"2018 Hits", b"2018 Hits,Contact") + b"Sampleville PD,CA,9,1,A. Person\n"
    held = extract({"t.csv": made}, maps=read(tmp_path, LINES + line)[0])

    assert len(held["readings"]) == 2
    assert not held["cells"]["text"].str.contains("Person|Contact").any()
    assert all_used(held)


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Hit Ratio"],
            ["Dashboard Hit Ratio Report"],
            ["Total Records: 10"],
            ["Contributor", "Record Type", "Records"],
        ],
        [["Agency"], ["Data Sharing Report"], ["Detections Shared"], ["Page 1 of 1"]],
        [["From: Sampleville Police Department\nSubject: RE: Request\n2018 hits: 405"]],
    ],
)
def test_words_of_a_page_in_cells_are_no_page(rows):
    held = extract({"t.xlsx": workbook(*rows)})

    assert (held["documents"]["kind"].tolist(), len(held["readings"]), all_used(held)) == (["unknown"], 0, True)
