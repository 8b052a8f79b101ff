"""Made scans of three grades in; printed figures out: what was accepted, what of it is wrong, and what a page takes.

Run by hand, on an idle machine: `.venv/bin/python bench/bench_scans.py`, a few minutes. Seconds a page are told beside
those of the bare engine on the same pages in the same run.
"""

import argparse
import contextlib
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from demo_reading import rows_of  # noqa: E402
from judged_scans import Judged, Row, judged_tables, tidy_rows  # noqa: E402

from lib.demo import make_scans  # noqa: E402
from lib.demo.scan_wear import GRADES  # noqa: E402

SHOWN = 12


def make(folder: Path, told: argparse.Namespace) -> int:
    """Make scans of each grade, and one raw folder of them all; return how many pages there are."""
    pages, rosters = 0, []
    for n, grade in enumerate(told.grades):
        made = folder / grade
        make_scans(made, seed=10 * told.seed + n, grade=grade, figures=told.figures, lists=told.lists,
                   has_layer=told.layer)  # fmt: skip
        pages += len(rows_of(made / "truth" / "scan_pages.csv"))
        rosters.append((made / "raw" / "requests.csv").read_text(encoding="utf-8").splitlines(keepends=True))
        for agency in (made / "raw").iterdir():
            if agency.is_dir():
                shutil.copytree(agency, folder / "raw" / agency.name)
    lines = rosters[0][:1] + [line for roster in rosters for line in roster[1:]]
    (folder / "raw" / "requests.csv").write_text("".join(lines), encoding="utf-8")
    return pages


def run(folder: Path, pages: int) -> dict[str, list[Row]]:
    """Read the raw folder up to tidy tables; print how long that took and how much memory, and return the tables."""
    held: list[tuple[int, int]] = [(0, 0)]
    is_done = threading.Event()
    watch = threading.Thread(target=watch_memory, args=(held, is_done))
    watch.start()
    began = time.perf_counter()
    tables = tidy_rows(folder / "raw", folder / "cache")
    seconds = time.perf_counter() - began
    is_done.set()
    watch.join()
    largest, together = (max(sizes) >> 20 for sizes in zip(*held, strict=True))
    print(f"{pages} pages, file to tidy tables, {seconds:.0f} s, {seconds / pages:.2f} s a page")
    print(f"memory of the readers: the largest {largest} MB, all together {together} MB at most")
    return tables


def watch_memory(held: list[tuple[int, int]], is_done: threading.Event) -> None:
    """Note, three times a second, how many bytes the largest process below this one holds, and all of them together."""
    while not is_done.wait(0.3):
        sizes = [0]
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error):
                sizes.append(process.memory_info().rss)
        held.append((max(sizes), sum(sizes)))


def judge(folder: Path, grade: str, tables: dict[str, list[Row]]) -> tuple[Judged, Judged]:
    """Print and return what became of the figures and of the lines of a grade."""
    found = judged_tables(folder / grade, tables)
    print(f"\n{grade}")
    for name, one in zip(("figures", "lines"), found, strict=True):
        print(f"  {name}: {one}")
        for what, keys in (("WRONG", one.wrong), ("early", one.early), ("LOST", one.lost)):
            for key in keys[:SHOWN]:
                print(f"    {what} {' | '.join(key)}")
    return found


def together(found: list[Judged]) -> Judged:
    """Return the sum of what became of several sets."""
    whole = Judged()
    for one in found:
        whole.made, whole.may_be_accepted = whole.made + one.made, whole.may_be_accepted + one.may_be_accepted
        whole.accepted, whole.waiting = whole.accepted + one.accepted, whole.waiting + one.waiting
        whole.wrong, whole.early, whole.lost = whole.wrong + one.wrong, whole.early + one.early, whole.lost + one.lost
    return whole


def bare_engine(raw: Path) -> tuple[int, float]:
    """Return pages and seconds of the engine alone: every page drawn at 200 dpi and read, models loaded before."""
    import numpy as np
    import pypdfium2
    from rapidocr import RapidOCR

    settings = {"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 1}
    engine = RapidOCR(params=settings)
    engine(np.full((200, 200, 3), 255, np.uint8))
    pictures = [
        np.asarray(page.render(scale=200 / 72).to_pil().convert("RGB"))
        for path in sorted(raw.rglob("*.pdf"))
        for page in pypdfium2.PdfDocument(path)
    ]
    return len(pictures), timed(lambda: [engine(picture) for picture in pictures])


def timed(work: Callable[[], object]) -> float:
    """Return how long some work takes, in seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def speed(folder: Path, seed: int) -> None:
    """Print seconds a page of the project's reader, with one process and with two, and of the bare engine."""
    from lib.read import inventory
    from lib.read.sandbox import Job, close_servers, read_many

    make_scans(folder / "speed", seed=seed, grade="fair", figures=12, lists=2)
    raw = folder / "speed" / "raw"
    pages = [
        Job(raw / row["path"], row["sha256"], "ocr", (), "", page)
        for row in inventory(raw).to_dict("records")
        if str(row["path"]).endswith(".pdf")
        for page in range(1, 1 + pages_of(folder / "speed", str(row["path"])))
    ]
    n, bare = bare_engine(raw)
    print(f"\nspeed, {n} pages: the bare engine {bare / n:.2f} s a page")
    for workers in (1, 2):
        list(read_many(pages[:workers], workers))  # the reader is warm
        took = timed(lambda n=workers: list(read_many(pages, n)))
        print(f"  {workers} at a time: {took / n:.2f} s a page, {took / bare:.2f} of the bare engine")
    close_servers()


def pages_of(made: Path, path: str) -> int:
    """Return how many pages a made scan has."""
    return sum(row["path"] == path for row in rows_of(made / "truth" / "scan_pages.csv"))


def main() -> None:
    """Judge the grades, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=170, help="figures of each grade")
    parser.add_argument("--lists", type=int, default=2, help="sharing reports of each grade")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--grades", nargs="+", default=list(GRADES), choices=GRADES)
    parser.add_argument("--layer", action="store_true", help="the scans have an older OCR's hidden text")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--keep", help="a new folder that keeps what was made and read")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(told.keep or name)
        tables = run(folder, make(folder, told))
        found = [judge(folder, grade, tables) for grade in told.grades]
        for what, sets in zip(("figures", "lines"), zip(*found, strict=True), strict=True):
            print(f"\nall {what}: {together(list(sets))}")
        if not told.no_speed:
            speed(folder, told.seed)


if __name__ == "__main__":
    main()
