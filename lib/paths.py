"""Nothing in; out comes where each thing lives: the project's folders and files."""

from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
NOTEBOOKS = PROJECT / "notebooks"

# Folders of raw/ that are not agencies: what the desk ruled, and lists the desk adds.
DESK_FOLDERS = ("decisions", "reference")


@dataclass(frozen=True, slots=True)
class Folders:
    """The three folders a run works on, as absolute paths."""

    raw: Path
    processed: Path
    reports: Path

    def stage(self, name: str) -> Path:
        """Folder of one stage's tables, for instance `processed/hit_ratio`."""
        return self.processed / name

    @property
    def desk(self) -> Path:
        """What only the newsroom sees."""
        return self.processed / "desk"

    @property
    def runs(self) -> Path:
        """Executed notebooks and run.json."""
        return self.processed / "runs"


def folders(raw: str = "raw", processed: str = "processed", reports: str = "reports") -> Folders:
    """Return the folders of a notebook's parameters; a relative path starts at the project's folder.

    The working directory is the caller's under papermill and the notebook's own in Lab, so it cannot
    be what a relative path starts from.
    """
    return Folders(*(PROJECT / Path(part).expanduser() for part in (raw, processed, reports)))


def project_text(name: str) -> str:
    """Return one of the project's own texts, for instance METHOD.md."""
    return (PROJECT / name).read_text(encoding="utf-8")
