"""Nothing in; out comes a process that keeps the memory of its arrays for the next ones."""

import ctypes
import sys

# mallopt(3) of the GNU C library: numbers of its settings, and what they are set to.
SETTINGS = {
    -8: 1,
    -3: 64 << 20,
    -1: 256 << 20,
}  # arenas; bytes from which on memory is given back at once; held at most


def keep_memory() -> bool:
    """Ask the C library to keep memory of arrays below 64 MB, up to 256 MB of it; return whether it does.

    Otherwise each large array gets new pages from the system and gives them back: with the tables of a nation a fifth
    of the time. Only where the C library is GNU's; no result depends on it.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return False
    return all(mallopt(setting, value) == 1 for setting, value in SETTINGS.items())
