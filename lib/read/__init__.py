"""A raw folder in; files with their hashes and pages of words with places out."""

from lib.read.documents import read_documents
from lib.read.inventory import LayoutError, check_layout, inventory, only

__all__ = ["LayoutError", "check_layout", "inventory", "only", "read_documents"]
