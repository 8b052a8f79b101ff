"""Two years as lines, and who sends to whom as a square: labels apart, the unknown in words, shapes besides colors."""

from itertools import pairwise

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from made_charts import EVIL, LONG, both, lines_in, places_of, words_in

from lib import chart
from lib.chart.matrix import SIGNS
from lib.chart.slopes import spread
from lib.chart.theme import MAIN

YEARS = ("2018", "2019")


def pairs(*held):
    """Return rows of slopes from (label, before, after); the figures are printed as they are."""
    frame = pd.DataFrame(held, columns=["label", "before", "after"]).astype({"before": "Float64", "after": "Float64"})
    shown = {f"shown_{x}": [None if pd.isna(v) else f"{100 * v:g} %" for v in frame[x]] for x in ("before", "after")}
    return frame.assign(**shown)


def slopes(*held, **columns):
    return chart.slopes(pairs(*held).assign(**columns), "Two years", "the hit ratio", YEARS)


def test_a_line_leads_from_one_year_to_the_next():
    for svg in both(slopes(("A", 0.01, 0.02), ("B", 0.04, 0.02))):
        first, second = (line for line in places_of(svg, "line") if line["stroke"] == MAIN)
        assert first["y1"] > first["y2"]
        assert second["y1"] < second["y2"]
        assert first["y2"] == second["y2"]


def test_a_year_that_is_not_known_has_no_line_and_stands_in_words():
    for svg in both(slopes(("A", 0.01, 0.02), ("B", 0.04, None), why_after=[None, "hits are not known"])):
        assert len([line for line in places_of(svg, "line") if line["stroke"] == MAIN]) == 1
        assert "B: 2018 4 %; 2019 not known: hits are not known" in words_in(svg)


def test_zero_is_drawn_and_keeps_the_axis_plain():
    drawn = slopes(("A", 0.00001, 0.0), ("B", 0.4, 0.2))
    kinds = {
        layer["encoding"]["y"]["scale"]["type"] for layer in drawn.wide["layer"] if layer["encoding"]["y"]["scale"]
    }
    assert kinds == {"linear"}


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12), st.floats(1, 25))
def test_labels_lie_apart(wanted, height):
    places = sorted(spread(wanted, [height] * len(wanted), 0, 300))
    assert all(b - a >= height - 1e-6 for a, b in pairwise(places))
    assert places[0] >= height / 2 - 1e-6
    assert places[-1] <= 300 - height / 2 + 1e-6


def test_long_and_hostile_names_are_whole_in_slopes():
    for svg in both(slopes((LONG, 0.01, 0.02), (EVIL, 0.04, 0.02), (LONG, 0.01, None))):
        assert words_in(svg).count(LONG) == 2
        assert EVIL.replace(" ", "") in words_in(svg).replace(" ", "")
        assert "<script" not in svg


def test_alt_text_of_slopes_says_both_figures_and_how_many_rose():
    assert slopes(("A", 0.01, 0.02), ("B", 0.04, 0.02), ("C", 0.01, None)).alt == (
        "Slope chart of the hit ratio, hits as percent of scans. A: 1 % in 2018, 2 % in 2019; "
        "B: 4 % in 2018, 2 % in 2019; C: 1 % in 2018, not known in 2019. 1 of 3 rose, 1 fell."
    )


# --- the square

NAMES = {"a": "Sampleville Police Department", "b": LONG, "c": EVIL}


def square(*said):
    frame = pd.DataFrame(said, columns=["sender_id", "receiver_id", "sign"])
    return chart.matrix(frame, NAMES, "Who sends to whom", "who sends to whom")


ALL_SIGNS = square(("a", "b", "both"), ("b", "a", "sender"), ("a", "c", "receiver"), ("c", "a", "one"))


def test_each_sign_has_a_shape_of_its_own_and_words():
    assert len({(shape, fill) for shape, fill, _, _ in SIGNS.values()}) == len(SIGNS)
    for svg in both(ALL_SIGNS):
        assert [words for *_, words in SIGNS.values() if words not in words_in(svg)] == []


def test_a_sign_stands_in_the_row_of_the_sender_and_the_column_of_the_receiver():
    signs = {v["said"]: (v["x"], v["y"]) for layer in ALL_SIGNS.wide["layer"] for v in layer["data"]["values"]
             if "said" in v}  # fmt: skip
    at = {sign: signs[words] for sign, (*_, words) in SIGNS.items()}
    assert at["both"][1] == at["receiver"][1] < at["sender"][1] < at["one"][1]
    assert at["sender"][0] == at["one"][0] < at["both"][0] < at["receiver"][0]


def test_names_of_the_square_are_whole_and_only_words():
    for svg in both(ALL_SIGNS):
        assert LONG in words_in(svg)
        assert EVIL.replace(" ", "") in words_in(svg).replace(" ", "")
        assert "<script" not in svg
        assert {"1", "2", "3"} <= set(" ".join(lines_in(svg)).split())


def test_a_square_without_pairs_says_so():
    drawn = square()
    assert drawn.alt.endswith("No list names another of them.")
    assert all(svg.startswith("<svg") for svg in both(drawn))


def test_alt_text_of_the_square_counts_what_is_said():
    assert square(("a", "b", "both"), ("b", "a", "both"), ("a", "c", "one")).alt == (
        "Square of who sends to whom: 3 agencies, each a row as sender and a column as receiver. "
        "Of 3 pairs one or both lists say that scans go from one to the other. 2: both lists say so; "
        "1: one list says so; the other is not on hand, waits, or leaves it open."
    )
