"""Files are read in children: the same reading as in this process, and a bad file hurts nobody else."""

import hashlib
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_pdfs import decompression_bomb, drawn, endless_page, line, locked, made

from lib.pages import Reading
from lib.read import sandbox_client
from lib.read.pdf import read_pdf
from lib.read.sandbox import ChangedFileError, Job, Limits, close_servers, guards, read_in_child, read_many
from lib.read.sandbox_limits import can_fork
from lib.read.text import read_text

ROOT = Path(__file__).parents[1]
needs_fork = pytest.mark.skipif(not can_fork(), reason="this platform cannot fork")


def put(folder: Path, name: str, data: bytes, reader: str = "pdf") -> Job:
    path = folder / name
    path.write_bytes(data)
    return Job(path, hashlib.sha256(data).hexdigest(), reader)


def slow_page() -> bytes:
    """Return a PDF whose one page takes a second or more: very many words."""
    return drawn("BT /F1 4 Tf 5 TL 10 830 Td " + "(word word word word) ' 10 0 0 rg " * 60_000 + "ET")


def test_a_child_reads_what_this_process_reads(tmp_path):
    data = made(line("Sampleville 4,099"), line("Testburg"))
    assert read_in_child(*put(tmp_path, "a.pdf", data)[:3]) == read_pdf(data)


def test_a_child_reads_text_too(tmp_path):
    data = "From: Sampleville Police\n4,099 “hits”".encode()
    assert read_in_child(*put(tmp_path, "a.txt", data, "text")[:3]) == read_text(data)


def test_a_pdf_under_another_ending_is_read_by_its_content(tmp_path):
    data = made(line("Sampleville"))
    assert read_in_child(*put(tmp_path, "reply.txt", data, "content")[:3]) == read_pdf(data)
    assert read_in_child(*put(tmp_path, "b.txt", b"plain", "content")[:3]) == read_text(b"plain")


def test_a_status_comes_back_as_it_is(tmp_path):
    assert read_in_child(*put(tmp_path, "a.pdf", locked("a", "b"))[:3]).status == "password_needed"


def test_a_file_whose_bytes_changed_raises(tmp_path):
    job = put(tmp_path, "a.pdf", made(line("One")))
    job.path.write_bytes(made(line("Two")))
    with pytest.raises(ChangedFileError, match="changed while it was being read"):
        read_in_child(*job[:3])


def test_a_file_that_is_gone_is_damaged(tmp_path):
    reading = read_in_child(tmp_path / "gone.pdf", "0" * 64, "pdf")
    assert reading == Reading("damaged", "could not be opened: No such file or directory")


@needs_fork
@pytest.mark.parametrize("bomb", [decompression_bomb, endless_page])
def test_a_bomb_ends_at_the_memory_limit(tmp_path, bomb):
    data = bomb()
    assert len(data) < 3000
    reading = read_in_child(*put(tmp_path, "bomb.pdf", data)[:3])
    assert reading.status == "resource_limit"
    assert reading.reason == "needs more than the 600 MB of memory a file may take at page 1"


@needs_fork
def test_a_page_that_takes_too_long_is_ended_from_outside(tmp_path):
    begin = time.monotonic()
    job = put(tmp_path, "slow.pdf", slow_page())
    reading = read_in_child(*job[:3], limits=Limits(page_seconds=0.1))
    assert reading == Reading("timeout", "one page took longer than 0.1 seconds at page 1")
    assert time.monotonic() - begin < 10


@needs_fork
def test_a_file_that_takes_too_long_is_ended_from_outside(tmp_path):
    job = put(tmp_path, "slow.pdf", slow_page())
    reading = read_in_child(*job[:3], limits=Limits(file_seconds=0.1))
    assert reading == Reading("timeout", "reading it took longer than 0.1 seconds at page 1")


@needs_fork
def test_a_reading_that_is_too_large_is_ended(tmp_path):
    job = put(tmp_path, "a.pdf", made(*[line("Sampleville Police " * 5)] * 40))
    reading = read_in_child(*job[:3], limits=Limits(output=10_000))
    assert reading.status == "resource_limit"
    assert reading.reason.startswith("what was read is larger than")


@needs_fork
def test_bad_files_hurt_no_other_and_order_is_kept(tmp_path):
    jobs = []
    for n in range(12):
        jobs.append(put(tmp_path, f"{n}.pdf", made(line(f"Sampleville {n}"))))
        if n % 4 == 1:
            jobs.append(put(tmp_path, f"{n}-bomb.pdf", decompression_bomb()))
    found = list(read_many(jobs, workers=2))
    assert [job for job, _ in found] == jobs
    statuses = {job.path.name: reading.status for job, reading in found}
    assert statuses == {j.path.name: "resource_limit" if "bomb" in j.path.name else "read" for j in jobs}
    assert [r.pages[0].text for _, r in found if r.pages] == [f"Sampleville {n}" for n in range(12)]


@needs_fork
def test_a_server_that_dies_is_replaced(tmp_path):
    job = put(tmp_path, "a.pdf", made(line("One")))
    assert read_in_child(*job[:3]).status == "read"
    for server in sandbox_client._idle:
        server._process.kill()
        server._process.wait()
    assert read_in_child(*job[:3]).status == "read"


def test_without_fork_one_helper_process_reads(tmp_path):
    data = made(line("Sampleville"))
    job = put(tmp_path, "a.pdf", data)
    request = {"path": str(job.path), "sha256": job.sha256, "reader": "pdf"}
    answer = sandbox_client.ask(request, Limits(), is_forking=False)
    assert (answer.signal, answer.ended, answer.said[:1]) == (0, "", b"R")


def test_without_fork_a_slow_file_is_still_ended(tmp_path):
    job = put(tmp_path, "slow.pdf", slow_page())
    request = {"path": str(job.path), "sha256": job.sha256, "reader": "pdf"}
    answer = sandbox_client.ask(request, Limits(file_seconds=0.5), is_forking=False)
    assert (answer.said, answer.ended) == (b"", "too long")


def test_the_guards_that_are_missing_are_named():
    sentences = guards()
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences)
    if sys.platform == "linux":
        assert sentences == []


def test_the_server_is_lean():
    code = (
        "import sys; sys.path.insert(0, '.')\n"
        "import importlib.util as u\n"
        "s = u.spec_from_file_location('server', 'lib/read/sandbox_server.py')\n"
        "m = u.module_from_spec(s); s.loader.exec_module(m); m._lean_imports()\n"
        "from lib.read.sandbox_warm import warm_up; warm_up()\n"
        "print([n for n in ('pandas', 'numpy', 'pyarrow') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_servers_can_be_ended_and_start_again(tmp_path):
    job = put(tmp_path, "a.pdf", made(line("One")))
    close_servers()
    assert sandbox_client._idle == []
    assert read_in_child(*job[:3]).status == "read"
