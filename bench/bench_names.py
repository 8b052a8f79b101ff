"""Made lines of sharing lists in; printed figures out: how long reading, classing and matching names takes, and memory.

Run by `make bench`: 100,000 different printed names against 20,000 known agencies, on one core. In the time: each name
is parsed, its partner matched with the known agencies, its class told, and for names that stay open those they might be
are ranked. Not in it: making the lines, and CSV. The names are put
together from the list of places, in LEARN's and Flock's styles and in capitals, half of them without a state.
"""

import argparse
import random
import resource
import sys
import time
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pandas as pd  # noqa: E402

from lib import clean  # noqa: E402
from lib import tables as t  # noqa: E402
from lib.clean.reference import COLUMNS  # noqa: E402

STYLES = (
    "{place} Police Department",
    "{place} Police Department ({state})",
    "{place} {state} PD",
    "{PLACE} PD",
    "{place} PD - {state}",
    "{place} County Sheriffs Office",
    "{place} County {state} SO",
    "Inactive {place} Police Department",
    "{place} PD {state} (Flex)",
    "{place} Department of Public Safety",
    "{place} County District Attorneys Office ({state})",
    "{place} County Narcotics Task Force",
)
RULING = ["name_as_printed", "state", "agency_id", "decision", "status"]


def places(seed: int) -> list[tuple[str, str]]:
    """Return (place, state) of the list that ships, in a made-up order."""
    lines = files("lib.names").joinpath("places.csv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split(",", 1) for line in lines]
    found = [(key.title(), state[:2]) for key, states in rows for state in states.split() if key.isalpha()]
    random.Random(seed).shuffle(found)  # noqa: S311 - no secret, the same each time
    return found


def printed(found: list[tuple[str, str]], count: int) -> list[str]:
    """Return so many different printed names."""
    names: dict[str, None] = {}
    for style in STYLES:
        for place, state in found:
            names.setdefault(style.format(place=place, PLACE=place.upper(), state=state))
            if len(names) % (count // len(STYLES) + 1) == 0:
                break
    return list(names)[:count]


def made_shares(names: list[str], folders: list[str]) -> pd.DataFrame:
    """Return a shares table with a line for each name, in lists of fifty agencies."""
    numbers = range(len(names))
    lines = {
        "value_id": [f"v-{n:06}" for n in numbers],
        "agency_id": [folders[n % 50] for n in numbers],
        "document_id": [f"d-{n % 50}" for n in numbers],
        "name_as_printed": names,
        "row": numbers,
    }
    same = {"section": "detections_shared", "status": "accepted", "request_id": "1", "page": 1}
    return t.as_frame(t.SHARES, pd.DataFrame(lines).assign(**same))


def peak_mb() -> int:
    """Return the most memory held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(names: int, known: int, seed: int) -> None:
    """Make the lines, and print what reading, classing and matching them took."""
    found = places(seed)
    folders = sorted({f"{place.lower()}-pd-{state.lower()}" for place, state in found[: known * 2]})[:known]
    agencies = pd.DataFrame({"agency_id": folders, "agency_name": folders, "state": ""})
    shares, reference = made_shares(printed(found, names), folders), pd.DataFrame(columns=COLUMNS)
    rulings = pd.DataFrame(columns=RULING)
    print(f"{len(shares):,} lines made: {peak_mb()} MB with Python and pandas")
    began, worked = time.perf_counter(), time.process_time()
    told = clean.with_partners(shares, agencies, rulings, reference)
    between, so_far = time.perf_counter(), time.process_time()
    review = clean.open_names(told, agencies, rulings, reference)
    ended, all_of_it = time.perf_counter(), time.process_time()
    print(f"{told['name_as_printed'].nunique():,} different names, {len(folders):,} known agencies")
    print(f"read, classed and matched: {between - began:.1f} s ({so_far - worked:.1f} s of one core)")
    print(f"{len(review):,} open names ranked: {ended - between:.1f} s ({all_of_it - so_far:.1f} s of one core)")
    print(f"together {all_of_it - worked:.1f} s of one core, at most {peak_mb()} MB")
    print("classes:", told["partner_class"].value_counts().to_dict())


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--known", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    measure(told.names, told.known, told.seed)


if __name__ == "__main__":
    main()
