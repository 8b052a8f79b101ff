"""The dot plot of ratios: zeros beside the axis and never on it, both readings of a ratio, the unknown in words."""

import pytest
from made_charts import EVIL, LONG, both, lines_in, places_of, rows, words_in

from lib import chart
from lib.chart.theme import MAIN, PAPER, TINT

APART = [(f"Agency {n} Police Department", 0.0001 * 3**n, f"{0.01 * 3**n:.4f} %") for n in range(6)]
ZERO = ("Nohitsburg Police Department", 0.0, "0.0000 %")
MISSING = ("Mockton Police Department", None, None)


def dots(*held, title="Hit ratio in 2019", **columns):
    return chart.dots(rows(*held, **columns), title, "the hit ratio in 2019")


def scales(drawn):
    return {layer["encoding"]["x"]["scale"]["type"] for layer in drawn.wide["layer"] if layer["encoding"]["x"]["scale"]}


def circles(svg):
    return [(c["cx"], c["fill"]) for c in places_of(svg, "circle")]


def strip_of(svg):
    """Return the left and right end of the strip of zeros; none if there is none."""
    strips = [(r["x"], r["x"] + r["width"]) for r in places_of(svg, "rect") if r["fill"] == TINT and r["width"] > 20]
    return strips[0] if strips else None


def test_ratios_far_apart_stand_on_a_logarithmic_axis_that_says_so():
    drawn = dots(*APART)
    assert scales(drawn) == {"log"}
    assert "logarithmic" in words_in(both(drawn)[0])


def test_ratios_near_each_other_stand_on_an_axis_from_zero():
    drawn = dots(("A", 0.01, "1 %"), ("B", 0.02, "2 %"))
    assert scales(drawn) == {"linear"}
    assert "logarithmic" not in words_in(both(drawn)[0])


def test_zero_stands_in_a_strip_beside_a_logarithmic_axis():
    for svg in both(dots(*APART, ZERO)):
        left, right = strip_of(svg)
        xs = [x for x, _ in circles(svg)]
        assert left < xs[-1] < right
        assert min(xs[:-1]) > right
        assert "the strip of zeros" in words_in(svg)


def test_without_zeros_there_is_no_strip():
    assert strip_of(both(dots(*APART))[0]) is None


def test_zeros_alone_are_drawn_on_an_axis_from_zero():
    drawn = dots(ZERO)
    assert (scales(drawn), len(circles(both(drawn)[0]))) == ({"linear"}, 1)


def test_a_missing_ratio_is_a_row_with_the_reason_and_no_dot():
    for svg in both(dots(*APART, MISSING, why=[None] * 6 + ["hits are not known yet"])):
        assert len(circles(svg)) == 6
        assert {"Mockton Police Department", "not known: hits are not known yet"} <= set(lines_in(svg))


def test_all_missing_is_drawn():
    assert [circles(svg) for svg in both(dots(MISSING))] == [[], []]


def test_a_line_leads_from_the_lowest_to_the_highest_reading():
    drawn = dots(("A", 0.02, "2 %"), ("B", 0.01, "1 %"), low=[0.0175, 0.01], high=[0.02, 0.01])
    spans = [
        layer for layer in drawn.wide["layer"] if layer["mark"] == {"type": "rule", "color": MAIN, "strokeWidth": 2}
    ]
    assert [(round(v["x"], 9), v["x2"]) for layer in spans for v in layer["data"]["values"]] == [(1.75, 2.0)]
    assert "can mean" in words_in(both(drawn)[0])


def test_a_small_count_has_another_shape_of_dot_and_words():
    svg = both(dots(("A", 0.02, "2 %"), ("B", 0.01, "1 %"), look=["usual", "small"]))[0]
    assert [fill for _, fill in circles(svg)[:2]] == [MAIN, PAPER]
    assert {"may be compared and ranked", "not ranked: a count is below 20"} <= set(lines_in(svg))


def test_the_marked_agency_has_another_shape_and_is_told():
    drawn = dots(*APART, look=["usual", "usual", "marked", "usual", "usual", "usual"])
    assert len(places_of(both(drawn)[0], "polygon")) == 2  # the row and the legend
    assert drawn.alt.endswith("Marked is Agency 2 Police Department: 0.0900 %.")


@pytest.mark.parametrize("name", [LONG, EVIL])
def test_names_are_whole_and_only_words(name):
    for svg in both(dots((name, 0.01, "1 %"), (name, 0.2, "20 %"), title=name)):
        assert words_in(svg).replace(" ", "").count(name.replace(" ", "")) == 3
        assert "<script" not in svg


def test_no_figure_lies_upon_a_dot():
    for svg in both(dots(*APART, (LONG, 0.9, "90.0000 %"))):
        left = min(
            t["x"] - 6 * len(t["y"] and "90.0000 %") for t in places_of(svg, "text") if t["text-anchor"] == "end"
        )
        assert max(x for x, _ in circles(svg)) + 5 < left + 1


def test_table_equals_the_drawn_data():
    drawn = dots(*APART, ZERO)
    shown = {v["name"]: v["figure"] for layer in drawn.wide["layer"] for v in layer["data"]["values"] if "name" in v}
    assert shown == dict(zip(drawn.rows["label"], drawn.rows["shown"], strict=True))
    assert list(shown) == drawn.rows["label"].tolist()


def test_alt_text_says_kind_data_range_and_zeros():
    assert dots(*APART, ZERO, *APART[:2]).alt == (
        "Dot plot of the hit ratio in 2019, hits as percent of scans. 9 agencies are shown. "
        "From 0.0000 % (Nohitsburg Police Department) to 2.4300 % (Agency 5 Police Department). "
        "1 of them is zero. All figures are in the table beneath."
    )
