"""The bytes of a PDF and a page number in; out comes that page, its print read by a model from its picture.

Opened only inside a limited child process (lib.read.sandbox). The words are placed on the page put straight, so that
forms find level lines; the page's `level` leads back to the page as displayed.
"""

from collections.abc import Callable

import numpy as np

from lib.level import Level
from lib.pages import SCAN
from lib.read import pdf_calls as calls
from lib.read.ocr_engine import load
from lib.read.ocr_faint import stretched
from lib.read.ocr_ink import FAINT, STRONG, unread_places
from lib.read.ocr_lines import Found, corners_on, lines_on, read_at
from lib.read.ocr_picture import POINTS_PER_INCH, Picture, file_picture, page_picture
from lib.read.ocr_second_look import second_look
from lib.read.ocr_strays import with_strays
from lib.read.ocr_turn import tilt_of
from lib.read.ocr_words import Piece, in_lines, pieces_of, word_boxes
from lib.read.page_problems import CANNOT_BE_LOADED, NOTHING_READ
from lib.read.pdf_bytes import is_pdf, why_no_pdf
from lib.read.pdf_render import TooManyPixelsError, loaded_page
from lib.read.picture_file import PictureFileError, is_picture_file
from lib.read.rows import PageRows, ReadingRows

UNREAD = "print that could not be read"
# What stands for it among the words.
UNREAD_SIGN = "\ufffd"
# A line the model is less sure of is no reading: its place counts as print not read.
LEAST_SURE = 0.5
# A page of noise must not list more places than this.
_MOST_UNREAD = 200

__all__ = ["load", "page_rows", "read_scan_rows"]

OnPage = Callable[[int], None]


def read_scan_rows(
    data: bytes, on_page: OnPage, number: int, known: Callable[[str], PageRows | None] = lambda picture: None
) -> ReadingRows:
    """Return page `number` (from 1) of a PDF as plain rows: status, reason, and the one page.

    `known` gives the page that was read before from a picture with this hash, by the same model.
    """
    on_page(number)
    if not is_pdf(data) and is_picture_file(data):
        try:
            return _known_or_read(file_picture(data, number), number, known)
        except PictureFileError as error:
            return error.status, str(error), []
    refused = why_no_pdf(data)
    if refused:
        return (*refused, [])
    document = calls.open_document(data, len(data), None)
    if not document:
        return "damaged", "the PDF cannot be opened", []
    page = None
    try:
        page = loaded_page(document, number) if 0 < number <= calls.page_count(document) else None
        if not page:
            return "damaged", CANNOT_BE_LOADED, []
        return _known_or_read(page_picture(page), number, known)
    except TooManyPixelsError as error:
        return "resource_limit", f"too large to draw: {error}", []
    finally:
        if page:
            calls.close_page(page)
        calls.close_document(document)


def _known_or_read(picture: Picture, number: int, known: Callable[[str], PageRows | None]) -> ReadingRows:
    before = known(picture.sha256)
    return _settled((number, *before[1:]) if before else page_rows(picture, number))


def _settled(page: PageRows) -> ReadingRows:
    has_words = any(not word[6] for word in page[3])
    if has_words:
        return "read", "", [page]
    return ("not_used", NOTHING_READ, [page]) if page[3] else ("empty", "its pages are blank", [page])


def page_rows(picture: Picture, number: int) -> PageRows:
    """Return the rows of a picture's words; print that was not read stands among them as hidden words."""
    return rows_of_found(picture, found_on(picture), number)


def found_on(picture: Picture) -> Found:
    """Return the lines read on a picture; figures looked at twice, faint print once more."""
    dpi = picture.scale * POINTS_PER_INCH
    found = _with_faint(lines_on(picture.gray, dpi), dpi)
    sure = Found(found.gray, [line for line in found.lines if line.sure >= LEAST_SURE], found.turns)
    whole = with_strays(sure, _word_boxes(sure), _height(sure.lines, dpi), LEAST_SURE)
    return Found(found.gray, second_look(found.gray, whole.lines), found.turns)


def rows_of_found(picture: Picture, found: Found, number: int) -> PageRows:
    """Return the rows of a page whose lines were read."""
    level = _level(picture, found)
    pieces = [piece for line in found.lines for piece in pieces_of(line, level, picture.scale)]
    height = _height(found.lines, picture.scale * POINTS_PER_INCH)
    places = unread_places(found.gray, _word_boxes(found), height, STRONG)
    unread = [_placed(box, level, picture.scale) for box in places[:_MOST_UNREAD]]
    text, words = _rows(in_lines(pieces))
    words += [(UNREAD_SIGN, -1, -1, box, 0.0, "", UNREAD, "", 0.0) for box in unread]
    return (number, text, SCAN, words, *picture.size, "", [], tuple(level), picture.sha256)


def _with_faint(found: Found, dpi: float) -> Found:
    """Return what was found, and what a second look at the same page with its contrast stretched finds besides."""
    height = _height(found.lines, dpi)
    if not unread_places(found.gray, _boxes(found.lines, 0.0), height, FAINT):
        return found
    dark = stretched(found.gray)
    taken = _boxes(found.lines, LEAST_SURE)
    corners = [at for at in corners_on(dark, dpi) if not any(_overlap(_box(at), box) for box in taken)]
    if not corners:
        return found
    more = [line for line in read_at(dark, np.array(corners)) if line.sure >= LEAST_SURE]
    kept = [line for line in found.lines if line.sure >= LEAST_SURE]
    return Found(found.gray, kept + more, found.turns)


def _level(picture: Picture, found: Found) -> Level:
    width, height = picture.size if found.turns % 2 == 0 else picture.size[::-1]
    corners = np.array([line.corners for line in found.lines]).reshape(-1, 4, 2)
    return Level(found.turns, tilt_of(corners), width, height)


def _height(lines: list, dpi: float) -> float:
    """Return how high the boxes of the lines are, in pixels: the middle one, or that of 10-point print."""
    heights = [float(np.linalg.norm(line.corners[3] - line.corners[0])) for line in lines]
    return float(np.median(heights)) if heights else 14 * dpi / POINTS_PER_INCH


def _word_boxes(found: Found) -> list[tuple[float, float, float, float]]:
    return [box for line in found.lines for box in word_boxes(line)]


def _boxes(lines: list, least: float) -> list[tuple[float, float, float, float]]:
    return [_box(line.corners) for line in lines if line.sure >= least]


def _box(corners: np.ndarray) -> tuple[float, float, float, float]:
    left, top = corners.min(axis=0).tolist()
    right, bottom = corners.max(axis=0).tolist()
    return left, top, right, bottom


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0 and down > 0.4 * min(one[3] - one[1], other[3] - other[1])


def _placed(box: tuple[int, int, int, int], level: Level, scale: float) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (side / scale for side in box)
    one, other = level.straightened((x0, top)), level.straightened((x1, bottom))
    return _rounded((min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])))


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return tuple(round(side, 2) for side in box)


def _rows(lines: list[list[Piece]]) -> tuple[str, list[tuple]]:
    """Return the page's text and its rows of words: text, from, to, box, size, color, hidden, cell, how sure."""
    text, rows = "", []
    for line in lines:
        for n, piece in enumerate(line):
            text += ("" if not text else "\n" if n == 0 else " ") + piece.text
            start = len(text) - len(piece.text)
            rows.append((piece.text, start, len(text), _rounded(piece.box), piece.size, "", "", "", piece.sure))
    return text, rows
