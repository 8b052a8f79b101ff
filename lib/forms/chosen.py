"""The pages of one document in; the form of each out: what stands on it, or the page before it, decides."""

from lib.forms.catalog import Form, form_of
from lib.forms.column_map import ColumnMap
from lib.pages import Page


def forms_of(pages: list[Page], sure: tuple[str, ...], maps: tuple[ColumnMap, ...]) -> list[Form | None]:
    """Return the form of each page; pages that no form takes may go on with the one before them.

    A page whose text source is not among the `sure` ones has no form.
    """
    forms = [form_of(page, maps) if page.text_source in sure else None for page in pages]
    n = 0
    while n < len(pages):
        form, behind = forms[n], pages[n + 1 : _next_taken(forms, pages, sure, n + 1)]
        n += 1
        if form and form.goes_on and behind:
            count = form.goes_on([pages[n - 1]], behind)
            forms[n : n + count] = [form] * count
            n += count
    return forms


def _next_taken(forms: list[Form | None], pages: list[Page], sure: tuple[str, ...], start: int) -> int:
    """Return the position, from `start` on, of the next page that a form takes or that has no sure words."""
    found = (i for i in range(start, len(pages)) if forms[i] or pages[i].text_source not in sure)
    return next(found, len(pages))
