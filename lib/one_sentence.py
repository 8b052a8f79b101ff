"""An error a person can mend in; one sentence on standard error and exit code 2, instead of a traceback, out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from lib.refusals import PlainError


@contextmanager
def one_sentence() -> Iterator[None]:
    """Turn an error the user can mend into one sentence and exit code 2."""
    try:
        yield
    except PlainError as error:
        print(str(error), file=sys.stderr)
        raise typer.Exit(2) from None
