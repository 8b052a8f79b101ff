"""Made counts of a nation in; printed figures out: how long hit ratios and checks take, and how much memory.

Run by `make bench`: 18,000 agencies with scans and hits of 120 months each. Beside it stand plain pandas, and duckdb
where it is installed, for the same sums: ratios of an hour to an hour on one machine count, seconds do not.
"""

import argparse
import hashlib
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lib import hit_ratio  # noqa: E402
from lib import tables as t  # noqa: E402
from lib.disagree import disagreements  # noqa: E402


def peak_mb() -> int:
    """Return the most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def made_counts(agencies: int, months: int) -> pd.DataFrame:
    """Return a counts table: scans and hits of each agency and month, made up, the same for the same numbers."""
    dice = np.random.default_rng(1)
    n = agencies * months
    starts = pd.period_range("2012-01", periods=months, freq="M")
    who = np.repeat(np.arange(agencies), months)
    when = np.tile(np.arange(months), agencies)
    names = np.array([f"made-town-{i:05d}-pd-zz" for i in range(agencies)], dtype=object)
    first = np.array([str(p.start_time.date()) for p in starts], dtype=object)
    last = np.array([str(p.end_time.date()) for p in starts], dtype=object)
    scans = dice.integers(1_000, 2_000_000, n)
    values = {"detections_stated": scans, "hits": (scans * dice.random(n) * 0.01).astype("int64")}
    frames = []
    for measure, value in values.items():
        ids = pd.Series(names[who]) + f"-{measure.replace('_', '-')}-" + pd.Series(first[when])
        frame = pd.DataFrame({"value_id": "v-" + ids, "agency_id": names[who], "agency_name": names[who]})
        frame = frame.assign(request_id="1", measure=measure, value=value, value_as_printed=value.astype(str))
        frame = frame.assign(window_start=first[when], window_end=last[when], window_kind="partial_year")
        frames.append(frame.assign(origin="agency_statement", status="accepted", document_id="d-1", form="reply"))
    made = pd.concat(frames, ignore_index=True).reindex(columns=t.COUNTS.columns)
    types = {"text": "str", "date": "str", "count": "Int64"}
    return made.astype({field.name: types[field.type] for field in t.COUNTS.fields})


def timed(label: str, work: Callable[[], Any]) -> Any:
    """Run something, print what it took, by the clock and of the processor, and return what it gave."""
    began, used = time.perf_counter(), time.process_time()
    found = work()
    took, busy = time.perf_counter() - began, time.process_time() - used
    print(f"{label:<36} {took:7.2f} s, of the processor {busy:7.2f} s   peak {peak_mb():,} MB")
    return found


def plain_pandas(counts: pd.DataFrame) -> pd.DataFrame:
    """Return agency, window, hits, scans, ratio as one would write it at once."""
    wide = counts.pivot_table(index=["agency_id", "window_start"], columns="measure", values="value", aggfunc="first")
    return wide.assign(ratio=wide["hits"] / wide["detections_stated"]).sort_index()


def in_duckdb(counts: pd.DataFrame) -> Any:
    """Return the same by duckdb; nothing where it is not installed."""
    try:
        import duckdb
    except ImportError:
        return None
    query = """select agency_id, window_start, max(value) filter (measure = 'hits') h,
               max(value) filter (measure <> 'hits') s, h / s r from counts group by all order by all"""
    return duckdb.sql(query).to_arrow_table()


def main() -> None:
    """Make counts and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=18_000)
    parser.add_argument("--months", type=int, default=120)
    told = parser.parse_args()
    counts = timed("made", lambda: made_counts(told.agencies, told.months))
    print(f"{len(counts):,} counts, {len(counts) // 2:,} agency-months")
    requests = t.as_frame(t.REQUESTS, [])
    ratios = timed("hit_ratio: counts to hit_ratios", lambda: hit_ratio.hit_ratios(counts, requests))
    timed("checks: counts to disagreements", lambda: disagreements(counts))
    text = timed("hit_ratios as CSV", lambda: t.files.as_csv(ratios).encode())
    print("SHA-256 of the CSV", hashlib.sha256(text).hexdigest()[:16], f"{len(text):,} bytes")
    timed("plain pandas, ratios only", lambda: plain_pandas(counts))
    timed("duckdb, ratios only", lambda: in_duckdb(counts))


if __name__ == "__main__":
    main()
