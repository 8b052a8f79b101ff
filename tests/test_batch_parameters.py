"""Parameters are checked before a kernel starts: papermill itself runs green on a mistyped one."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lib.batch import ParameterError, check_parameters, known_parameters
from lib.paths import NOTEBOOKS

SOURCE = """\
raw: str = "raw"  # folder
agencies: list = []
workers: int = 2
share: float = 0.5
is_strict: bool = False
low: int = -1
plain = "x"
"""


def notebook(folder, *cells):
    """Write a notebook of (source, tags...) code cells and return its path."""
    made = [new_code_cell(source, metadata={"tags": list(tags)}) for source, *tags in cells]
    path = folder / "made.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Made up"), *made]), path)
    return path


@pytest.fixture
def usual(tmp_path):
    return notebook(tmp_path, (SOURCE, "parameters"), ("raise SystemExit('never run')",))


def test_names_and_defaults_are_read_without_running_anything(usual):
    assert known_parameters(usual) == {
        "raw": "raw",
        "agencies": [],
        "workers": 2,
        "share": 0.5,
        "is_strict": False,
        "low": -1,
        "plain": "x",
    }


def test_known_parameters_pass(usual):
    check_parameters(usual, {"raw": "/elsewhere", "agencies": ["a"], "workers": 9, "is_strict": True})
    check_parameters(usual, {})


def test_mistyped_name_names_the_known_ones(usual):
    with pytest.raises(ParameterError) as error:
        check_parameters(usual, {"raw": "x", "agency": "tracy-pd-ca"})
    assert str(error.value) == (
        "made.ipynb has no parameter 'agency'; known: agencies, is_strict, low, plain, raw, share, workers."
    )


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("raw", 1, "str"), ("raw", None, "str"), ("agencies", "tracy-pd-ca", "list"), ("workers", "2", "int"),
     ("workers", 2.0, "int"), ("workers", True, "int"), ("is_strict", 1, "bool"), ("is_strict", "no", "bool")],
)  # fmt: skip
def test_wrong_type_says_what_came_and_what_was_expected(usual, name, value, expected):
    with pytest.raises(ParameterError) as error:
        check_parameters(usual, {name: value})
    assert repr(name) in str(error.value)
    assert repr(value) in str(error.value)
    assert expected in str(error.value)


@pytest.mark.parametrize("n", [0, 2])
def test_notebook_must_have_exactly_one_cell_of_parameters(tmp_path, n):
    path = notebook(tmp_path, *[("raw: str = 'raw'", "parameters")] * n, ("x = 1",))
    with pytest.raises(ParameterError, match=f"made.ipynb has {n} cells tagged 'parameters'; expected exactly one"):
        check_parameters(path, {})


@pytest.mark.parametrize("source", ["year: int = 2018 + 1", "raw = pathlib.Path('raw')"])
def test_parameter_that_is_no_plain_value_is_refused_in_a_sentence(tmp_path, source):
    # A value worked out inside the parameters cell goes stale when papermill overrides what it came from.
    with pytest.raises(ParameterError, match=r"made\.ipynb"):
        known_parameters(notebook(tmp_path, (source, "parameters")))


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("[0-9]*.ipynb")), ids=lambda p: p.stem)
def test_every_notebook_of_the_project_takes_the_same_folders(path):
    known = known_parameters(path)
    assert {name: known.get(name) for name in ("raw", "processed", "reports")} == {
        "raw": "raw",
        "processed": "processed",
        "reports": "reports",
    }
