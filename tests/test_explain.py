"""`explain`: from the id of a number back to file, page, characters and rule."""

import hashlib
import shutil

import pytest
from made_tables import (
    AGENCY,
    OTHER,
    citations,
    count_row,
    counts,
    documents,
    held,
    page_of,
    pair,
    review,
    write_processed,
)

from lib import tables as t
from lib.explain import UnknownIdError, explain
from lib.publish import write_data

TEXT = "2018 Hits= 264\n2018 Detections= 494, 258\n2018 Mobile= -5\n"
FILE = f"{AGENCY}/10001/request-page.txt"
HITS, SCANS = (r | {"document_id": f"d-{AGENCY}-10001"} for r in pair(264, 494_258))
WAITS = count_row("hits", None, 2019, status="needs_review", value_as_printed="-5", why="a minus; expected digits")


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """A project with one reply: two figures that stand and one that waits."""
    folder = tmp_path_factory.mktemp("original")
    raw, processed = folder / "raw", folder / "processed"
    (raw / FILE).parent.mkdir(parents=True)
    (raw / FILE).write_text(TEXT, encoding="utf-8")
    values = counts(HITS, SCANS | {"flags": "space_in_number"}, WAITS)
    places = {HITS["value_id"]: "264", SCANS["value_id"]: "494, 258", WAITS["value_id"]: "-5"}
    cited = citations(values).to_dict("records")
    for row in cited:
        start = TEXT.index(places[row["value_id"]])
        row |= {"char_start": start, "char_end": start + len(places[row["value_id"]])}
    pages, spans = page_of(("agency_text", 2, TEXT))
    file = documents((f"d-{AGENCY}-10001", FILE), sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    every = held(values, citations=t.as_frame(t.CITATIONS, cited), pages=pages, spans=spans, documents=file)
    write_processed(every, processed)
    write_data(every, review(), processed / "desk", folder / "reports")
    return folder


@pytest.fixture
def project(original, tmp_path):
    """A copy of the project that a test may change: (processed, raw)."""
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    return tmp_path / "processed", tmp_path / "raw"


def told(project, wanted):
    return "\n".join(explain(wanted, *project))


def test_count_leads_to_file_page_and_characters(project):
    text = told(project, HITS["value_id"])
    assert f"{HITS['value_id']} = 264  (accepted)" in text
    assert f"raw/{FILE} page 1, message 2, characters 11–14" in text
    assert "…2018 Hits= ⟦264⟧" in text
    assert "'264' under '2018 Hits'" in text
    assert "2018-01-01 to 2018-12-31, calendar year" in text
    assert hashlib.sha256(TEXT.encode()).hexdigest() in text


def test_flags_and_form_of_a_count_are_told(project):
    text = told(project, SCANS["value_id"])
    assert "flags: space_in_number" in text
    assert "form 'reply'" in text


def test_ratio_tells_its_formula_and_both_counts(project):
    text = told(project, f"f-{AGENCY}-2018-hit-ratio")
    assert text.startswith(f"f-{AGENCY}-2018-hit-ratio = 0.0534 %\n  how: hits / scans = 264 / 494,258")
    assert "⟦264⟧" in text
    assert "⟦494, 258⟧" in text


def test_coverage_tells_that_it_comes_from_the_roster(project):
    assert told(project, "f-all-agencies-asked").endswith("from: raw/requests.csv")


def test_waiting_value_is_told_with_its_reason_and_its_words_as_printed(project):
    text = told(project, WAITS["value_id"])
    assert "= no figure  (needs review)" in text
    assert "waits because: a minus; expected digits" in text
    assert "⟦-5⟧" in text
    # What the agency printed, without the ' that keeps a spreadsheet program from running it.
    assert "printed: '-5'" in text


def test_every_finding_can_be_explained(project):
    processed, _ = project
    ids = t.read(t.FINDINGS, processed / "hit_ratio")["finding_id"]
    assert [i for i in ids if not told(project, i).startswith(i)] == []


def test_unchanged_file_is_said_to_be_the_same(project):
    assert "the file in the raw folder is the same" in told(project, HITS["value_id"])


def test_changed_file_is_said_to_have_changed(project):
    (project[1] / FILE).write_text(TEXT + "one message more\n", encoding="utf-8")
    assert "CHANGED" in told(project, HITS["value_id"])


def test_missing_file_is_said_to_be_gone(project):
    (project[1] / FILE).unlink()
    text = told(project, HITS["value_id"])
    assert "is not in the raw folder any more" in text
    assert "is the same" not in text


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        (f"f-{AGENCY}-2018-hit-rato", f"f-{AGENCY}-2018-hit-ratio"),
        (HITS["value_id"][:-1] + "7", HITS["value_id"]),
        (WAITS["value_id"].upper().lower() + "x", WAITS["value_id"]),
        ("zzz", "near it: "),
        ("", "near it: "),
    ],
)
def test_unknown_id_names_ids_that_are_near(project, wanted, near):
    with pytest.raises(UnknownIdError) as error:
        explain(wanted, *project)
    assert repr(wanted) in str(error.value)
    assert near in str(error.value)


def test_project_in_which_nothing_has_run_says_what_to_do(tmp_path):
    with pytest.raises((UnknownIdError, t.TableError), match=r"\brun\b"):
        explain("v-x", tmp_path / "processed", tmp_path / "raw")


def test_value_read_in_two_places_tells_both(tmp_path):
    value = counts(HITS)
    rows = [
        citations(value).iloc[0].to_dict() | {"n": n, "char_start": s, "char_end": s + 3} for n, s in ((1, 11), (2, 40))
    ]
    text = TEXT[:40] + "264 again, by another agency: " + OTHER
    pages, spans = page_of(("agency_text", 2, text))
    every = held(value, citations=t.as_frame(t.CITATIONS, rows), pages=pages, spans=spans)
    write_processed(every, tmp_path / "processed")
    write_data(every, review(), tmp_path / "processed/desk", tmp_path / "reports")
    lines = explain(HITS["value_id"], tmp_path / "processed", tmp_path / "raw")
    assert [line.split("characters ")[1] for line in lines if "read at" in line] == ["11–14", "40–43"]
