"""A notebook in; its executed copy out, run in this very process: no kernel, no sockets, nothing to start or shut down.

papermill fills in the parameters and keeps the records; only where the cells run differs. Meant for a process of its
own that ends with its notebook: whatever a cell leaves behind ends with it.
"""

from typing import Any

from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

from lib.engine.cells import run_cell
from lib.engine.shell import new_shell
from lib.engines import FAST


class FastEngine(Engine):
    """papermill's engine that runs the cells in this process."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **_: Any) -> None:
        """Run the cells in order; stop at the first that raises, as papermill's own engine does."""
        # papermill would write the file before and after each cell; it writes the whole of it at the end anyway.
        nb_man.output_path = None
        shell = new_shell()
        nb_man.nb.metadata["language_info"] = {"name": "python"}
        for index, cell in enumerate(nb_man.nb.cells):
            nb_man.cell_start(cell, index)
            try:
                error = run_cell(shell, cell) if cell.cell_type == "code" else None
                if error is not None:
                    nb_man.cell_exception(cell, cell_index=index, exception=error)
                    break
            finally:
                nb_man.cell_complete(cell, cell_index=index)


def register() -> None:
    """Let papermill know the engine by its name."""
    papermill_engines.register(FAST, FastEngine)


__all__ = ["FastEngine", "register"]
