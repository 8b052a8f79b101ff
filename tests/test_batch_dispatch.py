"""Jobs in real child processes with real kernels: one that dies, hangs or fails does so alone."""

import json
import os
import time
from functools import partial
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from lib.batch.dispatch import dispatch, tidy
from lib.batch.job import Job
from lib.engines import ENGINES, FAST, STOCK
from lib.publish.blocks import MIME

# How long a job that hangs may take here; a kernel that works needs some seconds to start.
WALL_SECONDS = 15
KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}
PARAMETERS = "folder: str = ''\nwho: str = 'nobody'"
KERNEL_ID = "import os, pathlib\npid = pathlib.Path(folder, who + '.pid')\n_ = pid.write_text(str(os.getpid()))"
TITLE = {"block": "title", "address": "agencies/{who}.html", "heading": "{who}", "kicker": ""}
SHOW_TITLE = f"from IPython.display import display\ntitle = {TITLE!r}\ntitle['address'] = f'agencies/{{who}}.html'\n"
SHOW_TITLE += f"display({{{MIME!r}: title}}, raw=True)"
WRITE_TO_CONSOLE = "os.write(1, b'noise caf\\xe9\\n'); os.write(2, b'more noise\\n')"
DIE = "import signal, time; os.kill({}, signal.SIGKILL); time.sleep(60)"
SLEEP = "import time\nwhile True: time.sleep(1)"
# A regular expression that never ends holds Python's lock: no thread of the kernel runs any more.
HOLD_THE_LOCK = "import re\nre.match('(a|a)*$', 'a' * 60 + 'b')"


def job(folder, who, *cells, pages=(), engine=STOCK):
    """Return the job of a tiny notebook that notes its kernel's process id and then runs the cells."""
    made = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}), new_code_cell(KERNEL_ID)]
    made += [new_code_cell(cell, metadata={"tags": ["page"]}) for cell in cells]
    path = folder / f"{who}.source.ipynb"
    nbformat.write(new_notebook(cells=made, metadata={"kernelspec": KERNEL}), path)
    parameters = {"folder": str(folder), "who": who}
    output, reports = str(folder / "runs" / f"{who}.ipynb"), str(folder / "reports")
    return Job(who, str(path), output, parameters, pages, reports, engine=engine)


def is_gone(pid, seconds=4):
    """Return True once a process has ended; waits a moment for it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.1)
    return False


def kernel_ids(folder):
    return {path.stem: int(path.read_text()) for path in folder.glob("*.pid")}


class Ran:
    """A dispatch that has ended: its jobs, what came back, and which kernels were still alive."""

    def __init__(self, folder, jobs, workers, wall_seconds):
        self.folder, self.jobs, self.told = folder, jobs, []
        self.done = dispatch(jobs, workers, self.told.append, wall_seconds)
        self.error = {x.job.name: x.error for x in self.done}
        self.alive = [who for who, pid in kernel_ids(folder).items() if not is_gone(pid)]
        for pid in kernel_ids(folder).values():
            if psutil.pid_exists(pid):
                psutil.Process(pid).kill()


@pytest.fixture(scope="module", params=ENGINES)
def mixed(tmp_path_factory, request):
    """Six jobs, two at a time: two that work, and one each that raises, loses its kernel, is killed, has no page."""
    folder = tmp_path_factory.mktemp("mixed")
    made = partial(job, folder, engine=request.param)
    jobs = [
        made("slow", "import time; time.sleep(2)", SHOW_TITLE, pages=("page",)),
        made("raises", WRITE_TO_CONSOLE, "raise ValueError('first line\\nsecond line')"),
        job(folder, "kernel-dies", DIE.format("os.getpid()")),
        made("process-dies", DIE.format("os.getpid()" if request.param == FAST else "os.getppid()")),
        made("no-page", "1 + 1", pages=("page",)),
        made("works", WRITE_TO_CONSOLE, SHOW_TITLE, pages=("page",)),
    ]
    return Ran(folder, jobs, 2, 120)


@pytest.fixture(scope="module", params=ENGINES)
def hung(tmp_path_factory, request):
    """Three jobs side by side: one that sleeps for ever, one that never lets go of Python's lock, one that works."""
    folder = tmp_path_factory.mktemp("hung")
    made = partial(job, folder, engine=request.param)
    jobs = [made("sleeps", SLEEP), made("holds-the-lock", HOLD_THE_LOCK), made("works", "1 + 1")]
    return Ran(folder, jobs, 3, WALL_SECONDS)


def test_results_come_back_in_the_order_of_the_jobs(mixed):
    assert [x.job.name for x in mixed.done] == [x.name for x in mixed.jobs]


