"""Lines of sharing lists become shares: ids, dates, places, and lists that stand in two documents."""

import pandas as pd

from lib import tables as t
from lib.clean import page_doubts, tidy_shares

AGENCY, REQUEST = "sampleville-pd-zz", "1001"
NO_BOXES = t.as_frame(t.BOXES, [])
NO_DOUBTS = pd.DataFrame(columns=["document_id", "doubt"])


def line(document, row, name, networks="", section="detections_shared", **more):
    base = {"document_id": document, "agency_id": AGENCY, "request_id": REQUEST, "page": 1, "form": "sharing_table"}
    said = {"section": section, "row": row, "name_as_printed": name, "networks_as_printed": networks}
    return base | said | {"text_source": "cells", "sheet": "S", "cell": f"A{row + 1}"} | more


def tidy(lines, doubts=NO_DOUBTS, boxes=NO_BOXES):
    shares, citations = tidy_shares(t.as_frame(t.LISTED, lines), boxes, doubts)
    return t.check(shares, t.SHARES), t.check(citations, t.CITATIONS)


def test_an_id_is_made_of_what_the_line_is():
    shares, citations = tidy([line("d-a", 3, "Alameda CA PD", "Alameda CA PD,Alameda (Flex)")])
    row = shares.iloc[0]
    assert row["value_id"] == "v-sampleville-pd-zz--1001-sharing-table-undated-detections-shared-r3"
    assert row["evidence"] == f"evidence/{AGENCY}/{REQUEST}/sharing-table-undated.html#{row['value_id']}"
    assert (row["networks_as_printed"], row["status"]) == ("Alameda CA PD,Alameda (Flex)", "accepted")
    assert pd.isna(row["as_of"]) and pd.isna(row["partner_id"])
    assert citations[["sheet", "cell", "text_as_printed"]].values.tolist() == [["S", "A4", "Alameda CA PD"]]


def test_the_date_of_the_list_is_its_as_of():
    shares, _ = tidy([line("d-a", 1, "Alameda CA PD", created_on_as_printed="Sun Jan 25 2026")])
    assert shares["as_of"].tolist() == ["2026-01-25"]
    assert "-2026-01-25-" in shares["value_id"].iloc[0]


def test_two_tables_of_one_kind_and_date_keep_ids_apart():
    shares, _ = tidy([line("d-a", 1, "Alameda CA PD"), line("d-b", 1, "Albany CA PD"), line("d-b", 2, "Arvin CA PD")])
    ids = shares.set_index("name_as_printed")["value_id"].str.rsplit("-r", n=1).str[1]
    assert ids.to_dict() == {"Alameda CA PD": "1", "Albany CA PD": "1-2", "Arvin CA PD": "2-2"}
    assert set(shares["status"]) == {"accepted"}


def test_a_list_that_stands_again_in_another_document_is_a_duplicate_but_for_white_space():
    first = [line("d-a-pdf", 1, "Alameda CA PD", "A ,B"), line("d-a-pdf", 2, "Albany CA PD", "C")]
    again = [line("d-b-xlsx", 1, "Alameda  CA PD", "A,B"), line("d-b-xlsx", 2, "Albany CA PD", "C")]
    shares, citations = tidy([*first, *again])
    second = shares[shares["document_id"] == "d-b-xlsx"]
    assert second["status"].tolist() == ["duplicate", "duplicate"]
    assert second["duplicate_of"].str.rsplit("-", n=1).str[1].tolist() == ["r1", "r2"]
    assert len(citations) == 4


def test_a_list_that_differs_in_one_line_or_in_its_date_is_no_duplicate():
    pair = [line("d-a", 1, "Alameda CA PD", "A"), line("d-b", 1, "Alameda CA PD", "B")]
    dated = [line("d-c", 1, "X CA PD", created_on_as_printed="Jan 1 2026"), line("d-d", 1, "X CA PD")]
    assert set(tidy([*pair, *dated])[0]["status"]) == {"accepted"}


def test_a_waiting_line_goes_on_waiting_and_the_list_without_doubts_stands():
    lines = [line("d-a", 1, "Alameda CA PD", doubt="a word is odd"), line("d-b", 1, "Alameda CA PD")]
    shares, _ = tidy(lines)
    assert shares.set_index("document_id")["status"].to_dict() == {"d-a": "needs_review", "d-b": "accepted"}


def test_a_document_in_doubt_makes_all_its_lines_wait():
    doubts = pd.DataFrame([{"document_id": "d-a", "doubt": "the document names another agency"}])
    shares, _ = tidy([line("d-a", 1, "Alameda CA PD")], doubts)
    assert shares[["status", "why"]].values.tolist() == [["needs_review", "the document names another agency"]]


def test_places_are_boxes_else_cells_else_characters():
    box = {"document_id": "d-a", "reading": "sharing_table-detections_shared-1", "n": 1, "page": 2}
    boxes = t.as_frame(t.BOXES, [box | {"x0": 1.0, "top": 2.0, "x1": 3.0, "bottom": 4.0}])
    text = {"text_source": "text", "sheet": None, "cell": None, "char_start": 5, "char_end": 9}
    lines = [line("d-a", 1, "A CA PD"), line("d-b", 1, "B CA PD"), line("d-c", 1, "C CA PD", **text)]
    _, citations = tidy(lines, boxes=boxes)
    held = citations.set_index("document_id")
    assert held.loc["d-a", ["page", "x0"]].tolist() == [2, 1.0] and pd.isna(held.loc["d-a", "cell"])
    assert held.loc["d-b", "cell"] == "A2"
    assert held.loc["d-c", ["char_start", "char_end"]].tolist() == [5, 9]


def test_a_portal_in_the_folder_of_another_agency_makes_its_lines_wait():
    report = {"document_id": "d-a", "agency_id": AGENCY, "request_id": REQUEST, "form": "portal_page", "report": 1}
    roster = pd.DataFrame(columns=["agency_id", "agency_name"])
    for printed, status in (("Sampleville ZZ PD", "accepted"), ("Mockton ZZ PD", "needs_review")):
        reports = t.as_frame(t.REPORTS, [report | {"agency_as_printed": printed}])
        doubts = page_doubts(t.as_frame(t.REQUEST_PAGES, []), reports, roster)
        shares, _ = tidy([line("d-a", 1, "Alameda CA PD")], doubts)
        assert shares["status"].tolist() == [status], printed
