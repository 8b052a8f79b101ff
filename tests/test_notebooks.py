"""The shape of every notebook: a letter to a reporter that runs from nothing, by itself, from any folder."""

import ast
import statistics
from pathlib import Path

import nbformat
import papermill
import pytest
from conftest import PROJECT, Walk

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
NAMES = ["10_extract", "20_clean", "25_checks", "30_hit_ratio", "40_sharing"]
NAMES += ["45_review", "50_agency", "60_overview"]


def cells(path: Path, kind: str = "code") -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == kind]


def test_the_notebooks_are_there():
    assert [path.stem for path in NOTEBOOKS] == NAMES


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
class TestShape:
    def test_title_asks_its_question_then_parameters(self, path: Path):
        first, second = nbformat.read(path, 4).cells[:2]
        assert first.source.startswith("# ")
        assert "It reads" in first.source
        assert "writes" in first.source
        assert second.metadata.tags == ["parameters"]

    def test_parameters_are_commented_literals(self, path: Path):
        source = cells(path)[0].source
        for line, node in zip(source.splitlines(), ast.parse(source).body, strict=True):
            assert "  # " in line, line
            ast.literal_eval(node.value)

    def test_is_stored_without_outputs(self, path: Path):
        assert [c.source for c in cells(path) if c.outputs or c.execution_count] == []

    def test_kernel_is_python3(self, path: Path):
        assert nbformat.read(path, 4).metadata.kernelspec.name == "python3"

    def test_cells_are_short_and_define_nothing(self, path: Path):
        lengths = [len(c.source.splitlines()) for c in cells(path)]
        assert statistics.median(lengths) <= 5
        assert max(lengths) <= 20
        assert not any(isinstance(node, ast.FunctionDef) for c in cells(path) for node in ast.walk(ast.parse(c.source)))

    def test_a_quarter_or_more_is_prose(self, path: Path):
        prose, code = len(cells(path, "markdown")), len(cells(path))
        assert prose / (prose + code) >= 0.25

    def test_says_nothing_of_the_machine(self, path: Path):
        assert str(PROJECT) not in path.read_text(encoding="utf-8")


@pytest.mark.long
def test_plain_papermill_does_what_run_does(tracy: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """In order, from another working folder, with the folders as parameters."""
    monkeypatch.chdir(tmp_path)
    folders = {"raw": str(tracy.raw), "processed": str(tmp_path / "p"), "reports": str(tmp_path / "r")}
    for path in NOTEBOOKS:
        out = tmp_path / path.name
        papermill.execute_notebook(path, out, parameters=folders, kernel_name="python3", progress_bar=False)
    made = {p.name: p.read_bytes() for p in (tmp_path / "r" / "data").glob("*.csv")}
    made["findings.txt"] = (tmp_path / "r" / "findings.txt").read_bytes()
    assert made == tracy.published()
