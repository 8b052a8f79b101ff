"""The shares table in; sizes of lists, who is named most, what two agencies say of one another, what changed, out."""

from lib.sharing.changes import change_tables
from lib.sharing.findings import findings
from lib.sharing.lists import NEEDED, counted_lines, lists_of
from lib.sharing.named import hot_lists, most_named
from lib.sharing.reciprocity import reciprocity
from lib.sharing.sizes import sizes

__all__ = [
    "NEEDED",
    "change_tables",
    "counted_lines",
    "findings",
    "hot_lists",
    "lists_of",
    "most_named",
    "reciprocity",
    "sizes",
]
