"""Made request pages in both layouts of MuckRock, and the walk from a raw folder to the tidy tables.

Every name in here is made up. `LETTER` repeats the items of the true letters, since the forms go by its words.
"""

import ast
import json
import signal
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from lib import checks, clean, forms, read
from lib import tables as t
from lib.forms.page_rows import request_page_rows
from lib.pages import Page, words_in

PROJECT = Path(__file__).parents[1]
SAMPLES = PROJECT.parent / "shared" / "samples"

REQUESTER = "Quilla Testwriter"
AGENCY = "Sampleville Police Department"
PLACE = "Sampleville, CA"
FOLDER, REQUEST = "sampleville-pd-ca", "1001"

ITEMS = {
    "1": "The names of agencies and organizations with which the Agency shares ALPR data;",
    "2": "The names of agencies and organizations from which the Agency receives ALPR data;",
    "3": "The names of agencies and organizations with which the Agency shares “hot list” information;",
    "4": "The names of agencies and organizations from which the Agency receives “hot list” information;",
    "5": "The aggregate number of detections collected during 2018;",
    "6": "The aggregate number of “hits” during 2018;",
    "7": "The aggregate number of detections collected during 2019;",
    "8": "The aggregate number of “hits” during 2019.",
}
LETTER = "\n".join(
    [
        "To Whom It May Concern:",
        "",
        "Pursuant to the California Public Records Act, I hereby request the following records:",
        "",
        "Part A: Information related to Automated License Plate Reader (ALPR) data sharing.",
        "",
        *(f"{n}) {text}" for n, text in list(ITEMS.items())[:4]),
        "",
        "Part B: Information Related to Numbers of “Detections” (plate scans) and “Hits”",
        "",
        *(f"{n}) {text}" for n, text in list(ITEMS.items())[4:]),
        "",
        "I look forward to receiving your response to this request within 10 calendar days.",
        "",
        "Sincerely,",
        "",
        REQUESTER,
    ]
)
FIGURES = "2018 Hits= 264\n2018 Detections= 494, 258\n2019 Hits=45\n2019 Detections= 157, 320"


@dataclass(frozen=True)
class Msg:
    """A message to be put on a made page; the older layout prints no date, subject or channel."""

    sender: str
    body: str
    date: str = "01/28/2020"
    subject: str = "None"
    channel: str = "Email"
    files: tuple[str, ...] = ()


ASK = Msg(REQUESTER, LETTER)


def older_page(messages, *, agency=AGENCY, place=PLACE, tracking="20-99", status="Completed", listed=()):
    """A page of the older layout; `listed` are (date, name) pairs under `Files`, None for no such list."""
    lines = [
        f"ALPR Data Records Request ({agency})",
        "",
        f"{REQUESTER} filed this request with the {agency} of {place}.",
        "",
        *(["Tracking #", "", tracking, ""] if tracking else []),
        *["Multi Request ALPR Data Records Request", "Status", status, "", "Communications", ""],
    ]
    for m in messages:
        # As on Tracy's page: two blank lines below the requester's name, one below the others'.
        lines += [f"From: {m.sender}", "", *([""] if m.sender == REQUESTER else []), m.body, ""]
        for name in m.files:
            lines += [f"  • {name}", ""]
    if listed is not None:
        lines += ["Files", "", "pages", "", "Close"]
        for date, name in listed:
            lines += [f"  • {date}", "", f"    {name}", ""]
    return "\n".join(lines)


def newer_page(messages, *, agency=AGENCY, place=PLACE, status="Completed", submitted="Jan. 28, 2020", tracking=""):
    """A page of the newer layout, with the site's own lines above and below the messages."""
    lines = [
        *["Donate", " Search", "Log\u00a0In", f"2020 Sharing Information - ALPR ({agency})"],
        f"{REQUESTER} filed this request with the {agency} of {place}.",
        *([f"Tracking #\t{tracking}"] if tracking else []),
        *["Multi Request\t2020 Sharing Information - ALPR", f"Submitted\t{submitted}", "STATUS", status, ""],
        *["File a Request", f"{len(messages)} Communications", " ", "Collapse All", ""],
    ]
    for m in messages:
        lines += [f"From: {m.sender}", "", m.date, "", f"Subject: {m.subject}", "", m.channel, "", m.body, ""]
        for name in m.files:
            lines += [name, "", " View  Embed  Download", ""]
    lines += ["For the Record", "", "Keep up on new releases, projects and reporting with MuckRock's weekly newsletter"]
    return "\n".join([*lines, "", "SECTIONS", "News", "Recently Completed Requests"])


LAYOUTS = {"older": older_page, "newer": newer_page}


def answered(*bodies, layout="newer", **more):
    """A page with the letter and one reply for each body; in the newer layout the nth is dated 02/0n/2020."""
    replies = [Msg(AGENCY, body, date=f"02/{n:02}/2020") for n, body in enumerate(bodies, 1)]
    return LAYOUTS[layout]([ASK, *replies], **more)


def page(text):
    """The text as the page a reader would hand on."""
    return Page(1, text, "text", words_in(text))


