"""Where places are: the lists that ship, and what a name may mean."""

import pytest

from lib.names import parse_name, whereabouts
from lib.names.gather_places import gather_counties, gather_places, written
from lib.names.gazetteer import CITY, POST_OFFICE, VILLAGE, counties, places
from lib.names.words import states


def where(text):
    return whereabouts(parse_name(text))


def test_sizes_of_places():
    assert places("irvine") == {"CA": CITY, "FL": POST_OFFICE, "KY": VILLAGE, "PA": POST_OFFICE}
    assert places("federalway") == {"WA": CITY}
    assert places("sampleville") == {}


def test_counties_and_cities_that_are_their_own():
    assert counties("marin") == {"CA"}
    assert counties("richmond") == {"GA", "NC", "NY", "VA"}
    assert counties("richmondcity") == {"VA"}


@pytest.mark.parametrize(
    ("text", "sure", "only"),
    [
        ("Los Altos Hills PD", "CA", "CA"),
        ("Redwood City PD", "CA", ""),  # Redwood is elsewhere
        ("Marin County Sheriff", "CA", "CA"),
        ("Irvine PD", "", ""),
        ("Register PD", "", ""),  # a post office in Georgia, no place of 500 people
    ],
)
def test_a_place_is_sure_only_if_it_is_large_enough(text, sure, only):
    found = where(text)
    assert (found.sure, found.only) == (sure, only)


def test_a_place_may_be_without_its_last_word():
    assert "PA" in where("Manheim Township Police Department").listed
    assert where("Oxford City Police Department").may_be >= {"MS", "OH"}


def test_the_lists_that_ship_are_those_of_the_packages():
    from importlib.resources import files

    for name, found in (("places.csv", gather_places()), ("counties.csv", gather_counties())):
        shipped = files("lib.names").joinpath(name).read_text(encoding="utf-8")
        assert shipped == written(found), f"{name} is not what `make places` writes"
        assert {code for held in found.values() for code in held} <= set(states())
