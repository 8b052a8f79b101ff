"""The bytes of a CSV or TSV file in; one page of cells out, or the status that says why not."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lib.pages import Reading
from lib.read.sheet_page import MAX_CELLS, MAX_CHARACTERS, Cell, TooLargeError, sheet_page
from lib.read.text import decode_text

# The comma first: of two that part a file equally well it is the likelier one.
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LOOKED_AT = 200
# A record of more cells than a spreadsheet program has columns is no table.
_MAX_COLUMNS = 16_384


def read_delimited(data: bytes) -> Reading:
    """Read a table of text: UTF-8 (with or without mark), UTF-16 by its mark, else Windows-1252.

    The delimiter is the one that parts the first records most evenly. A cell's address counts records, as a
    spreadsheet program shows them; a line end in quotes stays inside its cell.
    """
    if len(data) > MAX_CHARACTERS:
        return Reading("resource_limit", f"more than {MAX_CHARACTERS:,} bytes of text")
    decoded = decode_text(data)
    if decoded is None:
        return Reading("damaged", "the bytes are neither UTF-8, UTF-16 nor Windows-1252 text")
    text, encoding = decoded
    if "\x00" in text:
        return Reading("damaged", "the file holds NUL characters; it is no text file")
    if not text.strip(" \t\r\n,;|"):
        return Reading("empty", "nothing but white space and delimiters stands in the file")
    csv.field_size_limit(MAX_CHARACTERS)
    try:
        delimiter = find_delimiter(text)
        page = sheet_page(1, "", _cells(text, delimiter))
    except TooLargeError as error:
        return Reading("resource_limit", str(error))
    except csv.Error as error:
        return Reading("damaged", f"its quotes do not pair, so where its cells end is not sure ({error})")
    notes = [f"decoded as {encoding}" if encoding != "utf-8" else ""]
    notes += [f"parted by {DELIMITERS[delimiter]}" if delimiter != "," else ""]
    return Reading("read", "; ".join(filter(None, notes)), (page,))


def find_delimiter(text: str) -> str:
    """Return the delimiter that parts most of the first records into one same number of cells; else a comma."""
    scores = {delimiter: _evenness(text, delimiter) for delimiter in DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0.0, 0) else ","


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """Return the share of records with the commonest number of cells, and that number; (0, 0) if it parts none."""
    try:
        widths = [len(record) for record in islice(_records(text, delimiter), _LOOKED_AT) if any(record)]
    except csv.Error:
        return 0.0, 0
    parted = Counter(width for width in widths if width > 1)
    if not parted:
        return 0.0, 0
    width, times = parted.most_common(1)[0]
    return times / len(widths), width


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    # Strict: a quote that is never closed would otherwise swallow the rest of the file without a word.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _cells(text: str, delimiter: str) -> Iterator[Cell]:
    for row, record in enumerate(_records(text, delimiter), 1):
        if len(record) > _MAX_COLUMNS:
            raise TooLargeError(f"a row with more than {_MAX_COLUMNS:,} cells; the most a sheet has, of {MAX_CELLS:,}")
        for column, cell in enumerate(record, 1):
            if cell.strip():
                yield Cell(row, column, cell)
