"""The house: rooms do not open into each other, modules and functions stay small, everything says what it is."""

import ast
from pathlib import Path

import pytest
from conftest import PROJECT

LIB = PROJECT / "lib"
STAGES = ("read", "forms", "clean", "checks", "hit_ratio", "sharing", "chart", "review", "publish", "demo")
# Who puts the stages together: the command line and what it runs.
CONDUCTORS = ("batch", "__main__", "status", "explain", "desk", "desk_commands", "one_sentence")
MODULES = sorted(path for path in LIB.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(LIB).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    names |= {
        f"lib.{a.name}" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module == "lib" for a in n.names
    }
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("lib.")}


def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(LIB).as_posix())
def test_a_stage_opens_into_no_other_stage(path: Path):
    others = imported(path) & {*STAGES, *CONDUCTORS} - {room(path)}
    assert room(path) in CONDUCTORS or others == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(LIB).as_posix())
def test_a_module_holds_one_knowledge(path: Path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    longest = max(((f.end_lineno - f.lineno + 1, f.name) for f in functions(path)), default=(0, ""))
    assert lines <= 220, f"{lines} lines"
    assert longest[0] <= 40, longest
    assert path.stem not in {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(LIB).as_posix())
def test_a_module_says_what_comes_in_and_out(path: Path):
    first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]
    assert len(first) > 20, f"{path.name} begins with {first!r}"
