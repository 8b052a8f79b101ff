"""Nothing in; out come the names of what runs a notebook's cells, and which of them is the fastest here."""

import sys

# `fast`: the process of the notebook itself. `stock`: a Jupyter kernel.
FAST, STOCK = "fast", "stock"
ENGINES = (FAST, STOCK)
# Windows has no processes that begin as copies of a warm one.
FASTEST = STOCK if sys.platform == "win32" else FAST
