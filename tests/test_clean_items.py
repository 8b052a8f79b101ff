"""How each item of a request stands, and what that rests on."""

import pytest
from made_pages import (
    AGENCY,
    ASK,
    FIGURES,
    ITEMS,
    LAYOUTS,
    LETTER,
    PROJECT,
    REQUESTER,
    SAMPLES,
    Msg,
    answered,
    checked,
    newer_page,
    put,
    tidy,
    tidy_text,
    waits,
)

from lib.clean.items import item_meaning

PART_A = "Please see attached report for information regarding Part A of the request."
SENT = newer_page([ASK, Msg(AGENCY, f"{PART_A}\n\n{FIGURES}", files=("Data Sharing",))])


def states(tables):
    items = tables["items"]
    return dict(zip(items["item"], items["state"], strict=True))


def all_items(**special):
    """{item: state}: items 1 to 4 and 5 to 8 as given."""
    return dict.fromkeys("1234", special["a"]) | dict.fromkeys("5678", special["b"])


@pytest.mark.parametrize(
    ("words", "meaning", "year"),
    [
        (ITEMS["1"], "detections_shared", None),
        (ITEMS["2"], "detections_received", None),
        (ITEMS["3"], "hotlists_shared", None),
        (ITEMS["4"], "hotlists_received", None),
        (ITEMS["5"], "detections", 2018),
        (ITEMS["6"], "hits", 2018),
        (ITEMS["8"], "hits", 2019),
        ("the aggregate number of detections collected during 2021", "detections", 2021),
        ("The names of agencies with which the Agency shares hotlist information", "hotlists_shared", None),
        ("The names of agencies with which the Agency shares “hot-list” information", "hotlists_shared", None),
        ("The aggregate number of detections", "unknown", None),
        ("The aggregate number of hits during 2018 and 2019", "unknown", None),
        ("The number of detections and the number of hits during 2018", "unknown", None),
        ("All invoices of the vendor", "unknown", None),
        ("The number of detections that were hits during 2018", "unknown", None),
        ('The aggregate number of "detections" during 2016', "detections", 2016),
        ("The total number of license plate scans during 2017", "detections", 2017),
        ("The number of ALPR hits in 2017", "hits", 2017),
        ("Agencies to which your department provides ALPR data", "detections_shared", None),
        ("Agencies from whom the Agency receives hot list data", "hotlists_received", None),
        ("", "unknown", None),
    ],
)
def test_an_item_means_what_its_words_say_whatever_its_number(words, meaning, year):
    found, window = item_meaning(words)

    assert (found, window.start.year if window else None) == (meaning, year)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_items_keep_their_numbers_parts_and_places(layout):
    tables = tidy_text(answered("Hello", layout=layout))
    text = tables["pages"]["text"].iloc[0]

    assert tables["asked"]["part"].tolist() == list("AAAABBBB")
    assert [text[a.char_start : a.char_end] for a in tables["asked"].itertuples()] == list(ITEMS.values())


def test_items_of_another_campaign_are_found_by_their_words():
    letter = LETTER
    for old, new in zip("56781234", ("A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"), strict=True):
        letter = letter.replace(f"\n{old}) ", f"\n{new}. ")
    tables = tidy_text(newer_page([Msg(REQUESTER, letter), Msg(AGENCY, FIGURES)]))

    assert {k for k, v in states(tables).items() if v == "answered"} == {"A1", "A2", "A3", "A4"}


def test_figures_answer_their_items_and_no_other():
    items = tidy_text(answered("2018 hits: 264\n2019 detections: 157, 320"))["items"].set_index("item")

    assert items.query("state == 'answered'").index.tolist() == ["6", "7"]
    assert items.loc["6", "evidence"].endswith("-hits-2018")


def test_a_figure_that_waits_does_not_answer_its_item():
    tables = tidy_text(answered("2018 hits: 4O5"))

    assert states(tables)["6"] == "provided_not_read"
    assert states(tables)["5"] == "awaiting"


def test_a_file_that_is_named_and_not_there_is_not_on_file():
    tables = tidy_text(SENT)

    assert states(tables) == all_items(a="provided_not_on_file", b="answered")
    assert "Data Sharing" in tables["items"]["evidence"].iloc[0]


@pytest.mark.parametrize("data", [b"%PDF-1.7 made", b"\x89PNG made"])
def test_a_file_that_may_be_the_named_one_was_not_read(tmp_path, data):
    put(tmp_path, SENT)
    put(tmp_path, data, name="IMG 0001.dat")
    tables = tidy(tmp_path)

    assert states(tables) == all_items(a="provided_not_read", b="answered")
    assert "IMG 0001.dat" in tables["items"]["evidence"].iloc[0]


