"""Sharing reports in; printed figures out: how fast a file becomes checked rows, against pdfplumber's bare words.

Run by `make bench`. Ratios count, not seconds; all contenders take turns in one run.
"""

import csv
import ctypes
import hashlib
import io
import pickle
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from made_pdfs import line, made  # noqa: E402

from lib.cycles import no_search_for_cycles  # noqa: E402
from lib.demo import write_collection  # noqa: E402
from lib.forms.catalog import form_of  # noqa: E402
from lib.pages import Reading  # noqa: E402
from lib.read import pdf_calls as calls  # noqa: E402
from lib.read.pdf import read_pdf, read_pdf_rows  # noqa: E402
from lib.read.rows import reading_of  # noqa: E402
from lib.read.sandbox import Job, close_servers, read_in_child, read_many  # noqa: E402
from lib.read.sandbox_wire import pack, unpack  # noqa: E402

SAMPLES = ROOT.parent / "shared/samples/raw"
ROUNDS = 12
FILES_AT_ONCE = 24


def made_reports(most: int) -> dict[str, bytes]:
    """Return the longest Data Sharing Reports of a made collection, by name."""
    with tempfile.TemporaryDirectory() as name:
        write_collection(Path(name) / "demo", 60, 1)
        truth = csv.DictReader((Path(name) / "demo/truth/documents.csv").open(encoding="utf-8"))
        whole = [row["path"] for row in truth if row["kind"] == "data_sharing_report" and not row["trouble"]]
        held = sorted(((Path(name) / "demo/raw" / path).read_bytes() for path in whole), key=len, reverse=True)
    return {f"made, {n}": data for n, data in enumerate(held[:most], 1)}


def reports() -> dict[str, bytes]:
    """Return the sharing reports to read, by name."""
    real = sorted(SAMPLES.glob("*/*/*Data_Sharing_Report_[0-9]*.pdf"))
    found = {f"real, {path.name[:24]}": path.read_bytes() for path in real}
    return found | made_reports(2)


def warm_rows(path: Path) -> int:
    """Read a file and form its rows in this process, set up as the warm reader is: without the cyclic collector."""
    with no_search_for_cycles():
        return checked_rows(read_pdf(path.read_bytes()))


def plumber_words(data: bytes) -> None:
    """Read words as pdfplumber does."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def bare_text(data: bytes) -> None:
    """Take PDFium's text and nothing else: the limit."""
    document = calls.open_document(data, len(data), None)
    for number in range(calls.page_count(document)):
        page = calls.load_page(document, number)
        text_page = calls.load_text(page)
        count = calls.char_count(text_page)
        memory = ctypes.create_string_buffer(2 * count + 2)
        calls.get_text(text_page, 0, count, ctypes.addressof(memory))
        memory.raw.decode("utf-16-le")
        calls.close_text(text_page)
        calls.close_page(page)
    calls.close_document(document)


def checked_rows(reading: Reading) -> int:
    """Form a report's rows with their checks, as a run does; return how many lines it lists."""
    with no_search_for_cycles():
        forms = [form_of(page) for page in reading.pages]
        rows = forms[0].rows(list(reading.pages))
    failed = [check for check in rows["report_checks"] if not check["ok"]]
    if failed or rows["left_over"] or len({form.kind for form in forms}) != 1:
        raise SystemExit(f"the report was not read whole: {failed}")
    return len(rows["listed"])


def fastest(contenders: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Return the least milliseconds of each contender; they take turns, so that all meet the same machine."""
    least = dict.fromkeys(contenders, float("inf"))
    for _ in range(rounds):
        for name, run in contenders.items():
            begin = time.perf_counter()
            run()
            least[name] = min(least[name], 1000 * (time.perf_counter() - begin))
    return least


def bench_readers(folder: Path) -> None:
    """Print each reader's time and ratio for each report."""
    for name, data in reports().items():
        pages = read_pdf(data).pages
        words = sum(len(page.words) for page in pages)
        times = fastest(readers_of(folder, data))
        print(f"\n{name}: {len(pages)} pages, {words} words")
        for reader, ms in times.items():
            speed = 1000 * len(pages) / ms
            ratio = times["pdfplumber words"] / ms
            print(f"  {reader:30} {ms:8.1f} ms {speed:8.0f} pages/s {ratio:6.1f} x pdfplumber")


def readers_of(folder: Path, data: bytes) -> dict[str, Callable[[], object]]:
    """Return the ways to read one file."""
    path, sha256 = put(folder, "report.pdf", data)
    cache = folder / f"cache-{sha256[:8]}"
    read_in_child(path, sha256, "pdf", cache)
    return {
        "pdfplumber words": lambda: plumber_words(data),
        "PDFium bare text (the limit)": lambda: bare_text(data),
        "reader, rows": lambda: read_pdf_rows(data),
        "reader, words": lambda: read_pdf(data),
        "FILE TO CHECKED ROWS": lambda: warm_rows(path),
        "reader in a child, warm": lambda: read_in_child(path, sha256, "pdf"),
        "the same, to checked rows": lambda: checked_rows(read_in_child(path, sha256, "pdf")),
        "the file's hash": lambda: hashlib.sha256(data).hexdigest(),
        "read before (cache)": lambda: read_in_child(path, sha256, "pdf", cache),
    }


def bench_child(folder: Path) -> None:
    """Print what a child costs: a tiny file here and in a child, and the server's start."""
    path, sha256 = put(folder, "tiny.pdf", made(line("Sampleville")))
    data = path.read_bytes()

    def cold() -> None:
        close_servers()
        read_in_child(path, sha256, "pdf")

    warm = fastest(
        {"here": lambda: read_pdf(data), "in a child": lambda: read_in_child(path, sha256, "pdf")}, rounds=50
    )
    start = fastest({"cold": cold}, rounds=5)["cold"]
    print(
        f"\na tiny file: {warm['here']:.2f} ms here, {warm['in a child']:.2f} ms in a child; server cold {start:.0f} ms"
    )


def bench_two(folder: Path) -> None:
    """Print the time of many files with one and with two processes."""
    data = next(iter(reports().values()))
    path, sha256 = put(folder, "report.pdf", data)
    jobs = [Job(path, sha256, "pdf")] * FILES_AT_ONCE
    times = fastest({n: lambda n=n: list(read_many(jobs, n)) for n in (1, 2)}, rounds=4)
    per_file = {n: ms / FILES_AT_ONCE for n, ms in times.items()}
    print(f"\none process {per_file[1]:.1f} ms a file, two {per_file[2]:.1f}: {times[1] / times[2]:.2f} x")


def bench_wire() -> None:
    """Print what packing costs, against pickled words."""
    rows = read_pdf_rows(next(iter(reports().values())))
    packed, reading = pack(rows), reading_of(rows)
    pickled = pickle.dumps(reading, 5)
    times = fastest(
        {
            "pack": lambda: pack(rows),
            "unpack": lambda: unpack(packed),
            "pickle": lambda: pickle.dumps(reading, 5),
            "unpickle": lambda: pickle.loads(pickled),  # noqa: S301 - made two lines above
        }
    )
    print("\n" + ", ".join(f"{name} {ms:.1f} ms" for name, ms in times.items()), f"({len(packed)} bytes)")


def put(folder: Path, name: str, data: bytes) -> tuple[Path, str]:
    """Write a file and return its path and hash."""
    path = folder / name
    path.write_bytes(data)
    return path, hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        bench_readers(Path(name))
        bench_child(Path(name))
        bench_two(Path(name))
        bench_wire()
