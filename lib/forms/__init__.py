"""Documents and their pages in; the extract tables out: records with citations, chosen by what stands on a page."""

from lib.forms.passages import left_over, passages, text_uses
from lib.forms.records import read_forms

__all__ = ["left_over", "passages", "read_forms", "text_uses"]
