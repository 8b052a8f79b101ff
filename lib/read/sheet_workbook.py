"""The bytes of an XLSX, XLS or ODS workbook in; a page for each sheet out, or the status that says why not."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from lib.pages import Page, Reading
from lib.read.sheet_book import number_formats, relations, sheet_parts, shows_otherwise
from lib.read.sheet_facts import MAX_AREA, SheetFacts, read_facts
from lib.read.sheet_ods import ods_facts
from lib.read.sheet_package import PackageError, has_part, open_package
from lib.read.sheet_page import Cell, TooLargeError, sheet_page

MAX_SHEETS = 1_000
HIDDEN_SHEET = "the sheet is hidden"
NO_VALUE = "a formula without a stored value"
# Programs store a whole number up to here without a loss.
_EXACT = 10**15
_UNREAD = {
    "xl/comments": "comments",
    "xl/threadedComments": "comments",
    "xl/media/": "pictures",
    "Pictures/": "pictures",
}
NOT_TOLD = "hidden rows and columns cannot be told in a workbook of this kind"


def read_workbook(data: bytes, on_page: Callable[[int], None]) -> Reading:
    """Read every sheet, hidden ones too; each cell is its stored value as text.

    A whole number has no decimal point, a date is ISO text with a mark `date`. What nobody sees is marked hidden.
    """
    try:
        package = open_package(data) if data[:2] == b"PK" else None
        facts = _facts(package, on_page)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        pages, notes = _pages(book, facts, on_page)
    except PackageError as error:
        return Reading(error.status, str(error))
    except TooLargeError as error:
        return Reading("resource_limit", str(error))
    except PasswordError:
        return Reading("password_needed", "the workbook is locked with a password")
    except (CalamineError, UnicodeError, ValueError, OverflowError) as error:
        return Reading("damaged", f"the workbook cannot be opened ({error})")
    notes += _not_read(package)
    if not any(page.words for page in pages):
        return Reading("empty", "; ".join(["nothing stands in any cell of the workbook", *notes]))
    return Reading("read", "; ".join(notes), tuple(pages))


def _facts(package: zipfile.ZipFile | None, on_page: Callable[[int], None]) -> list[SheetFacts]:
    """Return the facts of each sheet in order; empty for an old XLS, whose rows do not tell whether they are hidden."""
    if package is None:
        return []
    if "content.xml" in package.namelist():
        return ods_facts(package.read("content.xml"))
    formats, found = number_formats(package), []
    for n, part in enumerate(sheet_parts(package)[:MAX_SHEETS], 1):
        on_page(n)
        facts = read_facts(package.read(part)) if part in package.namelist() else SheetFacts()
        if facts.area > MAX_AREA:
            raise TooLargeError(f"sheet {n} spans more than {MAX_AREA:,} cells, empty ones too")
        targets = relations(package, part) if facts.links else {}
        facts.links = {place: targets[x] for place, x in facts.links.items() if x in targets}
        facts.displays = {place: formats[style] for place, style in facts.styles.items() if style in formats}
        found.append(facts)
    return found


def _pages(
    book: CalamineWorkbook, facts: list[SheetFacts], on_page: Callable[[int], None]
) -> tuple[list[Page], list[str]]:
    if len(book.sheets_metadata) > MAX_SHEETS:
        raise TooLargeError(f"a workbook of more than {MAX_SHEETS:,} sheets")
    pages, notes = [], [] if facts else [NOT_TOLD]
    for n, (name, about) in enumerate(zip(book.sheet_names, book.sheets_metadata, strict=True), 1):
        on_page(n)
        if about.typ != SheetTypeEnum.WorkSheet:
            notes.append(f"sheet {n} is no table of cells and is not read")
            continue
        is_hidden = about.visible != SheetVisibleEnum.Visible
        mine = facts[n - 1] if n <= len(facts) else SheetFacts()
        pages.append(sheet_page(n, name, _cells(book.get_sheet_by_index(n - 1), mine, is_hidden=is_hidden)))
    return pages, notes


def _cells(sheet: Any, facts: SheetFacts, *, is_hidden: bool) -> Iterator[Cell]:
    """Yield a sheet's cells in reading order; formulas without a value and errors come from the facts."""
    alone = {place: (text, NO_VALUE) for place, text in facts.formulas.items()}
    alone |= {place: (text, "") for place, text in facts.errors.items()}
    # calamine's rows begin at the sheet's first row, but at the first column that holds something.
    first = sheet.start[1] + 1 if sheet.start else 1
    for row, found in _rows(sheet, sorted({row for row, _ in alone})):
        here = {column: (*_text(value), "") for column, value in enumerate(found, first) if value not in ("", None)}
        here |= {c: (text, "", why) for (r, c), (text, why) in alone.items() if r == row} if alone else {}
        for column in sorted(here):
            text, kind, why = here[column]
            if text.strip():
                hidden = HIDDEN_SHEET if is_hidden else facts.hidden(row, column) or why
                yield Cell(row, column, text, hidden, _notes(facts, (row, column), kind, text))


def _rows(sheet: Any, more: list[int]) -> Iterator[tuple[int, list[Any]]]:
    """Yield (row from 1, values) for each row with something in it, and for the rows in `more` between and after."""
    waiting = list(reversed(more))
    for row, values in enumerate(sheet.iter_rows(), 1) if sheet.start else ():
        while waiting and waiting[-1] < row:
            yield waiting.pop(), []
        if waiting and waiting[-1] == row:
            waiting.pop()
        elif not any(value != "" for value in values):
            continue
        yield row, values
    while waiting:
        yield waiting.pop(), []


def _text(value: Any) -> tuple[str, str]:
    """Return a stored value as text, and `date` if it is one."""
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), ""
    if isinstance(value, float):
        return (str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)), ""
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat(), "date"
    if isinstance(value, dt.timedelta):
        return str(value), "date"
    return str(value), ""


def _notes(facts: SheetFacts, place: tuple[int, int], kind: str, text: str) -> tuple[tuple[str, str], ...]:
    notes = [(kind, text)] if kind else []
    if not kind and place in facts.displays and shows_otherwise(facts.displays[place], text):
        notes.append(("display", facts.displays[place]))
    notes += [("merged", facts.merged[place])] if place in facts.merged else []
    return (*notes, *([("link", facts.links[place])] if place in facts.links else []))


def _not_read(package: zipfile.ZipFile | None) -> list[str]:
    what = {name for start, name in _UNREAD.items() if package and has_part(package, start)}
    return [f"the workbook holds {name}, which are not read" for name in sorted(what)]
