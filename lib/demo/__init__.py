"""A folder's name, a number and a seed in; out comes a made collection in the true layouts, with its truth beside it.

This room opens into no other: whoever made a document must not share a mistake with whoever reads it.
"""

from lib.demo.collection import DemoError, usual_scans, write_collection
from lib.demo.scan_sets import make_scans

__all__ = ["DemoError", "make_scans", "usual_scans", "write_collection"]
