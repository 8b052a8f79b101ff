"""A shell and a code cell in; the cell with its outputs and number, and what it raised, out."""

import contextlib

from nbformat import NotebookNode

from lib.engine.shell import Shell, Stream


def run_cell(shell: Shell, cell: NotebookNode) -> BaseException | None:
    """Run a code cell in the shell, note its outputs and number in it; return what ends the notebook, if anything."""
    if not cell.source.strip():
        return None
    shell.outputs.clear()
    number = shell.execution_count
    out, err = Stream(shell.outputs, "stdout"), Stream(shell.outputs, "stderr")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        result = shell.run_cell(cell.source, store_history=True)
    cell.execution_count = number
    cell.outputs = list(shell.outputs)
    return result.error_before_exec or result.error_in_exec
