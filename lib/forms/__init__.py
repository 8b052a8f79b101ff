"""Documents and their pages in; the extract tables out: records with citations, chosen by what stands on a page."""

from lib.forms.column_map import read_columns
from lib.forms.passages import passages
from lib.forms.records import read_forms

__all__ = ["passages", "read_columns", "read_forms"]
