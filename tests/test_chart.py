"""The chart of hit ratios: drawn without a browser, honest about what is not known, and told in words."""

import json
import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from lib.chart import ratio_alt, ratio_bars
from lib.publish.drawing import draw_svg


def bars(*rows):
    """Return the frame of a chart from (label, ratio, shown) rows."""
    labels, ratios, shown = zip(*rows, strict=True) if rows else ((), (), ())
    ratio = pd.array(ratios, dtype="Float64")
    return pd.DataFrame({"label": labels, "ratio": ratio, "shown": pd.Series(shown, dtype="object")})


TRACY = bars(("2018", 405 / 490_535, "0.0826 %"), ("2019", 219 / 515_858, "0.0425 %"))
ONE_MISSING = bars(("2018", 0.01, "1.0000 %"), ("2019", None, None))


def drawn(frame, title="Scans that matched a hot list"):
    return draw_svg(ratio_bars(frame, title))


def words_in(svg):
    """Return every text drawn in a chart."""
    return [e.text for e in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def bar_widths(svg):
    """Return the width of each bar drawn, in order."""
    return [float(w) for w in re.findall(r'aria-roledescription="bar" d="M0,[\d.]+h([\d.]+)v', svg)]


def test_bars_carry_their_figures_and_lengths():
    svg = drawn(TRACY)
    assert {"2018", "2019", "0.0826 %", "0.0425 %", "Scans that matched a hot list"} <= set(words_in(svg))
    first, second = bar_widths(svg)
    assert first / second == pytest.approx((405 / 490_535) / (219 / 515_858), rel=1e-6)


def test_axis_starts_at_zero():
    scale = ratio_bars(TRACY, "x")["layer"][0]["encoding"]["x"]["scale"]
    assert scale["domain"][0] == 0
    assert scale["domain"][1] > 100 * 405 / 490_535


def test_a_missing_ratio_is_never_a_bar_of_zero():
    assert len(bar_widths(drawn(ONE_MISSING))) == 1


def test_a_missing_ratio_is_drawn_as_words_beside_its_label():
    assert {"2019", "not known"} <= set(words_in(drawn(ONE_MISSING)))


def test_a_ratio_of_zero_is_drawn_as_zero_and_is_not_missing():
    words = words_in(drawn(bars(("2018", 0.0, "0.0000 %"), ("2019", 0.01, "1.0000 %"))))
    assert "0.0000 %" in words
    assert "not known" not in words


@pytest.mark.parametrize(
    "frame",
    [bars(), bars(("2018", None, None)), bars(("2018", None, None), ("2019", None, None)), bars(("2018", 0.0, "0"))],
    ids=["no rows", "one unknown", "all unknown", "only zero"],
)
def test_a_chart_of_nothing_is_drawn_and_its_spec_is_json(frame):
    spec = ratio_bars(frame, "x")
    json.dumps(spec, allow_nan=False)
    assert draw_svg(spec).startswith("<svg")


def test_the_argument_is_not_changed():
    frame = ONE_MISSING.copy()
    ratio_bars(frame, "x")
    assert frame.equals(ONE_MISSING)


def test_same_chart_twice_gives_the_same_bytes():
    first = drawn(TRACY)
    drawn(ONE_MISSING)
    assert drawn(TRACY) == first


def test_every_id_in_a_drawing_is_referred_to_or_unique():
    svg = drawn(bars(*((str(2000 + n), n / 100, f"{n} %") for n in range(12))))
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)


def test_text_of_an_agency_cannot_break_out_of_the_drawing():
    evil = '</text></svg><script>alert(1)</script><a href="javascript:x">'
    svg = drawn(bars((evil, 0.5, evil), ("2019", 0.25, "25 %")), title=evil)
    tags = {e.tag.rpartition("}")[2] for e in ET.fromstring(svg).iter()}
    assert tags & {"script", "a", "foreignObject", "image"} == set()


def test_nothing_in_a_drawing_is_fetched():
    addresses = re.findall(r"(?:href|src)=\"([^\"]*)\"|url\(([^)]*)\)|@import", drawn(TRACY))
    assert [a or b for a, b in addresses if not (a or b).startswith("#")] == []


def test_long_labels_are_told_apart():
    names = ["Sampleville County Sheriff's Office, North", "Sampleville County Sheriff's Office, South"]
    words = words_in(drawn(bars((names[0], 0.1, "a"), (names[1], 0.2, "b"))))
    assert set(names) <= set(words)


def test_alt_text_says_kind_data_and_point():
    assert ratio_alt(TRACY, "the share of scans that matched, Sampleville") == (
        "Bar chart of the share of scans that matched, Sampleville. 2018: 0.0826 %; 2019: 0.0425 %. "
        "The largest is 2018."
    )


def test_alt_text_says_not_known_and_makes_no_point_of_one_figure():
    assert ratio_alt(ONE_MISSING, "ratios") == "Bar chart of ratios. 2018: 1.0000 %; 2019: not known."


def test_alt_text_of_equal_bars_names_no_largest():
    assert "largest" not in ratio_alt(bars(("2018", 0.1, "10 %"), ("2019", 0.1, "10 %")), "ratios")


def test_alt_text_of_no_rows_says_that_there_are_none():
    alt = ratio_alt(bars(), "ratios")
    assert alt.startswith("Bar chart of ratios.")
    assert ". ." not in alt
