"""The command line: `python -m lib run`, `status`, `add`, `import`, `explain`, `demo`."""

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from lib import desk_commands
from lib.engines import FASTEST
from lib.one_sentence import one_sentence
from lib.paths import PROJECT, Folders

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="From what police agencies sent about license plate readers to published hit ratios.",
)

Engine = Literal["fast", "stock"]
RawDir = Annotated[Path, typer.Option("--raw", help="Folder with what agencies sent.")]
ProcessedDir = Annotated[Path, typer.Option("--processed", help="Folder for the checked tables.")]
ReportsDir = Annotated[Path, typer.Option("--reports", help="Folder for what may be published.")]
# typer carries its own copy of click; this is that copy's class for every wrong call.
WrongCall = typer.BadParameter.__base__
RAW, PROCESSED, REPORTS = PROJECT / "raw", PROJECT / "processed", PROJECT / "reports"


@app.command()
def run(
    agencies: Annotated[list[str] | None, typer.Argument(help="Agencies to read again; none = all.")] = None,
    raw: RawDir = RAW,
    processed: ProcessedDir = PROCESSED,
    reports: ReportsDir = REPORTS,
    workers: Annotated[int, typer.Option(min=1, help="Notebooks at a time.")] = os.cpu_count() or 1,
    engine: Annotated[Engine, typer.Option(help="Run cells in a child process, or in a Jupyter kernel.")] = FASTEST,
    strict: Annotated[bool, typer.Option("--strict", help="Fail also if something waits for a person.")] = False,
) -> None:
    """Run the notebooks in order and put the pages in place."""
    from lib import warm

    folders = _folders(raw, processed, reports)
    warm.begin()  # loads beside what is imported and looked at here
    from lib import batch
    from lib.batch.progress import progress

    with one_sentence(), progress() as tell:
        outcome = batch.run(folders, agencies or [], workers, tell, engine)
    for line in _summary(outcome, folders):
        print(line)
    raise typer.Exit(outcome.exit_code(strict=strict))


@app.command()
def status(
    raw: RawDir = RAW,
    processed: ProcessedDir = PROCESSED,
    reports: ReportsDir = REPORTS,
    owing: Annotated[bool, typer.Option("--owing", help="Only who still owes an answer.")] = False,
) -> None:
    """Tell what is in raw/, what was read, what waits, who has not answered, and what changed."""
    from lib import status as told

    with one_sentence():
        folders = _folders(raw, processed, reports)
        print("\n".join(told.owing_status(folders) if owing else told.status(folders)))


app.command("add")(desk_commands.add)
app.command("import")(desk_commands.import_sheet)


@app.command()
def explain(
    number: Annotated[str, typer.Argument(metavar="ID", help="Id of a number, as in reports/findings.txt.")],
    raw: RawDir = RAW,
    processed: ProcessedDir = PROCESSED,
) -> None:
    """Walk a published number back to the words it was read from."""
    from lib.explain import explain as lines

    with one_sentence():
        print("\n".join(lines(number, processed.resolve(), raw.resolve())))


@app.command()
def demo(
    target: Annotated[Path, typer.Argument(metavar="DIR", help="New folder for the made collection.")],
    agencies: Annotated[int, typer.Option(help="How many agencies to make up.")] = 30,
    scans: Annotated[
        int | None, typer.Option(help="How many more agencies answer with scans.", show_default="1 in 75, at least 3")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed makes the same bytes.")] = 1,
) -> None:
    """Make up a collection in the true document layouts, with its truth beside it."""
    from lib.demo import DemoError, usual_scans, write_collection

    try:
        more = usual_scans(agencies) if scans is None else scans
        print("\n".join(write_collection(target, agencies, seed, more)))
    except DemoError as error:
        print(str(error), file=sys.stderr)
        raise typer.Exit(2) from None


def _folders(raw: Path, processed: Path, reports: Path) -> Folders:
    return Folders(raw.resolve(), processed.resolve(), reports.resolve())


def _summary(outcome: "batch.Outcome", folders: Folders) -> list[str]:  # noqa: F821 - imported late
    if outcome.error:
        return [f"Nothing was put in place: {outcome.error}", f"What happened: {folders.runs}"]
    lines = [f"The page of {agency} could not be made; see {folders.runs}" for agency in outcome.failed_agencies]
    lines += [f"raw/{path} could not be read; `status` says why." for path in outcome.failed_files]
    if outcome.waiting:
        review = folders.desk / "data" / "review.csv"
        lines.append(f"{outcome.waiting} waiting for a person: see `python -m lib status` or {review}")
    return [*lines, f"Pages: {folders.reports / 'index.html'}"]


def main() -> None:
    """Run the command line; a wrong call gets one sentence that names what is known, and exit code 2."""
    command = typer.main.get_command(app)
    try:
        code = command.main(standalone_mode=False)
    except WrongCall as error:
        print(_wrong_call(error), file=sys.stderr)
        code = 2
    except (typer.Abort, KeyboardInterrupt):
        print("Stopped; nothing was put in place.", file=sys.stderr)
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


def _wrong_call(error: Exception) -> str:
    """Return one sentence; for an option nobody knows it names those the command has."""
    option = getattr(error, "option_name", None)
    if option is None:
        commands = sorted(getattr(error.ctx.command, "commands", {}) if error.ctx else {})
        known = f" Known commands: {', '.join(commands)}." if commands else ""
        return " ".join(error.format_message().split()) + known
    known = sorted(name for p in error.ctx.command.params for name in p.opts if name.startswith("--"))
    return f"no option {option!r}; known: {', '.join(known)}."


if __name__ == "__main__":
    main()
