"""What waits in; the same as a sheet a colleague fills in without Python, pictures in it, out.

Written the same, byte for byte, from the same list. `import` reads it back (lib.desk.waiting_sheet).
"""

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd

COLUMNS = (
    ("No.", 6), ("Agency", 22), ("What waits", 14), ("Why", 34), ("As read", 28),
    ("What it might be", 24), ("What depends on it", 24),
    ("File", 28), ("Page", 6), ("Picture", 62), ("Decision", 12), ("Value", 22), ("By", 14), ("Reason", 26),
    ("State", 6), ("Id", 10), ("SHA-256", 10),
)  # fmt: skip
DECISIONS = ["confirm", "correct", "reject", "withdraw", "same", "different"]
HOW = (
    "Fill in the yellow columns, save, and give the file back. Decision: confirm = it stands there as read; correct = "
    "Value stands there; reject = not to be used; withdraw = the agency took it back; same, different = the name is, "
    "or is not, the agency whose id is in Value. What stays empty goes on waiting."
)
CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
SECOND = "second_as_printed"
PICTURE_HEIGHT, MOST_TEXT = 46, 2000


def write_workbook(waits: pd.DataFrame, lines: pd.DataFrame, crops: Path, path: Path) -> Path:
    """Write the list as a workbook: a sheet of all that waits, one of the single lines of lists, and how to fill it in.

    `waits` needs the review columns, `path` and `sha256`; `lines` those of open_lines, with `crop`, `path`, `sha256`.
    """
    import xlsxwriter

    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    with xlsxwriter.Workbook(beside, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": CREATED, "title": "What waits for a person"})
        order = dict(zip(waits["review_id"], waits["order"], strict=True))
        single = [_of_line(row, order) for row in lines.to_dict("records")]
        _sheet(book, "Waiting", [_of_row(row) for row in waits.to_dict("records")], crops)
        _sheet(book, "Lines of lists", single, crops)
        book.add_worksheet("How to").write_string(0, 0, HOW)
    beside.replace(path)
    return path


def _of_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "No.": str(row["order"]), "Agency": row["agency_id"], "What waits": row["what"].replace("_", " "),
        "Why": row["why"], "As read": row["readings"], "What it might be": row["candidates"],
        "What depends on it": row["depends"], "File": row["path"],
        "Page": row["page"], "Picture": row["crop"], "Id": row["rule_on"], "SHA-256": row["sha256"],
    }  # fmt: skip


def _of_line(row: dict[str, Any], order: dict[str, int]) -> dict[str, Any]:
    section = row["section"].replace("_", " ") if isinstance(row["section"], str) else "a list"
    return {
        "No.": f"{order.get(row['review_id'], 0)}.{row['n']}", "Agency": row["agency_id"], "What waits": section,
        "Why": row["why"], "As read": _both(row), "What depends on it": f"line {row['row']}",
        "File": row["path"], "Page": row["page"], "Picture": row["crop"], "State": row["state_as_printed"],
        "Id": row["value_id"], "SHA-256": row["sha256"],
    }  # fmt: skip


def _both(row: dict[str, Any]) -> str:
    """Return a line as read, and beside it what a scan's own older OCR has there, where that differs."""
    name, second = (row[column] if isinstance(row[column], str) else "" for column in ("name_as_printed", SECOND))
    return f"{name}\n(the file's own OCR: {second})" if second and second != name else name


def _sheet(book: Any, name: str, rows: list[dict[str, Any]], crops: Path) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    fill = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF7CC", "border": 1})
    sheet.freeze_panes(1, 1)
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    for n, row in enumerate(rows, 1):
        sheet.set_row(n, 60)
        _row(sheet, n, row, (text, fill), crops)
    if rows:
        at = [title for title, _ in COLUMNS].index("Decision")
        sheet.data_validation(1, at, len(rows), at, {"validate": "list", "source": DECISIONS})


def _row(sheet: Any, n: int, row: dict[str, Any], formats: tuple[Any, Any], crops: Path) -> None:
    for column, (title, _) in enumerate(COLUMNS):
        form = formats[1] if title in ("Decision", "Value", "By", "Reason") else formats[0]
        cell = row.get(title)
        if title == "Picture" and isinstance(cell, str):
            _picture(sheet, n, column, crops / Path(cell).name)
        elif pd.isna(cell):
            sheet.write_blank(n, column, None, form)
        else:
            sheet.write_string(n, column, str(cell)[:MOST_TEXT], form)


def _picture(sheet: Any, n: int, column: int, path: Path) -> None:
    from PIL import Image

    with Image.open(path) as picture:
        wide, high = picture.size
    scale = min(430 / wide, 76 / high)
    placed = {"x_scale": scale, "y_scale": scale, "x_offset": 2, "y_offset": 2, "object_position": 1}
    sheet.insert_image(n, column, str(path), placed | {"description": "the place on the page"})
