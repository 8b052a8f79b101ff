"""A job in; its executed copy, its pages and a result file out, all in the child process that this runs in.

Loading this takes seconds, so only the process that children are copies of loads it.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import DeadKernelError
from papermill.exceptions import PapermillExecutionError

from lib.batch.job import Job
from lib.engine import register
from lib.engines import STOCK
from lib.memory import keep_memory
from lib.publish.page import render
from lib.publish.place import write_pages

KERNEL = "python3"
START_TIMEOUT = 120
START_TRIES = 3
LONGEST_ERROR = 500
# A kernel takes its own settings, not the user's: no start-up scripts, no other Python of the same name.
CHILD_ENVIRONMENT = {
    "HIT_RATIO_BATCH": "1",
    "JUPYTER_PREFER_ENV_PATH": "1",
    "PYTHONHASHSEED": "0",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "NO_COLOR": "1",
}


def work(job: Job) -> None:
    """Run the job in this process, which is the child's; write its result file last."""
    os.environ.update(CHILD_ENVIRONMENT)
    keep_memory()
    Path(job.output).parent.mkdir(parents=True, exist_ok=True)
    with job.log.open("w", encoding="utf-8") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        sys.stdout = sys.stderr = log
        error = _attempt(job)
    beside = Path(f"{job.result}.new")
    beside.write_text(json.dumps({"job": asdict(job), "error": error}), encoding="utf-8")
    beside.replace(job.result)


def _attempt(job: Job) -> str:
    running = f"{job.output}.running"
    try:
        _execute(job, running)
        notebook = nbformat.read(running, as_version=4)
        pages = dict(render(notebook, tag) for tag in job.page_tags)
        write_pages(pages, Path(job.reports))
    except PapermillExecutionError as error:
        return _one_line(f"cell {error.exec_count}: {error.ename}: {error.evalue}")
    except DeadKernelError:
        return "the kernel died; it may have run out of memory"
    except Exception as error:  # whatever it is, it ends this notebook only, and is reported
        return _one_line(f"{type(error).__name__}: {error}")
    Path(running).replace(job.output)
    return ""


def _execute(job: Job, running: str) -> None:
    if job.engine == STOCK:
        _execute_in_kernel(job, running)
    else:
        register()
        papermill.execute_notebook(
            job.notebook,
            running,
            parameters=job.parameters,
            engine_name=job.engine,
            kernel_name=KERNEL,
            progress_bar=False,
            autosave_cell_every=0,
        )


def _execute_in_kernel(job: Job, running: str) -> None:
    """Execute the notebook; only a kernel that did not start is tried again, since kernels race for ports."""
    for tries_left in reversed(range(START_TRIES)):
        try:
            papermill.execute_notebook(
                job.notebook,
                running,
                parameters=job.parameters,
                kernel_name=KERNEL,
                progress_bar=False,
                request_save_on_cell_execute=False,
                start_timeout=START_TIMEOUT,
                shutdown_kernel="immediate",
            )
        except RuntimeError as error:
            if "kernel_info" not in str(error) or not tries_left:
                raise
        else:
            return


def _one_line(text: str) -> str:
    line = " ".join(text[: 4 * LONGEST_ERROR].split())
    return line if len(line) <= LONGEST_ERROR else line[: LONGEST_ERROR - 1] + "…"
