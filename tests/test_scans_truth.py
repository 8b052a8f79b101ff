"""The true scans, read as notebooks 10 and 20 read them, against what a person reads on them."""

import csv
import shutil

import pandas as pd
import pytest
from conftest import need_sample
from made_pages import tidied

from lib import clean, forms, read
from lib.read.ocr import UNREAD_SIGN

pytestmark = pytest.mark.long
IRVINE = "irvine-pd-ca/86954/IrvinePD_2020_Data_Sharing_Report_SCANNED_03-02-20.pdf"
ORANGE = "orange-pd-ca/136054/OrangePD_2023_B1_detections2021_SCREENSHOT_scan.pdf"
TRUTH = "expected/irvine-pd-ca_86954_data_sharing_scan.csv"
ROWS = {"detections_shared": 342, "detections_received": 310, "hotlists_shared": 60, "hotlists_received": 28}
PRINTED = ["name_as_printed", "city_as_printed", "state_as_printed", "hot_list_as_printed"]


def extracted(path, folder, cache):
    sample = need_sample(f"raw/{path}")
    (folder / path).parent.mkdir(parents=True)
    shutil.copy(sample, folder / path)
    documents, pages = read.read_scans(*read.read_documents(read.inventory(folder), folder), folder, cache)
    return forms.read_forms(documents, pages)


@pytest.fixture(scope="module")
def irvine_scan(tmp_path_factory, scan_cache):
    """The extract tables of Irvine's 17 pages, and their shares: the request alone, no other document beside it."""
    extract = extracted(IRVINE, tmp_path_factory.mktemp("irvine-scan"), scan_cache)
    shares, _ = clean.tidy_shares(extract["listed"], extract["boxes"], pd.DataFrame(columns=["document_id", "doubt"]))
    return extract, shares


def told():
    with need_sample(TRUTH).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def one_stroke(cells):
    """Small l and capital I cannot be told apart on paper."""
    return tuple(str(cell).replace("I", "l") for cell in cells)


def pairs(shares):
    """(status, as read, as printed) of each line, in order: section, row and page first."""
    text = shares.astype("object").where(shares.notna(), "")
    as_read = [one_stroke(row) for row in text[["section", "row", "page", *PRINTED]].to_numpy().tolist()]
    columns = ("section", "row", "page", "name", "city", "state", "hot_list")
    return list(zip(text["status"], as_read, [one_stroke(row[c] for c in columns) for row in told()], strict=True))


def test_every_row_of_irvines_scan_stands_in_its_place(irvine_scan):
    _, shares = irvine_scan
    assert shares["section"].value_counts(sort=False).to_dict() == ROWS
    assert [(read[:3], printed[:3]) for _, read, printed in pairs(shares) if read[:3] != printed[:3]] == []


def test_99_lines_in_100_are_read_exactly(irvine_scan):
    wrong = [(read, printed) for _, read, printed in pairs(irvine_scan[1]) if read != printed]
    assert len(wrong) <= 0.01 * sum(ROWS.values()), wrong


def test_no_line_that_differs_is_accepted_and_few_wait(irvine_scan):
    found = pairs(irvine_scan[1])
    assert [pair for pair in found if pair[0] == "accepted" and pair[1] != pair[2]] == []
    waiting = [read for status, read, _ in found if status != "accepted"]
    assert len(waiting) <= 0.08 * sum(ROWS.values()), f"{len(waiting)} wait"
    assert len(waiting) > 0, "what the two readings disagree on must wait"


def test_no_word_of_irvines_scan_is_left_over(irvine_scan):
    """The letterhead's logo is read too, its bird as `V`, `2` or `7`; on page 7 it once became a line of the list."""
    left = irvine_scan[0]["left_over"]
    assert left[left["words"] != UNREAD_SIGN][["page", "words"]].to_numpy().tolist() == []
    assert len(left) <= 3, "places in the logo that could not be read are listed"


def test_each_accepted_line_has_a_box_on_the_page_as_displayed(irvine_scan):
    extract, _ = irvine_scan
    listed, boxes, pages = extract["listed"], extract["boxes"], extract["pages"].set_index("page")
    names = set(listed["form"] + "-" + listed["section"] + "-" + listed["row"].astype(str))
    mine = boxes[boxes["reading"].isin(names)]
    assert set(mine["reading"]) == names
    size = pages.loc[mine["page"], ["width", "height"]].to_numpy()
    assert (mine[["x0", "top"]] >= 0).all(axis=None)
    assert (mine[["x1", "bottom"]].to_numpy() <= size).all()


def test_oranges_print_out_gives_its_one_figure_and_it_waits(tmp_path, scan_cache):
    tables = tidied(extracted(ORANGE, tmp_path, scan_cache), tmp_path)
    columns = ["measure", "value", "window_start", "window_end", "window_kind", "status"]
    assert tables["counts"][columns].to_numpy().tolist() == [
        ["total_detections", 1_367_382, "2021-01-01", "2021-12-31", "calendar_year", "needs_review"]
    ]
    assert "round buttons" in tables["counts"]["why"].iloc[0]
