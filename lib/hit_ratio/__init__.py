"""Tidy tables in; hit ratios, changes, pooled ratios and the register of findings out."""

from lib.hit_ratio.findings import findings, findings_log
from lib.hit_ratio.groups import pooled_ratios, year_changes
from lib.hit_ratio.list_findings import with_lists
from lib.hit_ratio.ratios import hit_ratios

__all__ = ["findings", "findings_log", "hit_ratios", "pooled_ratios", "with_lists", "year_changes"]
