"""What forms read on pages read from pictures in; the same rows, each with what an independent reading says, out.

A model that reads a picture can be wrong and sure of itself. What it read counts only if something else says the same:
the words an older OCR laid over the page, the report's own arithmetic, or another document. The first two are told
here, the last where all documents are at hand (lib.clean).
"""

from typing import Any

from lib.forms.message_rows import Rows
from lib.level import Level
from lib.pages import OLD_OCR, SCAN, Page, Word

Box = tuple[float, float, float, float]
AT_THE_EDGE = "it stands at the edge of the page and may be cut"
AT_THE_END = "nothing is printed beyond it on the page, so it may go on where the scan is cut"
# Points. Print that ends so near the edge of a scan may go on beyond it.
_EDGE = 5.0
# How much farther than a line's own box a word of the older OCR may stand and still belong to it, in heights.
_AIR = 0.35


def with_second_readings(rows: Rows, pages: list[Page]) -> Rows:
    """Return rows by table name; of those on scans, `text_source` is `ocr`, and boxes are as displayed.

    Readings and listed lines get `second_as_printed` (what an older OCR has there) and `second_reading`.
    """
    scans = {page.number: page for page in pages if page.text_source == SCAN}
    if not scans:
        return rows
    names = {row["reading"]: row for row in rows.get("readings", [])}
    names |= {_name(row): row for row in rows.get("listed", [])}
    named = [box for box in rows.get("boxes", []) if box["reading"] in names and box["page"] in scans]
    said = _second_words(named, scans)
    made = rows | {
        table: [_seconded(row, name(row), named, said, scans) for row in rows.get(table, [])]
        for table, name in (("readings", lambda row: row["reading"]), ("listed", _name))
    }
    displayed = {table: [_displayed(row, scans) for row in made.get(table, [])] for table in ("boxes", "left_over")}
    return made | displayed


def _name(line: dict[str, Any]) -> str:
    return f"{line['form']}-{line['section']}-{line['row']}"


def _second_words(boxes: list[dict[str, Any]], scans: dict[int, Page]) -> dict[int, list[Word]]:
    """Return for each box (by its identity) the older OCR's words that belong to it; each word belongs to one."""
    said: dict[int, list[Word]] = {id(box): [] for box in boxes}
    for number, page in scans.items():
        mine = [box for box in boxes if box["page"] == number]
        for word in _straightened(page):
            if near := _nearest(word.box, mine):
                said[id(near)].append(word)
    return said


def _straightened(page: Page) -> list[Word]:
    level = Level(*page.level) if page.level else None
    words = [word for word in page.layer if word.box and not word.hidden]
    return [word._replace(box=level.from_displayed(word.box)) for word in words] if level else words


def _nearest(word: Box, boxes: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the box on whose line a word stands, the nearest of several; a word without a line belongs to none."""
    middle = (word[1] + word[3]) / 2
    beside = []
    for box in boxes:
        air = _AIR * (box["bottom"] - box["top"])
        if box["top"] - air <= middle <= box["bottom"] + air:
            apart = max(0.0, box["x0"] - word[2], word[0] - box["x1"])
            beside.append((apart, abs(middle - (box["top"] + box["bottom"]) / 2), id(box), box))
    return min(beside)[3] if beside else None


def _seconded(
    row: dict[str, Any], name: str, boxes: list[dict[str, Any]], said: dict[int, list[Word]], scans: dict[int, Page]
) -> dict[str, Any]:
    if row["page"] not in scans:
        return row
    mine = [box for box in boxes if box["reading"] == name]
    first = " ".join(box["text"] for box in mine)
    words = [word for box in mine for word in _in_order(said[id(box)])]
    second = " ".join(word.text for word in words)
    agrees = bool(first) and second.split() == first.split()
    cut = AT_THE_EDGE if any(_is_at_edge(box, scans[box["page"]]) for box in mine) else ""
    last = AT_THE_END if "section" in row and any(_is_outermost(box, scans[box["page"]]) for box in mine) else ""
    doubt = "; ".join(x for x in (row.get("doubt"), cut, last) if isinstance(x, str) and x)
    return row | {
        "text_source": SCAN,
        "second_as_printed": second,
        "second_reading": OLD_OCR if agrees else row.get("second_reading"),
        "doubt": doubt,
    }


def _in_order(words: list[Word]) -> list[Word]:
    return sorted(words, key=lambda word: word.box[0])


def _is_at_edge(box: dict[str, Any], page: Page) -> bool:
    shown = Level(*page.level).as_displayed(_box(box)) if page.level else _box(box)
    turned = bool(page.level) and int(page.level[0]) % 2 == 1
    width, height = (page.height, page.width) if turned else (page.width, page.height)
    return shown[0] < _EDGE or shown[1] < _EDGE or shown[2] > width - _EDGE or shown[3] > height - _EDGE


def _is_outermost(box: dict[str, Any], page: Page) -> bool:
    """True if a line of a list is the first or last thing on its page: a title and a footer stand on whole ones."""
    others = [word.box for word in page.words if word.box and not word.hidden]
    is_last = all(other[1] <= box["bottom"] for other in others)
    return is_last or all(other[3] >= box["top"] for other in others)


def _displayed(row: dict[str, Any], scans: dict[int, Page]) -> dict[str, Any]:
    page = scans.get(row["page"])
    if page is None or not page.level or row.get("x0") is None:
        return row
    x0, top, x1, bottom = (round(side, 2) for side in Level(*page.level).as_displayed(_box(row)))
    return row | {"x0": x0, "top": top, "x1": x1, "bottom": bottom}


def _box(row: dict[str, Any]) -> Box:
    return row["x0"], row["top"], row["x1"], row["bottom"]