def test_every_job_is_told_once_as_it_ends(mixed):
    assert sorted(x.job.name for x in mixed.told) == sorted(x.name for x in mixed.jobs)
    assert [x for x in mixed.told if x.seconds <= 0] == []


def test_jobs_that_work_are_not_touched_by_those_that_do_not(mixed):
    assert (mixed.error["slow"], mixed.error["works"]) == ("", "")
    assert {p.name for p in (mixed.folder / "reports/agencies").iterdir()} == {"slow.html", "works.html"}


def test_executed_copy_has_its_parameters_and_no_leftover_beside_it(mixed):
    copy = nbformat.read(mixed.folder / "runs/works.ipynb", as_version=4)
    assert [c.source for c in copy.cells if "injected-parameters" in c.metadata.get("tags", [])] != []
    assert [c.execution_count for c in copy.cells if c.cell_type == "code"] == [1, 2, 3, 4, 5]
    assert not (mixed.folder / "runs/works.ipynb.running").exists()


def test_notebook_that_raises_says_which_cell_and_what_in_one_line(mixed):
    assert "ValueError: first line" in mixed.error["raises"]
    assert mixed.error["raises"].startswith("cell ")
    assert "\n" not in mixed.error["raises"]


def test_dead_kernel_is_said_to_have_died(mixed):
    assert "kernel died" in mixed.error["kernel-dies"]


def test_dead_process_is_said_to_have_ended_early(mixed):
    assert "ended early" in mixed.error["process-dies"]


def test_notebook_without_a_page_fails_and_leaves_no_page(mixed):
    assert "NotRunError" in mixed.error["no-page"]
    assert not (mixed.folder / "reports/agencies/no-page.html").exists()


@pytest.mark.parametrize("who", ["raises", "kernel-dies", "process-dies", "no-page"])
def test_failed_job_leaves_no_executed_copy_under_its_name(mixed, who):
    assert not (mixed.folder / f"runs/{who}.ipynb").exists()


def test_no_kernel_is_left_behind(mixed):
    assert mixed.alive == []


def test_settings_of_a_child_stay_in_the_child(mixed):
    assert mixed.error["works"] == ""
    assert "HIT_RATIO_BATCH" not in os.environ


def test_console_noise_goes_to_the_log_and_the_log_of_a_good_job_is_tidied_away(mixed):
    works, raises = (next(x for x in mixed.jobs if x.name == name) for name in ("works", "raises"))
    assert b"noise" in raises.log.read_bytes()
    assert json.loads(works.result.read_text())["error"] == ""
    for made in (works, raises):
        tidy(made)
    assert (works.log.exists(), works.result.exists()) == (False, False)
    assert (raises.log.exists(), raises.result.exists()) == (True, False)


@pytest.mark.parametrize("who", ["sleeps", "holds-the-lock"])
def test_job_that_hangs_is_stopped_after_its_wall_clock(hung, who):
    assert hung.error[who] == f"took longer than {WALL_SECONDS} seconds and was stopped"
    assert next(x.seconds for x in hung.done if x.job.name == who) < WALL_SECONDS + 5


def test_job_beside_one_that_hangs_works(hung):
    assert hung.error["works"] == ""


@pytest.mark.parametrize("who", ["sleeps", "holds-the-lock"])
def test_kernel_of_a_job_that_was_stopped_is_gone(hung, who):
    assert who in kernel_ids(hung.folder)
    assert who not in hung.alive


def test_interrupt_while_waiting_stops_what_still_runs(tmp_path):
    class StopError(Exception):
        pass

    def stop(done):
        raise StopError(done.job.name)

    jobs = [
        job(tmp_path, "sleeps", "import time\nwhile True: time.sleep(1)"),
        job(tmp_path, "quick", "import time; time.sleep(3)"),
    ]
    with pytest.raises(StopError, match="quick"):
        dispatch(jobs, 2, stop, 60)
    assert set(kernel_ids(tmp_path)) == {"sleeps", "quick"}
    assert [who for who, pid in kernel_ids(tmp_path).items() if not is_gone(pid)] == []


def test_no_jobs_give_no_results():
    assert dispatch([], 2, print) == []


def test_missing_notebook_is_an_error_of_its_job(tmp_path):
    gone = Job("gone", str(tmp_path / "gone.ipynb"), str(tmp_path / "runs/gone.ipynb"), {})
    (done,) = dispatch([gone], 1, lambda _: None, 60)
    assert "gone.ipynb" in done.error
    assert not Path(gone.output).exists()