def test_a_file_of_another_request_is_not_the_named_one(tmp_path):
    put(tmp_path, SENT)
    put(tmp_path, b"%PDF-", request="1002", name="a.pdf")
    put(tmp_path, b"%PDF-", agency="elsewhere-pd-ca", name="a.pdf")
    items = tidy(tmp_path)["items"]

    assert set(items["state"]) == {"provided_not_on_file", "answered"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (".DS_Store", b"x"),
        ("request-page-2.txt", SENT.encode()),
        ("request-page-2.txt", SENT.replace("Hello", "Hi").encode() + b"\n"),
    ],
    ids=["a system file", "the same page again", "the page saved again"],
)
def test_a_file_that_cannot_be_the_named_one_is_not_called_it(tmp_path, name, data):
    put(tmp_path, SENT)
    put(tmp_path, data, name=name)

    assert states(tidy(tmp_path))["1"] == "provided_not_on_file"


def test_a_picture_of_a_signature_is_not_a_record_sent():
    tables = tidy_text(newer_page([ASK, Msg(AGENCY, "Attached.", files=("image001", "~WRD000"))]))

    assert set(states(tables).values()) == {"awaiting"}


def test_words_that_something_is_attached_without_a_file_are_no_answer():
    assert set(states(tidy_text(answered("The report for Part A is attached."))).values()) == {"awaiting"}


def test_a_file_sent_for_one_part_answers_the_other_part_nothing():
    tables = tidy_text(newer_page([ASK, Msg(AGENCY, PART_A, files=("Data Sharing",))]))

    assert states(tables) == all_items(a="provided_not_on_file", b="awaiting")


def test_a_file_sent_for_no_named_part_may_answer_all():
    tables = tidy_text(newer_page([ASK, Msg(AGENCY, "The responsive records are attached.", files=("records",))]))

    assert set(states(tables).values()) == {"provided_not_on_file"}


def test_no_records_for_one_part_says_nothing_of_the_other():
    tables = tidy_text(answered("There are no records responsive to Part B of your request."))

    assert states(tables) == all_items(a="awaiting", b="no_responsive_records")


def test_a_figure_weighs_more_than_a_word_that_there_is_none():
    tables = tidy_text(answered("There are no records responsive to Part B.", "We found them.\n2018 hits: 405"))

    assert states(tables)["6"] == "answered"


def test_a_request_without_items_has_none_and_its_figures_stand():
    tables = checked(tidy_text(newer_page([Msg(REQUESTER, "All records, please."), Msg(AGENCY, "2018 hits: 405")])))

    assert len(tables["items"]) == 0
    assert tables["counts"]["status"].tolist() == ["accepted"]


def test_a_request_marked_completed_with_open_items_is_a_contradiction():
    tables = tidy_text(answered("2018 hits: 264", status="Completed"))
    (found,) = tables["contradictions"].query("what == 'completed_but_open'").itertuples()

    assert found.second == "no answer found to items 1, 2, 3, 4, 5, 7, 8"
    assert "completed but open" in waits(tables)


@pytest.mark.parametrize("status", ["Processing", "Awaiting Response", "Partially Completed", "Withdrawn"])
def test_an_open_item_of_a_request_not_completed_is_no_contradiction(status):
    tables = tidy_text(answered("2018 hits: 264", status=status))

    assert len(tables["contradictions"]) == 0


def test_a_completed_request_with_a_file_that_is_not_there_is_no_contradiction():
    assert len(tidy_text(SENT)["contradictions"]) == 0


def test_tracys_items_stand_as_the_page_says(tmp_path):
    put(
        tmp_path,
        (PROJECT / "raw/tracy-pd-ca/87865/request-page.txt").read_bytes(),
        agency="tracy-pd-ca",
        request="87865",
    )
    tables = tidy(tmp_path)

    assert states(tables) == all_items(a="provided_not_on_file", b="answered")
    assert len(tables["contradictions"]) == 0


def test_irvines_items_stand_as_the_page_says(tmp_path):
    sample = SAMPLES / "raw/irvine-pd-ca/86954/request-page.txt"
    if not sample.is_file():
        pytest.skip("Irvine's sample is not on this machine")
    put(tmp_path, sample.read_bytes(), agency="irvine-pd-ca", request="86954")

    assert states(tidy(tmp_path)) == all_items(a="provided_not_on_file", b="answered")