def put(raw, text, *, agency=FOLDER, request=REQUEST, name="request-page.txt"):
    """Write a file where a request's files lie; text as UTF-8, bytes as they are."""
    path = Path(raw) / agency / request / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def extract(raw, cache=None):
    """The extract tables of a raw folder, as notebook 10 makes them."""
    documents, pages = read.read_documents(read.inventory(Path(raw)), Path(raw), cache)
    return forms.read_forms(*read.read_scans(documents, pages, Path(raw), cache))


@contextmanager
def on_disk(text):
    """A raw folder that holds one page in the made agency's folder, and no roster."""
    with TemporaryDirectory() as raw:
        put(raw, text)
        yield Path(raw)


@cache
def extract_text(text):
    """The extract tables of one page in the made agency's folder."""
    with on_disk(text) as raw:
        return extract(raw)


@cache
def tidy_text(text):
    """The extract and tidy tables of one page in the made agency's folder, with no roster."""
    with on_disk(text) as raw:
        return tidied(extract_text(text), raw)


def tidy(raw, cache=None):
    """The extract and tidy tables of a raw folder: the cells of notebook 20 on what notebook 10 makes."""
    return tidied(extract(raw, cache), raw)


def tidied(found, raw):
    """The extract tables, and what the cells of notebooks 20 and 25 make of them; its review is `review`."""
    named = {"raw": str(raw), "processed": "never-used", "reports": "never-used", "extract": found}
    for code in notebook_20():
        exec(code, named)
    made = {
        name: named[name]
        for name in ("counts", "shares", "requests", "extensions", "items", "messages", "matches", "names")
    }
    made |= {"doubts": named["tidy"]["doubts"], "citations": named["tidy"]["citations"]}
    made |= {"contradictions": checks.contradictions(made, found)}
    review = pd.concat([named["review"], checks.waiting(made["contradictions"], made["counts"])], ignore_index=True)
    return found | made | {"extract_review": found["review"], "review": review}


@cache
def notebook_20():
    """The code of notebook 20, cell by cell, without what shows tables, or reads and writes them on disk."""
    cells = json.loads((PROJECT / "notebooks/20_clean.ipynb").read_text("utf-8"))["cells"]
    codes = ["".join(c["source"]) for c in cells if c["cell_type"] == "code" and not c["metadata"].get("tags")]
    trees = [ast.parse(code) for code in codes]
    for tree in trees:
        tree.body = [x for x in tree.body if not isinstance(x, ast.Expr) and "read_stage" not in ast.unparse(x)]
    return [compile(tree, "20_clean", "exec") for tree in trees]


@dataclass(frozen=True)
class Figures:
    """What one page gave: accepted values by (measure, year), the citations, and what waits as one text."""

    accepted: dict
    citations: pd.DataFrame
    waits: str


def figures(text):
    """The figures of one page by the quick way: only the tables that hold them, conflicts not settled."""
    rows = request_page_rows([page(text)])
    ids = {"document_id": "d-made-page", "agency_id": FOLDER, "request_id": REQUEST}
    readings = t.as_frame(t.READINGS, [row | ids for row in rows["readings"]])
    posts = t.as_frame(t.POSTS, [row | ids for row in rows["posts"]])
    names = pd.DataFrame([{"agency_id": FOLDER, "agency_name": AGENCY}])
    no_doubts = pd.DataFrame(columns=["document_id", "doubt"])
    counts, citations = clean.tidy_counts(readings, posts, t.as_frame(t.BOXES, []), names, no_doubts)
    listed = [f"{row['why']} [{row['readings']}]" for row in rows["review"]]
    listed += [f"{c.why} [{c.value_as_printed}]" for c in counts[counts["status"] == "needs_review"].itertuples()]
    return Figures(accepted({"counts": counts}), citations, "\n".join(listed))


def accepted(tables):
    """Accepted values as {(measure, first year of the window): value}."""
    counts = tables["counts"]
    used = counts[counts["status"] == "accepted"]
    return {(c.measure, c.window_start[:4]): int(c.value) for c in used.itertuples()}


def waits(tables):
    """Everything that waits for a person, one line each, as one text to search."""
    rows = pd.concat([tables["extract_review"], tables["review"]])
    return "\n".join(f"{r.what}: {r.why} [{r.readings}]" for r in rows.itertuples())


def checked(tables):
    """Check every table that has rows against its declaration, as writing it would; return the tables."""
    for table in (*t.STAGE_TABLES["extract"], *t.STAGE_TABLES["clean"], *t.STAGE_TABLES["checks"]):
        if len(tables.get(table.name, ())):
            t.check(tables[table.name], table)
    t.check(tables["extract_review"], t.REVIEW)
    return tables


@contextmanager
def within(seconds):
    """Fail if the block needs more of the processor's time; a search that would take hours is stopped."""

    def stop(_signal, _frame):
        raise TimeoutError(f"took longer than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    started = time.process_time()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    took = time.process_time() - started
    assert took <= seconds, f"took {took:.1f} seconds, more than {seconds}"
