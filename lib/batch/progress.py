"""Finished notebooks in; a progress bar, or one line each where the terminal shows no bar, out."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lib.batch.dispatch import Done


@contextmanager
def progress() -> Iterator[Callable[[Done], None]]:
    """Yield a function to call with each finished notebook."""
    if sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb":
        with _bar() as tell:
            yield tell
    else:
        yield lambda done: print(line(done), flush=True)


def line(done: Done) -> str:
    """Return one line for a finished notebook."""
    return f"{done.job.name:<40} {done.seconds:6.1f} s  {done.error or 'done'}"


@contextmanager
def _bar() -> Iterator[Callable[[Done], None]]:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(pulse_style="cyan"), TimeElapsedColumn())
    with Progress(*columns) as bar:
        task = bar.add_task("starting", total=None)

        def tell(done: Done) -> None:
            bar.update(task, description=f"after {done.job.name}", advance=1)
            if done.error:
                bar.console.print(line(done), markup=False, highlight=False)

        yield tell
        bar.update(task, description="notebooks done")
