"""What a run did in; its exit code, its sentences for people and its run.json out."""

import hashlib
import importlib.metadata
import json
import platform
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lib.batch.dispatch import Done
from lib.batch.place import with_real_folders
from lib.paths import PROJECT

PACKAGES = ("altair", "ipykernel", "nbclient", "nbconvert", "pandas", "pandera", "papermill", "pyarrow")
PACKAGES += ("vl-convert-python",)


@dataclass(slots=True)
class Outcome:
    """How a run went. `error` is one sentence if nothing was put in place."""

    started: str
    ended: str = ""
    agencies: list[str] = field(default_factory=list)
    engine: str = ""
    inputs: list[dict[str, Any]] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    failed_agencies: list[str] = field(default_factory=list)
    failed_files: list[str] = field(default_factory=list)
    waiting: int = 0
    ledger: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 0 if the pages are complete; 1 if a file or an agency failed, or, if strict, something waits."""
        failed = self.error or self.failed_agencies or self.failed_files or (strict and self.waiting)
        return 1 if failed else 0

    def as_json(self, real: dict[str, str]) -> str:
        """Return run.json; `real` maps the working folders to the ones the results ended up in."""
        record = {
            "status": "failed" if self.error else "partly_failed" if self.exit_code() else "complete",
            "error": self.error,
            "started": self.started,
            "ended": self.ended,
            "agencies": self.agencies,
            "engine": self.engine,
            "failed_agencies": self.failed_agencies,
            "failed_files": self.failed_files,
            "waiting": self.waiting,
            "ledger": self.ledger,
            "inputs": self.inputs,
            "notebooks": [_notebook(done) for done in self.done],
            "lib_sha256": lib_hash(),
            "versions": versions(),
        }
        return with_real_folders(json.dumps(record, indent=1, ensure_ascii=False), real) + "\n"


def _notebook(done: Done) -> dict[str, Any]:
    return {
        "name": done.job.name,
        "notebook_sha256": _sha256(Path(done.job.notebook)),
        "parameters": done.job.parameters,
        "output": done.job.output,
        "status": "failed" if done.error else "complete",
        "error": done.error,
        "seconds": round(done.seconds, 2),
    }


def versions() -> dict[str, str]:
    """Return the versions of Python, the system and the libraries that shape the results."""
    found = {name: importlib.metadata.version(name) for name in PACKAGES}
    return {"python": platform.python_version(), "system": platform.platform(), **found}


def lib_hash() -> str:
    """Return one SHA-256 over lib/: the name and bytes of every file in it, in order."""
    digest = hashlib.sha256()
    files = (p for p in (PROJECT / "lib").rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    for path in sorted(files, key=lambda p: p.relative_to(PROJECT).as_posix()):
        digest.update(path.relative_to(PROJECT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
