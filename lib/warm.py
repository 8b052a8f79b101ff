"""Nothing in; out comes the process that notebooks are run by copies of, with all that they import in place.

It loads for seconds. Begun first, it is ready when the roster and the files have been looked at.
"""

import multiprocessing
import sys
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

_ROOMS = ("chart", "checks", "clean", "forms", "hit_ratio", "publish", "read", "review", "sharing")
PRELOADED = ["lib.batch.work", "IPython.core.interactiveshell", "pyarrow.pandas_compat"]
PRELOADED += [f"lib.{room}" for room in _ROOMS]


def context() -> BaseContext:
    """Return how processes of notebooks are started: as copies of the warm one, where the system has such."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    warm = multiprocessing.get_context("forkserver")
    warm.set_forkserver_preload(PRELOADED)
    return warm


def begin() -> None:
    """Start the process that loads; it ends with this one."""
    if sys.platform != "win32":
        context()
        forkserver.ensure_running()
