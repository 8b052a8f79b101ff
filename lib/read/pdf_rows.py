"""Words as plain rows in; out come a `Reading` and its pages.

Between processes and on disk a reading travels as plain tuples, which Python packs several times faster than
objects; only who uses the words makes `Word`s of them.
"""

from itertools import starmap

from lib.pages import Page, Reading, Word

Box = tuple[float, float, float, float]
# The fields of lib.pages.Word, in its order.
Row = tuple[str, int, int, Box | None, float, str, str]
# Number, text, text_source, words, width, height: the fields of lib.pages.Page, in its order.
PageRows = tuple[int, str, str, list[Row], float, float]
# Status, reason, pages.
ReadingRows = tuple[str, str, list[PageRows]]


def reading_of(rows: ReadingRows) -> Reading:
    """Return the reading that plain rows stand for."""
    status, reason, pages = rows
    made = tuple(
        Page(number, text, source, tuple(starmap(Word, words)), width, height)
        for number, text, source, words, width, height in pages
    )
    return Reading(status, reason, made)


def rows_of(reading: Reading) -> ReadingRows:
    """Return a reading as plain rows."""
    pages = [
        (p.number, p.text, p.text_source, [_row(word) for word in p.words], p.width, p.height) for p in reading.pages
    ]
    return reading.status, reading.reason, pages


def _row(word: Word) -> Row:
    return word.text, word.char_start, word.char_end, word.box, word.size, word.color, word.hidden
