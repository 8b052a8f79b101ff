"""Where words end on a line's picture: by the ink, since the model forgets a space now and then."""

import numpy as np
import pytest

from lib.helvetica import width_in_ems
from lib.read.ocr_spans import spans_of

EM, BEARING = 40, 0.045


def line(printed, read, blur=0.0):
    """A picture of a line and the letters read on it: a bar for each letter, `blur` ems wider than its ink."""
    width = int(EM * (width_in_ems(printed) + 1))
    cut = np.full((60, width, 3), 255, np.uint8)
    letters, at, left = [], EM * 0.5, list(read)
    for letter in printed:
        end = at + EM * width_in_ems(letter)
        if letter != " ":
            ink = slice(round(at + EM * (BEARING - blur / 2)), round(end - EM * (BEARING - blur / 2)))
            cut[15:45, ink] = 0
        if left and left[0] == letter:
            letters.append((left.pop(0), at / width, end / width, 1.0))
        at = end
    return cut, tuple(letters)


def words(printed, read, blur=0.0):
    return [span.text for span in spans_of(*line(printed, read, blur))]


@pytest.mark.parametrize("blur", [0.0, 0.04, 0.08])
@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Mobile Companion", "MobileCompanion"),
        ("Heights Fixed 1", "Heights Fixed1"),
        ("Unit 12 - LPR", "Unit 12- LPR"),
        ("Mockton Police Department", "MocktonPoliceDepartment"),
    ],
)
def test_a_space_the_model_forgot_is_seen_in_the_ink(printed, read, blur):
    assert words(printed, read, blur) == printed.split()


@pytest.mark.parametrize("blur", [0.0, 0.04, 0.08])
@pytest.mark.parametrize(
    "text", ["Illinois County", "1,024,915", "01-01-18", "Sheriff", "(Deleted)", "Tri-County", "A1"]
)
def test_no_word_is_cut_where_no_space_is(text, blur):
    assert words(text, text, blur) == text.split()


@pytest.mark.parametrize("text", ["01-01-18", "1,024,915", "12:00"])
def test_marks_of_figures_stay_with_them_however_loosely_they_are_set(text):
    assert words(text, text, blur=-0.2) == [text]
