"""A finished run is put in place: folders swapped, pages renamed, and an address once published never dies."""

import pytest

from lib.batch.place import keep_notebooks, place
from lib.paths import Folders
from lib.publish.evidence import NO_LONGER

A, B = "sampleville-pd-ca", "mockton-pd-ca"


@pytest.fixture
def real(tmp_path):
    return Folders(tmp_path / "raw", tmp_path / "processed", tmp_path / "reports")


@pytest.fixture
def work(real):
    made = Folders(real.raw, real.processed / ".work/processed", real.processed / ".work/reports")
    made.processed.mkdir(parents=True)
    made.reports.mkdir(parents=True)
    return made


def held(folder):
    """Return {path: text} of every file below a folder."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in files}


def page(agency):
    return f"agencies/{agency}.html"


def evidence(agency):
    return f"evidence/{agency}/10001/reply-m2.html"


def write(folder, files):
    """Write small files: {path below the folder: text}."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_first_run_puts_tables_and_pages_in_place(work, real):
    tables = {"clean/counts.csv": "counts", "hit_ratio/findings.csv": "f", "desk/data/review.csv": "r"}
    pages = {"index.html": "front", "data/counts.csv": "public", "findings.txt": "log"}
    write(work.processed, tables)
    write(work.reports, pages)
    place(work, real, [])
    assert held(real.reports) == pages
    assert {name: text for name, text in held(real.processed).items() if ".work" not in name} == tables


def test_stage_folder_is_swapped_as_a_whole(work, real):
    write(real.processed, {"clean/counts.csv": "old", "clean/gone.csv": "of an older version"})
    write(work.processed, {"clean/counts.csv": "new"})
    place(work, real, [])
    assert held(real.processed / "clean") == {"counts.csv": "new"}
    assert [p.name for p in real.processed.iterdir() if p.name.endswith(".old")] == []


def test_stage_that_was_not_written_stays(work, real):
    write(real.processed, {"extract/pages.csv": "old"})
    place(work, real, [])
    assert held(real.processed / "extract") == {"pages.csv": "old"}


def test_page_not_made_again_becomes_a_notice_at_its_address(work, real):
    old = {
        page(A): "old a",
        page(B): "old b",
        evidence(B): "quote 777",
    }
    write(real.reports, old)
    write(work.reports, {page(A): "new a"})
    place(work, real, [])
    found = held(real.reports)
    assert found[page(A)] == "new a"
    assert set(found) == set(old)
    for address in (page(B), evidence(B)):
        assert NO_LONGER in found[address]
        assert "777" not in found[address]


def test_page_made_again_after_a_notice_is_a_page_again(work, real):
    address = evidence(A)
    write(real.reports, {address: NO_LONGER})
    write(work.reports, {address: "evidence again"})
    place(work, real, [])
    assert held(real.reports)[address] == "evidence again"


def test_run_of_one_agency_leaves_the_pages_of_others_alone(work, real):
    old = {page(A): "old a", page(B): "old b", evidence(B): "quote b",
           evidence(A): "quote a"}  # fmt: skip
    write(real.reports, old)
    write(work.reports, {page(A): "new a", "index.html": "front"})
    place(work, real, [A])
    found = held(real.reports)
    assert {x: found[x] for x in old if B in x} == {x: old[x] for x in old if B in x}
    assert found[page(A)] == "new a"
    assert NO_LONGER in found[evidence(A)]


def test_agency_whose_name_begins_like_another_s_is_another(work, real):
    longer = f"{A}-2"
    write(real.reports, {page(longer): "old", evidence(longer): "old"})
    place(work, real, [A])
    assert set(held(real.reports).values()) == {"old"}


def test_what_people_put_beside_the_pages_stays(work, real):
    write(real.reports, {"published/spring/index.html": "frozen", "notes.html": "mine"})
    place(work, real, [])
    assert held(real.reports) == {"published/spring/index.html": "frozen", "notes.html": "mine"}


def test_nothing_half_written_is_left(work, real):
    write(real.reports, {page(A): "old"})
    write(work.reports, {page(B): "new", "index.html": "front"})
    place(work, real, [])
    assert [name for name in held(real.reports) if ".new" in name or "/." in name or name.startswith(".")] == []


def test_notebooks_are_kept_with_the_real_folders_in_them(work, real):
    write(work.runs, {"50_agency/a.ipynb": f'"{work.processed}/x" "{work.reports}"'})
    keep_notebooks(
        work.runs, real.runs, {str(work.reports): str(real.reports), str(work.processed): str(real.processed)}
    )
    assert held(real.runs) == {"50_agency/a.ipynb": f'"{real.processed}/x" "{real.reports}"'}


def test_log_of_a_failed_notebook_is_kept_whatever_bytes_a_library_wrote(work, real):
    work.runs.mkdir(parents=True)
    (work.runs / "10_extract.ipynb.log").write_bytes(b"native library: caf\xe9 \xff\n")
    keep_notebooks(work.runs, real.runs, {})
    assert b"native library" in (real.runs / "10_extract.ipynb.log").read_bytes()
