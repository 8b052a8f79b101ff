"""One agency's tables in; the blocks of its figures out: main sentence, cards, ratios, chart, changes."""

from typing import Any

import pandas as pd

from lib.publish.agency_view import Agency, is_zero, ratios_with_names
from lib.publish.blocks import Block, Drawing, Part, chart, number

UNLIKE = "not drawn: a period of another kind or length"


def lead(agency: Agency) -> Block:
    """Return the page's main sentence: on the latest full year with a ratio, else on the latest period, if any."""
    known = ratios_with_names(agency).dropna(subset="hit_ratio")
    if known.empty:
        return agency.printed.text(
            f"No hit ratio can be given for {agency.name}: hits and scans for one period are not both known.",
            kind="lead",
        )
    known = known.assign(is_year=known["window_kind"] == "calendar_year").sort_values(["is_year", "window_start"])
    last = known.iloc[-1]
    hits, scans = number(last["hits_value_id"]), number(last["scans_value_id"])
    when = f"In {last['label']}, " if last["is_year"] else f"For the period {last['label']}, "
    one_in = agency.finding(last["period"], "one-in")
    if not agency.has(one_in):
        return agency.printed.text(when, "no hits in ", scans, " scans.", kind="lead")
    said = " scans of license plates matched a hot list: "
    return agency.printed.text(when, number(one_in), said, hits, " hits in ", scans, " scans.", kind="lead")


def cards(agency: Agency) -> Block:
    """Return a card for each window with a ratio: `1 in N`, and both counts."""
    made = []
    for row in ratios_with_names(agency).dropna(subset="hit_ratio").itertuples():
        one_in = agency.finding(row.period, "one-in")
        ratio = number(agency.finding(row.period, "hit-ratio"))
        detail: list[Part] = [
            ratio,
            ": ",
            number(row.hits_value_id),
            " hits in ",
            number(row.scans_value_id),
            " scans",
        ]
        figure: list[Part] = [number(one_in)] if agency.has(one_in) else ["no hits"]
        made.append({"label": [f"{row.label}: scans that matched"], "figure": figure, "detail": detail})
    return agency.printed.cards(made)


def ratio_table(agency: Agency) -> Block:
    """Return hits, scans, ratio and its bounds for each window, and what is to be noted."""
    rows = [_ratio_row(agency, row) for row in ratios_with_names(agency).itertuples()]
    if not rows:
        return agency.printed.text("No count of scans or hits of a known period is on hand.")
    columns = ["Period", "Scans", "Hits", "Hit ratio", "1 in N", "If “detections” leaves hits out", "Note"]
    return agency.printed.table("Scans, hits and their ratio, by period", columns, rows, right=(1, 2, 3, 4, 5))


def _ratio_row(agency: Agency, row: Any) -> list[list[Part]]:
    def held(finding_id: object, otherwise: str = "not known") -> list[Part]:
        known = isinstance(finding_id, str) and agency.has(finding_id)
        return [number(finding_id)] if known else [otherwise]

    names = [agency.finding(row.period, what) for what in ("hit-ratio", "one-in", "ratio-low")]
    one_in = held(names[1], "no hits" if is_zero(row.hits) else "not known")
    note = "; ".join(filter(None, (*_by_a_person(agency, row), row.reason if isinstance(row.reason, str) else "")))
    return [
        [row.label],
        held(row.scans_value_id),
        held(row.hits_value_id),
        held(names[0]),
        one_in,
        held(names[2], "does not apply"),
        [note or _basis_note(row.basis)],
    ]


def _by_a_person(agency: Agency, row: Any) -> list[str]:
    """Return what a person had to do with the two counts: typed in, corrected, confirmed."""
    mine = agency.held["counts"]
    mine = mine[mine["value_id"].isin((row.scans_value_id, row.hits_value_id))]
    notes = ["entered by hand"] if (mine["origin"] == "hand_entered").any() else []
    ruled = mine[mine["ruling"].notna()]
    for status in ("corrected", "confirmed"):
        measures = sorted({"hits" if x == row.hits_value_id else "scans"
                           for x in ruled[ruled["status"] == status]["value_id"]})  # fmt: skip
        notes += [f"{' and '.join(measures)} {status} by a person"] if measures else []
    return notes


