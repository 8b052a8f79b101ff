"""The bars: as long as their figures, from zero; honest about what is not known; told in words."""

import json
from itertools import pairwise

import altair
import pandas as pd
import pytest
from made_charts import EVIL, LONG, both, lines_in, places_of, rows, words_in

from lib import chart
from lib.chart.theme import MAIN
from lib.publish.drawing import draw_svg

TRACY = rows(("2018", 405 / 490_535, "0.0826 %"), ("2019", 219 / 515_858, "0.0425 %"))
ONE_MISSING = rows(("2018", 0.01, "1.0000 %"), ("2019", None, None), why=[None, "hits are not known"])
NAMES = ["no rows", "one unknown", "all unknown", "only zero", "usual", "one missing"]
SETS = [
    rows(),
    rows(("2018", None, None)),
    rows(("2018", None, None), ("2019", None, None)),
    rows(("2018", 0.0, "0")),
    TRACY,
    ONE_MISSING,
]


def ratio_bars(frame, title="Scans that matched", about="ratios", unit=""):
    return chart.bars(frame, title, about, unit, whole=False)


def bar_widths(svg):
    return [bar["width"] for bar in places_of(svg, "rect") if bar["fill"] == MAIN]


@pytest.mark.parametrize("n", [0, 1], ids=["wide", "narrow"])
def test_bars_carry_their_figures_and_lengths(n):
    svg = both(ratio_bars(TRACY))[n]
    assert {"2018", "2019", "0.0826 %", "0.0425 %", "Scans that matched"} <= set(lines_in(svg))
    first, second = bar_widths(svg)
    assert first / second == pytest.approx((405 / 490_535) / (219 / 515_858), abs=1e-3)


@pytest.mark.parametrize("frame", SETS, ids=NAMES)
def test_axis_starts_at_zero_and_is_never_logarithmic(frame):
    scales = [layer["encoding"]["x"]["scale"] for layer in ratio_bars(frame).wide["layer"]]
    for scale in (s for s in scales if s):
        assert (scale["type"], scale["domain"][0]) == ("linear", 0)
        assert scale["domain"][1] >= 100 * frame["value"].max()


def test_a_missing_figure_is_never_a_bar_and_stands_in_words_with_the_reason():
    for svg in both(ratio_bars(ONE_MISSING)):
        assert len(bar_widths(svg)) == 1
        assert {"2019", "not known: hits are not known"} <= set(lines_in(svg))


OTHER = "5 %, not drawn: a period of another kind"


def test_words_that_are_given_stand_in_place_of_a_bar():
    svg = both(ratio_bars(rows(("2018", 0.1, "10 %"), ("2019", None, "5 %"), instead=[None, OTHER])))[0]
    assert OTHER in lines_in(svg)
    assert len(bar_widths(svg)) == 1


def test_a_figure_in_words_without_its_number_is_not_believed():
    svg = both(ratio_bars(rows(("2018", 0.1, "10 %"), ("2019", None, "5 %"))))[0]
    assert "5 %" not in lines_in(svg)
    assert "not known" in lines_in(svg)


def test_a_ratio_of_zero_is_drawn_as_zero_and_is_not_missing():
    words = words_in(both(ratio_bars(rows(("2018", 0.0, "0.0000 %"), ("2019", 0.01, "1.0000 %"))))[0])
    assert "0.0000 %" in words
    assert "not known" not in words


@pytest.mark.parametrize("frame", SETS, ids=NAMES)
def test_every_chart_is_drawn_and_is_a_chart_of_altair(frame):
    drawn = ratio_bars(frame)
    json.dumps(drawn.wide, allow_nan=False)
    assert [svg.startswith("<svg") for svg in both(drawn)] == [True, True]
    assert isinstance(drawn.altair(), altair.LayerChart)


def test_the_argument_is_not_changed():
    frame = ONE_MISSING.copy()
    ratio_bars(frame)
    pd.testing.assert_frame_equal(frame, ONE_MISSING)


def test_same_chart_twice_gives_the_same_bytes():
    first = both(ratio_bars(TRACY))
    both(ratio_bars(ONE_MISSING))
    assert both(ratio_bars(TRACY)) == first


def test_text_of_an_agency_cannot_break_out_of_the_drawing():
    for svg in both(ratio_bars(rows((EVIL, 0.5, EVIL), ("2019", None, None), why=[None, EVIL]), EVIL, unit=EVIL)):
        assert {m for m in ("<script", "<a ", "<image", "<foreignObject") if m in svg} == set()
        assert words_in(svg).replace(" ", "").count(EVIL.replace(" ", "")) == 5


def test_letters_no_drawing_may_hold_are_left_out():
    svg = draw_svg(ratio_bars(rows(("Sample\x00ville\n\u202eP\x0bD\ufffe", 0.5, "50 %"))).wide)
    svg.encode("utf-8")
    assert "Sampleville P D\ufffd" in words_in(svg)


def test_nothing_in_a_drawing_is_fetched():
    for svg in both(ratio_bars(TRACY)):
        assert [word for word in ("href", "src=", "url(", "@import", "<style") if word in svg] == []


def test_a_name_of_ninety_letters_is_whole():
    assert len(LONG) == 90
    for svg in both(ratio_bars(rows((LONG, 0.1, "10 %"), (f"{LONG}, North", 0.2, "20 %")))):
        assert words_in(svg).count(LONG) == 2
        assert f"{LONG}, North" in words_in(svg)


def test_bars_with_hundreds_of_names_lie_apart():
    many = rows(*((f"{LONG} {n}", n * 1.0, f"{n:,}") for n in range(1, 300)))
    for svg in both(chart.bars(many, "Scans", "scans", "scans")):
        lines = [(t["x"], t["y"]) for t in places_of(svg, "text") if t["text-anchor"] == "start" and t["x"] == 0]
        ys = [y for _, y in lines]
        assert min(b - a for a, b in pairwise(ys)) >= 15


def test_alt_text_says_kind_data_and_point():
    drawn = chart.bars(
        TRACY, "x", "the share of scans that matched, Sampleville", "hits as percent of scans", whole=False
    )
    assert drawn.alt == (
        "Bar chart of the share of scans that matched, Sampleville, hits as percent of scans. "
        "2018: 0.0826 %; 2019: 0.0425 %. The largest is 2018."
    )


def test_alt_text_says_not_known_and_makes_no_point_of_one_figure():
    assert ratio_bars(ONE_MISSING).alt == "Bar chart of ratios. 2018: 1.0000 %; 2019: not known: hits are not known."


def test_alt_text_of_equal_bars_names_no_largest():
    assert "largest" not in ratio_bars(rows(("2018", 0.1, "10 %"), ("2019", 0.1, "10 %"))).alt


def test_alt_text_of_no_rows_says_that_there_are_none():
    assert ratio_bars(rows()).alt == "Bar chart of ratios. There is nothing to show."


def test_alt_text_of_many_gives_n_range_zeros_and_what_is_not_known():
    held = rows(*((f"Agency {n}", n * 1.0, f"{n}") for n in range(9)), ("Mockton", None, None))
    assert chart.bars(held, "x", "scans in 2019", "scans", total=154).alt == (
        "Bar chart of scans in 2019, scans. 10 of 154 agencies are shown. From 0 (Agency 0) to 8 (Agency 8). "
        "1 of them is zero. Of 1 no figure is drawn. All figures are in the table beneath."
    )
