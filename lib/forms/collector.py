"""A stretch of work that makes no circular references in; the same work without Python's search for them, out.

Forms make some ten thousand small tuples and dictionaries a report. Python would look through all objects of the
process again and again for circles among them: with pandas loaded, a third of the time of reading a report.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """Turn the cyclic garbage collector off for a block, and on again if it was on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
