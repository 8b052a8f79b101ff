"""A section of a Data Sharing Report in; out come its rows, wrapped lines joined, each with what speaks against it.

What could be the second line of a row or a row of its own is told apart by what must hold for a wrapped line:
it would not have fit on the line above, and it is not a name of its own.
"""

import re
from itertools import pairwise, zip_longest

from lib.forms.layout import usual_size
from lib.forms.layout_cells import Cell
from lib.forms.layout_rows import is_scan
from lib.forms.sharing_entries import Entry, list_lines, nvls_entries, printed_entries, shape_of
from lib.forms.sharing_sections import Section

# A name of its own: a place, then what kind of body it is. `Department (CA)` may be the rest of a name.
_KIND = r"(?:Police|PD|Sheriffs?|SO|Department|Dept|Office|Marshals?|Patrol|Force|Authority|Attorneys?)"
_REST = rf"(?:{_KIND}|County|Parish|Township|District|Regional|Drug|Task|Special|Public|Auto|Narcotics)"
# Never a name: a bracket, or a state's two letters.
_TAG = re.compile(r"\(.*|[A-Z]{2}")
_OWN_NAME = re.compile(rf"LEARN_.*|(?!{_REST}\b)\w.*? {_KIND}\b.*")
# A word space as a share of the size, and what two measurements of one width may differ by.
_SPACE, _EQUAL = 0.278, 0.5


def entries_of(section: Section) -> list[Entry]:
    """Return the section's rows in printed order; whatever may be read in two ways carries a doubt."""
    shape = shape_of(section)
    entries = printed_entries(section, shape)
    if entries:
        fit = _Fit(entries, usual_size(list_lines(section)))
        entries = [_with_wrap_doubt(entry, fit) for entry in _across_pages(entries, shape, fit)]
        entries = [_with_shape_doubt(entry, shape, after) for entry, after in zip_longest(entries, entries[1:])]
        if shape == "city" and is_scan(list_lines(section)):
            entries = [_with_lone_name_doubt(entry) for entry in entries]
    nvls = nvls_entries(section)
    if nvls:
        return sorted(entries + nvls, key=lambda e: (e.first.page, e.first.box[1]))
    return entries


class _Fit:
    """Knows how wide the widest line of each column is, so whether a word would have fit after a line."""

    def __init__(self, entries: list[Entry], size: float) -> None:
        self._space = _SPACE * size
        self._widest: dict[int, float] = {}
        for entry in entries:
            for k, lines in enumerate(entry.cells):
                for cell in lines:
                    width = cell.box[2] - cell.box[0]
                    if width > self._widest.get(k, 0.0):
                        self._widest[k] = width

    def holds(self, k: int, above: Cell, below: Cell) -> bool:
        """Return True if the first word of `below` would have fit behind `above` in column k."""
        needed = above.box[2] - above.box[0] + self._space + below.first_width
        return needed <= self._widest[k] - _EQUAL


def _across_pages(entries: list[Entry], shape: str, fit: _Fit) -> list[Entry]:
    """Return the entries with those joined that a page break parted.

    Certain where the text on the new page is no name (`(CA)`, `Park Division)`); doubted where a row that
    should have two cells has one; doubted on both sides where the words alone do not tell.
    """
    found = entries[:1]
    for i, entry in enumerate(entries[1:], 1):
        last = found[-1]
        if last.last_page >= entry.first.page or not _has_cells_above(last, entry):
            found.append(entry)
        elif any(_completes(last.text(k), entry.text(k)) for k in entry.filled if shape != "city" or k == 0):
            found[-1] = _joined(last, entry)
        elif not _may_go_on(last, entry, fit):
            found.append(entry)
        elif _is_partial(entry, shape, is_last=i + 1 == len(entries)):
            found[-1] = _joined(last, entry).with_doubt("its second line may be a row of its own on the next page")
        elif any(_OWN_NAME.fullmatch(entry.cells[k][0].text) for k in entry.filled):
            found.append(entry)
        else:
            found[-1] = last.with_doubt("the first row of the next page may be its second line")
            found.append(entry.with_doubt("it may be the second line of the last row of the page before"))
    return found


def _has_cells_above(last: Entry, entry: Entry) -> bool:
    return len(last.cells) == len(entry.cells) and all(last.cells[k] for k in entry.filled)


def _completes(above: str, below: str) -> bool:
    """Return True if the second text cannot be a name of its own: it begins or ends a bracket, as `(CA)` does."""
    if above.count("(") > above.count(")"):
        return below.count(")") > below.count("(")
    return bool(_TAG.fullmatch(below))


def _may_go_on(last: Entry, entry: Entry, fit: _Fit) -> bool:
    """Return True if every cell of an entry may be the next line of the cell above it, on the page before."""
    return all(
        not last.cells[k][-1].text.endswith(")") and not fit.holds(k, last.cells[k][-1], entry.cells[k][0])
        for k in entry.filled
    )


def _is_partial(entry: Entry, shape: str, *, is_last: bool) -> bool:
    """Return True if a row of this shape would have more cells than the entry has."""
    if shape == "names":
        return entry.filled == [1] or (entry.filled == [0] and not is_last)
    return 0 not in entry.filled if shape == "city" else len(entry.filled) == 1


def _joined(last: Entry, entry: Entry) -> Entry:
    both = tuple(a + b for a, b in zip(last.cells, entry.cells, strict=True))
    return Entry(both, last.doubts).with_doubt(*entry.doubts)


def _with_wrap_doubt(entry: Entry, fit: _Fit) -> Entry:
    for k, lines in enumerate(entry.cells):
        if len(lines) > 1 and any(fit.holds(k, a, b) for a, b in pairwise(lines)):
            return entry.with_doubt("its second line would have fit on the first, so it may be more than one")
    return entry


def _with_lone_name_doubt(entry: Entry) -> Entry:
    """On a scan, lines stand less evenly, and a name without city and state may be the second line of another."""
    is_lone = entry.filled == [0]
    return entry.with_doubt("no city or state stands beside it, so it may belong to another row") if is_lone else entry


def _with_shape_doubt(entry: Entry, shape: str, after: Entry | None) -> Entry:
    if not entry.cells[0]:
        entry = entry.with_doubt("no name stands in the first column of its row")
    elif shape == "names" and after and len(entry.filled) == 1:
        entry = entry.with_doubt("it stands alone in its row, and only the last row of a list may have one name")
    elif shape == "hot_list" and len(entry.filled) == 1:
        entry = entry.with_doubt("no hot list stands beside it")
    is_followed = after and not after.cells[0]
    return entry.with_doubt("the row below it has no name and may belong to it") if is_followed else entry
