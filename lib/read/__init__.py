"""A raw folder in; files with their hashes and pages of words with places out."""

from lib.read.documents import page_drawer, read_again, read_documents
from lib.read.inventory import LayoutError, check_layout, inventory, only
from lib.read.one_file import read_file
from lib.read.sandbox import guards
from lib.read.scans import read_scans

__all__ = [
    "LayoutError",
    "check_layout",
    "guards",
    "inventory",
    "only",
    "page_drawer",
    "read_again",
    "read_documents",
    "read_file",
    "read_scans",
]
