"""A result table in; an Altair chart with alt text, in one theme, out."""

from typing import Any

import pandas as pd

INK, BAR, GRID, PAPER = "#1b1b1b", "#1f5f8b", "#d9d9d6", "#ffffff"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def ratio_bars(bars: pd.DataFrame, title: str) -> dict[str, Any]:
    """Return the Vega-Lite spec of horizontal bars; `bars`: label, ratio (0 to 1), shown (text at the bar's end).

    The axis starts at zero. A missing ratio is drawn as the words `not known`, never as a bar of zero.
    """
    import altair as alt

    rows = bars.assign(percent=bars["ratio"].astype("float") * 100)
    rows["shown"] = rows["shown"].fillna("not known")
    base = alt.Chart(alt.Data(values=_values(rows))).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=400, labelFontSize=14, ticks=False))
    )
    known = rows["percent"].dropna()
    top = float(known.max()) * 1.35 if len(known) and known.max() > 0 else 1.0
    x = alt.X(
        "percent:Q",
        title="hits as percent of scans",
        scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(tickCount=4, format=",~r", grid=False, labelFontSize=13, titleFontSize=13),
    )
    drawn = base.mark_bar(color=BAR, height=26).encode(x=x)
    # A missing ratio has no place on the axis; its words stand at the axis' start.
    words = base.mark_text(align="left", dx=6, fontSize=14, color=INK).encode(x=alt.X("place:Q"), text="shown:N")
    height = 46 * max(len(rows), 1)
    return _themed(alt.layer(drawn, words).properties(width=480, height=height, title=title))


def _values(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {"label": r.label, "percent": percent, "place": percent or 0.0, "shown": r.shown}
        for r in rows.itertuples()
        for percent in [None if pd.isna(r.percent) else float(r.percent)]
    ]


def _themed(chart: Any) -> dict[str, Any]:
    return (
        chart.configure(font=FONT, background=PAPER)
        .configure_view(stroke=None)
        .configure_axis(labelColor=INK, titleColor=INK, gridColor=GRID, domainColor=INK, titleFontWeight="normal")
        .configure_title(color=INK, fontSize=16, anchor="start", fontWeight="bold", offset=12)
        .to_dict()
    )


def ratio_alt(bars: pd.DataFrame, about: str) -> str:
    """Return the chart in words: what kind it is, each bar with its figure, and which is the largest."""
    if bars.empty:
        return f"Bar chart of {about}. There is nothing to show."
    listed = "; ".join(f"{r.label}: {r.shown if isinstance(r.shown, str) else 'not known'}" for r in bars.itertuples())
    known = bars[bars["ratio"].notna()].astype({"ratio": "float"})
    largest = known[known["ratio"] == known["ratio"].max()]
    point = f" The largest is {largest['label'].iloc[0]}." if len(known) > 1 and len(largest) == 1 else ""
    return f"Bar chart of {about}. {listed}.{point}"
