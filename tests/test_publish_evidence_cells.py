"""Evidence of cells: each value's link target in its row, private words covered, hostile text harmless."""

import re

import pandas as pd
import pytest
from made_extracts import cleaned, extract
from made_sheets import workbook

from lib import hit_ratio
from lib import tables as t
from lib.publish.agency_view import agency_of
from lib.publish.cover_cells import cover_cell
from lib.publish.evidence_cells import published_pages
from lib.publish.sources import Sources

HEADER = "Agency,State,DirectSharing,NVLS,2018Detections,2018Hits,DataSharingLink\n"
REPORT = "https://www.documentcloud.org/documents/1-List.html"
ROWS = f'Sampleville PD,CA,27,Y,"490,535",405,{REPORT}\nMockton PD,CA,5,N,n/a,Not Provided,\n'


def held_of(text=HEADER + ROWS, folder="sample-tables/2018"):
    """Return the tables evidence is drawn from, of one CSV."""
    held = extract({"t.csv": text.encode()}, folder)
    counts, citations, _ = cleaned(held)
    return held | {"counts": counts, "citations": citations, "shares": t.as_frame(t.SHARES, [])}


def pages_of(*given):
    return published_pages(Sources.published(held_of(*given)))


def test_each_agency_has_a_page_with_a_target_for_each_value():
    held = held_of()
    pages = published_pages(Sources.published(held))
    addresses = held["counts"]["evidence"].str.split("#", expand=True)

    folder = "evidence/sample-tables/2018/counts-table"
    assert sorted(pages) == [f"{folder}-{agency}-pd-ca.html" for agency in ("mockton", "sampleville")]
    for address, anchor in addresses.itertuples(index=False):
        assert pages[address].count(f'id="{anchor}"') == 1
    assert "490,535</mark>" in pages["evidence/sample-tables/2018/counts-table-sampleville-pd-ca.html"]
    assert "Mockton" not in pages["evidence/sample-tables/2018/counts-table-sampleville-pd-ca.html"]


def test_no_two_targets_of_a_page_are_the_same():
    for page in pages_of().values():
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))


def test_a_public_document_s_address_is_shown_as_a_link():
    page = pages_of()["evidence/sample-tables/2018/counts-table-sampleville-pd-ca.html"]

    assert f'<a href="{REPORT}" rel="noreferrer">{REPORT}</a>' in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (REPORT, REPORT),
        ("Sampleville PD", "Sampleville PD"),
        ("https://www.documentcloud.org/documents/1?user=ann@records.test", None),
        ("https://www.documentcloud.org.records.test/a", None),
        ("javascript:alert(1)//www.documentcloud.org/documents/1", None),
        ("ann@records.test", None),
        ("call (555) 010-0199", None),
    ],
)
def test_only_addresses_of_public_documents_stay_readable(text, shown):
    assert (cover_cell(text) == text) == (shown is not None)


def test_hostile_cells_become_text():
    hostile = '<script>alert(1)</script>"><img src=x>'
    row = f'"{hostile.replace(chr(34), chr(34) * 2)} Police Department",CA,27,Y,1,1,javascript:alert(1)\n'
    page = next(iter(pages_of(HEADER + row).values()))

    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page


def test_what_a_table_says_of_an_agency_changes_nothing_of_the_agency_s_own():
    own = {"agency_id": "sampleville-pd-ca", "agency_name": "Sampleville", "request_id": "100", "form": "reply"}
    own |= {"window_start": "2018-01-01", "window_end": "2018-12-31", "window_kind": "calendar_year", "page": 1}
    own |= {"origin": "agency_statement", "status": "accepted", "document_id": "d-1", "label_as_printed": "2018"}
    figures = (("hits", 400), ("detections_stated", 500000))
    rows = [own | {"value_id": f"v-{m}", "measure": m, "value": n, "value_as_printed": str(n)} for m, n in figures]
    mine = t.as_frame(t.COUNTS, rows)
    both = t.as_frame(t.COUNTS, [*rows, *held_of()["counts"].to_dict("records")])
    requests = t.as_frame(t.REQUESTS, [{"agency_id": "sampleville-pd-ca", "agency_name": "S", "request_id": "100"}])

    from lib import clean

    settled = clean.settle(both)
    ratios = hit_ratio.hit_ratios(settled, requests)
    assert set(settled["status"]) == set(both["status"])
    own = ["agency_id", "hits", "scans", "hit_ratio", "hits_value_id", "scans_value_id", "rankable"]
    alone = hit_ratio.hit_ratios(mine, requests)
    kept = ratios[ratios["source"].isna()]
    assert kept[own].to_dict("records") == alone[own].to_dict("records")
    assert hit_ratio.pooled_ratios(ratios).equals(hit_ratio.pooled_ratios(alone))
    held = {"requests": requests, "counts": settled, "findings": t.as_frame(t.FINDINGS, [])}
    assert agency_of("sampleville-pd-ca", held).rows("counts")["value_id"].tolist() == ["v-detections_stated", "v-hits"]


def test_a_published_token_is_no_number_of_the_register():
    held = held_of()
    empty = [t.as_frame(table, []) for table in (t.HIT_RATIOS, t.YEAR_CHANGES, t.POOLED_RATIOS, t.REQUESTS, t.MESSAGES)]
    found = hit_ratio.findings(held["counts"], held["citations"], held["documents"], *empty)

    assert sorted(found["shown"]) == ["0", "1", "27", "405", "490,535", "5"]
    assert set(found["unit"]) == {"detections", "recipients", "hits", "1 for yes, 0 for no"}
    first = found[found["shown"] == "490,535"].iloc[0]
    assert first["citation"] == "raw/sample-tables/2018/t.csv page 1, cell E2"


def test_a_sheet_of_an_agency_s_own_reply_is_shown_by_its_rows():
    from lib.publish.evidence import evidence_pages

    asked = [["B2. The aggregate number of “hits” during 2021"]]

    def add(book, _):
        book.create_sheet("B2").append(["hits in 2021", 405])

    held = extract({"r.xlsx": workbook(*asked, change=add, sheet="Request")}, "sampleville-pd-ca/100")
    counts, citations, _ = cleaned(held)
    held |= {"counts": counts, "citations": citations, "shares": t.as_frame(t.SHARES, [])}
    pages = evidence_pages(Sources.of(held, "sampleville-pd-ca"))

    assert list(pages) == ["evidence/sampleville-pd-ca/100/item-workbook-undated.html"]
    value_id = counts["value_id"].iloc[0]
    assert f'<td>hits in 2021</td><td><mark id="{value_id}">405</mark></td>' in next(iter(pages.values()))


def test_what_waits_of_a_named_agency_is_not_on_that_agency_s_list():
    from lib import checks
    from lib.clean.waiting import waiting

    held = held_of(HEADER + "Sampleville PD,CA,None,Y,1,405\n")
    _, _, contradictions = cleaned(held)
    empty = [t.as_frame(t.SHARES, []), t.as_frame(t.REQUESTS, [])]
    nothing = contradictions.iloc[:0].assign(doubt="")
    review = waiting(held["counts"], empty[0], empty[1].assign(in_roster=True), nothing, [])
    review = pd.concat([review, checks.waiting(contradictions, held["counts"])])

    assert review["agency_id"].isna().all()
    assert sorted(review["readings"]) == [
        "Sampleville PD: 1",
        "Sampleville PD: 405",
        "Sampleville PD: 405 hits / 1 detections_stated",
        "Sampleville PD: None",
    ]
