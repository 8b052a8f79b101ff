"""A sheet of an xlsx package in; what its values alone do not tell out: hidden rows, formulas, merges, formats.

The values come from calamine. openpyxl would tell the rest too, but holds every empty row: a million of them take it
minutes. Here each row is looked at once and let go.
"""

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from lib.read.sheet_package import PackageError

# A sheet that spans more cells than this, empty ones too, would fill the memory when it is laid out.
MAX_AREA = 5_000_000
Place = tuple[int, int]


@dataclass(slots=True)
class SheetFacts:
    """What a sheet's XML says beside its values; places are (row, column) from 1.

    `formulas` are those without a stored value, `errors` cells such as `#REF!`, `styles` the style number of cells
    with a number, `merged` ranges by their first cell, `links` the relation's id
    or the address by cell, `displays` the format of numbers that are shown otherwise than they are stored.
    """

    rows: set[int] = field(default_factory=set)
    columns: list[tuple[int, int]] = field(default_factory=list)
    formulas: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    styles: dict[Place, int] = field(default_factory=dict)
    merged: dict[Place, str] = field(default_factory=dict)
    links: dict[Place, str] = field(default_factory=dict)
    displays: dict[Place, str] = field(default_factory=dict)
    corners: list[int] = field(default_factory=list)

    def hidden(self, row: int, column: int) -> str:
        """Return why nobody sees a cell; empty if it is seen."""
        if row in self.rows:
            return "the row is hidden"
        return "the column is hidden" if any(first <= column <= last for first, last in self.columns) else ""

    @property
    def area(self) -> int:
        """Cells of the smallest rectangle that holds every value."""
        if not self.corners:
            return 0
        top, left, bottom, right = self.corners
        return (bottom - top + 1) * (right - left + 1)


def read_facts(xml: bytes) -> SheetFacts:
    """Return the facts of one sheet's XML; raise PackageError if it is no XML or defines entities."""
    reader = _Reader()
    try:
        reader.parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise PackageError("damaged", f"a sheet of the workbook is no whole XML ({error})") from None
    return reader.facts


class _Reader:
    def __init__(self) -> None:
        self.facts = SheetFacts()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse
        self._row, self._column, self._cell = 0, 0, {}
        self._text: list[str] | None = None
        self._said: dict[str, str] = {}

    def _start(self, name: str, given: dict[str, str]) -> None:
        name = name.rsplit(" ", 1)[-1]
        if name == "c":
            self._start_cell(given)
        elif name in ("v", "f", "t") and self._column:
            self._text = []
            self._said.setdefault(name, "")
            self.parser.CharacterDataHandler = self._text.append
        elif name == "row":
            self._row = int(given.get("r", self._row + 1))
            self._column = 0
            if _is_hidden(given, "ht"):
                self.facts.rows.add(self._row)
        elif name == "col" and _is_hidden(given, "width"):
            self.facts.columns.append((int(given["min"]), int(given["max"])))
        elif name == "mergeCell":
            self.facts.merged[place_of(given["ref"])] = given["ref"]
        elif name == "hyperlink":
            target = next((v for k, v in given.items() if k.endswith(" id")), "")
            self.facts.links[place_of(given["ref"])] = target

    def _start_cell(self, given: dict[str, str]) -> None:
        row, column = place_of(given["r"]) if "r" in given else (self._row, self._column + 1)
        self._row, self._column, self._cell, self._said = row, column, given, {}

    def _end(self, name: str) -> None:
        name = name.rsplit(" ", 1)[-1]
        if self._text is not None and name in ("v", "f", "t"):
            self._said[name] += "".join(self._text)
            self._text, self.parser.CharacterDataHandler = None, None
        elif name == "c" and self._said:
            self._end_cell((self._row, self._column), self._said.get("v", ""))

    def _end_cell(self, place: Place, value: str) -> None:
        facts, kind = self.facts, self._cell.get("t", "n")
        has_value = bool(value) or "t" in self._said
        if "f" in self._said and not has_value and kind != "str":
            facts.formulas[place] = "=" + self._said["f"]
        if kind == "e" and value:
            facts.errors[place] = value
        elif kind == "n" and value and "s" in self._cell:
            facts.styles[place] = int(self._cell["s"])
        if has_value:
            top, left, bottom, right = facts.corners or (*place, *place)
            row, column = place
            facts.corners = [min(top, row), min(left, column), max(bottom, row), max(right, column)]


def _is_hidden(given: dict[str, str], size: str) -> bool:
    return given.get("hidden", "0") in ("1", "true") or (size in given and float(given[size]) == 0)


def place_of(reference: str) -> Place:
    """Return (row, column) of a cell's address or of the first cell of a range: `B7:C9` is (7, 2)."""
    first = reference.split(":", maxsplit=1)[0].replace("$", "")
    letters = first.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(first[len(letters) :] or 0), column


def _refuse(*_: Any) -> None:
    raise PackageError("damaged", "a part of the workbook defines entities of its own; no office program does")
