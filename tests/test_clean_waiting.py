"""Everything that waits for a person is on the list, with its reason, and nothing of it is said in public."""

import pytest
from made_pages import (
    AGENCY,
    ASK,
    FOLDER,
    LAYOUTS,
    Msg,
    accepted,
    answered,
    checked,
    newer_page,
    put,
    tidy,
    tidy_text,
    waits,
)

from lib import tables as t
from lib.review import collect, public_notes


def listed(tables):
    """The review table of both stages."""
    held = {"review_extract": tables["extract_review"], "review_clean": tables["review"]}
    return collect(held)


WAITING = {
    "a value that is no number": (answered("2018 hits: (5)"), "value", "(5)"),
    "a label with unknown words": (answered("2018 confirmed hits: 5"), "value", "5"),
    "a fiscal year": (answered("FY 2018 hits: 5"), "value", "5"),
    "a form that is not known": (answered("There were 1,405 hits in 2018"), "text_not_read", "1,405"),
    "a figure in a quotation": (answered("See:\n\nBegin forwarded message:\n\n2018 hits: 5"), "value", "5"),
    "a sender nobody knows": (newer_page([ASK, Msg("Madeup Corp", "Hello")]), "request", "Madeup Corp"),
    "a page of another agency": (answered("x").replace("Sampleville", "Elsewhere"), "agency_name", "Elsewhere"),
    "hits above scans": (answered("2018 hits: 9\n2018 detections: 8"), "contradiction", "9 hits / 8"),
    "two values": (answered("2018 hits: 9", "2018 hits: 8"), "contradiction", "9 hits / 8 hits"),
    "completed but open": (answered("Hello"), "contradiction", "no answer found to items"),
    "a text of no known form": ("Dear reader", "file", "request-page.txt"),
    "text nobody uses": (answered("x").replace("Collapse All", "Some new line"), "left_over_text", "Some new line"),
}


@pytest.mark.parametrize("what", WAITING)
def test_what_waits_is_listed_with_its_kind_its_reading_and_its_place(what):
    text, kind, reading = WAITING[what]
    review = listed(tidy_text(text))
    mine = review[(review["what"] == kind) & review["readings"].fillna("").str.contains(reading, regex=False)]

    assert len(mine) >= 1, waits(tidy_text(text))
    assert mine["why"].str.len().gt(5).all()
    assert (mine["agency_id"] == FOLDER).all()


@pytest.mark.parametrize("what", WAITING)
def test_nothing_that_waits_shows_its_reading_in_public(what):
    text, _, reading = WAITING[what]
    notes = public_notes(listed(tidy_text(text)), FOLDER)

    assert len(notes) >= 1
    assert [note for note in notes["note"] if reading in note] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_value_is_accepted_a_repeat_or_on_the_list(layout):
    bodies = ["2018 hits: 405\n2019 hits: (5)", "2018 hits: 405", "July 2018 detections: 7\nThere were 1,000 hits"]
    tables = tidy_text(answered(*bodies, layout=layout))
    waiting = tables["counts"].query("status == 'needs_review'")["value_id"]

    assert set(tables["counts"]["status"]) <= {"accepted", "duplicate", "needs_review"}
    assert {f"r-{value_id}" for value_id in waiting} <= set(listed(tables)["review_id"])


def test_a_clean_reply_leaves_nothing_on_the_list_but_the_roster(tmp_path):
    body = "Part A is attached.\n\n2018 Hits= 2\n2018 Detections= 30\n2019 Hits= 4\n2019 Detections= 50"
    put(tmp_path, newer_page([ASK, Msg(AGENCY, body, files=("Data Sharing",))]))
    tables = tidy(tmp_path)

    assert listed(tables)["why"].tolist() == ["the request has a folder in raw/ and no line in raw/requests.csv"]
    assert len(accepted(tables)) == 4


def test_duplicates_and_system_files_do_not_wait(tmp_path):
    put(tmp_path, answered("Hello"))
    put(tmp_path, answered("Hello"), name="z copy.txt")
    put(tmp_path, b"x", name=".DS_Store")

    assert "file" not in listed(tidy(tmp_path))["what"].tolist()


def test_ids_on_the_list_are_its_own(tmp_path):
    for n, agency in enumerate(("sampleville-pd-ca", "elsewhere-pd-ca")):
        put(tmp_path, answered("2018 hits: (5)\nThere were 1,405 hits", "2018 hits: 1\n2018 hits: 2"), agency=agency)
        put(tmp_path, b"x", agency=agency, name=f"a{n}.pdf")
        put(tmp_path, b"", agency=agency, name="a b.txt")
        put(tmp_path, b"", agency=agency, name="a-b.txt")
    review = listed(checked(tidy(tmp_path)))

    assert review["review_id"].is_unique
    assert review["review_id"].str.fullmatch(r"r-[a-z0-9-]+").all()


def test_the_list_survives_a_round_trip_through_its_file(tmp_path):
    tables = tidy_text(answered('2018 hits: =1+1\nThere were 1,405 hits, <b>"quoted"</b>'))
    t.write(listed(tables), t.REVIEW, tmp_path)

    assert t.read(t.REVIEW, tmp_path)["readings"].fillna("").tolist() == listed(tables)["readings"].fillna("").tolist()
