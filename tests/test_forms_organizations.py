"""Lists of organizations parted by commas: where a comma belongs to a name, and where that is not certain."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lib.forms.organizations import MAY_HOLD_COMMA, NO_NAME, more_not_shown, name_doubt, says_none, split_names


def names(text):
    return [listed.name for listed in split_names(text)]


def doubted(text):
    return [listed.name for listed in split_names(text) if listed.doubt]


@pytest.mark.parametrize(
    "name",
    [
        "University of California, Berkeley",
        "UC, San Diego",
        "California State University, Long Beach",
        "Sampleville County, CA",
        "Sampleville, CA PD",
        "CA - Demo Mall, LLC",
        "Demo Holdings, Inc.",
        "Bureau of Alcohol, Tobacco, Firearms and Explosives",
    ],
)
def test_a_comma_that_surely_belongs_to_the_name(name):
    text = f"Alameda CA PD, {name}, Yolo County CA SO"
    assert names(text) == ["Alameda CA PD", name, "Yolo County CA SO"]
    assert doubted(text) == []


def test_a_word_that_may_be_a_name_of_its_own_or_the_end_of_one_is_a_doubt_either_way():
    text = "Alameda CA PD, University of Demo, Vistaville, Yolo County CA SO"
    assert names(text) == ["Alameda CA PD", "University of Demo", "Vistaville", "Yolo County CA SO"]
    assert doubted(text) == ["University of Demo", "Vistaville"]
    out_of_order = "Alameda CA PD, University of Demo, Springfield, Yolo County CA SO"
    assert names(out_of_order) == ["Alameda CA PD", "University of Demo, Springfield", "Yolo County CA SO"]
    assert doubted(out_of_order) == ["University of Demo, Springfield"]
    assert split_names(out_of_order)[1].doubt == MAY_HOLD_COMMA


def test_a_place_of_a_campus_with_an_office_of_its_own_is_a_doubt():
    assert doubted("University of California, Berkeley CA PD") == ["University of California, Berkeley CA PD"]
    text = "University of California, Santa Cruz CA PD, Yolo County CA SO"
    assert doubted(text) == ["University of California, Santa Cruz CA PD"]


def test_a_state_or_an_office_alone_is_joined_with_a_doubt():
    assert names("Sampleville County, California, Mockton CA PD") == ["Sampleville County, California", "Mockton CA PD"]
    assert doubted("Sampleville County, California, Mockton CA PD") == ["Sampleville County, California"]
    assert names("San Demo - Evergreen, PD") == ["San Demo - Evergreen, PD"]


def test_a_name_after_a_complete_one_needs_no_office():
    text = "Butte County CA SO, CA Iipay Nation of Santa Ysabel, Cal Fire , Cal State Fullerton (CA)"
    assert doubted(text) == [] and len(names(text)) == 4


def test_how_many_more_there_are_is_no_name():
    text = "Alameda CA PD, Albany CA PD, + 12 more"
    assert names(text) == ["Alameda CA PD", "Albany CA PD"]
    assert more_not_shown(text) == "+ 12 more"
    assert more_not_shown("Alameda CA PD") == ""


@pytest.mark.parametrize(
    "text",
    ["This list is updated daily.", "see www.sampleville.example", "949-555-0100", "rita@sampleville.example", "12",
     "Agencies that share with us", "Only for use in the city of Sampleville."],
)  # fmt: skip
def test_prose_and_addresses_are_no_names(text):
    assert name_doubt(text) == NO_NAME


@pytest.mark.parametrize(
    "name",
    ["Duplicate - do not use -Port of Los Angeles CA PD", "ALEA - (Will Not Share)", "RIV CO ARSON TF CA PD", "NCRIC",
     "San Jose - Evergreen Community College Campus PD CA", "Demo Holdings of the West, Inc.", "St. Helena CA PD",
     "Mountain View CA PD (Santa Clara County)", "Test Demo 1234", "DNU - Glendale PD CA (Condor)"],
)  # fmt: skip
def test_odd_names_are_names(name):
    assert name_doubt(name) == ""


def test_words_that_say_there_is_none():
    assert all(map(says_none, ["None", "N/A", " none. ", "None: Sampleville does not share with outside agencies"]))
    assert not says_none("Nonesuch ZZ PD")


@given(st.lists(st.sampled_from(["Alameda CA PD", "Yolo County CA SO", "NCRIC", "Cal Fire"]), min_size=1, max_size=20))
def test_certain_names_come_back_in_order_with_their_places(listed):
    text = " , ".join(listed)
    found = split_names(text, offset=7)
    assert [item.name for item in found] == listed
    assert [text[item.start - 7 : item.end - 7] for item in found] == listed


@given(st.text(st.sampled_from("abC PD,.\n+1"), max_size=60))
def test_no_letter_of_a_list_is_lost_or_used_twice(text):
    found = split_names(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = "".join(text[item.start : item.end] for item in found)
    assume(not more_not_shown(text))
    assert sum(c.isalnum() for c in covered) == sum(c.isalnum() for c in text)
