"""A folder's name, a number and a seed in; out comes a made collection in the true layouts, with its truth beside it.

This room opens into no other: whoever made a document must not share a mistake with whoever reads it.
"""

from lib.demo.collection import DemoError, write_collection

__all__ = ["DemoError", "write_collection"]
