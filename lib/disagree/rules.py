"""Counts in; every disagreement among them, rule by rule, out."""

import pandas as pd

from lib.disagree.found import Found
from lib.disagree.jumps import jumps_of_ten
from lib.disagree.pairs import hits_above_scans, two_values
from lib.disagree.sums import sums_of_own, sums_of_tables
from lib.disagree.years import same_figures

RULES = (two_values, hits_above_scans, sums_of_tables, sums_of_own, same_figures, jumps_of_ten)


def disagreements(counts: pd.DataFrame) -> list[Found]:
    """Return what disagrees among counts with a figure, in the order of the rules and of their value ids."""
    known = counts[counts["value"].notna()]
    return [found for rule in RULES for found in rule(counts if rule is sums_of_tables else known)]
