"""Small made-up tables for tests: rows with only what matters in them, the rest filled in. No real agency is meant."""

from functools import cache

from lib import hit_ratio
from lib import tables as t
from lib.tables.others import table_that_names

AGENCY, NAME, REQUEST = "sampleville-pd-ca", "Sampleville Police Department", "10001"
OTHER, OTHER_NAME = "mockton-pd-ca", "Mockton Police Department"
LETTER = "Please send the aggregate number of detections and hits collected during 2018 and 2019.\n"


def window(year):
    """Return the window columns of a year, or of a (start, end, kind)."""
    start, end, kind = year if isinstance(year, tuple) else (f"{year}-01-01", f"{year}-12-31", "calendar_year")
    return {"window_start": start, "window_end": end, "window_kind": kind}


def count_row(measure, value, year=2018, **more):
    """Return one row of counts: `year` is a year or a (start, end, kind)."""
    agency, request = more.get("agency_id", AGENCY), more.get("request_id", REQUEST)
    word = year if isinstance(year, int) else "-to-".join(str(x) for x in year[:2])
    return {
        "value_id": f"v-{agency}-{request}-reply-m2-{measure.replace('_', '-')}-{word}",
        "agency_id": agency,
        "agency_name": NAME if agency == AGENCY else OTHER_NAME,
        "request_id": request,
        "measure": measure,
        "label_as_printed": f"{word} {measure.split('_')[0].capitalize()}",
        "value": value,
        "value_as_printed": f"{value:,}" if isinstance(value, int) else value,
        "window_as_printed": str(word),
        "origin": "agency_statement",
        "status": "accepted",
        "document_id": f"d-{agency}-{request}",
        "page": 1,
        "form": "reply",
        "evidence": f"evidence/{agency}/{request}/reply-m2.html",
        **window(year),
        **more,
    }


def counts(*rows):
    """Return a counts table; every value's evidence address gets its own id as anchor."""
    made = [row | {"evidence": f"{row['evidence']}#{row['value_id']}"} for row in rows]
    named = [table_that_names(x["origin"], x["form"], *x["evidence"].split("/")[1:3]) for x in made]
    return t.as_frame(t.COUNTS, [{"source": source} | row for source, row in zip(named, made, strict=True)])


def pair(hits, scans, year=2018, measure="detections_stated", **more):
    """Return the two rows of a reply that gives hits and scans."""
    return [count_row("hits", hits, year, **more), count_row(measure, scans, year, **more)]


def citations(values, **more):
    """Return one citation a value, ten characters apart; `more` overrides columns of all of them."""
    rows = [
        {"value_id": v.value_id, "n": 1, "document_id": v.document_id, "page": 1, "text_source": "text", "message": 2}
        | {"text_as_printed": v.value_as_printed, "char_start": 10 * i, "char_end": 10 * i + 5}
        | {"context_start": 10 * i, "context_end": 10 * i + 5, **more}
        for i, v in enumerate(values.itertuples())
    ]
    return t.as_frame(t.CITATIONS, rows)


def documents(*ids_and_paths, **more):
    """Return documents that were read, from (document_id, path) pairs."""
    row = {"sha256": "0" * 64, "bytes": 9, "kind": "request_page", "pages": 1, "text_source": "text", "status": "read"}
    rows = [row | {"document_id": d, "path": p, **dict(zip(("agency_id", "request_id"), p.split("/"), strict=False))}
            | more for d, p in ids_and_paths]  # fmt: skip
    return t.as_frame(t.DOCUMENTS, rows)


def documents_of(values):
    """Return the one document of each request that values stand in."""
    found = values[["document_id", "agency_id", "request_id"]].drop_duplicates()
    return documents(*((d, f"{a}/{r}/request-page.txt") for d, a, r in found.itertuples(index=False)))


def requests(*agencies, request_id=REQUEST, in_roster=True, **more):
    """Return a request for each agency."""
    rows = [
        {"agency_id": a, "agency_name": NAME if a == AGENCY else OTHER_NAME, "state": "CA", "campaign": "2020"}
        | {"request_id": request_id, "in_roster": in_roster, **more}
        for a in agencies
    ]
    return t.as_frame(t.REQUESTS, rows)


def messages(*roles, agency_id=AGENCY, **more):
    """Return the messages of one request page: the sender's role of each, in order."""
    rows = [
        {
            "agency_id": agency_id,
            "request_id": REQUEST,
            "number": n,
            "sender_role": role,
            "kind": "records_with_figures",
        }
        | {"document_id": f"d-{agency_id}-{REQUEST}", **more}
        for n, role in enumerate(roles, 1)
    ]
    return t.as_frame(t.MESSAGES, rows)


def review(*rows):
    """Return a review table; each row is a dict with what matters."""
    made = [{"review_id": f"r-{n}", "agency_id": AGENCY, "what": "value", "why": "doubtful", "public_note": "a figure"}
            | row for n, row in enumerate(rows, 1)]  # fmt: skip
    return t.as_frame(t.REVIEW, made)


def findings_of(values, **tables):
    """Return the register worked out from values, with a citation for each."""
    return held(values, **tables)["findings"]


@cache
def _empty():
    return {table.name: t.as_frame(table, []) for stage in t.STAGE_TABLES.values() for table in stage}


def held(values, **tables):
    """Return every stage table by name, as `publish.read_stages` does: worked out from values, else empty."""
    agencies = list(values["agency_id"].unique()) or [AGENCY]
    every = _empty() | {"counts": values, "citations": citations(values), "documents": documents_of(values)}
    every |= {"requests": requests(*agencies), "messages": messages("requester", "agency")}
    waits = every["review"]
    every |= {f"review_{stage}": waits for stage in ("extract", "clean", "checks")} | tables
    ratios = hit_ratio.hit_ratios(every["counts"], every["requests"])
    changes, pooled = hit_ratio.year_changes(ratios), hit_ratio.pooled_ratios(ratios)
    names = ("counts", "citations", "documents")
    register = hit_ratio.findings(
        *(every[n] for n in names), ratios, changes, pooled, every["requests"], every["messages"]
    )
    published = hit_ratio.published_ratios(every["counts"])
    headlines = hit_ratio.headlines(ratios, published, len(agencies))
    covered = hit_ratio.coverage(every["requests"], every["messages"], ratios, published)
    register = hit_ratio.with_published(register, headlines, every["counts"], covered, published)
    every |= {"published_ratios": published, "headlines": headlines, "coverage": covered}
    return every | {"hit_ratios": ratios, "year_changes": changes, "pooled_ratios": pooled, "findings": register}


def page_of(*stretches, document_id=f"d-{AGENCY}-{REQUEST}", page=1):
    """Return (pages, spans) of one page made of (used_as, message, text) stretches, one behind the other."""
    spans, at, text = [], 0, ""
    for used_as, message, words in stretches:
        spans.append({"document_id": document_id, "page": page, "char_start": at, "char_end": at + len(words)}
                     | {"used_as": used_as, "message": message})  # fmt: skip
        at, text = at + len(words), text + words
    pages = t.as_frame(t.PAGES, [{"document_id": document_id, "page": page, "text": text}])
    return pages, t.as_frame(t.SPANS, spans)


def write_processed(every, folder):
    """Write made tables to `folder` as the stages would, and the newsroom's copies to its desk."""
    for stage, declared in t.STAGE_TABLES.items():
        named = {table.name: every[t.held_name(stage, table.name)] for table in declared}
        t.write_stage(stage, named, folder / stage)
