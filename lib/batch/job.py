"""What to run: one notebook with its parameters. `work.py` runs it, in a child process."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.engines import FASTEST


@dataclass(frozen=True, slots=True)
class Job:
    """What to run: a name for people, the notebook, where the copy goes, parameters, and pages to make of it.

    One that reads received files has a wall clock of its own: each file has its limits, and scans take hours.
    """

    name: str
    notebook: str
    output: str
    parameters: dict[str, Any]
    page_tags: tuple[str, ...] = ()
    reports: str = ""
    reads_files: bool = False
    engine: str = FASTEST

    @property
    def result(self) -> Path:
        """The file that says how it went; a missing one means that the process died."""
        return Path(f"{self.output}.result.json")

    @property
    def log(self) -> Path:
        """Where console noise of kernels and libraries goes."""
        return Path(f"{self.output}.log")
