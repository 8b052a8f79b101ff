"""The content of an ODS workbook in; for each sheet what its values do not tell, hidden rows and columns, out."""

from typing import Any
from xml.parsers import expat

from lib.read.sheet_facts import SheetFacts
from lib.read.sheet_package import PackageError

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
# A row or column that is collapsed, or filtered out, is not shown.
_UNSEEN = ("collapse", "filter")
_MOST_ROWS = 1_048_576


def ods_facts(xml: bytes) -> list[SheetFacts]:
    """Return the facts of each sheet in order; raise PackageError if the content is no XML or defines entities."""
    found: list[SheetFacts] = []
    at = {"table-row": 1, "table-column": 1}

    def start(name: str, given: dict[str, str]) -> None:
        kind = name.removeprefix(_TABLE)
        if kind == "table":
            found.append(SheetFacts())
            at.update({"table-row": 1, "table-column": 1})
        elif kind in at and found:
            times = min(int(given.get(f"{_TABLE}number-{kind[6:]}s-repeated", 1)), _MOST_ROWS)
            if given.get(f"{_TABLE}visibility") in _UNSEEN:
                _hide(found[-1], kind, at[kind], times)
            at[kind] += times

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise PackageError("damaged", f"the workbook's content is no whole XML ({error})") from None
    return found


def _hide(facts: SheetFacts, kind: str, first: int, times: int) -> None:
    if kind == "table-column":
        facts.columns.append((first, first + times - 1))
    else:
        facts.rows.update(range(first, min(first + times, _MOST_ROWS + 1)))


def _refuse(*_: Any) -> None:
    raise PackageError("damaged", "the workbook defines entities of its own; no office program does")
