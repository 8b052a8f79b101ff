"""An error a person can mend in; one sentence on standard error and exit code 2, instead of a traceback, out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def one_sentence() -> Iterator[None]:
    """Turn an error the user can mend into one sentence and exit code 2."""
    from lib.batch import ParameterError, RunError
    from lib.clean import RosterError
    from lib.desk import DeskError
    from lib.explain import UnknownIdError
    from lib.read import LayoutError
    from lib.tables import TableError

    try:
        yield
    except (
        ParameterError,
        RunError,
        RosterError,
        LayoutError,
        UnknownIdError,
        TableError,
        DeskError,
    ) as error:
        print(str(error), file=sys.stderr)
        raise typer.Exit(2) from None
