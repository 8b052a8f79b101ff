"""Evidence of lists in texts: the paragraph with each name marked, its label, and nothing private."""

from bs4 import BeautifulSoup
from made_tables import AGENCY, page_of

from lib import tables as t
from lib.publish import Sources, evidence_pages

DOCUMENT = f"d-{AGENCY}-10001"
ADDRESS = f"evidence/{AGENCY}/10001/portal-page-2026-01-25.html"
NAMES = ("Alameda CA PD", "Demo <b>Mall</b>, LLC", "Yolo County CA SO")
LIST = ", ".join(NAMES) + ", call 949-555-0100 or ask Chief Quilla Testwriter\n"


def share(n, name, status="accepted"):
    value_id = f"v-{AGENCY}--10001-portal-page-2026-01-25-detections-shared-r{n}"
    said = {"value_id": value_id, "agency_id": AGENCY, "request_id": "10001", "section": "detections_shared", "row": n}
    said |= {"name_as_printed": name, "status": status, "document_id": DOCUMENT, "page": 1}
    return said | {"evidence": f"{ADDRESS}#{value_id}"}


def evidence(shares, stretches):
    pages, spans = page_of(*stretches)
    text = pages["text"][0]
    cited = [
        {"value_id": row["value_id"], "n": 1, "document_id": DOCUMENT, "page": 1, "text_source": "text"}
        | {"char_start": text.index(row["name_as_printed"])}
        | {"char_end": text.index(row["name_as_printed"]) + len(row["name_as_printed"])}
        for row in shares
    ]
    file = {"document_id": DOCUMENT, "path": f"{AGENCY}/10001/portal.txt", "kind": "portal_page", "status": "read"}
    sources = Sources(
        counts=t.as_frame(t.COUNTS, []),
        citations=t.as_frame(t.CITATIONS, cited),
        documents=t.as_frame(t.DOCUMENTS, [file | {"sha256": "0" * 64}]),
        pages=pages,
        spans=spans,
        request_pages=t.as_frame(t.REQUEST_PAGES, []),
        posts=t.as_frame(t.POSTS, []),
        shares=t.as_frame(t.SHARES, shares),
    )
    return {address: BeautifulSoup(page, "html.parser") for address, page in evidence_pages(sources).items()}


STRETCHES = [
    ("heading", None, "Acceptable Use Policy\n"),
    ("agency_text", None, "Questions go to Officer Rita Roe, rita@sampleville.example.\n"),
    ("heading", None, "Usage\nOrganizations granted access\n"),
    ("agency_text", None, LIST),
    ("furniture", None, "Provided by Flock Safety\n"),
]


def test_each_name_is_marked_with_its_id_under_the_label_of_its_list():
    shares = [share(n, name) for n, name in enumerate(NAMES, 1)]
    page = evidence(shares, STRETCHES)[ADDRESS]
    assert {mark["id"]: mark.get_text() for mark in page.find_all("mark")} == {
        row["value_id"]: row["name_as_printed"] for row in shares
    }
    assert [h3.get_text() for h3 in page.find_all("h3")] == ["Organizations granted access"]


def test_only_the_cited_paragraph_is_shown_and_what_is_private_in_it_is_covered():
    text = evidence([share(1, NAMES[0])], STRETCHES)[ADDRESS].get_text()
    assert "phone number covered" in text
    for private in ("949-555-0100", "Testwriter", "Rita", "rita@", "Questions go to"):
        assert private not in text, private


def test_the_words_of_the_page_never_become_markup():
    page = evidence([share(2, NAMES[1])], STRETCHES)[ADDRESS]
    assert page.find("blockquote").find("b") is None
    assert page.find("mark").get_text() == NAMES[1]


def test_a_line_that_waits_has_no_mark_and_no_page_of_its_own():
    assert evidence([share(1, NAMES[0], status="needs_review")], STRETCHES) == {}
