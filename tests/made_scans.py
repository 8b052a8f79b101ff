"""Pages as a model reads them from a picture, made of plain lines: words set in Helvetica of 10 points, no picture."""

from lib.helvetica import width_in_ems
from lib.pages import Page, Word

SIZE, LEFT, TOP, PITCH = 10.0, 50.0, 60.0, 24.0


def words_at(text, x0=LEFT, top=TOP, start=0):
    """The words of a line that begins at (x0, top), their characters counted from `start`."""
    words, at = [], x0
    for word in text.split():
        end = at + SIZE * width_in_ems(word)
        words.append(Word(word, start, start + len(word), (round(at, 2), top, round(end, 2), top + SIZE), SIZE))
        at, start = end + SIZE * width_in_ems(" "), start + len(word) + 1
    return words


def scan_page(*lines, number=1, source="ocr", layer=(), level=(), size=(612.0, 792.0)):
    """A page with these lines, one below the other; `layer` are those an older OCR read, in the same places."""
    text, words, over = "", [], []
    for n, line in enumerate(lines):
        text += "\n" * (n > 0)
        words += words_at(line, top=TOP + PITCH * n, start=len(text))
        text += " ".join(line.split())
    for n, line in enumerate(layer):
        over += words_at(line, top=TOP + PITCH * n)
    return Page(number, text, source, tuple(words), *size, level=level, layer=tuple(over))
