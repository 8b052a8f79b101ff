"""What a run did: its exit code, and run.json with inputs, hashes, parameters, versions, times and status."""

import hashlib
import json
import re

import pytest

from lib.batch.dispatch import Done
from lib.batch.job import Job
from lib.batch.outcome import Outcome, lib_hash, versions
from lib.batch.progress import line
from lib.paths import NOTEBOOKS

NOTEBOOK = NOTEBOOKS / "20_clean.ipynb"
WORK = {"/p/.work/reports": "/r", "/p/.work/processed": "/p"}


def done(error="", **parameters):
    job = Job("20_clean", str(NOTEBOOK), "/p/.work/processed/runs/20_clean.ipynb", parameters)
    return Done(job, 3.14159, error)


def outcome(**more):
    return Outcome(started="2020-01-01T00:00:00+00:00", ended="2020-01-01T00:00:09+00:00", **more)


def record(made, real=WORK):
    return json.loads(made.as_json(real))


@pytest.mark.parametrize(
    ("more", "code", "strict_code"),
    [
        ({}, 0, 0),
        ({"waiting": 3}, 0, 1),
        ({"failed_files": ["a/b/c.txt"]}, 1, 1),
        ({"failed_agencies": ["a"]}, 1, 1),
        ({"error": "20_clean failed"}, 1, 1),
    ],
)
def test_exit_code_is_1_if_something_failed_and_if_strict_also_if_something_waits(more, code, strict_code):
    assert (outcome(**more).exit_code(), outcome(**more).exit_code(strict=True)) == (code, strict_code)


@pytest.mark.parametrize(
    ("more", "status"),
    [({}, "complete"), ({"waiting": 3}, "complete"), ({"failed_agencies": ["a"]}, "partly_failed"),
     ({"failed_files": ["x"]}, "partly_failed"), ({"error": "x"}, "failed")],
)  # fmt: skip
def test_status_of_a_run(more, status):
    assert record(outcome(**more))["status"] == status


def test_run_json_names_inputs_notebooks_lib_versions_and_times():
    inputs = [{"path": "a/1/page.txt", "sha256": "ab" * 32, "bytes": 9}]
    found = record(outcome(inputs=inputs, done=[done(raw="/raw")], waiting=2, agencies=["a"]))
    assert found["inputs"] == inputs
    assert (found["started"], found["ended"]) == ("2020-01-01T00:00:00+00:00", "2020-01-01T00:00:09+00:00")
    assert (found["waiting"], found["agencies"]) == (2, ["a"])
    (notebook,) = found["notebooks"]
    assert notebook["notebook_sha256"] == hashlib.sha256(NOTEBOOK.read_bytes()).hexdigest()
    assert (notebook["name"], notebook["status"], notebook["seconds"]) == ("20_clean", "complete", 3.14)
    assert found["lib_sha256"] == lib_hash()
    assert {"python", "system", "pandas", "papermill", "nbconvert"} <= set(found["versions"])


def test_failed_notebook_is_recorded_with_its_error():
    (notebook,) = record(outcome(done=[done("cell 3: ValueError: x")], error="20_clean failed"))["notebooks"]
    assert (notebook["status"], notebook["error"]) == ("failed", "cell 3: ValueError: x")


def test_working_folders_are_told_as_the_real_ones():
    found = record(outcome(done=[done(processed="/p/.work/processed", reports="/p/.work/reports")]))
    (notebook,) = found["notebooks"]
    assert notebook["parameters"] == {"processed": "/p", "reports": "/r"}
    assert notebook["output"] == "/p/runs/20_clean.ipynb"
    assert ".work" not in outcome(done=[done(processed="/p/.work/processed")]).as_json(WORK)


def test_folder_with_odd_characters_is_told_as_the_real_one():
    work, place = 'C:\\Users\\Zoë "Q"\\p\\.work', 'C:\\Users\\Zoë "Q"\\p'
    (notebook,) = record(outcome(done=[done(processed=work)]), {work: place})["notebooks"]
    assert notebook["parameters"]["processed"] == place


def test_lib_hash_is_of_names_and_bytes():
    assert re.fullmatch(r"[0-9a-f]{64}", lib_hash())
    assert lib_hash() == lib_hash()


def test_versions_are_those_installed():
    import pandas as pd

    assert versions()["pandas"] == pd.__version__


def test_progress_tells_one_line_a_notebook():
    assert line(done()).split() == ["20_clean", "3.1", "s", "done"]
    assert line(done("cell 3: ValueError: x")).endswith("cell 3: ValueError: x")
