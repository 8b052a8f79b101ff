"""The words of a page and their styles in; the same words out, with lines that begin where the base line says so.

PDFium guesses lines from glyph to glyph and errs with single signs: a column of zeros becomes one line, cells
with one digit become lines of their own.
"""

from itertools import accumulate, compress, count
from operator import ne

from lib.read.pdf_styles import UPRIGHT, Styles
from lib.read.pdf_words import PageWords

# In parts of the larger letters' size: base lines as near as the first are one line, as far as the second two.
# Between them (a raised `th`) PDFium's guess holds.
_SAME, _OTHER = 0.1, 0.5


def settle_lines(words: PageWords, styles: Styles) -> None:
    """Correct, in place, the numbers of the words' lines; a page with turned text is left as it is."""
    bases = list(map(styles.base.__getitem__, words.objects))
    guessed = list(map(ne, words.line[1:], words.line))
    doubtful = list(compress(count(), map(ne, guessed, map(ne, bases[1:], bases))))
    if not doubtful or any(style.turn != UPRIGHT for style in styles.known):
        return
    wrong = [n for n in doubtful if _begins_line(words, styles, bases, n + 1, guessed[n]) != guessed[n]]
    if wrong:
        words.is_plain = False
        for n in wrong:
            guessed[n] = not guessed[n]
        words.line = list(accumulate(guessed, initial=0))


def _begins_line(words: PageWords, styles: Styles, bases: list[float], n: int, guess: bool) -> bool:
    size = max(styles.of[words.objects[n - 1]].size, styles.of[words.objects[n]].size)
    apart = abs(bases[n] - bases[n - 1])
    if apart >= _OTHER * size:
        return True
    goes_on = words.first_boxes[4 * n] >= words.last_boxes[4 * n - 4]
    return guess if apart > _SAME * size or not goes_on else False
