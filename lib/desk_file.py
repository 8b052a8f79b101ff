"""A CSV file the desk keeps in; its rows with their line numbers, and the lines that cannot be read, out.

Spreadsheet programs write such files with a byte mark, as Windows-1252, with semicolons or tabs and with their
own dates; all of that is read. Nothing here knows what the columns mean.
"""

import csv
import datetime as dt
import io
import re
from dataclasses import dataclass
from pathlib import Path

MOST_CHARACTERS = 10_000_000
_DATE = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_AT_MIDNIGHT = re.compile(r"[T ]00:00(:00)?$")
DATE_EXPECTED = "expected a date such as 2020-01-28; one like 3/9/2020 can be two days"


class DeskFileError(ValueError):
    """A file of the desk cannot be used as a whole; the message is one sentence with file, line and expectation."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One row: the line of the file it ends on, and its cells by column, white space made plain."""

    line: int
    cells: dict[str, str]


def read_desk_file(
    path: Path, columns: tuple[str, ...], further: tuple[str, ...] = ()
) -> tuple[list[DeskRow], list[str]]:
    """Return (rows with the columns asked for, one sentence for each line left out); a missing file is empty.

    Columns in `further` are empty where the file has none. Raises DeskFileError if another column is missing. A header
    that stands again between the rows is no row: two branches that both began the file merge so, line by line.
    """
    if not path.is_file():
        return [], []
    found = raw_rows(path)
    header = [name.strip() for name in found[0][1]] if found else []
    missing = [name for name in columns if name not in header]
    if missing:
        expected = f"expected the columns {', '.join(columns)}"
        raise DeskFileError(f"{path.name} line 1: the column {missing[0]!r} is missing; {expected}.")
    rows, problems = [], []
    for line, cells in found[1:]:
        if not any(cell.strip() for cell in cells) or [cell.strip("\ufeff ") for cell in cells] == header:
            continue
        if len(cells) != len(header):
            problems.append(
                f"{path.name} line {line}: it has another number of cells than line 1; the line is left out"
            )
            continue
        held = dict(zip(header, cells, strict=True))
        rows.append(DeskRow(line, {name: " ".join(held.get(name, "").split()) for name in (*columns, *further)}))
    return rows, problems


def raw_rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return each row as it stands, with the number of the line of the file it ends on."""
    text, _ = decoded(path.read_bytes())
    csv.field_size_limit(MOST_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    return [(reader.line_num, row) for row in reader]


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a desk file and the encoding it has."""
    try:
        return data.decode("utf-8-sig"), "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def delimiter_of(text: str) -> str:
    """Return what parts the cells of the header line."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def iso_date(text: str) -> str | None:
    """Return an ISO date for 2020-01-28, 1/28/2020, 28/1/2020 or 28.1.2020; empty for empty, None for anything else.

    A date that can be two days, such as 3/9/2020, is None: which of them depends on the computer it was typed on.
    """
    if not text:
        return ""
    text = _AT_MIDNIGHT.sub("", text)
    found = _DATE.fullmatch(text)
    try:
        if not found:
            return dt.date.fromisoformat(text).isoformat()
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        days = {day for day in (_day(year, first, second), _day(year, second, first)) if day}
    except ValueError:
        return None
    return days.pop() if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> str:
    return dt.date(year, month, day).isoformat() if month <= 12 else ""


def with_rows(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    """Return the bytes of a desk file with rows added at its end, in the file's own columns, marks and encoding.

    What stands in the file stays as it is, byte for byte. Raises DeskFileError if a row cannot be written in the
    file's encoding, or fills a column the file lacks.
    """
    data = path.read_bytes() if path.is_file() else (",".join(columns) + "\n").encode()
    text, encoding = decoded(data)
    header = [name.strip() for name in next(csv.reader(io.StringIO(text), delimiter=delimiter_of(text)), [])]
    unknown = sorted({name for row in rows for name, cell in row.items() if cell} - set(header))
    if unknown:
        raise DeskFileError(f"{path.name} line 1: the column {unknown[0]!r} is missing; add it and try again.")
    end = "\r\n" if "\r\n" in text else "\n"
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter_of(text), lineterminator=end)
    writer.writerows([[row.get(name, "") for name in header] for row in rows])
    try:
        added = out.getvalue().encode("utf-8" if encoding == "utf-8-sig" else encoding)
    except UnicodeEncodeError:
        raise DeskFileError(f"{path.name} is not saved as UTF-8, and a new line needs it; save it as UTF-8.") from None
    gap = b"" if data.endswith(b"\n") else end.encode()
    return data + gap + added
