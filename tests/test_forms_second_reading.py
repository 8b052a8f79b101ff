"""Two readings of one report: the second is taken only where the first leaves questions open and it leaves fewer."""

import pandas as pd

from lib import tables as t
from lib.forms import needs_second_reading, with_better
from lib.forms.second_reading import NOTE

FIRST, SECOND = "d-sampleville-pd-zz-1-report-pdf", "d-mockton-pd-zz-1-report-pdf"


def extract(open_words, kind="data_sharing_report", source="native"):
    """Extract tables of the two documents, `open_words` left over on the first."""
    held = {table.name: t.as_frame(table, []) for table in t.STAGE_TABLES["extract"]}
    documents = [
        {"document_id": d, "path": f"{d}.pdf", "kind": kind, "status": "read", "agency_id": "x", "request_id": "1"}
        for d in (FIRST, SECOND)
    ]
    held["documents"] = t.as_frame(t.DOCUMENTS, documents)
    pages = [{"document_id": d, "page": 1, "text_source": source, "words": 9, "text": "x"} for d in (FIRST, SECOND)]
    held["pages"] = t.as_frame(t.PAGES, pages)
    left = [{"document_id": FIRST, "page": 1, "n": n, "words": "odd"} for n in range(1, open_words + 1)]
    held["left_over"] = t.as_frame(t.LEFT_OVER, left)
    return held


def of_first(held):
    return {name: frame[frame["document_id"] == FIRST] for name, frame in held.items()}


def test_only_reports_that_leave_questions_open_are_read_again():
    asked = needs_second_reading(extract(3))
    assert asked[["document_id", "status"]].to_numpy().tolist() == [[FIRST, "read"]]


def test_a_doubted_row_and_a_failed_check_are_open_questions():
    held = extract(0)
    held["listed"] = t.as_frame(t.LISTED, [{"document_id": FIRST, "section": "unknown", "row": 1, "doubt": "why"}])
    held["report_checks"] = t.as_frame(t.CHECKS, [{"document_id": SECOND, "n": 1, "ok": False}])
    assert needs_second_reading(held)["document_id"].tolist() == [FIRST, SECOND]


def test_unknown_documents_and_scans_are_not_read_again():
    assert needs_second_reading(extract(3, kind="unknown")).empty
    assert needs_second_reading(extract(3, source="ocr_layer")).empty


def test_the_second_reading_is_taken_if_it_leaves_fewer_questions():
    better = with_better(extract(3), of_first(extract(1)))
    assert better["left_over"].groupby("document_id").size().to_dict() == {FIRST: 1}
    reasons = better["documents"].set_index("document_id")["reason"]
    assert reasons[FIRST] == NOTE
    assert pd.isna(reasons[SECOND])
    assert better["documents"]["document_id"].nunique() == 2


def test_the_first_reading_stays_if_the_second_is_no_better():
    first = extract(3)
    assert with_better(first, of_first(extract(3))) is first
    assert with_better(first, {name: frame.head(0) for name, frame in first.items()}) is first
