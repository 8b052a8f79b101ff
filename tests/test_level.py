"""A page put straight and the page as displayed: there and back, quarter turns, tilt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.level import Level

UPRIGHT = (612.0, 792.0)
LEVELS = st.builds(
    Level, st.integers(0, 3), st.floats(-15, 15), st.floats(100, 1200), st.floats(100, 1200)
)  # fmt: skip
PARTS = st.tuples(*[st.floats(0, 1)] * 4)


def box_on(level, parts):
    """A box on the page of a level, made of shares of its width and height."""
    (x0, x1), (top, bottom) = sorted(parts[:2]), sorted(parts[2:])
    return x0 * level.width, top * level.height, x1 * level.width, bottom * level.height


def holds(outer, inner, air=1e-6):
    return all(a <= b + air for a, b in zip(outer[:2], inner[:2], strict=True)) and all(
        a >= b - air for a, b in zip(outer[2:], inner[2:], strict=True)
    )


@given(LEVELS, PARTS)
def test_a_point_comes_back_to_its_place(level, parts):
    x, y = parts[0] * level.width, parts[1] * level.height
    assert level.from_displayed(level.as_displayed((x, y, x, y))) == pytest.approx((x, y, x, y), abs=1e-6)


@given(LEVELS, PARTS)
def test_a_box_comes_back_around_itself(level, parts):
    box = box_on(level, parts)
    back = level.from_displayed(level.as_displayed(box))
    assert holds(back, box), back
    if not level.tilt:
        assert back == pytest.approx(box, abs=1e-6)


@given(LEVELS, PARTS)
def test_the_displayed_box_holds_the_corners_and_touches_them(level, parts):
    x0, top, x1, bottom = box_on(level, parts)
    shown = level.as_displayed((x0, top, x1, bottom))
    corners = [level.as_displayed((x, y, x, y))[:2] for x in (x0, x1) for y in (top, bottom)]
    across, down = zip(*corners, strict=True)
    assert shown == pytest.approx((min(across), min(down), max(across), max(down)), abs=1e-6)


@pytest.mark.parametrize(
    ("turns", "shown"),
    [
        (0, (10, 20, 110, 30)),
        (1, (20, 502, 30, 602)),  # lies on its left side: the upright page's left edge is below
        (2, (502, 762, 602, 772)),
        (3, (762, 10, 772, 110)),
    ],
)
def test_a_line_at_the_top_left_is_shown_where_the_turned_page_has_it(turns, shown):
    assert Level(turns, 0, *UPRIGHT).as_displayed((10, 20, 110, 30)) == pytest.approx(shown)


def test_four_quarter_turns_are_none():
    box = (10, 20, 110, 30)
    assert Level(5, 0, *UPRIGHT).as_displayed(box) == Level(1, 0, *UPRIGHT).as_displayed(box)


def test_a_tilt_lowers_the_right_end_and_straightening_lifts_it():
    level = Level(0, 1.0, *UPRIGHT)
    middle = UPRIGHT[1] / 2
    assert level.as_displayed((506, middle, 506, middle))[1] == pytest.approx(middle + 200 * 0.017452, abs=0.001)
    assert level.straightened((506, middle))[1] == pytest.approx(middle - 200 * 0.017452, abs=0.001)


@given(LEVELS, PARTS)
def test_straightening_an_upright_point_is_what_comes_back_from_the_display(level, parts):
    """A word is placed by one way and an older OCR's by the other; both must meet."""
    x, y = parts[0] * level.width, parts[1] * level.height
    upright = Level(level.turns, 0.0, level.width, level.height)
    shown = upright.as_displayed((x, y, x, y))
    assert level.from_displayed(shown)[:2] == pytest.approx(level.straightened((x, y)), abs=1e-6)
