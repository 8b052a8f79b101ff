"""Files a page names: both layouts, signature pictures, spellings of one name, and names that are not one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pages import AGENCY, ASK, LAYOUTS, Msg, extract_text, newer_page, older_page

from lib.forms.attachments import read_attachments, read_file_list, same_file_key
from lib.pages import lines_in

TRACY = "Tracy Police Department CA_Data_Sharing_Report_02-19-20.pdf"
TRACY_LISTED = "Tracy20Police20Department20CA_Data_Sharing_Report_02-19-20.pdf"


def names(text):
    return [a.name for a in read_attachments(lines_in(text))]


def test_the_older_layout_lists_files_behind_a_bullet():
    assert names("Hello\n\n  • report one.pdf\n  • b.xlsx\n") == ["report one.pdf", "b.xlsx"]


def test_the_newer_layout_prints_a_name_above_its_buttons():
    text = "Hello\n\nData Sharing\n\n View  Embed  Download\n\n~WRD000\n\n Download\n"

    assert names(text) == ["Data Sharing", "~WRD000"]


def test_released_documents_inside_the_agencys_words_are_named_too():
    found = read_attachments(lines_in("A document has been released:\n\n* report.pdf\n\nThank you"))

    assert [(a.name, a.in_own_text) for a in found] == [("report.pdf", True)]


@pytest.mark.parametrize("words", ["  • first point of our answer", "* a note", "see report.pdf", "Download", "•"])
def test_words_that_name_no_file_are_no_file(words):
    assert names(f"{words}\n") == []


@pytest.mark.parametrize("name", ["image001", "image001.png", "IMAGE012.jpg", "~WRD000", "~WRD000.jpg"])
def test_pictures_of_a_signature_are_no_records(name):
    (found,) = read_attachments(lines_in(f"{name}\n\n Download"))

    assert not found.is_record


@pytest.mark.parametrize("name", ["image1.png", "images of signs.pdf", "image001 of 12.pdf", "report.jpg"])
def test_other_pictures_may_be_records(name):
    (found,) = read_attachments(lines_in(f"{name}\n\n Download"))

    assert found.is_record


def test_the_closing_list_gives_a_date_and_a_name_for_each_file():
    found = read_file_list(
        lines_in("Files\n\npages\n\nClose\n  • 02/24/2020\n\n    a.pdf\n\n  • 03/01/2020\n\n  b.pdf")
    )

    assert [(a.name, a.listed_on) for a in found] == [("a.pdf", "2020-02-24"), ("b.pdf", "2020-03-01")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_names_stand_where_they_say_and_belong_to_their_message(layout):
    files = ("a b.pdf", "ñ_1.xlsx", "=cmd.pdf")
    text = LAYOUTS[layout]([ASK, Msg(AGENCY, "Hello"), Msg(AGENCY, "See attached.", files=files)])
    found = extract_text(text)["attachments"]

    assert found["name_as_listed"].tolist() == list(files)
    assert [text[a.char_start : a.char_end] for a in found.itertuples()] == list(files)
    assert found["message"].tolist() == [3, 3, 3]


def test_a_file_under_files_belongs_to_no_message_and_its_date_starts_no_clock():
    found = extract_text(older_page([ASK, Msg(AGENCY, "Hello")], listed=[("02/24/2020", "a.pdf")]))["attachments"]

    assert found["message"].isna().tolist() == [True]
    assert found["listed_on"].tolist() == ["2020-02-24"]


def test_a_list_of_files_that_ends_at_a_date_names_no_file_for_it():
    assert read_file_list(lines_in("  • 02/24/2020\n\n  • 03/01/2020\n\n    b.pdf"))[-1].name == "b.pdf"
    assert len(read_file_list(lines_in("  • 02/24/2020\n\n  • 03/01/2020\n\n    b.pdf"))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [(TRACY, TRACY_LISTED), ("Data Sharing.pdf", "Data_Sharing.pdf"), ("a b.pdf", "a%20b.pdf"), ("A.PDF", "a.pdf")],
)
def test_spellings_of_one_name_have_one_key(first, second):
    assert same_file_key(first) == same_file_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Report.pdf", "Report_2020.pdf"),
        ("Hits_2018.pdf", "Hits_18.pdf"),
        ("a_1.pdf", "a.pdf"),
        ("LEARN_02-06-20.pdf", "LEARN_02-06-20 (1).pdf"),
        ("Part 1.pdf", "Part 2.pdf"),
    ],
)
def test_two_names_have_two_keys(first, second):
    assert same_file_key(first) != same_file_key(second)


@given(st.text(alphabet="ab 20_-.", min_size=1, max_size=12))
def test_a_name_and_its_spelling_on_a_site_have_one_key(name):
    assert same_file_key(name) == same_file_key(name.replace(" ", "_")) == same_file_key(name.replace(" ", "%20"))


def test_two_different_files_of_a_message_are_both_named():
    found = extract_text(newer_page([ASK, Msg(AGENCY, "See attached.", files=("Report.pdf", "Report_2020.pdf"))]))

    assert found["attachments"]["same_as"].isna().tolist() == [True, True]


def test_the_same_file_listed_twice_is_told():
    text = older_page([ASK, Msg(AGENCY, f"Released:\n\n* {TRACY}", files=(TRACY_LISTED,))])
    found = extract_text(text)["attachments"]

    assert found["same_as"].fillna("").tolist() == ["", TRACY]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_words_below_a_files_name_inside_a_reply_are_still_the_agencys(layout):
    body = "We enclose:\n  • report.pdf\n\nPart B is as follows.\n\nThank you."
    posts = extract_text(LAYOUTS[layout]([ASK, Msg(AGENCY, body, files=("report.pdf",))]))["posts"]

    assert posts["own_text"].iloc[1].endswith("Thank you.")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_button_inside_a_reply_is_not_the_sites(layout):
    body = "Open the portal and press\n\nDownload\n\nThank you."
    posts = extract_text(LAYOUTS[layout]([ASK, Msg(AGENCY, body)]))["posts"]

    assert posts["own_text"].iloc[1].endswith("Thank you.")


@given(st.text(max_size=80))
def test_any_words_give_only_names_that_stand_in_them(words):
    lines = lines_in(words)

    assert [words[a.start : a.end] for a in read_attachments(lines)] == [a.name for a in read_attachments(lines)]
