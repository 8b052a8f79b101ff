"""Counts in; one figure printed for two years out."""

from itertools import pairwise

import pandas as pd

from lib.disagree.found import SCANS, SMALLEST_TOLD, Found, in_order, records, two
from lib.keys import codes_of, is_one_of
from lib.tables.others import table_of

WHOSE = ["agency_id", "request_id", "measure", "scope_as_printed"]


def years_of(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of full calendar years, without a publisher's sums, and the `table` each stands in."""
    is_year = (counts["window_kind"] == "calendar_year") & is_one_of(counts["measure"], ("hits", *SCANS))
    years = counts[is_year & (counts["origin"] != "publisher_sum")]
    return years.assign(table=table_of(years))


def same_figures(counts: pd.DataFrame) -> list[Found]:
    """Return figures of two years that are the same to the last digit (Broome County: 1,729 hits): both wait."""
    found, why = [], "the same figure is printed for two years"
    for _, group in repeated_rows(counts).groupby("same", sort=False):
        rows = sorted(records(group), key=lambda row: row["window_start"])
        firsts = list({row["window_start"]: row for row in reversed(rows)}.values())[::-1]
        found += [two("same_figure_two_windows", a, b, why) for a, b in pairwise(firsts)]
    return in_order(found)


def repeated_rows(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of figures that stand for two years of one agency, with the number of the `same` figure."""
    years = years_of(counts)
    years = years[(years["value"] >= SMALLEST_TOLD).fillna(False)]
    code = codes_of(years, [*WHOSE, "table", "value"])
    distinct = (pd.Series(years["window_start"].to_numpy()).groupby(code).transform("nunique") > 1).to_numpy()
    return years[distinct].assign(same=code[distinct])
