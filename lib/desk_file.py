"""A CSV file of the desk in; its rows with the number of their line out, however a spreadsheet program wrote it."""

import csv
import io
from pathlib import Path

MOST_CHARACTERS = 10_000_000


def desk_rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return each row with the number of the line of the file it ends on: UTF-8 with or without mark, or cp1252."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(MOST_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [(reader.line_num, row) for row in reader]
