"""Files given as bytes in; the extract tables of them out, read in this process. No real agency is meant."""

import pandas as pd

from lib import forms
from lib import tables as t
from lib.read.sheet import read_sheet

NO_ROSTER = pd.DataFrame({"agency_id": [], "agency_name": [], "state": [], "request_id": []}, dtype="str")


def extract(files: dict[str, bytes], folder: str = "sample-tables/2018", maps=()) -> dict[str, pd.DataFrame]:
    """Return the extract tables of table files, name to bytes, in one request folder."""
    agency, request = folder.split("/")
    documents, pages, beside = [], [], []
    for name, data in files.items():
        reading = read_sheet(data)
        ids = {"document_id": f"d-{name}", "agency_id": agency, "request_id": request, "kind": "unknown"}
        what = {"path": f"{folder}/{name}", "status": reading.status, "reason": reading.reason}
        documents.append(ids | what | {"sha256": "0" * 64, "pages": len(reading.pages)})
        for page in reading.pages:
            kept = {"document_id": ids["document_id"], "page": page.number, "text": page.text, "sheet": page.sheet}
            pages.append(kept | {"text_source": page.text_source, "words": len(page.words)})
            beside.append((page.words, page.marks))
    frame = t.as_frame(t.PAGES, pages)
    placed, marks = (pd.Series([x[n] for x in beside], dtype="object") for n in (0, 1))
    return forms.read_forms(t.as_frame(t.DOCUMENTS, documents), frame.assign(placed=placed, marks=marks), maps)


def cleaned(held: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return (counts, citations, contradictions) of extract tables."""
    from lib import checks, clean

    names = clean.agency_names(NO_ROSTER, held["documents"], held["request_pages"])
    doubts = clean.page_doubts(held["request_pages"], held["reports"], NO_ROSTER)
    counts, citations = clean.tidy_counts(held["readings"], held["posts"], held["boxes"], names, doubts)
    counts = clean.settle(counts)
    tidy = {"counts": counts, "requests": t.as_frame(t.REQUESTS, []), "items": t.as_frame(t.ITEMS, [])}
    tidy |= {"doubts": t.as_frame(t.DOUBTS, [])}
    found = checks.contradictions(tidy, held | {"report_checks": t.as_frame(t.CHECKS, [])})
    return counts, citations, found


def all_used(held: dict[str, pd.DataFrame]) -> bool:
    """Return True if every cell of every page has exactly one use, as the first notebook asserts."""
    used = held["word_uses"].groupby(["document_id", "page"])["words"].sum()
    seen = held["pages"].set_index(["document_id", "page"])["words"]
    return bool((used.reindex(seen.index, fill_value=0) == seen).all())
