"""A made collection in; printed figures out: how long reading and forming all its documents takes, and how much memory.

Run by `make bench`: 600 agencies. The collection is made anew in a temporary folder.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lib import forms, read  # noqa: E402
from lib.demo import write_collection  # noqa: E402


def peak_mb() -> int:
    """Return the most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(raw: Path) -> None:
    """Read and form everything below `raw`, as 10_extract does, and print what it took."""
    began = time.perf_counter()
    documents, pages = read.read_documents(read.inventory(raw), raw)
    after_read = time.perf_counter()
    extract = forms.read_forms(documents, pages)
    ended = time.perf_counter()
    words = int(pages["words"].sum())
    print(f"{len(documents)} documents, {len(pages)} pages, {words:,} words")
    print(f"read {after_read - began:.1f} s, formed {ended - after_read:.1f} s, together {ended - began:.1f} s")
    print(f"the parent held at most {peak_mb()} MB")
    print("kinds:", extract["documents"]["kind"].value_counts().to_dict())


def main() -> None:
    """Make a collection and measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        began = time.perf_counter()
        write_collection(Path(name) / "demo", told.agencies, told.seed)
        print(f"made {told.agencies} agencies in {time.perf_counter() - began:.1f} s")
        measure(Path(name) / "demo" / "raw")


if __name__ == "__main__":
    main()
