"""Tidy tables in; hit ratios, changes, pooled ratios, headlines and the register of findings out."""

from lib.hit_ratio.coverage import asked_agencies, coverage
from lib.hit_ratio.findings import findings, findings_log
from lib.hit_ratio.groups import pooled, pooled_ratios, trend, year_changes
from lib.hit_ratio.headlines import headlines
from lib.hit_ratio.pairs import NEEDED
from lib.hit_ratio.published import published_ratios
from lib.hit_ratio.published_findings import with_published
from lib.hit_ratio.ranks import ranked
from lib.hit_ratio.ratios import hit_ratios
from lib.hit_ratio.windows import UnlikeWindowsError

__all__ = [
    "NEEDED",
    "UnlikeWindowsError",
    "asked_agencies",
    "coverage",
    "findings",
    "findings_log",
    "headlines",
    "hit_ratios",
    "pooled",
    "pooled_ratios",
    "published_ratios",
    "ranked",
    "trend",
    "with_published",
    "year_changes",
]
