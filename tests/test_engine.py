"""The fast engine: a notebook run in this process has the outputs a Jupyter kernel would have given it."""

import nbformat
import papermill
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from papermill.exceptions import PapermillExecutionError

from lib.engine import register
from lib.engines import ENGINES, FAST, STOCK

KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}
PARAMETERS = "who: str = 'nobody'\nlines: list[str] = []"
CELLS = {
    "printed, also to the error stream": "import sys\nprint(who)\nprint(lines)\nprint('loud', file=sys.stderr)\nwho",
    "a table": "import pandas as pd\npd.DataFrame({'scans': [1024915], 'hits': [862]})",
    "something shown": "from IPython.display import display\ndisplay({'text/x': 'a'}, raw=True)\ndisplay(2)",
    "shown and taken back": "from IPython.display import clear_output\nprint('first')\nclear_output()\nprint('last')",
    "a picture": "from IPython.display import Image\nImage(bytes.fromhex('89504e470d0a1a0a') + bytes(60))",
    "a tuple and a key that is a number": "display({'application/x+json': {1: (2, None)}}, raw=True)",
    "nothing": "",
    "a value that is not shown": "1 + 1;",
    "awaited": "import asyncio\nawait asyncio.sleep(0)\nvalue = 3\nvalue",
}


def notebook(folder, cells):
    made = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}), new_markdown_cell("Why.")]
    made += [new_code_cell(cell) for cell in cells]
    path = folder / "source.ipynb"
    nbformat.write(new_notebook(cells=made, metadata={"kernelspec": KERNEL}), path)
    return path


def execute(path, engine):
    output = path.parent / f"{engine}.ipynb"
    register()
    papermill.execute_notebook(
        path, output, parameters={"who": "me", "lines": ["a", "b"]}, kernel_name="python3", progress_bar=False,
        engine_name=engine if engine == FAST else None,
    )  # fmt: skip
    return output


def outputs(path):
    """Return number and outputs of each code cell, in order."""
    cells = nbformat.read(path, as_version=4).cells
    return [(cell.execution_count, cell.outputs) for cell in cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    path = notebook(tmp_path_factory.mktemp("engine"), CELLS.values())
    return {engine: outputs(execute(path, engine)) for engine in ENGINES}


@pytest.mark.parametrize("n", range(len(CELLS)), ids=list(CELLS))
def test_a_cell_has_the_outputs_of_a_kernel(both, n):
    assert both[FAST][n + 2] == both[STOCK][n + 2]


def test_parameters_are_the_ones_given(both):
    assert both[FAST][2][1][0]["text"] == "me\n['a', 'b']\n"


def test_the_first_cell_that_raises_ends_the_notebook(tmp_path):
    path = notebook(tmp_path, ["print('before')", "raise ValueError('405 is not four')", "print('after')"])
    with pytest.raises(PapermillExecutionError, match="ValueError: 405 is not four"):
        execute(path, FAST)
    numbers = [number for number, _ in outputs(tmp_path / f"{FAST}.ipynb")]
    assert numbers == [1, 2, 3, 4, None]


def test_a_notebook_begins_with_nothing_of_the_one_before(tmp_path):
    execute(notebook(tmp_path, ["left_behind = 1"]), FAST)
    with pytest.raises(PapermillExecutionError, match="name 'left_behind' is not defined"):
        execute(notebook(tmp_path, ["left_behind"]), FAST)
