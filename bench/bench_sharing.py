"""Made lines of sharing lists in; printed figures out: how long their tables take, and how much memory.

Five million lines: 18,000 agencies, each with two lists of about 139 names. No real agency is meant.
"""

import argparse
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

from lib import sharing  # noqa: E402
from lib.tables.words import PARTNER_CLASS  # noqa: E402

STEM = "data-sharing-report-2022-03-01"


def made_shares(n: int, agencies: int = 18_000) -> pd.DataFrame:
    """Return n lines with the columns that sharing needs; every partner is one of the agencies."""
    dice = np.random.default_rng(1)
    ids = np.array([f"demo-place-{i}-pd-ca" for i in range(agencies)])
    agency, sections = np.sort(dice.integers(0, agencies, n)), np.array(["detections_shared", "detections_received"])
    section, partner = dice.integers(0, 2, n), dice.integers(0, agencies, n)
    lists = pd.Series(agency * 2 + section)
    row = lists.groupby(lists).cumcount().to_numpy() + 1
    ends = [f"{STEM}-{name.replace('_', '-')}" for name in sections]
    list_ids = np.array([f"v-{a}--1-{end}" for a in ids for end in ends], dtype=object)[lists]
    value_ids = list_ids + "-r" + row.astype(str).astype(object)
    pages = np.array([f"evidence/{a}/1/{STEM}.html#" for a in ids], dtype=object)[agency]
    columns = {
        "value_id": value_ids, "list_id": list_ids, "agency_id": ids[agency], "request_id": "1",
        "section": sections[section], "row": row, "name_as_printed": ids[partner], "hot_list_as_printed": None,
        "partner_id": ids[partner], "partner_name": ids[partner], "partner_state": "CA", "as_of": "2022-03-01",
        "partner_class": np.array(PARTNER_CLASS)[dice.integers(0, len(PARTNER_CLASS), n)], "status": "accepted",
        "evidence": pages + value_ids,
    }  # fmt: skip
    return pd.DataFrame(
        {name: pd.Series(x, index=range(n), dtype=None if name == "row" else "str") for name, x in columns.items()}
    )


def main() -> None:
    """Make lines and measure each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=5_000_000)
    told = parser.parse_args()
    shares = made_shares(told.lines)
    requests = pd.DataFrame({"agency_id": shares["agency_id"].unique(), "state": "CA"})
    print(f"{len(shares):,} lines made")
    began = time.perf_counter()

    def lap(what: str) -> None:
        print(f"{what}: {time.perf_counter() - began:.1f} s, {time.process_time():.1f} s of processor so far")

    lines = sharing.counted_lines(shares)
    lap("lines in lists")
    lists = sharing.lists_of(lines)
    sizes = sharing.sizes(lists, requests)
    lap(f"{len(sizes):,} sizes")
    lap(f"{len(sharing.most_named(lines, lists)):,} partners ranked")
    lap(f"{len(sharing.reciprocity(lines, lists)):,} pairs")
    sharing.change_tables(lines, lists)
    lap("changes")
    print(f"held at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB")


if __name__ == "__main__":
    main()