def _basis_note(basis: object) -> str:
    return "basis stated: the reply does not say whether its detections include the hits" if basis == "stated" else ""


def bars(agency: Agency) -> pd.DataFrame:
    """Return period, label, value, shown, why, instead for the chart: a row a window, in order of time.

    Only windows of one kind and length are drawn beside each other, years if there are any; others stand in words.
    """
    ratios = ratios_with_names(agency).sort_values("window_start")
    shown = [agency.printed.shown.get(agency.finding(p, "hit-ratio")) for p in ratios["period"]]
    alike = _alike(ratios)
    words = [None if like or x is None else f"{x}, {UNLIKE}" for x, like in zip(shown, alike, strict=True)]
    told = {"value": ratios["hit_ratio"].where(alike), "shown": shown, "why": ratios["reason"], "instead": words}
    return ratios[["period", "label"]].assign(**told).reset_index(drop=True)


def _alike(ratios: pd.DataFrame) -> pd.Series:
    """Return which windows are of the kind and length (within a day, for leap years) of the most; years come first."""
    start, end = (pd.to_datetime(ratios[f"window_{x}"]) for x in ("start", "end"))
    days = (end - start).dt.days.fillna(-1)
    is_year = (ratios["window_kind"] == "calendar_year") & ratios["hit_ratio"].notna()
    if is_year.any():
        return ratios["window_kind"] == "calendar_year"
    known = ratios["hit_ratio"].notna()
    near = [(known & (ratios["window_kind"] == kind) & ((days - n).abs() <= 1))
            for kind, n in zip(ratios["window_kind"], days, strict=True)]  # fmt: skip
    return max(near, key=lambda rows: int(rows.sum()), default=known)


def ratio_chart(agency: Agency, drawn: Drawing) -> Block:
    """Return the chart with its table, every figure of it from the register."""
    rows: list[list[list[Part]]] = []
    if agency.rows("hit_ratios").empty:
        return agency.printed.text("")
    for row in bars(agency).itertuples():
        finding = agency.finding(row.period, "hit-ratio")
        rows.append([[row.label], [number(finding)] if agency.has(finding) else [_unknown(row.why)]])
    table = agency.printed.table("Hit ratio by period", ["Period", "Hit ratio"], rows, right=(1,))
    return chart(drawn, table)


def _unknown(why: object) -> str:
    return f"not known: {why}" if isinstance(why, str) else "not known"


def changes(agency: Agency) -> Block:
    """Return the change of scans and hits from each year to the next, with both counts; or why there is none."""
    rows: list[list[list[Part]]] = []
    for row in agency.rows("year_changes").itertuples():
        year = int(row.window_start[:4])
        finding = agency.finding(f"{year - 1}-{year}", f"{row.measure}-change")
        change: list[Part] = [number(finding)] if agency.has(finding) else [f"not given: {row.reason}"]
        counts: list[list[Part]] = [[number(row.before_value_id)], [number(row.after_value_id)]]
        rows.append([[f"{row.measure.capitalize()}, {year - 1} to {year}"], *counts, change])
    if not rows:
        return agency.printed.text("There are no two calendar years in a row to compare.")
    columns = ["What", "Year before", "Year after", "Change"]
    return agency.printed.table("Scans and hits of a year against the year before", columns, rows, right=(1, 2, 3))


def together(agency: Agency) -> Block:
    """Return the pooled ratio of the agency's years; empty text if there is one year only."""
    pooled = agency.held["pooled_ratios"]
    mine = pooled[(pooled["group"] == "agency") & (pooled["member"] == agency.agency_id) & (pooled["n"] > 1)]
    if mine.empty:
        return agency.printed.text("")
    years = mine["windows"].iloc[0].split()
    base = f"{'-'.join(years)}-pooled"
    names = {what: agency.finding(base, what) for what in ("hits", "scans", "hit-ratio", "one-in")}
    one_in: list[Part] = [" (", number(names["one-in"]), ")"] if agency.has(names["one-in"]) else []
    return agency.printed.text(
        f"{' and '.join(years)} together: ", number(names["hits"]), " hits in ", number(names["scans"]),
        " scans, ", number(names["hit-ratio"]), *one_in, ".",
    )  # fmt: skip
