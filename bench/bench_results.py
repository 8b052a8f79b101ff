"""Made counts and sharing lists of a nation in; printed figures out: how long checks, hit ratios and sharing take.

Run by `make bench`: 18,000 agencies with scans and hits of 120 months each, and five million lines of sharing lists.
Tables are read from disk and results written there; two processes, since sharing needs nothing of the counts. In the
time: each room's own reading and checking, as its notebook does it, contradictions, hit ratios, sizes, who is named
most, who names whom, changes, writing. Not in it: loading libraries, making the lines, the register of findings, pages.
Beside it stand plain pandas and duckdb, for ratios and who is named alone, from CSV, and without checks: ratios of an
hour to an hour on one machine count, not seconds.
"""

import argparse
import contextlib
import hashlib
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench_sharing import made_shares  # noqa: E402

from lib import checks, hit_ratio, sharing  # noqa: E402
from lib import tables as t  # noqa: E402
from lib.memory import keep_memory  # noqa: E402


def peak_mb() -> int:
    """Return the most memory this process has held so far, in MB; a child does not count its parent's."""
    told = Path("/proc/self/status")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    held = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return (held or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] // 1024


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


def lap(label: str, work: Callable[[], Any]) -> Any:
    """Run something, print what it took, by the clock and of the processor, and return what it gave."""
    began, used = time.perf_counter(), time.process_time()
    found = work()
    took, busy = time.perf_counter() - began, time.process_time() - used
    print(f"  {label:<36} {took:7.2f} s, of the processor {busy:7.2f} s   peak {peak_mb():,} MB", flush=True)
    return found


def of_counts(folder: Path) -> None:
    """Work out contradictions and hit ratios, each read to written."""
    clean = {table.name: t.as_frame(table, []) for table in t.STAGE_TABLES["clean"]}
    extract = {table.name: t.as_frame(table, []) for table in t.STAGE_TABLES["extract"]}
    held = [lap("counts seen by checks", lambda: t.read(t.COUNTS, folder, checks.SEEN, is_coded=True))]
    suspects = lap("suspects", lambda: checks.suspects(held.pop(), extract["readings"]))
    held = [lap(f"{suspects.sum():,} of them read whole", lambda: t.read(t.COUNTS, folder, rows=suspects))]
    found = lap("contradictions", lambda: checks.contradictions(clean | {"counts": held.pop()}, extract))
    written(found, t.CONTRADICTIONS, folder)
    ids = t.Ids(t.COUNTS, folder)
    held = [lap("counts read for ratios", lambda: t.read(t.COUNTS, folder, hit_ratio.NEEDED, is_coded=True))]
    found = lap("contradictions numbered", lambda: ids.numbered(found, ["first_value_id", "second_value_id"]))
    ratios = lap("hit ratios", lambda: hit_ratio.hit_ratios(held.pop(), clean["requests"], found))
    written(ratios, t.HIT_RATIOS, folder, ids)


def written(frame: pd.DataFrame, table: t.Table, folder: Path, ids: t.Ids | None = None) -> None:
    """Write a table of results, and print what it took."""
    lap(f"{len(frame):,} {table.name} written", lambda: t.write(frame, table, folder / "results", ids))


def of_shares(folder: Path) -> None:
    """Work out the tables of sharing, read to written."""
    held = [lap("shares read", lambda: t.read(t.SHARES, folder, sharing.NEEDED, is_coded=True))]
    lines = lap("lines", lambda: sharing.counted_lines(held.pop()))
    lists = lap("lists", lambda: sharing.lists_of(lines))
    work = {
        t.SHARING_SIZES: lambda: sharing.sizes(lists, t.as_frame(t.REQUESTS, [])),
        t.SHARING_MOST_NAMED: lambda: sharing.most_named(lines, lists),
        t.SHARING_HOT_LISTS: lambda: sharing.hot_lists(lines, lists),
        t.SHARING_RECIPROCITY: lambda: sharing.reciprocity(lines, lists),
        t.SHARING_CHANGES: lambda: sharing.change_tables(lines, lists)[0],
    }
    for table, make in work.items():
        written(lap(table.name, make), table, folder)


