"""A notebook and the parameters given to it in; the parameters it knows, or a sentence naming them, out.

papermill itself runs green on a mistyped parameter and on a notebook without a `parameters` cell, with the
defaults. So both are checked before a kernel starts.
"""

import ast
import json
from pathlib import Path
from typing import Any

from lib.refusals import PlainError


class ParameterError(PlainError):
    """A parameter the notebook does not know, or a notebook without parameters; one sentence."""


def known_parameters(notebook: Path) -> dict[str, Any]:
    """Return name and default of each parameter, read from the cell tagged `parameters` without running it."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    if len(tagged) != 1:
        raise ParameterError(f"{notebook.name} has {len(tagged)} cells tagged 'parameters'; expected exactly one.")
    try:
        return _literals("".join(tagged[0]["source"]))
    except ValueError:
        raise ParameterError(f"{notebook.name}: a parameter is computed; expected literals only.") from None


def _literals(source: str) -> dict[str, Any]:
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = ast.literal_eval(node.value)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = ast.literal_eval(node.value)
    return found


def check_parameters(notebook: Path, given: dict[str, Any]) -> None:
    """Raise ParameterError on a parameter the notebook does not know or whose type differs from its default."""
    known = known_parameters(notebook)
    for name, value in given.items():
        if name not in known:
            raise ParameterError(f"{notebook.name} has no parameter {name!r}; known: {', '.join(sorted(known))}.")
        if type(value) is not type(known[name]):
            expected = type(known[name]).__name__
            raise ParameterError(f"{notebook.name}: parameter {name!r} is {value!r}; expected a {expected}.")
