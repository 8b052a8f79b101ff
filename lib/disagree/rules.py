"""Counts in; every disagreement among them, rule by rule, out."""

import numpy as np
import pandas as pd

from lib.disagree.found import Found
from lib.disagree.jumps import jumped_rows, jumps_of_ten
from lib.disagree.pairs import hits_above_scans, mixed_rows, rows_above, two_values
from lib.disagree.sums import sums_of_own, sums_of_tables
from lib.disagree.years import repeated_rows, same_figures
from lib.keys import is_one_of
from lib.positions import rows_where
from lib.tables.others import of_named_agencies

RULES = (two_values, hits_above_scans, sums_of_tables, sums_of_own, same_figures, jumps_of_ten)


SEEN = ["agency_id", "request_id", "measure", "label_as_printed", "value", "window_start", "window_end", "window_kind"]
SEEN += ["scope_as_printed", "origin", "status", "form", "source"]


def suspects(counts: pd.DataFrame) -> np.ndarray:
    """Return which rows a rule could be about: those of tables of many, and of each agency that shows a sign of one.

    `counts` needs only the columns SEEN. A rule finds the same among these rows as among all, and of a national table
    they are few: the other columns need not be read of all.
    """
    known = rows_where(counts, counts["value"].notna())
    signs = [mixed_rows(rows_where(known, known["window_start"].notna())), rows_above(known), repeated_rows(known)]
    signs += [jumped_rows(known), known[known["window_kind"] == "multi_year"]]
    agencies = pd.unique(pd.concat([sign["agency_id"].astype("str") for sign in signs]))
    return of_named_agencies(counts).to_numpy(bool) | is_one_of(counts["agency_id"], agencies)


def disagreements(counts: pd.DataFrame) -> list[Found]:
    """Return what disagrees among counts with a figure, in the order of the rules and of their value ids."""
    known = rows_where(counts, counts["value"].notna())
    return [found for rule in RULES for found in rule(counts if rule is sums_of_tables else known)]
