"""Documents and their pages in; the extract tables out: records with citations, chosen by what stands on a page."""

from lib.forms.column_map import read_columns
from lib.forms.compare_view import strip_of, to_compare
from lib.forms.masked import with_masked
from lib.forms.page_view import document_to_show, page_view
from lib.forms.passages import passages
from lib.forms.records import read_forms
from lib.forms.second_reading import needs_second_reading, with_better

__all__ = [
    "document_to_show",
    "needs_second_reading",
    "page_view",
    "passages",
    "read_columns",
    "read_forms",
    "strip_of",
    "to_compare",
    "with_better",
    "with_masked",
]
