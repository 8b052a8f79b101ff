"""Hit Ratio: what the notebooks share. One room per stage; see METHOD.md for the rules they follow."""

import sys

# jsonschema (below nbformat and altair) uses this package, if it is there, for one check of web addresses that nobody
# here asks for. JupyterLab brings it, and its grammar takes longer to build than all other imports together.
sys.modules.setdefault("rfc3987_syntax", None)