def by_pandas(folder: Path) -> None:
    """Read the four columns a ratio needs, divide, and write, as one would at once: nothing is checked."""
    names = ["agency_id", "window_start", "measure", "value"]
    counts = pd.read_csv(folder / "counts.csv", usecols=names)
    wide = counts.pivot_table(index=names[:2], columns="measure", values="value", aggfunc="first")
    ratio = wide["hits"] / wide["detections_stated"]
    wide.assign(ratio=ratio).sort_index().to_csv(folder / "pandas.csv")
    shares = pd.read_csv(folder / "shares.csv", usecols=["section", "partner_id", "agency_id"])
    named = shares.groupby(["section", "partner_id"])["agency_id"].nunique()
    named.to_csv(folder / "pandas_named.csv")


def by_duckdb(folder: Path) -> None:
    """Do the same by duckdb; a word where it is not installed."""
    try:
        import duckdb
    except ImportError:
        print("  duckdb is not installed: not measured")
        return
    os.chdir(folder)
    duckdb.sql("""copy (select agency_id, window_start, max(value) filter (measure = 'hits') h,
        max(value) filter (measure <> 'hits') s, h / s r from 'counts.csv' group by all order by all)
        to 'duckdb.csv'""")
    duckdb.sql("""copy (select section, partner_id, count(distinct agency_id) n from 'shares.csv'
        group by all order by all) to 'duckdb_named.csv'""")


PARTS = {"counts": of_counts, "shares": of_shares, "pandas": by_pandas, "duckdb": by_duckdb}


def held_mb(children: list[psutil.Process]) -> int:
    """Return what processes hold together, in MB; pages of files, such as those of libraries, are counted once."""
    own, files = 0, 0
    for child in children:
        with contextlib.suppress(psutil.Error):
            info = child.memory_info()
            shared = getattr(info, "shared", 0)  # only Linux tells
            own, files = own + info.rss - shared, max(files, shared)
    return (own + files) >> 20


def run(label: str, folder: Path, *parts: str) -> None:
    """Run parts beside each other, each in a process of its own, and print what they took together.

    The time begins when all of them have loaded their libraries, as a run's notebooks find them.
    """
    print(label, flush=True)
    me = [sys.executable, __file__, "--folder", str(folder), "--part"]
    pipe = subprocess.PIPE
    children = [subprocess.Popen([*me, part], stdin=pipe, stdout=pipe, text=True) for part in parts]  # noqa: S603
    for child in children:
        child.stdout.readline()
    watched, most, began = [psutil.Process(child.pid) for child in children], 0, time.perf_counter()
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    while any(child.poll() is None for child in children):
        most = max(most, held_mb(watched))
        time.sleep(0.02)
    took = time.perf_counter() - began
    print("".join(child.stdout.read() for child in children), end="")
    if any(child.returncode for child in children):
        raise SystemExit(f"{label}: a part failed")
    print(f"{label}: {took:.1f} s, held at most {most:,} MB together", flush=True)


def main() -> None:
    """Make tables and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=18_000)
    parser.add_argument("--months", type=int, default=120)
    parser.add_argument("--lines", type=int, default=5_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--part", choices=sorted(PARTS))
    told = parser.parse_args()
    if told.part:
        keep_memory()  # as in the processes that run notebooks
        print("ready", flush=True)
        sys.stdin.readline()
        PARTS[told.part](told.folder)
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for make in (write_counts, write_shares):  # in processes of their own, whose memory is given back
            child = multiprocessing.get_context("spawn").Process(target=make, args=(folder, told))
            child.start()
            child.join()
        rows, lines = told.agencies * told.months * 2, told.lines
        print(f"{rows:,} counts and {lines:,} lines of sharing lists are on disk", flush=True)
        for _ in range(2):
            run("read to written, two processes", folder, "counts", "shares")
            print(f"  sha256 of all that was written: {digest(folder / 'results')}")
        run("plain pandas: ratios and who is named, nothing checked", folder, "pandas")
        run("duckdb: the same", folder, "duckdb")


def digest(folder: Path) -> str:
    """Return one hash of all files of a folder: two runs must write the same bytes."""
    held = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        held.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return held.hexdigest()[:16]


def write_counts(folder: Path, told: argparse.Namespace) -> None:
    """Write made counts as a stage does, and as CSV for pandas and duckdb."""
    frame = t.check(made_counts(told.agencies, told.months), t.COUNTS)
    t.write(frame, t.COUNTS, folder)
    t.write_csv(frame, t.COUNTS, folder)


def write_shares(folder: Path, told: argparse.Namespace) -> None:
    """Write made lines of sharing lists so."""
    frame = t.check(made_shares(told.lines, told.agencies).assign(document_id="d-1"), t.SHARES)
    t.write(frame, t.SHARES, folder)
    t.write_csv(frame, t.SHARES, folder)


if __name__ == "__main__":
    main()
