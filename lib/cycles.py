"""Nothing in; a stretch of work without Python's search for cycles of objects, out."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Pause the search while many small objects are made that hold no cycle.

    It looks at all objects again and again as they become more: of reading a report it took a third of the time, of
    100,000 names half. What nothing refers to any more is freed at once all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
